package annotate

import (
	"fmt"
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

func BenchmarkRegistry(b *testing.B) {
	entities := manyEntities()
	b.ReportAllocs()
	for b.Loop() {
		NewRegistry(entities)
	}
}

func BenchmarkRegistryOfPersons(b *testing.B) {
	entities := make([]archive.Entity, 25_000)
	for i := range entities {
		entities[i] = archive.Entity{ID: fmt.Sprint(i), Type: "person", Name: fmt.Sprintf("Given%d M. Family%d", i%999, i), Aliases: []string{fmt.Sprintf("Captain Family%d", i)}}
	}
	b.ReportAllocs()
	for b.Loop() {
		NewRegistry(entities)
	}
}

// BenchmarkMentions matches one article of 2.6 KB, in which a tenth of the words belong to a mention.
func BenchmarkMentions(b *testing.B) {
	r := NewRegistry(append(registry(), manyEntities()...))
	for _, t := range []struct{ name, text string }{
		{"latin", "In the morning Erik Dalen met the envoy of Tolmia in Port Orun, where the United Leagues Security Council had sent him; Dalen said that nothing would be signed before winter ended.\n"},
		{"cyrillic", "Утром Эрик Дален встретился с посланником Толмии в порту, куда его направил совет; он сказал, что до конца зимы ничего подписано не будет.\n"},
	} {
		text := strings.Repeat(t.text, 14)
		in := Input{Text: text, Blocks: blocksOf(text)}
		b.Run(t.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				r.mentions(in, nil, nil)
			}
		})
	}
}
