package page

import (
	"regexp"
	"slices"
	"strings"
)

// A naming tells by their classes and IDs what elements are. A page has thousands of names, and nearly none of them has
// any of the words that the form asks for, which is found out in a hundredth of the time.
type naming struct {
	words []string // in lower case, of which every name that the form matches has one
	form  *regexp.Regexp
}

// named makes a naming of a form and of the words of which a name must have one.
func named(words, form string) naming {
	return naming{strings.Fields(words), regexp.MustCompile(form)}
}

// match reports whether a class or ID, or several of them, are of this naming.
func (m naming) match(name string) bool {
	return len(name) > 1 && m.matchLower(strings.ToLower(name))
}

// matchLower is match for names in lower case.
func (m naming) matchLower(lower string) bool {
	if len(lower) <= 1 { // the space between none and none
		return false
	}
	return slices.ContainsFunc(m.words, func(w string) bool { return strings.Contains(lower, w) }) && m.form.MatchString(lower)
}
