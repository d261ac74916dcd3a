package compare

import (
	"slices"
	"strings"

	"gloss/build/archive"
)

// A counted is a number with the noun that it counts.
type counted struct {
	value string // digits, without commas
	noun  int32  // the stem
	words archive.Span
	name  string // the noun as the text has it
}

// numbers compares the numbers that places give of one noun. Where one place has two numbers of a noun, it is not known
// which of them to compare, and none is.
func numbers(texts []reading, p *Passage, index int) []Difference {
	var out []Difference
	var nouns []int32
	given := map[int32][]Side{} // noun → sides
	names := map[int32]string{}
	for _, at := range p.Places {
		t := texts[at.Article]
		own := countedIn(t.Text, t.at(at.Sentence), t.Dates)
		for i, n := range own {
			if slices.ContainsFunc(own[:i], n.sameNoun) || slices.ContainsFunc(own[i+1:], n.sameNoun) {
				continue
			}
			if _, seen := given[n.noun]; !seen {
				nouns = append(nouns, n.noun)
				names[n.noun] = n.name
			}
			sides := given[n.noun]
			if same := slices.IndexFunc(sides, func(s Side) bool { return s.Value == n.value }); same >= 0 {
				sides[same].Others++
				continue
			}
			given[n.noun] = append(sides, Side{Article: at.Article, Sentence: at.Sentence, Evidence: n.words, Value: n.value, Speaker: -1})
		}
	}
	for _, noun := range nouns {
		if len(given[noun]) > 1 {
			out = append(out, Difference{Kind: NumberDiffers, Passage: index, Of: names[noun], Sides: given[noun]})
		}
	}
	return out
}

func (c counted) sameNoun(d counted) bool { return c.noun == d.noun }

// nounWithin is how many words after a number its noun may come: “two large ships”.
const nounWithin = 3

// countedIn returns the numbers of a sentence with the words after each that may be its noun. Numbers in dates count
// nothing.
func countedIn(text string, s *sentence, dates []archive.Dated) []counted {
	var out []counted
	for i, t := range s.tokens {
		value, ok := numberValue(text[t.start:t.end])
		if !ok || t.name || slices.ContainsFunc(dates, func(d archive.Dated) bool { return d.Start <= t.start && t.end <= d.End }) {
			continue
		}
		for _, n := range s.tokens[i+1 : min(i+1+nounWithin, len(s.tokens))] {
			if n.name || n.number || strings.ContainsAny(text[t.end:n.start], ",.;:()—") {
				break
			}
			if n.marked {
				out = append(out, counted{value, n.id, archive.Span{Start: t.start, End: n.end}, text[n.start:n.end]})
				break
			}
		}
	}
	return out
}

// english are numbers that are written as words.
var english = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
	"eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
	"seventy": "70", "eighty": "80", "ninety": "90",
}

// numberValue returns a number in digits: of digits in any script with commas, or of an English word.
func numberValue(s string) (string, bool) {
	if v, ok := english[strings.ToLower(s)]; ok {
		return v, true
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9' || r == '.':
			b.WriteRune(r)
		case '٠' <= r && r <= '٩':
			b.WriteRune(r - '٠' + '0')
		case '۰' <= r && r <= '۹':
			b.WriteRune(r - '۰' + '0')
		case r == ',' || r == '٬':
		default:
			return "", false
		}
	}
	return b.String(), b.Len() > 0
}

// isNumber says whether a word's key begins with a digit.
func isNumber(key []byte) bool { return len(key) > 0 && '0' <= key[0] && key[0] <= '9' }
