package load

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
	"gloss/build/diag"
)

// noEntity is what a sidecar says instead of an entity's ID where a mention is none, where nobody of the registry
// speaks, and instead of a date where words mean none.
const noEntity = "none"

// sidecar reads an article's annotations. Their order and number are the file's, so that an index finds the
// place of each again: one that cannot be understood is there, but empty.
func (d *document) sidecar(file string) *archive.Sidecar {
	s := &archive.Sidecar{File: file, Raw: d.text}
	dec := &decoder{tree: &tree{document: d, to: len(d.text)}}
	if n := dec.parse(); n != nil {
		mapping(dec, n, &sidecarShape, s)
	}
	return s
}

var textHash = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)

var sidecarShape = shape[archive.Sidecar]{noun: "a sidecar", keys: []key[archive.Sidecar]{
	{"text", false, func(d *decoder, s *archive.Sidecar, n *yaml.Node) {
		s.TextHash = d.matching(n, textHash, "sha256: and 64 hexadecimal digits, or remove it: gloss writes it")
	}},
	{"annotations", false, func(d *decoder, s *archive.Sidecar, n *yaml.Node) { s.Annotations = d.annotations(n) }},
}}

// A draft is an annotation whose keys have been read one by one, but not yet together.
type draft struct {
	archive.Annotation
	on, quote *yaml.Node
	id        *yaml.Node
	kinds     []*yaml.Node // the values of entity, note, date and speaker
}

var annotationShape = shape[draft]{noun: "an annotation", keys: []key[draft]{
	{"id", false, func(d *decoder, a *draft, n *yaml.Node) { a.ID, a.id = d.id(n), n }},
	{"on", false, func(d *decoder, a *draft, n *yaml.Node) { a.on, a.Quote = n, d.bracketed(n) }},
	{"quote", false, func(d *decoder, a *draft, n *yaml.Node) { a.quote = n; mapping(d, n, &quoteShape, &a.Quote) }},
	{"entity", false, func(d *decoder, a *draft, n *yaml.Node) {
		a.Kind, a.Value = archive.KindEntity, d.text(n)
		if a.Value == noEntity {
			a.Kind, a.Value = archive.KindNotEntity, ""
		}
		a.kinds = append(a.kinds, n)
	}},
	{"note", false, func(d *decoder, a *draft, n *yaml.Node) { a.state(archive.KindNote, d.text(n), n) }},
	{"date", false, func(d *decoder, a *draft, n *yaml.Node) { a.state(archive.KindDate, d.dateOrNone(n), n) }},
	{"speaker", false, func(d *decoder, a *draft, n *yaml.Node) {
		var first string
		first, a.Joint = d.speakers(n)
		a.state(archive.KindSpeaker, first, n)
	}},
	{"every", false, func(d *decoder, a *draft, n *yaml.Node) { a.Every = d.bool(n) }},
	{"tags", false, func(d *decoder, a *draft, n *yaml.Node) { a.Tags = d.phrases(n) }},
}}

func (a *draft) state(kind archive.AnnotationKind, value string, n *yaml.Node) {
	a.Kind, a.Value = kind, value
	a.kinds = append(a.kinds, n)
}

var quoteShape = shape[archive.Quote]{noun: `"quote"`, keys: []key[archive.Quote]{
	{"exact", true, func(d *decoder, q *archive.Quote, n *yaml.Node) { q.Exact = strings.Trim(d.quoted(n), " ") }},
	{"prefix", false, func(d *decoder, q *archive.Quote, n *yaml.Node) { q.Prefix = d.quoted(n) }},
	{"suffix", false, func(d *decoder, q *archive.Quote, n *yaml.Node) { q.Suffix = d.quoted(n) }},
}}

func (d *decoder) annotations(n *yaml.Node) []archive.Annotation {
	items := d.items(n, "begin each annotation with \"- on: …\"")
	if len(items) == 0 {
		return nil
	}
	annotations := make([]archive.Annotation, len(items))
	first := make(map[string]*yaml.Node, len(items)) // each ID where it stands first
	for i, item := range items {
		var a draft
		if !mapping(d, item, &annotationShape, &a) {
			continue
		}
		d.anchored(item, &a)
		d.ofOneKind(item, &a)
		if a.ID != "" {
			if first[a.ID] == nil {
				first[a.ID] = a.id
			} else {
				d.wrong(a.id, diag.AnnotationDup, "give it another, or leave it out and gloss gives it one",
					"the ID %q is that of the annotation in line %d already", a.ID, d.lineOf(first[a.ID]))
			}
		}
		annotations[i] = a.Annotation
	}
	return annotations
}

// anchored sees to it that an annotation says exactly once where it stands.
func (d *decoder) anchored(item *yaml.Node, a *draft) {
	const hint = `write on: "some words [[the span]] and more", with words from the text`
	switch {
	case a.on == nil && a.quote == nil:
		d.wrong(item, diag.AnchorSyntax, hint, "the annotation does not say what it stands on")
	case a.on != nil && a.quote != nil:
		d.wrong(a.quote, diag.AnchorSyntax, `keep "on" or "quote"`, `the annotation has both "on" and "quote"`)
	}
}

// ofOneKind sees to it that an annotation states one thing.
func (d *decoder) ofOneKind(item *yaml.Node, a *draft) {
	switch len(a.kinds) {
	case 0:
		d.wrong(item, diag.AnnotationKind, `add one of "entity", "note", "date" or "speaker"`, "the annotation states nothing")
	case 1:
	default:
		d.wrong(a.kinds[1], diag.AnnotationKind, "make an annotation of each",
			`the annotation states %d things, where it may state one: "entity", "note", "date" or "speaker"`, len(a.kinds))
	}
}

// speakers reads who speaks: an ID, a list of those who say it together, or none, which is empty.
func (d *decoder) speakers(n *yaml.Node) (first string, joint []string) {
	if n.Kind != yaml.SequenceNode {
		if first = d.text(n); first == noEntity {
			first = ""
		}
		return first, nil
	}
	const hint = "write speaker: one-id, speaker: [one-id, another-id] or speaker: none"
	seen := map[string]bool{}
	ids := d.each(n, hint, func(d *decoder, item *yaml.Node) string {
		id := d.text(item)
		switch {
		case id == noEntity:
			d.invalid(item, hint, "a list of speakers cannot have %q", noEntity)
			return ""
		case seen[id] && id != "":
			d.invalid(item, "remove it", "the speaker %q is in the list already", id)
			return ""
		}
		seen[id] = true
		return id
	})
	if len(n.Content) == 0 {
		d.invalid(n, hint, "%s is an empty list", d.subject())
	}
	if len(ids) == 0 {
		return "", nil
	}
	if len(ids) > 1 {
		joint = ids[1:]
	}
	return ids[0], joint
}

// dateOrNone reads a date; none is empty.
func (d *decoder) dateOrNone(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode && n.Value == noEntity {
		return ""
	}
	return d.edtf(n)
}
