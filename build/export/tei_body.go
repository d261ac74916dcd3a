package export

import (
	"maps"
	"slices"
	"strconv"

	"gloss/build/archive"
	"gloss/build/markup"
)

// teiBody is the text of one article with what is said of it.
type teiBody struct {
	*teiWriter
	i       int
	prefix  string // begins each xml:id
	shown   bool
	nested  []teiMark
	aside   []teiMark // overlap something: spans in standOff
	notes   []teiNote
	anchors [2]map[int32][]string
}

// teiNote is an editor's note with the places that it is of.
type teiNote struct {
	annotation int32
	places     []archive.Span
}

// newBody finds out how what is said of an article's text can stand in it. Where the text is not shown nothing is said of it.
func (t *teiWriter) newBody(i int, prefix string) *teiBody {
	b := &teiBody{
		teiWriter: t, i: i, prefix: prefix, shown: t.in.Archive.Articles[i].Text != archive.None,
		anchors: [2]map[int32][]string{{}, {}},
	}
	if !b.shown {
		return b
	}
	r, text := &t.in.Results[i], t.in.Documents[i].Text
	var marks []teiMark
	add := func(start, end int32, kind teiKind, index int) {
		if m, ok := trimmed(text, teiMark{start, end, kind, index}); ok {
			marks = append(marks, m)
		}
	}
	for k, q := range r.Quotations {
		add(q.Start, q.End, teiQuotation, k)
	}
	for k, d := range r.Dates {
		add(d.Start, d.End, teiDate, k)
	}
	for k, m := range r.Mentions.List {
		add(m.Start, m.End, teiMention, k)
	}
	b.nested, b.aside = nestMarks(t.in.Documents[i], marks)
	for _, m := range b.aside {
		b.anchor(m.start, m.end, b.markID(m))
	}
	b.gatherNotes(text)
	return b
}

// gatherNotes lists the notes in the order of their annotations, and anchors them.
func (b *teiBody) gatherNotes(text string) {
	byAnnotation := map[int32]int{}
	for _, m := range b.in.Results[b.i].Marks {
		if b.in.Archive.Articles[b.i].Sidecar.Annotations[m.Annotation].Kind != archive.KindNote {
			continue
		}
		at, ok := trimmed(text, teiMark{start: m.Start, end: m.End})
		if !ok {
			continue
		}
		k, known := byAnnotation[m.Annotation]
		if !known {
			k = len(b.notes)
			byAnnotation[m.Annotation] = k
			b.notes = append(b.notes, teiNote{annotation: m.Annotation})
		}
		n := &b.notes[k]
		n.places = append(n.places, archive.Span{Start: at.start, End: at.end})
		b.anchor(at.start, at.end, b.noteID(n, len(n.places)))
	}
}

// anchor puts an anchor before and one behind a stretch of the text.
func (b *teiBody) anchor(start, end int32, id string) {
	b.anchors[0][start] = append(b.anchors[0][start], anchorFrom+id)
	b.anchors[1][end] = append(b.anchors[1][end], anchorTo+id)
}

// What begins the xml:id of an anchor. No other begins so, while one may end in anything: an editor chooses how a note is called.
const anchorFrom, anchorTo = "from-", "to-"

// markID is the xml:id of a mark, numbered as on the article's page.
func (b *teiBody) markID(m teiMark) string {
	return b.prefix + [...]string{teiQuotation: "q", teiDate: "d", teiMention: "m"}[m.kind] + strconv.Itoa(m.index+1)
}

// noteID is the xml:id of a note, or of its n-th place where that is not the first. It is made of the ID in the sidecar, which
// stays, and where it has none yet, of its number there.
func (b *teiBody) noteID(n *teiNote, place int) string {
	given := b.in.Archive.Articles[b.i].Sidecar.Annotations[n.annotation].ID
	number := strconv.Itoa(int(n.annotation) + 1)
	switch {
	case given == "" && place == 1:
		return b.prefix + "n" + number
	case given == "":
		return b.prefix + "n" + number + "." + strconv.Itoa(place)
	case place == 1:
		return b.prefix + "n-" + xmlName(given)
	}
	return b.prefix + "n" + strconv.Itoa(place) + "-" + xmlName(given)
}

// write writes the body.
func (b *teiBody) write() {
	b.start("body")
	b.line()
	d := b.in.Documents[b.i]
	switch {
	case !b.shown:
		b.start("p")
		b.empty("gap", "reason", "rights")
		b.end()
		b.line()
	case len(d.Blocks) == 0:
		b.empty("p")
		b.line()
		fallthrough
	default:
		text := teiText{
			teiWriter: b.teiWriter, doc: d, article: b.in.Archive.Articles[b.i].ID, numbered: true, prefix: b.prefix, divs: true,
			marks: b.nested, open: b.open, anchors: b.anchors,
			places: slices.Sorted(maps.Keys(b.anchors[0])),
		}
		text.places = slices.Compact(slices.Sorted(slices.Values(slices.Concat(text.places, slices.Collect(maps.Keys(b.anchors[1]))))))
		text.write()
	}
	b.end()
	b.line()
}

// open writes the start tag of what stands around its words.
func (b *teiBody) open(m teiMark) {
	r := &b.in.Results[b.i]
	switch m.kind {
	case teiQuotation:
		b.start("said", b.quotationTag(b.i, r.Quotations[m.index])...)
	case teiDate:
		b.start("date", dateTag(r.Dates[m.index])...)
	case teiMention:
		mention := r.Mentions.List[m.index]
		name, attrs := b.mentionTag(mention)
		if mention.How == archive.Ambiguous {
			attrs = append(attrs, "xml:id", b.markID(m))
		}
		b.start(name, attrs...)
	}
}

func dateTag(d archive.Dated) []string {
	return append(teiEDTF(d.Value), "ana", "#date-"+teiDates(d.Rule).id)
}

// hasBeside says whether beside writes anything.
func (b *teiBody) hasBeside() bool {
	return len(b.aside)+len(b.notes) > 0 || b.shown && slices.ContainsFunc(b.in.Results[b.i].Mentions.List, func(m archive.Mention) bool {
		return m.How == archive.Ambiguous
	})
}

// beside writes what stands beside the text: marks that overlap, who may be meant where that is not decided, and notes.
func (b *teiBody) beside() {
	if len(b.aside) > 0 {
		b.start("spanGrp")
		b.line()
		for _, m := range b.aside {
			b.span(m)
		}
		b.end()
		b.line()
	}
	if b.shown {
		mentions := &b.in.Results[b.i].Mentions
		for k, m := range mentions.List {
			if m.How == archive.Ambiguous {
				b.candidates(b.markID(teiMark{kind: teiMention, index: k}), mentions.Choices[m.Because])
			}
		}
	}
	for k := range b.notes {
		b.note(&b.notes[k])
	}
}

// span writes a mark that overlaps others: from where to where, and the words as they would be marked there (TEI P5
// §18.3). Of speech span can hold no said, and says who speaks itself.
func (b *teiBody) span(m teiMark) {
	words := b.in.Documents[b.i].Text[m.start:m.end]
	id := b.markID(m)
	attrs := []string{"from", "#" + anchorFrom + id, "to", "#" + anchorTo + id}
	if m.kind == teiQuotation {
		tag := b.quotationTag(b.i, b.in.Results[b.i].Quotations[m.index])
		b.element("span", words, append(attrs, "type", "said", "corresp", tag[1], "ana", tag[5])...)
		return
	}
	b.start("span", attrs...)
	b.open(m)
	b.text(words)
	b.end()
	b.end()
	b.line()
}

// note writes an editor's note and what it is of (TEI P5 §3.9.1).
func (b *teiBody) note(n *teiNote) {
	var from, to string
	for k := range n.places {
		id := b.noteID(n, k+1)
		from, to = from+" #"+anchorFrom+id, to+" #"+anchorTo+id
	}
	a := &b.in.Archive.Articles[b.i].Sidecar.Annotations[n.annotation]
	b.start("note", "xml:id", b.noteID(n, 1), "type", "editor", "target", from[1:], "targetEnd", to[1:], "xml:lang", b.in.Archive.Site.Language)
	b.line()
	text := teiText{teiWriter: b.teiWriter, doc: markup.Markdown(a.Value, markup.Options{}), article: b.in.Archive.Articles[b.i].ID}
	text.write()
	for _, tag := range a.Tags {
		b.element("term", tag, "type", "tag")
	}
	b.end()
	b.line()
}
