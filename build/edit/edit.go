// Package edit turns what an editor wants said into the new bytes of a file. In go the present bytes of a sidecar or of
// a file of the registry, the article's text and a span of it; out come the bytes that say it, with as little changed
// as can be: no other line, comment, order or style. The words that an annotation quotes are chosen here, as few as
// tell its place from all others.
//
// It is pure: nothing is read or written. What an editor may not say is a *Problem, in words for the editor.
package edit

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/load"
)

// A Problem says what of an edit cannot be, and in which field.
type Problem struct {
	Field   string // "value", "name", "tags" …; empty where it is none in particular
	Message string
}

func (p *Problem) Error() string { return p.Message }

func problem(field, format string, args ...any) error {
	return &Problem{field, fmt.Sprintf(format, args...)}
}

// A Statement is what an editor says of words.
type Statement struct {
	Kind archive.AnnotationKind
	// Value is an entity's ID, a note's Markdown, a date or a speaker's ID. A date or a speaker that is empty is none: the
	// words mean no date, nobody of the registry speaks.
	Value string
	Tags  []string
	Every bool // of each place in the article where the words stand
}

// normal returns a statement as it will be read again, or what is wrong with it.
func (s Statement) normal() (Statement, error) {
	s.Value = strings.TrimSpace(norm.NFC.String(strings.ReplaceAll(s.Value, "\r\n", "\n")))
	switch s.Kind {
	case archive.KindNotEntity:
		s.Value = ""
	case archive.KindEntity:
		if s.Value == "" {
			return s, problem("value", "choose an entity")
		}
	case archive.KindNote:
		if s.Value == "" {
			return s, problem("value", "write the note first")
		}
	case archive.KindDate:
		if s.Value == "" {
			break
		}
		if _, err := archive.ParseEDTF(s.Value); err != nil {
			return s, problem("value", "%v", err)
		}
	}
	var tags []string
	for _, tag := range s.Tags {
		if tag = phrase(tag); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	s.Tags = tags
	return s, nil
}

// phrase returns a text as one line.
func phrase(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }

// quote returns the quotation for a statement on a span.
func quote(text string, span archive.Span, every bool) (archive.Quote, error) {
	span = annotate.Snap(text, span)
	if span.Start == span.End {
		return archive.Quote{}, problem("", "no words are selected")
	}
	words := strings.ReplaceAll(text[span.Start:span.End], "\n", " ")
	if every {
		return archive.Quote{Exact: words}, nil
	}
	q, ok := annotate.Quotation(text, span)
	if !ok {
		return q, problem("", "the words around %q do not tell this place from the others; select more words", shortened(words))
	}
	return q, nil
}

// shortened returns the beginning of long words.
func shortened(s string) string {
	const most = 60 // code points; a line of a message
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// Add returns a sidecar that says one thing more, of a span of the article's text in bytes, and the annotation that does.
// old may be empty, for a new file.
func Add(old []byte, text string, span archive.Span, say Statement) ([]byte, archive.Annotation, error) {
	var a archive.Annotation
	say, err := say.normal()
	if err != nil {
		return nil, a, err
	}
	q, err := quote(text, span, say.Every)
	if err != nil {
		return nil, a, err
	}
	have, err := read(old)
	if err != nil {
		return nil, a, err
	}
	a = archive.Annotation{Kind: say.Kind, Quote: q, Every: say.Every, Value: say.Value, Tags: say.Tags}
	a.ID = load.NewID(&a, len(have.Annotations), func(id string) bool {
		return slices.ContainsFunc(have.Annotations, func(b archive.Annotation) bool { return b.ID == id })
	})
	out, err := load.AppendAnnotations(old, []load.Addition{{Annotation: a}})
	if err != nil {
		return nil, a, problem("", "the sidecar cannot be added to: %v", err)
	}
	return out, a, nil
}

// Change returns a sidecar in which the annotation of an index says something else of the same words. Where it is about
// each place of them from now on, or no longer, the words are quoted anew from the span.
func Change(old []byte, text string, span archive.Span, index int, say Statement) ([]byte, archive.Annotation, error) {
	a, err := at(old, index)
	if err != nil {
		return nil, a, err
	}
	if say, err = say.normal(); err != nil {
		return nil, a, err
	}
	if say.Every != a.Every {
		if a.Quote, err = quote(text, span, say.Every); err != nil {
			return nil, a, err
		}
	}
	if say.Kind != a.Kind || say.Value != a.Value {
		a.Joint = nil // who spoke together with the first does not speak with another
	}
	a.Kind, a.Value, a.Tags, a.Every = say.Kind, say.Value, say.Tags, say.Every
	return rewritten(old, index, a)
}

// Move returns a sidecar in which the annotation of an index quotes a span of the text.
func Move(old []byte, text string, span archive.Span, index int) ([]byte, archive.Annotation, error) {
	a, err := at(old, index)
	if err != nil {
		return nil, a, err
	}
	if a.Quote, err = quote(text, span, a.Every); err != nil {
		return nil, a, err
	}
	return rewritten(old, index, a)
}

func rewritten(old []byte, index int, a archive.Annotation) ([]byte, archive.Annotation, error) {
	out, err := load.ChangeAnnotation(old, index, a)
	if err != nil {
		return nil, a, problem("", "the sidecar cannot be changed without touching other lines: %v", err)
	}
	return out, a, nil
}

// Delete returns a sidecar without the annotation of an index, and what that said.
func Delete(old []byte, index int) ([]byte, archive.Annotation, error) {
	a, err := at(old, index)
	if err != nil {
		return nil, a, err
	}
	out, err := load.DeleteAnnotation(old, index)
	if err != nil {
		return nil, a, problem("", "the annotation cannot be taken out without touching other lines: %v", err)
	}
	return out, a, nil
}

func at(old []byte, index int) (archive.Annotation, error) {
	s, err := read(old)
	if err != nil {
		return archive.Annotation{}, err
	}
	if index < 0 || index >= len(s.Annotations) {
		return archive.Annotation{}, problem("", "the annotation is not in the sidecar any more")
	}
	return s.Annotations[index], nil
}

func read(old []byte) (*archive.Sidecar, error) {
	s, err := load.ReadSidecar(old)
	if err != nil {
		return nil, problem("", "the sidecar has an error, which has to be corrected first: %v", err)
	}
	return s, nil
}
