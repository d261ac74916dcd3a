package load

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
)

// An AnchorEdit says how one annotation of a sidecar is anchored from now on. What is empty stays as it is.
type AnchorEdit struct {
	Annotation int            // its index
	ID         string         // for one that has none
	Quote      *archive.Quote // in the form, on or quote, that the annotation has
}

// ErrSplice says that a sidecar cannot be changed without touching more than was asked for.
var ErrSplice = errors.New("this has to be edited by hand")

// Splice returns a sidecar as it is on disk with some anchors and the hash of the verified text changed, and every
// other byte as it was: comments, blank lines, line endings and the way values are quoted. An empty hash is left as it
// is. The result is read again and compared with what was asked for, so that a sidecar is never spoiled: what cannot be
// done so is ErrSplice.
func Splice(raw, textHash string, edits []AnchorEdit) (string, error) {
	d := newDocument("", []byte(raw))
	mark := raw[:len(raw)-len(d.text)]
	s := &splicer{tree: &tree{document: d, to: len(d.text)}}
	root := s.parse()
	if root == nil || root.Kind != yaml.MappingNode || len(d.list) > 0 {
		return "", ErrSplice
	}
	want := newDocument("", []byte(raw)).sidecar("")
	if textHash != "" && textHash != want.TextHash {
		s.value(root, "text", textHash)
		want.TextHash = textHash
	}
	items := child(root, "annotations")
	for _, e := range edits {
		item := child(items, e.Annotation)
		if item == nil || item.Kind != yaml.MappingNode || len(item.Content) == 0 {
			return "", ErrSplice
		}
		a := &want.Annotations[e.Annotation]
		if e.Quote != nil {
			s.quote(item, a.Quote, *e.Quote)
			a.Quote = *e.Quote
		}
		if e.ID != "" && a.ID == "" {
			s.value(item, "id", e.ID)
			a.ID = e.ID
		}
	}
	out := s.apply()
	if err := same(want, out); err != nil {
		return "", err
	}
	return mark + out, nil
}

// same says whether a text reads as a sidecar should.
func same(want *archive.Sidecar, text string) error {
	d := newDocument("", []byte(text))
	have := d.sidecar("")
	if len(d.list) > 0 || have.TextHash != want.TextHash || len(have.Annotations) != len(want.Annotations) {
		return ErrSplice
	}
	trimmed := func(q archive.Quote) archive.Quote {
		return archive.Quote{Prefix: strings.TrimSpace(q.Prefix), Exact: q.Exact, Suffix: strings.TrimSpace(q.Suffix)}
	}
	for i, a := range want.Annotations {
		b := have.Annotations[i]
		if a.ID != b.ID || a.Kind != b.Kind || a.Every != b.Every || a.Value != b.Value || !slices.Equal(a.Joint, b.Joint) ||
			!slices.Equal(a.Tags, b.Tags) ||
			trimmed(a.Quote) != trimmed(b.Quote) {
			return fmt.Errorf("annotation %d: %w", i+1, ErrSplice)
		}
	}
	return nil
}

// A splicer collects what to put where in a document.
type splicer struct {
	*tree
	splices []splice
}

type splice struct {
	from, to int
	text     string
}

func (s *splicer) apply() string {
	slices.SortStableFunc(s.splices, func(a, b splice) int { return a.from - b.from })
	var b strings.Builder
	at := 0
	for _, p := range s.splices {
		if p.from < at {
			continue // two meet only in a file that is not what it seems; reading the outcome again will tell
		}
		b.WriteString(s.text[at:p.from])
		b.WriteString(p.text)
		at = p.to
	}
	b.WriteString(s.text[at:])
	return b.String()
}

// quote changes what of an annotation's quotation is another.
func (s *splicer) quote(item *yaml.Node, old, q archive.Quote) {
	if on := child(item, "on"); on != nil {
		s.scalar(item, "on", on, strings.TrimSpace(q.Prefix+openMark+q.Exact+closeMark+q.Suffix))
		return
	}
	n := child(item, "quote")
	if n == nil || n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		return
	}
	for _, part := range []struct{ key, old, now string }{
		{"suffix", old.Suffix, q.Suffix}, {"prefix", old.Prefix, q.Prefix}, {"exact", old.Exact, q.Exact},
	} {
		if part.old != part.now {
			s.value(n, part.key, part.now)
		}
	}
}

// value changes the value of a key, or puts the key before the others of its mapping.
func (s *splicer) value(n *yaml.Node, key, value string) {
	if v := child(n, key); v != nil && !isNull(v) {
		s.scalar(n, key, v, value)
		return
	}
	first := n.Content[0]
	at := s.offset(first.Line, first.Column)
	written := key + ": " + value
	if !plain(value, true) {
		written = key + ": " + quotedScalar(value)
	}
	if n.Style&yaml.FlowStyle != 0 {
		s.splices = append(s.splices, splice{at, at, written + ", "})
		return
	}
	s.splices = append(s.splices, splice{at, at, written + s.lineEnd(at) + strings.Repeat(" ", first.Column-1)})
}

// lineEnd returns what ends the line of an offset.
func (s *splicer) lineEnd(at int) string {
	if i := strings.IndexByte(s.text[at:], '\n'); i > 0 && s.text[at+i-1] == '\r' || i < 0 && strings.Contains(s.text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// scalar puts another value where one is written, in the same style where that can hold it.
func (s *splicer) scalar(parent *yaml.Node, key string, n *yaml.Node, value string) {
	if n.Kind != yaml.ScalarNode {
		return
	}
	from := s.offset(n.Line, n.Column)
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		begin, end := s.block(parent, key, from)
		s.splices = append(s.splices, splice{begin, end, value})
	case n.Style&yaml.SingleQuotedStyle != 0 && isPrintable(value):
		s.splices = append(s.splices, splice{from, s.closed(from, '\'', '\''), "'" + strings.ReplaceAll(value, "'", "''") + "'"})
	case n.Style&yaml.SingleQuotedStyle != 0:
		s.splices = append(s.splices, splice{from, s.closed(from, '\'', '\''), quotedScalar(value)})
	case n.Style&yaml.DoubleQuotedStyle != 0:
		s.splices = append(s.splices, splice{from, s.closed(from, '"', '\\'), quotedScalar(value)})
	default:
		if !plain(value, parent.Style&yaml.FlowStyle != 0) {
			value = quotedScalar(value)
		}
		s.splices = append(s.splices, splice{from, s.plainEnd(from, n.Value), value})
	}
}

// closed returns where a quoted value ends, which may be lines further down.
func (s *splicer) closed(from int, quote, escape byte) int {
	for i := from + 1; i < len(s.text); i++ {
		switch {
		case s.text[i] == escape && i+1 < len(s.text) && (escape == '\\' || s.text[i+1] == quote):
			i++
		case s.text[i] == quote:
			return i + 1
		}
	}
	return len(s.text)
}

// plainEnd returns where a value without quotation marks ends. Between its words there may be line ends.
func (s *splicer) plainEnd(from int, value string) int {
	at := from
	for _, word := range strings.Fields(value) {
		for at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[at]) >= 0 {
			at++
		}
		if !strings.HasPrefix(s.text[at:], word) {
			break
		}
		at += len(word)
	}
	return at
}

// block returns where the lines of a block value (| or >) begin and end: those that are indented more than its key.
func (s *splicer) block(parent *yaml.Node, key string, from int) (begin, end int) {
	indent := 0
	for i := 0; i+1 < len(parent.Content); i += 2 {
		if parent.Content[i].Value == key {
			indent = parent.Content[i].Column - 1
		}
	}
	at := from
	for {
		i := strings.IndexByte(s.text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		line, _, _ := strings.Cut(s.text[at:], "\n")
		line = strings.TrimRight(line, " \t\r")
		if line == "" {
			continue
		}
		lead := len(line) - len(strings.TrimLeft(line, " "))
		if lead <= indent {
			break
		}
		if begin == 0 {
			begin = at + lead
		}
		end = at + len(line)
	}
	return begin, max(begin, end)
}

// plain says whether a value can be written without quotation marks (YAML 1.2 §7.3.3, read narrowly).
func plain(s string, flow bool) bool {
	if s == "" || !isPrintable(s) || strings.TrimSpace(s) != s || strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || strings.Contains(s, " #") {
		return false
	}
	if flow && strings.ContainsAny(s, ",[]{}") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first)
}

// isPrintable says whether a value may stand in YAML as it is, and be seen there.
func isPrintable(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !plainRune(r) })
}
