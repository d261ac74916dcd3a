package suggest

import "strings"

// teams turns the places of a match report into teams: a text that gives a result (Norway 2 – 1 Denmark) calls the teams
// by their countries and towns wherever it does not say that something is in or from there. In Russian, where one tells
// who is from where by the case, they stay places.
func (p *page) teams(list []found) {
	if !p.givesResult(list) {
		return
	}
	for i := range list {
		f := &list[i]
		if top(f.types) != 2 || p.says(f.first-1, locative) || p.says(f.first-1, determiner) && p.says(f.first-2, locative) {
			continue
		}
		f.types[1] = max(f.types[1], f.types[2]) + 2*cueWeight
	}
}

var (
	locative   = set("in from near at across throughout around to outside inside of")
	determiner = set("the")
)

// says whether a token is one of some words.
func (p *page) says(i int32, words map[string]bool) bool {
	return i >= 0 && words[strings.ToLower(p.word(i))]
}

// givesResult says whether two names of a text that are no persons have two numbers with a stroke between them.
func (p *page) givesResult(list []found) bool {
	for i := 1; i < len(list); i++ {
		a, b := &list[i-1], &list[i]
		if top(a.types) == 0 || top(b.types) == 0 || cyrillic(p.word(a.first)) {
			continue
		}
		switch at := a.last; b.first - at {
		case 2: // 2-1
			if p.isScore(at + 1) {
				return true
			}
		case 4: // 2 – 1
			if p.tokens[at+1].kind == number && p.tokens[at+3].kind == number && strings.Contains("–-—:", p.word(at+2)) {
				return true
			}
		}
	}
	return false
}

// isScore says whether a token is two numbers with a stroke between them.
func (p *page) isScore(i int32) bool {
	return p.tokens[i].kind == number && len(p.word(i)) <= 7 && strings.ContainsAny(p.word(i), "–-")
}
