// Package locale puts what gloss itself says on a page into the language of its readers. The files of strings in
// layouts/, one a language, go in; a Language comes out that says a sentence, counts, lists, and writes dates and numbers.
//
// A file is named for its language, fr.txt or pt-BR.txt, and read by people who translate and do not program:
//
//	# A comment.
//	skip = Skip to the text
//	in-articles[one] = in {n} article
//	in-articles[other] = in {n} articles
//
// What stands in braces is filled in; a translation may put it anywhere. A string that counts has a form for each plural
// of its language (CLDR: zero, one, two, few, many, other), or one without brackets where all are the same. A key that
// ends in -html holds HTML, every other plain text.
//
// What an archive's own file of a language says comes first, then the built-in file of that language, then what the
// language is a variety of (pt for pt-BR), then English. So an archive may change a single string, or add a language.
package locale

import (
	"fmt"
	"html"
	"io/fs"
	"strconv"

	"golang.org/x/text/language"

	"gloss/build/diag"
)

// reference is the language whose built-in file says which strings there are and what each has in braces.
const reference = "en"

// A Language says things in one language. It does not change after Read, so goroutines may share it.
type Language struct {
	// Tag is the language that it speaks, as BCP 47 writes it: that which was asked for, or en where there are no strings
	// of that.
	Tag string
	// Dir is the direction of its script, "ltr" or "rtl".
	Dir     string
	Sum     string // of all files it was read from: equal sums, equal words
	phrases map[string]*phrase
	months  [12]month
	group   string // between thousands
	decimal string
}

// Builtin returns a language without an archive's own strings. Tag is any BCP 47 tag.
func Builtin(tag string) *Language {
	l, _ := Read(nil, tag)
	return l
}

// Read returns the language of a tag. own is the archive's own layouts folder, or nil; only what an archive's own files
// have wrong is reported, with file, line and column. Where there are no strings of the language it speaks English, and
// Speaks tells so.
func Read(own fs.FS, tag string) (*Language, diag.List) {
	var list diag.List
	r := reader{own: own, list: &list, phrases: map[string]*phrase{}}
	r.add(reference)
	spoken := reference
	for _, t := range varieties(tag) {
		if t == reference || r.add(t) {
			spoken = tag
		}
	}
	l := &Language{Tag: spoken, Dir: Direction(spoken), Sum: r.sum(spoken), phrases: r.phrases}
	l.prepare()
	return l, list
}

// Speaks reports whether the language has strings of its own for a tag, or for what that is a variety of.
func (l *Language) Speaks(tag string) bool { return l.Tag == tag }

// varieties returns a tag and what it is a variety of, the most general first: zh, zh-Hant, zh-Hant-HK.
func varieties(tag string) []string {
	var out []string
	for i, r := range tag {
		if r == '-' {
			out = append(out, tag[:i])
		}
	}
	return append(out, tag)
}

// Say returns a string with what it has in braces filled in. args are pairs of a name and what stands for it. It panics
// where there is no such string: the caller is at fault, not the file.
func (l *Language) Say(key string, args ...string) string {
	p := l.phrase(key)
	if p.fixed != "" {
		return p.fixed
	}
	return l.fill(p.form(0), "", args, true)
}

// Count returns a string in the form that goes with a number, which is {n} in it.
func (l *Language) Count(key string, n int, args ...string) string {
	return l.fill(l.phrase(key).form(n), l.Number(n), args, true)
}

// HTML returns a string that holds HTML, one whose key ends in -html. args are plain text and are escaped; what of them is
// of another direction, the string's own tags have to say.
func (l *Language) HTML(key string, args ...string) string {
	escaped := make([]string, len(args))
	for i, s := range args {
		if escaped[i] = s; i%2 == 1 {
			escaped[i] = html.EscapeString(s)
		}
	}
	return l.fill(l.phrase(key).form(0), "", escaped, false)
}

func (l *Language) phrase(key string) *phrase {
	p := l.phrases[key]
	if p == nil {
		panic(fmt.Sprintf("locale: no string %q", key))
	}
	return p
}

// fill puts what stands for them in the place of names, isolated where it may be of another direction. Pages say hundreds of
// thousands of things, most of which are short: only what comes out takes memory.
func (l *Language) fill(text []part, n string, args []string, isolates bool) string {
	var room [256]byte
	out := room[:0]
	for _, t := range text {
		switch {
		case t.name == "":
			out = append(out, t.text...)
		case t.name == count && n != "":
			out = append(out, n...)
		case isolates:
			out = l.appendIsolated(out, arg(args, t.name))
		default:
			out = append(out, arg(args, t.name)...)
		}
	}
	return l.led(string(out))
}

// arg returns what stands for a name.
func arg(args []string, name string) string {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1]
		}
	}
	panic(fmt.Sprintf("locale: nothing for {%s}", name))
}

// Names returns what a string has in braces, in the built-in English file, and whether it counts; ok is false where there
// is no such string.
func (l *Language) Names(key string) (names []string, counts, ok bool) {
	p := l.phrases[key]
	if p == nil {
		return nil, false, false
	}
	return p.names, p.counts, true
}

// Keys returns the keys of all strings, sorted.
func (l *Language) Keys() []string { return sortedKeys(l.phrases) }

// prepare keeps what is asked for often.
func (l *Language) prepare() {
	l.group, l.decimal = l.Say("number.group"), l.Say("number.decimal")
	for i := range l.months {
		n := "month." + strconv.Itoa(i+1)
		l.months[i] = month{l.Say(n), l.Say(n + ".day"), l.Say(n + ".short")}
	}
}

// Direction returns the direction in which a language is written, "ltr" or "rtl", by the script that it commonly has.
func Direction(tag string) string {
	if len(tag) == 2 { // as nearly all are; it is asked for every sentence that is shown
		switch tag {
		case "ar", "dv", "fa", "he", "iw", "ji", "ks", "ps", "sd", "ug", "ur", "yi":
			return "rtl"
		}
		return "ltr"
	}
	return scriptDirection(tag)
}

// scriptDirection goes by the script that a tag names, or else by the likely one (Unicode CLDR, likely subtags).
func scriptDirection(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "ltr"
	}
	switch script, _ := t.Script(); script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg":
		return "rtl"
	}
	return "ltr"
}
