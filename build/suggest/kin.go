package suggest

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// relate finds which names are forms of another: the most telling relation first.
func (g *grouping) relate() {
	g.spellings()
	g.slips()
	g.surnames()
	g.acronyms()
}

// join makes a name a form of another.
func (n *gathered) join(to *gathered, how How) {
	n.of, n.how = to, how
	to.forms = append(to.forms, n)
	for _, f := range n.forms {
		f.of = to
		if f.how == IsName {
			f.how = how
		}
		to.forms = append(to.forms, f)
	}
	n.forms = nil
}

// heads returns the names that are forms of none.
func (g *grouping) heads() []*gathered {
	return slices.DeleteFunc(slices.Clone(g.names), func(n *gathered) bool { return n.of != nil })
}

// shortAcronym is how many letters an acronym has at most that is another name than the word of the same letters: US and Us,
// WHO and Who. A longer one is more often a word in capitals, as at the head of a dateline.
const shortAcronym = 3

// spellings joins names that are the same but for their spelling. An acronym is none of a word.
func (g *grouping) spellings() {
	bySpelling := map[string][]*gathered{}
	var order []string
	mixed := map[string]bool{} // spellings with small letters
	for _, n := range g.names {
		if _, ok := isAcronym(n.text); !ok {
			mixed[n.spelling] = true
		}
	}
	for _, n := range g.names {
		key := n.spelling
		if letters, ok := isAcronym(n.text); ok && (!mixed[key] || utf8.RuneCountInString(letters) <= shortAcronym) {
			key = letters
		}
		if len(key) < 2 {
			continue
		}
		if bySpelling[key] == nil {
			order = append(order, key)
		}
		bySpelling[key] = append(bySpelling[key], n)
	}
	for _, key := range order {
		list := bySpelling[key]
		head := slices.MinFunc(list, func(a, b *gathered) int {
			return cmp.Or(cmp.Compare(nominative(a.text), nominative(b.text)), cmp.Compare(b.count, a.count), strings.Compare(a.text, b.text))
		})
		for _, n := range list {
			if n != head {
				n.join(head, IsSpelling)
			}
		}
	}
}

// slips joins a rare name to a frequent one that is a letter away, and of the same type.
func (g *grouping) slips() {
	near := map[string][]*gathered{}
	heads := g.heads()
	for _, n := range heads {
		if len(n.spelling) < leastSlip {
			continue
		}
		near[n.spelling] = append(near[n.spelling], n)
		shorter(n.spelling, func(s string) {
			if l := near[s]; len(l) == 0 || l[len(l)-1] != n {
				near[s] = append(near[s], n)
			}
		})
	}
	for _, n := range heads {
		if len(n.spelling) < leastSlip || n.count > maxSlips {
			continue
		}
		var best *gathered
		try := func(s string) {
			for _, m := range near[s] {
				if m != n && m.of == nil && n.of == nil && n.mayBeSlipOf(m) && (best == nil || m.count > best.count) {
					best = m
				}
			}
		}
		try(n.spelling)
		shorter(n.spelling, try)
		if best != nil {
			n.join(best, IsSlip)
		}
	}
}

// mayBeSlipOf says whether a name may be a slip for another: rarer by half and of its type, or of several words as well.
func (n *gathered) mayBeSlipOf(m *gathered) bool {
	if !slip(n.spelling, m.spelling) || n.listed() {
		return false
	}
	if strings.Contains(n.text, " ") && strings.Contains(m.text, " ") {
		return m.count > n.count || m.count == n.count && m.text < n.text
	}
	return m.count >= 2*n.count && top(m.evidence) == top(n.evidence)
}

// maxSlips is how often a slip of the pen is found at most: what is more frequent is a name of its own.
const maxSlips = 3

// listed says whether the list of places has a name, which is no slip then.
func (n *gathered) listed() bool {
	m, _ := modelFor("en")
	if cyrillic(n.text) {
		m, _ = modelFor("ru")
	}
	return m.lists.has(listPlace, hashString(stem(strings.ToLower(n.text))))
}

// surnames joins a name to the one person whose full name ends in it and stands in an article with it.
func (g *grouping) surnames() {
	full := map[string][]*gathered{}
	for _, n := range g.names {
		if top(n.evidence) == 0 {
			for _, last := range lastNames(n.text) {
				full[last] = append(full[last], n)
			}
		}
	}
	for _, n := range g.heads() {
		var person *gathered
		many := false
		for _, f := range full[n.spelling] {
			if head := f.head(); share(f.articles, n.articles) && head != n {
				many = many || person != nil && person != head
				person = head
			}
		}
		if person != nil && !many {
			n.join(person, IsSurname)
		}
	}
}

// head returns the name of which n is a form, or n.
func (n *gathered) head() *gathered {
	if n.of != nil {
		return n.of
	}
	return n
}

// acronyms joins an acronym to the name with its initials that stands in an article with it.
func (g *grouping) acronyms() {
	full := map[string][]*gathered{}
	for _, n := range g.names {
		if i := initials(n.text); len(i) > 1 && strings.Contains(n.text, " ") {
			full[i] = append(full[i], n)
		}
	}
	for _, n := range g.heads() {
		letters, ok := isAcronym(n.text)
		if !ok {
			continue
		}
		for _, f := range full[letters] {
			if head := f.head(); head != n && share(f.articles, n.articles) && top(head.evidence) != 0 {
				n.join(head, IsAcronym)
				break
			}
		}
	}
}

// share says whether two ordered lists have a number in common.
func share(a, b []int) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return true
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}
