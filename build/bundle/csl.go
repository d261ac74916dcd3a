package bundle

import (
	"encoding/json"
	"fmt"
	"strings"
)

// isReference reports whether an object is an item of CSL-JSON (Citation Style Language 1.0.2): it has a type, and
// a date, a container or people in the form that CSL alone gives them.
func isReference(row map[string]any) bool {
	if _, ok := row["type"].(string); !ok || row["text"] != nil || row["body"] != nil {
		return false
	}
	if issued, ok := row["issued"].(map[string]any); ok && (issued["date-parts"] != nil || issued["raw"] != nil || issued["literal"] != nil) {
		return true
	}
	if people, ok := row["author"].([]any); ok && len(people) > 0 {
		p, _ := people[0].(map[string]any)
		return p["family"] != nil || p["literal"] != nil
	}
	return row["container-title"] != nil || row["citation-key"] != nil
}

// fillReference makes a record of a reference: an abstract at most, and what is known of the article.
func fillReference(r *Record, row map[string]any) {
	text := func(key string) string { return strings.TrimSpace(joined(row[key], " ")) }
	r.Kind = Reference
	r.Body = []byte(text("abstract"))
	r.Fields = Fields{
		Title: text("title"), Byline: people(row["author"]), Published: dateOf(row["issued"]), Source: text("container-title"),
		URL: text("URL"), Language: text("language"), Section: text("section"), Rights: rightsOf(row), NewsID: text("number"),
	}
	if r.Fields.Source == "" {
		r.Fields.Source = text("publisher")
	}
	r.URL = r.Fields.URL
	if r.Fields.Title == "" {
		r.Problem = other(NoText, "the reference has no title")
	}
}

// rightsOf returns what a reference says of rights. CSL has no field for them: Zotero writes license, and gloss puts them
// into custom, where CSL wants what it lacks.
func rightsOf(row map[string]any) string {
	if custom, ok := row["custom"].(map[string]any); ok {
		if rights := strings.TrimSpace(joined(custom["rights"], " ")); rights != "" {
			return rights
		}
	}
	return strings.TrimSpace(joined(row["license"], " "))
}

// people writes CSL names: “Ada Holm, Bo Vik”.
func people(v any) string {
	list, _ := v.([]any)
	var names []string
	for _, item := range list {
		p, _ := item.(map[string]any)
		part := func(key string) string { s, _ := p[key].(string); return strings.TrimSpace(s) }
		name := part("literal")
		if name == "" {
			name = strings.Join(strings.Fields(strings.Join([]string{part("given"), part("dropping-particle"), part("non-dropping-particle"), part("family")}, " ")), " ")
			if suffix := part("suffix"); suffix != "" {
				name += " " + suffix
			}
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// dateOf writes a CSL date as ISO 8601, as exactly as it is given.
func dateOf(v any) string {
	d, _ := v.(map[string]any)
	for _, key := range []string{"raw", "literal"} {
		if s, ok := d[key].(string); ok {
			return strings.TrimSpace(s)
		}
	}
	sides, _ := d["date-parts"].([]any)
	var dates []string
	for _, side := range sides {
		parts, _ := side.([]any)
		date := ""
		for i, p := range parts {
			n, ok := number(p)
			if !ok || i > 2 {
				break
			}
			date += [...]string{fmt.Sprintf("%04d", n), fmt.Sprintf("-%02d", n), fmt.Sprintf("-%02d", n)}[i]
		}
		if date != "" {
			dates = append(dates, date)
		}
	}
	return strings.Join(dates, "/")
}

// number reads a part of a date: a number, or one in quotes, as Zotero writes it.
func number(v any) (int64, bool) {
	switch v := v.(type) {
	case json.Number:
		n, err := v.Int64()
		return n, err == nil
	case string:
		n, err := json.Number(v).Int64()
		return n, err == nil
	}
	return 0, false
}
