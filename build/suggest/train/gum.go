package main

import (
	"slices"
	"strings"

	"gloss/build/archive"
	"gloss/build/suggest"
)

// gumLesson reads a document of GUM: CoNLL-U with nested entities of every kind, named or not. A name is an entity whose
// head is a proper noun, without the words before it that are none; where names are nested, the longest.
func gumLesson(data string) suggest.Lesson {
	b, text, fresh := &builder{}, "", false
	rows(data, "\t", func(c string) {
		if t, ok := strings.CutPrefix(c, "# text = "); ok {
			text = t
		}
		fresh = fresh || strings.HasPrefix(c, "# newpar")
	}, func(list [][]string) {
		cells := words(list)
		if locate(text, cells) {
			b.sentence(text, fresh, entities(cells))
		}
		fresh = false
	})
	return b.lesson()
}

// words returns the words of a sentence in CoNLL-U, without the parts of contractions.
func words(list [][]string) (cells []cell) {
	for _, f := range list {
		if len(f) == 10 && !strings.ContainsAny(f[0], "-.") {
			cells = append(cells, cell{word: f[1], fields: f})
		}
	}
	return cells
}

// An open entity.
type open struct {
	id, kind string
	first    int
}

// entities returns the names of a sentence: the column MISC opens and closes entities with brackets.
func entities(cells []cell) []suggest.Known {
	var stack []open
	var names []suggest.Known
	for i, c := range cells {
		for item := range strings.SplitSeq(c.fields[9], "|") {
			marks, ok := strings.CutPrefix(item, "Entity=")
			if !ok {
				continue
			}
			for _, m := range splitMarks(marks) {
				id, kind, _ := strings.Cut(strings.Trim(m, "()"), "-")
				kind, _, _ = strings.Cut(kind, "-")
				if strings.HasPrefix(m, "(") {
					stack = append(stack, open{id, kind, i})
				}
				if strings.HasSuffix(m, ")") {
					for k := len(stack) - 1; k >= 0; k-- {
						if stack[k].id == id {
							names = appendName(names, cells[stack[k].first:i+1], stack[k].kind)
							stack = slices.Delete(stack, k, k+1)
							break
						}
					}
				}
			}
		}
	}
	slices.SortFunc(names, func(a, b suggest.Known) int {
		if a.Start != b.Start {
			return int(a.Start - b.Start)
		}
		return int(b.End - a.End)
	})
	var out []suggest.Known
	for _, n := range names {
		if k := len(out); k == 0 || out[k-1].End <= n.Start {
			out = append(out, n)
		}
	}
	return out
}

// splitMarks parts (1-person-…)2)(3-place-… into its marks.
func splitMarks(s string) (out []string) {
	from := 0
	for i := range len(s) {
		if s[i] == ')' {
			out = append(out, s[from:i+1])
			from = i + 1
		} else if s[i] == '(' && i > from {
			out = append(out, s[from:i])
			from = i
		}
	}
	if from < len(s) {
		out = append(out, s[from:])
	}
	return out
}

// appendName appends the name in the words of an entity, if there is one.
func appendName(names []suggest.Known, cells []cell, kind string) []suggest.Known {
	t := typeOf(kind)
	ids := map[string]bool{}
	for _, c := range cells {
		ids[c.fields[0]] = true
	}
	head := slices.IndexFunc(cells, func(c cell) bool { return !ids[c.fields[6]] })
	if t < 0 || head < 0 || cells[head].fields[3] != "PROPN" {
		return names
	}
	proper := func(c cell) bool {
		return c.fields[3] == "PROPN" || capital(c.word) && c.fields[3] != "PRON" && c.fields[3] != "DET" && c.fields[3] != "PUNCT"
	}
	from, to := head, head
	for from > 0 && (proper(cells[from-1]) || from > 1 && small(cells[from-1]) && proper(cells[from-2])) {
		from--
	}
	for to+1 < len(cells) && (proper(cells[to+1]) || to+2 < len(cells) && small(cells[to+1]) && cells[to+2].fields[3] == "PROPN" ||
		to+3 < len(cells) && small(cells[to+1]) && small(cells[to+2]) && cells[to+3].fields[3] == "PROPN" && t == 1) {
		to++
	}
	for from < to && (small(cells[from]) || t == 0 && slices.Contains(titles, strings.ToLower(strings.Trim(cells[from].word, ".")))) {
		from++
	}
	return append(names, suggest.Known{Span: archive.Span{Start: cells[from].start, End: cells[to].end}, Type: t})
}

func small(c cell) bool {
	return slices.Contains([]string{"of", "the", "and", "for", "de", "la", "del", "von", "van", "der", "al", "bin", "&"}, c.word)
}

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

var titles = strings.Fields(`mr mrs ms miss dr prof professor president vice prime minister premier chancellor secretary senator sen rep
		representative congressman governor gov mayor king queen prince princess pope sir lord lady general gen major colonel col captain capt
		lieutenant sergeant admiral chief judge justice attorney director chairman chairwoman ceo coach detective officer ambassador
		commissioner spokesman spokeswoman rev reverend bishop archbishop cardinal imam ayatollah sheikh deputy foreign defense defence`)
