package ingest

import (
	"fmt"
	"slices"
	"strings"

	"gloss/build/archive"
	"gloss/build/iri"
)

// A statement is one thing that an annotation may state in a sidecar.
type statement struct {
	kind  archive.AnnotationKind
	value string
	joint []string // of a speaker: the others
	tags  []string
}

// quotationClass is what export calls a span that somebody said.
const quotationClass = "schema.org/Quotation"

// statements puts an annotation's bodies into a sidecar's words. Where one cannot be, the reason says why and nothing of
// the annotation is taken: half of it could say the opposite.
func statements(f *Foreign, a *archive.Archive, index *iri.Index) (out []statement, reason string) {
	var tags []string
	quotation := false
	for _, b := range f.Bodies {
		quotation = quotation || b.Purpose == "classifying" && strings.HasSuffix(b.Source, quotationClass)
	}
	for _, b := range f.Bodies {
		var s statement
		switch {
		case b.Type == "Choice" || b.Type == "Composite" || b.Type == "List" || b.Type == "Independents":
			return nil, "it leaves open which of several things it says"
		case strings.HasSuffix(b.Source, quotationClass):
			continue
		case b.Source != "":
			s, reason = reference(b, a, index, quotation)
		case strings.TrimSpace(b.Value) == "":
			continue
		case b.Purpose == "tagging" || b.Purpose == "classifying":
			tags = append(tags, oneLine(b.Value))
			continue
		default:
			s, reason = remark(b)
		}
		if reason != "" {
			return nil, reason
		}
		out = appendNew(out, s)
	}
	if quotation && len(out) == 0 {
		out = append(out, statement{kind: archive.KindSpeaker}) // that nobody of the registry speaks
	}
	switch {
	case len(out) > 0:
		out[0].tags = tags
	case len(tags) > 0: // a sidecar has no tags without a note, so they are the note
		out = append(out, statement{kind: archive.KindNote, value: strings.Join(tags, ", "), tags: tags})
	default:
		return nil, "it marks words and says nothing of them"
	}
	return out, ""
}

// appendNew leaves out what is said twice, such as an entity by two of its identifiers. Those who speak by one annotation speak
// together.
func appendNew(all []statement, s statement) []statement {
	for i := range all {
		have := &all[i]
		switch {
		case have.kind != s.kind:
		case have.value == s.value || slices.Contains(have.joint, s.value):
			return all
		case s.kind == archive.KindSpeaker:
			have.joint = append(have.joint, s.value)
			return all
		}
	}
	return append(all, s)
}

// reference is a body that names something by its IRI.
func reference(b ForeignBody, a *archive.Archive, index *iri.Index, quotation bool) (statement, string) {
	found := index.Entities(b.Source)
	switch len(found) {
	case 0:
		return statement{}, fmt.Sprintf("%q is no entity of the archive", b.Source)
	case 1:
	default:
		return statement{}, fmt.Sprintf("%q is the address of %q and of %q", b.Source, a.Entities[found[0]].ID, a.Entities[found[1]].ID)
	}
	s := statement{kind: archive.KindEntity, value: a.Entities[found[0]].ID}
	if quotation && b.Purpose == "linking" {
		s.kind = archive.KindSpeaker
	}
	return s, ""
}

// remark is a body of text: a date where it says that it is one, else a note.
func remark(b ForeignBody) (statement, string) {
	value := strings.TrimSpace(strings.ReplaceAll(b.Value, "\r\n", "\n"))
	if strings.Contains(b.ConformsTo, "/edtf") {
		if _, err := archive.ParseDate(value); err != nil {
			return statement{}, err.Error()
		}
		return statement{kind: archive.KindDate, value: value}, ""
	}
	switch media, _, _ := strings.Cut(b.Format, ";"); media {
	case "", "text/markdown", "text/x-markdown":
	case "text/plain":
		value = plainAsMarkdown(value)
	default:
		return statement{}, fmt.Sprintf("its text is %s, and a note is Markdown", media)
	}
	return statement{kind: archive.KindNote, value: value}, ""
}

// plainAsMarkdown escapes what Markdown would take for markup inside a line, and keeps the lines.
func plainAsMarkdown(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, r := range line {
			if strings.ContainsRune("\\`*_[]<>#~|&", r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// oneLine is s with its white space collapsed: a tag as a sidecar has it, a title as front matter has it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
