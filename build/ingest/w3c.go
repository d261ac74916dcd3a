package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gloss/build/archive"
)

// A Foreign is an annotation that was made elsewhere, as far as gloss has words for it.
type Foreign struct {
	Line       int    `json:"-"` // of the file, on which it begins, from 1; no part of what is said
	ID         string // an IRI, as a rule; may be empty
	Creator    string // a name or an IRI; may be empty
	Motivation string
	Bodies     []ForeignBody
	Targets    []ForeignTarget
}

// A ForeignBody is one thing that the annotation says: a text or a reference.
type ForeignBody struct {
	Type       string
	Purpose    string // its own, else the annotation's motivation
	Value      string // the text
	Source     string // the IRI of a reference
	Format     string // a media type
	ConformsTo string
}

// A ForeignTarget is a place that the annotation is about.
type ForeignTarget struct {
	Source string // the IRI of the page
	Quote  archive.Quote
	// Start is the number of code points before the place, where a selector gives it; else -1.
	Start int
}

// W3C reads annotations: a W3C Web Annotation, a page or collection of them, a list, or what the API of Hypothesis
// answers. What of it is no annotation that can be read is in refused, in words. The error says why the whole is none.
func W3C(data []byte) (all []Foreign, refused []string, err error) {
	document, err := decodeLines(data)
	if err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, nil, fmt.Errorf("this is no JSON: %w, %d bytes from its start", syntax, syntax.Offset)
		}
		return nil, nil, fmt.Errorf("this is no JSON: %w", err)
	}
	r := &w3cReader{}
	r.read(document)
	if len(r.all) == 0 && len(r.refused) == 0 {
		return nil, nil, errors.New("there are no annotations in it")
	}
	return r.all, r.refused, nil
}

// w3cReader walks a document. JSON-LD lets nearly every value be one thing or a list of them.
type w3cReader struct {
	all     []Foreign
	refused []string
}

func (r *w3cReader) read(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			r.read(item)
		}
	case map[string]any:
		r.object(v)
	case string:
		r.refused = append(r.refused, fmt.Sprintf("%q is only the address of an annotation or a page of them: fetch it and import that", v))
	default:
		r.refused = append(r.refused, fmt.Sprintf("%v is no annotation", v))
	}
}

func (r *w3cReader) object(o map[string]any) {
	if _, ok := o["target"]; ok {
		r.all = append(r.all, annotationOf(o))
		return
	}
	found := false
	for _, key := range []string{"first", "items", "@graph", "rows"} {
		if inner, ok := o[key]; ok {
			found = true
			r.read(inner)
		}
	}
	// Of an embedded page the next may be embedded too; an address alone is for who wants to follow it.
	if next, ok := o["next"].(map[string]any); ok {
		r.read(next)
	}
	empty := slices.ContainsFunc(texts(o["type"]), func(s string) bool { return strings.HasPrefix(s, "AnnotationCollection") })
	if !found && !empty {
		r.refused = append(r.refused, strings.TrimSpace(text(o["id"])+" has no target"))
	}
}

func annotationOf(o map[string]any) Foreign {
	f := Foreign{Line: lineOf(o), ID: text(o["id"]), Creator: agentName(o["creator"]), Motivation: text(o["motivation"])}
	for _, b := range list(o["body"]) {
		f.Bodies = append(f.Bodies, bodyOf(b, f.Motivation))
	}
	if value := text(o["bodyValue"]); value != "" { // §3.2.5: plain text
		f.Bodies = append(f.Bodies, ForeignBody{Type: "TextualBody", Value: value, Format: "text/plain", Purpose: f.Motivation})
	}
	for _, t := range list(o["target"]) {
		f.Targets = append(f.Targets, targetOf(t))
	}
	hypothesis(&f, o)
	return f
}

// hypothesis adds what the API of Hypothesis says in its own keys.
func hypothesis(f *Foreign, o map[string]any) {
	if _, ok := o["uri"]; !ok {
		return
	}
	if note, _ := o["text"].(string); note != "" {
		f.Bodies = append(f.Bodies, ForeignBody{Type: "TextualBody", Value: note, Format: "text/markdown", Purpose: "commenting"})
	}
	for _, tag := range texts(o["tags"]) {
		f.Bodies = append(f.Bodies, ForeignBody{Type: "TextualBody", Value: tag, Purpose: "tagging"})
	}
	if f.Creator == "" {
		f.Creator = text(o["user"])
	}
	for i := range f.Targets {
		if f.Targets[i].Source == "" {
			f.Targets[i].Source = text(o["uri"])
		}
	}
}

func bodyOf(v any, motivation string) ForeignBody {
	o, ok := v.(map[string]any)
	if !ok {
		return ForeignBody{Source: text(v), Purpose: motivation}
	}
	b := ForeignBody{
		Type: text(o["type"]), Purpose: text(o["purpose"]), Source: text(o["source"]), Format: text(o["format"]), ConformsTo: text(o["conformsTo"]),
	}
	b.Value, _ = o["value"].(string)
	if b.Purpose == "" {
		b.Purpose = motivation
	}
	if b.Source == "" && b.Value == "" {
		b.Source = text(o["id"])
	}
	return b
}

func targetOf(v any) ForeignTarget {
	t := ForeignTarget{Start: -1}
	o, ok := v.(map[string]any)
	if !ok {
		t.Source = text(v)
		return t
	}
	t.Source = text(o["source"])
	if t.Source == "" {
		t.Source = text(o["id"])
	}
	for _, s := range list(o["selector"]) {
		t.selector(s, 0)
	}
	return t
}

// maxRefined is how deep selectors may refine one another: nobody nests them deeper than two or three.
const maxRefined = 10

// fragmentPosition is a position in a text as a fragment (RFC 5147).
var fragmentPosition = regexp.MustCompile(`^char=([0-9]{1,9})`)

// selector takes from a selector, and from those that refine it, the quotation and the position. Paths into the page's
// elements say nothing about the article's text.
func (t *ForeignTarget) selector(v any, depth int) {
	o, ok := v.(map[string]any)
	if !ok || depth == maxRefined {
		return
	}
	switch text(o["type"]) {
	case "TextQuoteSelector":
		t.Quote.Exact, _ = o["exact"].(string)
		t.Quote.Prefix, _ = o["prefix"].(string)
		t.Quote.Suffix, _ = o["suffix"].(string)
	case "TextPositionSelector":
		if n, ok := o["start"].(float64); ok && n >= 0 && n == float64(int(n)) {
			t.Start = int(n)
		}
	case "FragmentSelector":
		if m := fragmentPosition.FindStringSubmatch(text(o["value"])); m != nil {
			t.Start, _ = strconv.Atoi(m[1]) // nine digits
		}
	}
	for _, inner := range list(o["refinedBy"]) {
		t.selector(inner, depth+1)
	}
}

// list returns the items of a list, or the one thing that stands instead of one.
func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

// text returns a string, the first one of a list, or the IRI of an object.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case []any:
		for _, item := range v {
			if s := text(item); s != "" {
				return s
			}
		}
	case map[string]any:
		return text(v["id"])
	}
	return ""
}

func texts(v any) []string {
	var out []string
	for _, item := range list(v) {
		if s := text(item); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// agentName returns the name of who made something, else the IRI.
func agentName(v any) string {
	for _, item := range list(v) {
		o, _ := item.(map[string]any)
		for _, key := range []string{"name", "nickname"} {
			if s := text(o[key]); s != "" {
				return s
			}
		}
	}
	return text(v)
}
