package archive

import (
	"regexp"
	"strings"
)

// CreativeCommons is a Creative Commons licence as a work names it. Many works say “CC BY-SA” and no version; that is
// kept as it was said, though SPDX lists no such licence and creativecommons.org has no page for it.
type CreativeCommons struct {
	Elements []string // BY, NC, ND, SA, in the order they were named
	Version  string   // such as 4.0; empty where none is named
	Port     string   // of a version made for one jurisdiction: DE, IGO; else empty
}

var commons = regexp.MustCompile(`^CC-((?:BY|NC|ND|SA)(?:-(?:BY|NC|ND|SA))*)(?:-([1-9]\.[0-9])(?:-([A-Z]{2,3}))?)?$`)

// ParseCreativeCommons reads rights such as CC-BY-SA-4.0, CC-BY-3.0-DE and CC-BY. ok is false for what is none of
// these licences; CC0-1.0 is none, since it waives rights instead of granting some.
func ParseCreativeCommons(rights string) (c CreativeCommons, ok bool) {
	m := commons.FindStringSubmatch(rights)
	if m == nil {
		return CreativeCommons{}, false
	}
	return CreativeCommons{strings.Split(m[1], "-"), m[2], m[3]}, true
}

var commonsWords = map[string]string{"BY": "Attribution", "NC": "NonCommercial", "ND": "NoDerivatives", "SA": "ShareAlike"}

// Name returns what the licence calls itself: Creative Commons Attribution-ShareAlike 4.0.
func (c CreativeCommons) Name() string {
	words := make([]string, len(c.Elements))
	for i, e := range c.Elements {
		words[i] = commonsWords[e]
	}
	return strings.TrimRight("Creative Commons "+strings.Join(words, "-")+" "+c.Version+" "+c.Port, " ")
}

// Address returns where the licence's deed stands. It is empty without a version: the site answers for none, and
// to take the newest would say of a work what it does not.
func (c CreativeCommons) Address() string {
	if c.Version == "" {
		return ""
	}
	address := "https://creativecommons.org/licenses/" + strings.ToLower(strings.Join(c.Elements, "-")) + "/" + c.Version + "/"
	if c.Port != "" {
		address += strings.ToLower(c.Port) + "/"
	}
	return address
}
