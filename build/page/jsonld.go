package page

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A linked is one object of a page's JSON-LD.
type linked map[string]any

// The kinds of object (schema.org types) that speak of the article itself, the surer ones first.
var (
	articleType = regexp.MustCompile(`(?:Article|Posting|Report|Review|Recipe|HowTo|CreativeWork|Blog|Story)$`)
	pageType    = regexp.MustCompile(`(?:WebPage|ItemPage|FAQPage|VideoObject|AudioObject|Episode)$`)
)

// readLinked returns the objects of a page's JSON-LD that speak of its article, and a way to look objects up that are
// named by their ID alone.
func readLinked(doc *html.Node) (about []linked, byID map[string]linked) {
	byID = map[string]linked{}
	var all []linked
	for n := range doc.Descendants() {
		if isElement(n, atom.Script) && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
			all = flatten(all, decodeJSON(n.FirstChild.Data), 0)
		}
	}
	for _, o := range all {
		if id, ok := o["@id"].(string); ok && len(o) > 1 && byID[id] == nil {
			byID[id] = o
		}
	}
	for _, kind := range []*regexp.Regexp{articleType, pageType} {
		for _, o := range all {
			if o.is(kind) {
				about = append(about, o)
			}
		}
	}
	return about, byID
}

// decodeJSON reads JSON as pages have it: in a comment or CDATA section, with line ends within strings.
func decodeJSON(text string) (v any) {
	text = strings.Trim(text, " \t\r\n;")
	for _, wrap := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		text = strings.TrimSpace(strings.TrimPrefix(text, wrap))
	}
	for _, wrap := range []string{"-->", "//]]>", "/*]]>*/", "]]>"} {
		text = strings.TrimSpace(strings.TrimSuffix(text, wrap))
	}
	if json.Unmarshal([]byte(text), &v) == nil {
		return v
	}
	text = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
	if json.Unmarshal([]byte(text), &v) != nil {
		return nil
	}
	return v
}

// maxLinkedDepth bounds how deep objects are sought within each other.
const maxLinkedDepth = 16

// flatten appends an object and those that its lists and @graph hold, and its main entity.
func flatten(all []linked, v any, depth int) []linked {
	if depth > maxLinkedDepth || len(all) >= maxValues {
		return all
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			all = flatten(all, x, depth+1)
		}
	case map[string]any:
		all = append(all, v)
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if inner, ok := v[key]; ok {
				all = flatten(all, inner, depth+1)
			}
		}
	}
	return all
}

func (o linked) is(kind *regexp.Regexp) bool {
	for _, t := range values(o["@type"]) {
		if kind.MatchString(t) {
			return true
		}
	}
	return false
}

// text returns a property that is a string; of several the first.
func (o linked) text(key string) string {
	for _, s := range values(o[key]) {
		if s = plainText(s); s != "" && len(s) <= maxValue {
			return s
		}
	}
	return ""
}

// names returns the names of the persons or organizations that a property holds.
func (o linked) names(key string, byID map[string]linked) (names []string) {
	var add func(v any, depth int)
	add = func(v any, depth int) {
		if depth > maxLinkedDepth || len(names) >= maxValues {
			return
		}
		switch v := v.(type) {
		case string:
			names = append(names, plainText(v))
		case []any:
			for _, x := range v {
				add(x, depth+1)
			}
		case map[string]any:
			if _, named := v["name"]; !named {
				if id, ok := v["@id"].(string); ok && byID[id] != nil {
					v = byID[id]
				}
			}
			add(v["name"], depth+1)
		}
	}
	add(o[key], 0)
	return names
}

// values returns the strings of a value: itself, or those of a list.
func values(v any) (out []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
	case map[string]any:
		for _, key := range []string{"@value", "@id", "name", "url"} {
			if s, ok := v[key].(string); ok {
				return []string{s}
			}
		}
	}
	return out
}

// plainText reads a value of metadata, in which entities and even tags are often written out.
func plainText(s string) string {
	s = html.UnescapeString(s)
	if strings.Contains(s, "<") {
		s = tag.ReplaceAllString(s, " ")
	}
	return canonical(s)
}

var tag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
