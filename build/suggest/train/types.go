package main

import (
	"regexp"
	"slices"
	"strings"

	"gloss/build/archive"
	"gloss/build/suggest"
)

var nameType = regexp.MustCompile(`NameType=(\w+)`)

// nameTypes reads a treebank whose proper nouns say what they name (Universal Dependencies, NameType). A sentence with a
// proper noun that does not say it is left out.
func nameTypes(data string) (out []suggest.Lesson) {
	b, text := &builder{}, ""
	rows(data, "\t", func(c string) {
		if t, ok := strings.CutPrefix(c, "# text = "); ok {
			text = t
		}
		if strings.HasPrefix(c, "# newdoc") {
			out = append(out, b.lesson())
			b = &builder{}
		}
	}, func(list [][]string) {
		cells := words(list)
		if !locate(text, cells) {
			return
		}
		if names, ok := typedNames(cells); ok {
			b.sentence(text, false, names)
		}
	})
	return slices.DeleteFunc(append(out, b.lesson()), func(l suggest.Lesson) bool { return l.Text == "" })
}

// typedNames returns the names of a sentence; ok is false where a proper noun does not say what it names.
func typedNames(cells []cell) (names []suggest.Known, ok bool) {
	before := -1
	for _, c := range cells {
		t := -1
		if m := nameType.FindStringSubmatch(c.fields[5]); m != nil {
			switch m[1] {
			case "Giv", "Sur", "Pat", "Prs":
				t = 0
			case "Com":
				t = 1
			case "Geo":
				t = 2
			}
		} else if c.fields[3] == "PROPN" {
			return nil, false
		}
		switch {
		case t < 0:
		case t == before && t == 0:
			names[len(names)-1].End = c.end
		default:
			names = append(names, suggest.Known{Span: archive.Span{Start: c.start, End: c.end}, Type: t})
		}
		before = t
	}
	return names, true
}
