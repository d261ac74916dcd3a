package main

import (
	"slices"
	"strings"

	"gloss/build/archive"
	"gloss/build/suggest"
)

// A lesson under construction.
type builder struct {
	text      strings.Builder
	sentences []int32
	names     []suggest.Known
}

// sentence appends a text with its names, whose offsets are within it.
func (b *builder) sentence(text string, newLine bool, names []suggest.Known) {
	if b.text.Len() > 0 {
		if newLine {
			b.text.WriteByte('\n')
		} else {
			b.text.WriteByte(' ')
		}
	}
	at := int32(b.text.Len())
	b.sentences = append(b.sentences, at)
	b.text.WriteString(text)
	for _, n := range names {
		n.Start += at
		n.End += at
		b.names = append(b.names, n)
	}
}

func (b *builder) lesson() suggest.Lesson {
	return suggest.Lesson{Text: b.text.String(), Sentences: b.sentences, Names: b.names}
}

// typeOf returns the index of a type of the data sets, or -1 for one that is none of gloss's three.
func typeOf(s string) int {
	switch strings.ToUpper(s) {
	case "PER", "PERSON":
		return 0
	case "ORG", "ORGANIZATION":
		return 1
	case "LOC", "PLACE", "GPE":
		return 2
	}
	return -1
}

// A cell is a word of a sentence, at its place in the sentence's text.
type cell struct {
	word       string
	start, end int32
	tag        string // O, B-PER, I-PER …
	fields     []string
}

// locate gives words their places in a text in which they stand in order.
func locate(text string, cells []cell) bool {
	at := 0
	for i := range cells {
		k := strings.Index(text[at:], cells[i].word)
		if k < 0 {
			return false
		}
		at += k
		cells[i].start = int32(at)
		at += len(cells[i].word)
		cells[i].end = int32(at)
	}
	return true
}

// tagged returns the names of words with tags. A tag I- after another kind, or after none, begins a name.
func tagged(cells []cell) (names []suggest.Known) {
	before := ""
	for _, c := range cells {
		part, kind, _ := strings.Cut(c.tag, "-")
		t := typeOf(kind)
		switch {
		case t < 0:
			kind = ""
		case part == "B" || before != kind:
			names = append(names, suggest.Known{Span: archive.Span{Start: c.start, End: c.end}, Type: t})
		default:
			names[len(names)-1].End = c.end
		}
		before = kind
	}
	return names
}

// rows parts a file into sentences: rows of fields up to an empty line. Lines with # go to comment first.
func rows(data string, sep string, comment func(string), sentence func([][]string)) {
	var list [][]string
	flush := func() {
		if len(list) > 0 {
			sentence(list)
		}
		list = nil
	}
	for line := range strings.Lines(data) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.TrimSpace(line) == "":
			flush()
		case strings.HasPrefix(line, "# ") && comment != nil:
			comment(line)
		default:
			list = append(list, strings.Split(line, sep))
		}
	}
	flush()
}

// iob2 reads the format of Universal NER: number, word, tag.
func iob2(data string) (out []suggest.Lesson) {
	b, text, fresh := &builder{}, "", false
	rows(data, "\t", func(c string) {
		if t, ok := strings.CutPrefix(c, "# text = "); ok {
			text = t
		}
		if strings.HasPrefix(c, "# newdoc") {
			out = append(out, b.lesson())
			b = &builder{}
		}
		fresh = fresh || strings.HasPrefix(c, "# newpar")
	}, func(list [][]string) {
		var cells []cell
		for _, f := range list {
			if len(f) > 2 {
				cells = append(cells, cell{word: f[1], tag: f[2]})
			}
		}
		if locate(text, cells) {
			b.sentence(text, fresh, tagged(cells))
		}
		fresh = false
	})
	return slices.DeleteFunc(append(out, b.lesson()), func(l suggest.Lesson) bool { return l.Text == "" })
}

// conll reads words and tags alone: word, tag. The text is made up, with the spaces that English has. Where no line says
// where a document begins, apart makes one of each sentence.
func conll(data, sep string, apart bool) (out []suggest.Lesson) {
	b := &builder{}
	rows(data, sep, nil, func(list [][]string) {
		if apart {
			out = append(out, b.lesson())
			b = &builder{}
		}
		var text strings.Builder
		var cells []cell
		glue, quote := true, false
		for _, f := range list {
			if f[0] == "-DOCSTART-" {
				out = append(out, b.lesson())
				b = &builder{}
				continue
			}
			w := f[0]
			closing := strings.Contains(".,;:!?)]%", w) || strings.HasPrefix(w, "'") || w == "n't" || w == "’s" || w == "\"" && quote
			if !glue && !closing {
				text.WriteByte(' ')
			}
			glue = w == "(" || w == "[" || w == "$" || w == "\"" && !quote
			if w == "\"" {
				quote = !quote
			}
			at := int32(text.Len())
			text.WriteString(w)
			cells = append(cells, cell{word: w, start: at, end: int32(text.Len()), tag: f[len(f)-1]})
		}
		if len(cells) > 0 {
			b.sentence(text.String(), false, tagged(cells))
		}
	})
	return slices.DeleteFunc(append(out, b.lesson()), func(l suggest.Lesson) bool { return l.Text == "" })
}
