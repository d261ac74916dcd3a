package suggest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wholeNames puts to names what the model left off and what belongs to them by its form alone: initials, by-names, legal
// forms, the demonym of a body, and what an organization or a state says with a small word that it is for.
func (p *page) wholeNames(list []found) []found {
	out := list[:0:0]
	for _, f := range list {
		if k := p.legalForm(&f); k > 0 {
			f.last, f.doubt = k, false
			f.types[1] += cueWeight
		}
		if len(out) == 0 {
			out = append(out, p.extended(f, -1))
			continue
		}
		switch l := &out[len(out)-1]; {
		case f.last <= l.last: // taken already, as a legal form
		case p.continues(l, &f):
			l.last, l.doubt = f.last, false
		case p.areInitials(l) && l.last+1 == f.first && !f.doubt && !p.newLine(int(f.first)):
			l.last, l.doubt, l.types = f.last, false, f.types
			l.types[0] = max(f.types[0], f.types[1], f.types[2]) + cueWeight
		default:
			out = append(out, p.extended(f, l.last))
		}
	}
	return out
}

// extended returns a name with its by-name, and the name of a body with the demonym before it, if that is after a token.
func (p *page) extended(f found, after int32) found {
	if k := p.byName(&f); k > 0 {
		f.last = k
	}
	if k := f.first - 1; k > after && !p.newLine(int(f.first)) && p.leadsName(int(k)) && p.isBodyOf(&f) {
		f.first = k
	}
	return f
}

// areInitials says whether a name is but initials: K.C.
func (p *page) areInitials(f *found) bool {
	letters, ok := strings.CutSuffix(p.word(f.first), ".")
	return ok && f.first == f.last && !states[strings.ToLower(letters)] &&
		!slices.ContainsFunc(strings.Split(letters, "."), func(s string) bool { return utf8.RuneCountInString(s) != 1 })
}

// legalForm returns the token of the legal form that follows a name, or 0: Chrysler LLC.
func (p *page) legalForm(f *found) int32 {
	k := f.last + 1
	if int(k) < len(p.tokens) && p.tokens[k].kind.named() && !p.newLine(int(k)) && top(f.types) != 2 &&
		legalForms[strings.ToLower(strings.TrimSuffix(p.word(k), "."))] {
		return k
	}
	return 0
}

// byName returns the last token of the by-name of a person, or 0: Pliny the Elder.
func (p *page) byName(f *found) int32 {
	k := f.last + 2
	if int(k) < len(p.tokens) && top(f.types) == 0 && p.is(int(k)-1, "the") && byNames[p.word(k)] && !p.newLine(int(k)) {
		return k
	}
	return 0
}

// isBodyOf says whether a name is what many states have, each its own: the Ministry of Culture, the Orthodox Church.
func (p *page) isBodyOf(f *found) bool {
	return top(f.types) == 1 && f.last > f.first && (bodies[strings.ToLower(p.word(f.first))] || heads[1][strings.ToLower(p.word(f.last))])
}

var byNames = set("Elder Younger Great First Second Third Fourth Fifth")

// continues says whether a name goes on after a small word with the one that follows: the United States of America, the
// Lund Foundation for the Visual Arts, the University of Arvo at Westby, the Union of Sailors and Fishers (USF).
func (p *page) continues(a, b *found) bool {
	k := a.last + 1
	if a.doubt && b.doubt || k >= b.first || p.newLine(int(k)) || p.newLine(int(b.first)) || b.first > k+2 || b.first == k+2 && !p.is(int(k)+1, "the") {
		return false
	}
	if p.word(k) == "'" || p.word(k) == "’" {
		return p.is(int(a.last), "O") && b.first == k+1
	}
	head, first := strings.ToLower(p.word(a.last)), strings.ToLower(p.word(a.first))
	if first == "the" && a.last > a.first {
		first = strings.ToLower(p.word(a.first + 1))
	}
	switch p.word(k) {
	case "of":
		return unions[head] && top(b.types) == 2
	case "for":
		return top(a.types) == 1 && (causes[head] || bodies[first]) && top(b.types) != 0
	case "at":
		return first == "university" && top(b.types) == 2 && b.first == k+1
	case "and":
		return bodies[first] && a.last > a.first && p.abbreviated(first, b)
	}
	return false
}

var (
	unions = set("states emirates kingdom republic federation commonwealth")
	causes = set(`foundation institute association union council committee centre center society office ministry department agency commission fund
		alliance coalition network campaign movement party trust organization organisation school college bureau court`)
)

// abbreviated says whether an acronym in brackets, with the initial of a body, follows a name.
func (p *page) abbreviated(body string, b *found) bool {
	k := int(b.last) + 2
	if k >= len(p.tokens) || !p.is(k-1, "(") || p.tokens[k].kind != caps {
		return false
	}
	letters := p.word(int32(k))
	initial, n := utf8.DecodeRuneInString(letters)
	of, _ := utf8.DecodeRuneInString(body)
	return unicode.ToUpper(of) == initial && utf8.RuneCountInString(letters[n:]) > 1
}
