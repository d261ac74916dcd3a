package locale

import (
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// count is the name of the number in a string that counts.
const count = "n"

// forms are the names of plurals in the order of plural.Form.
var forms = [...]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}

// A phrase is one string of one language.
type phrase struct {
	language language.Tag // whose plurals it has
	texts    [len(forms)][]part
	has      [len(forms)]bool
	plain    bool     // one text for all forms
	fixed    string   // the text, where there is nothing to fill in
	names    []string // of the reference: what may stand in braces
	counts   bool     // of the reference
}

// A part of a text is words, or the name of what is filled in.
type part struct {
	text, name string
	offset     int // in the value, of the brace
}

// form returns the text that goes with a number.
func (p *phrase) form(n int) []part {
	if p.plain {
		return p.texts[plural.Other]
	}
	f := formOf(p.language, n)
	if !p.has[f] {
		f = plural.Other
	}
	return p.texts[f]
}

func formOf(t language.Tag, n int) plural.Form {
	const whole = 10_000_000 // beyond what the rules of any language look at
	if n >= whole {
		n = n%1_000_000 + 1_000_000
	}
	return plural.Cardinal.MatchPlural(t, n, 0, 0, 0, 0)
}

// formsOf returns which forms whole numbers take in a language.
func formsOf(t language.Tag) (out [len(forms)]bool) {
	for n := range 201 {
		out[formOf(t, n)] = true
	}
	return out
}

// set gives the phrase a text, for one form or, where form is negative, for all.
func (p *phrase) set(form int, text []part) {
	if form < 0 {
		p.plain, p.has = true, [len(forms)]bool{}
		p.texts[plural.Other] = text
		if len(text) == 1 && text[0].name == "" {
			p.fixed = text[0].text
		}
		return
	}
	if p.plain {
		p.plain, p.fixed, p.has[plural.Other] = false, "", true
	}
	p.texts[form], p.has[form] = text, true
}

// parse cuts a value at its braces. bad is the offset of a brace without its other half, or of a name that is none; else -1.
func parse(value string) (out []part, bad int) {
	for at := 0; at < len(value); {
		open := strings.IndexAny(value[at:], "{}")
		if open < 0 {
			return append(out, part{text: value[at:]}), -1
		}
		if open > 0 {
			out = append(out, part{text: value[at : at+open]})
		}
		at += open
		end := strings.IndexByte(value[at:], '}')
		if end < 2 || strings.Trim(value[at+1:at+end], "abcdefghijklmnopqrstuvwxyz-") != "" {
			return out, at
		}
		out = append(out, part{name: value[at+1 : at+end], offset: at})
		at += end + 1
	}
	if out == nil {
		out = []part{{}}
	}
	return out, -1
}
