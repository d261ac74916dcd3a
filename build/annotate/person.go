package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// fullNames returns the ways to write a person's full name that its own words give: without middle initials (“John
// F. Dalen”, “John Dalen”) and, where it holds a nickname in quotes or brackets, without it or with it for the first
// name (“Robert “Bob” Dalen”, “Robert Dalen”, “Bob Dalen”). What a name of two words or more is “of”, a place or a house,
// may be left out (“Leila Noor of the Esker Post”, “Leila Noor”); one word alone is too little to know anybody by, and so
// is an office (“Deputy Secretary of State”).
func fullNames(e *archive.Entity) []string {
	fields := strings.Fields(e.Name)
	if len(fields) < 3 {
		return nil
	}
	if at := slices.Index(fields, "of"); at > 1 && at < len(fields)-1 && allNames(fields[:at]) && !roles[strings.ToLower(fields[at-1])] {
		return []string{strings.Join(fields[:at], " ")}
	}
	var nickname string
	plain := slices.DeleteFunc(slices.Clone(fields[1:len(fields)-1]), func(w string) bool {
		if r, n := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) && n < len(w) {
			nickname = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
			return true
		}
		return isInitial(w)
	})
	if len(plain) == len(fields)-2 {
		return nil
	}
	rest := append(plain, fields[len(fields)-1])
	out := []string{fields[0] + " " + strings.Join(rest, " ")}
	if nickname != "" {
		out = append(out, nickname+" "+strings.Join(rest, " "))
	}
	return out
}

// isInitialAt says whether a word of the text is one capital letter, and which, folded.
func (f *finder) isInitialAt(i int32) (rune, bool) {
	if i < 0 || int(i) >= len(f.words) {
		return 0, false
	}
	w := &f.words[i]
	if w.end-w.start > utf8.UTFMax || w.shape != shapeTitle {
		return 0, false
	}
	r, n := utf8.DecodeRuneInString(f.text[w.start:w.end])
	return foldLetter(r), n == int(w.end-w.start)
}

// withInitials returns the first word of a surname and the initials in front of it, and whether they may be the person's:
// “A. Kudrin” is no Boris Kudrin. Where none stand there, it is the surname's own first word.
func (f *finder) withInitials(first int32, initial rune) (from int32, ok bool) {
	from = first
	have := rune(0)
	for f.words[from].gap <= gapSpace && !f.opensBlock(from) {
		r, is := f.isInitialAt(from - 1)
		if !is || !f.endsStop(from-1) {
			break
		}
		from, have = from-1, r
	}
	return from, from == first || have == initial
}

// opensBlock says whether a word is the first of its block. What stands before it there belongs to no name with it.
func (f *finder) opensBlock(i int32) bool {
	_, first := slices.BinarySearch(f.blocks, i)
	return first
}

// sameMiddle says whether the initials inside a person's name are the person's, as far as the registry knows them.
func (f *finder) sameMiddle(h *hit, middle rune) bool {
	for i := h.first + 1; i < h.last; i++ {
		if r, ok := f.isInitialAt(i); ok && middle != 0 && r != middle {
			return false
		}
	}
	return true
}

// endsStop says whether a full stop follows a word with nothing between.
func (f *finder) endsStop(i int32) bool {
	end := int(f.words[i].end)
	return end < len(f.text) && f.text[end] == '.'
}

// nicknameWords is the most words that stand in quotes or brackets within a person's name, and the most initials.
const nicknameWords = 4

// skipped returns the word at which a person's name goes on behind what may stand inside it: middle initials, or a nickname in
// quotes or brackets. It returns i where nothing of the kind stands there.
func (f *finder) skipped(i int, to int) int {
	from := i
	for i < to && i < from+nicknameWords {
		if _, ok := f.isInitialAt(int32(i)); !ok {
			break
		}
		i++
	}
	if i > from || i == to {
		return i
	}
	closing, ok := nicknameSigns[f.text[f.words[i].start:f.words[i].end]]
	if !ok {
		return i
	}
	for j := i + 2; j < to && j <= i+nicknameWords+1; j++ {
		if w := f.text[f.words[j].start:f.words[j].end]; strings.Contains(closing, w) {
			return j + 1
		}
	}
	return i
}

// nicknameSigns are the signs that open a nickname, each with those that may close it.
var nicknameSigns = map[string]string{"“": "”", "\"": "\"", "«": "»", "„": "“”", "(": ")", "‘": "’", "'": "'"}
