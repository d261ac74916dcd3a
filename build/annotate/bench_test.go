package annotate

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"gloss/build/archive"
)

// manyEntities bear 100,000 names and aliases.
func manyEntities() []archive.Entity {
	out := make([]archive.Entity, 40_000)
	for i := range out {
		out[i] = archive.Entity{
			ID: fmt.Sprint(i), Type: "organization", Name: fmt.Sprintf("Institute Nr%d of Field%d", i, i%999),
			Aliases: []string{fmt.Sprintf("Inst%d", i)},
		}
		if i%2 == 0 {
			out[i].Aliases = append(out[i].Aliases, fmt.Sprintf("I%d Field", i))
		}
	}
	return out
}

// manyPersons bear 50,000 names and aliases, and as many surnames and names without initials that these imply.
func manyPersons() []archive.Entity {
	out := make([]archive.Entity, 25_000)
	for i := range out {
		out[i] = archive.Entity{
			ID: fmt.Sprint("p", i), Type: "person", Name: fmt.Sprintf("Given%d M. Family%d", i%999, i),
			Aliases: []string{fmt.Sprintf("Captain Family%d", i)},
		}
	}
	return out
}

// manyRussians bear 100,000 names and aliases in Cyrillic, of which the first three letters are as various as those of names are,
// so that most words of a text must be looked up and some be taken apart.
func manyRussians() []archive.Entity {
	first := strings.Fields("Б В Г Д Ж К Л М Н П Р С Т Ф Х Ш")
	middle := strings.Fields("ара оло еми уда ите оса ано еру ива уко аме опи ела ура инё ото")
	last := strings.Fields("нов ский ева ин ко дзе нск град ия ец ма ль ова ник тель ов")
	out := make([]archive.Entity, 50_000)
	for i := range out {
		family := first[i%16] + middle[i/16%16] + middle[i/256%16] + last[i/4096%16]
		out[i] = archive.Entity{
			ID: fmt.Sprint("r", i), Type: "person", Name: first[i/7%16] + middle[i/3%16] + last[i/11%16] + " " + family,
			Aliases: []string{"Доктор " + family},
		}
	}
	return out
}

// BenchmarkRegistry builds the trie, and reports the memory that it keeps beside the entities. The aims are 0.3 s and 64 MB
// for 100,000 aliases.
func BenchmarkRegistry(b *testing.B) {
	for _, of := range []struct {
		name     string
		entities []archive.Entity
	}{{"organizations", manyEntities()}, {"persons", manyPersons()}, {"russians", manyRussians()}} {
		b.Run(of.name, func(b *testing.B) {
			b.ReportAllocs()
			before := live()
			var r *Registry
			for b.Loop() {
				r = NewRegistry(of.entities)
			}
			b.ReportMetric(live()-before, "live-MB")
			runtime.KeepAlive(r)
		})
	}
}

// live returns the megabytes in use once all garbage is collected.
func live() float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // the first may have found a cycle under way
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

// BenchmarkMentions matches one article of 2.6 KB or more against more than 100,000 forms. In the Latin one every rule has something
// to look at: a fifth of the words belong to a mention, and surnames count beside full names. In the declined one the forms are
// Cyrillic as well, and each word of the text may be a case of another. The aim is 20 MB/s for each.
func BenchmarkMentions(b *testing.B) {
	latin := NewRegistry(append(registry(), append(manyEntities(), manyPersons()...)...))
	for _, t := range []struct {
		name, text string
		r          *Registry
	}{
		{"latin", "In the morning Erik Dalen met the envoy of Tolmia in Port Orun, where the United Leagues Security Council had sent him; Dalen said that nothing would be signed before winter ended.\n", latin},
		{"plain", "In the morning the envoy met the admiral in the harbour, where the council of the town had sent him; he said that nothing would be signed before winter ended, and Tolmia agreed.\n", latin},
		{"cyrillic", "Утром Эрик Дален встретился с посланником Толмии в порту, куда его направил совет; он сказал, что до конца зимы ничего подписано не будет.\n", latin},
		{"declined", russianText, NewRegistry(append(registry(), manyRussians()...))},
	} {
		text := strings.Repeat(t.text, 1+2600/len(t.text))
		in := Input{Text: text, Blocks: blocksOf(text)}
		b.Run(t.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			room := t.r.take()
			for b.Loop() {
				t.r.mentions(in, nil, nil, room)
			}
		})
	}
}

// russianText has names of manyRussians in several cases among words of all kinds.
const russianText = `Утром Эрик Дален встретился с посланником Толмии в порту, куда его направил совет; он сказал, что до конца зимы ничего подписано не будет.
Доктор Бараараов приехал накануне и рассказал Вараараову о хлебе, соли и рыбе, которых в городе осталось на три недели.
Жители северных кварталов вышли на площадь перед ратушей, где Гараараову и его соседям пообещали открыть склады к четвергу.
По мнению историка, подобного не случалось со времён большого наводнения, когда вода поднялась выше второго этажа, а лодки ходили по улицам.
Секретарь совета отказался отвечать на вопросы, заметив лишь, что переговоры продолжаются и что результаты будут объявлены отдельно.
`
