package ingest

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/annotate"
	"gloss/build/archive"
	"gloss/build/iri"
)

// PlaceStatus says what became of a foreign annotation.
type PlaceStatus string

// The statuses.
const (
	Placed      PlaceStatus = "placed"    // found in the text, and new
	Known       PlaceStatus = "unchanged" // the sidecar says it already
	FoundByRule PlaceStatus = "by-rule"   // gloss's own finding, which it makes again at every build
	Orphaned    PlaceStatus = "orphaned"  // its words are not in the text
	Undecided   PlaceStatus = "ambiguous" // its words fit several places
	Denied      PlaceStatus = "refused"   // there is no article, or no way to say it in a sidecar
)

// A Placement is one statement of a foreign annotation and what became of it.
type Placement struct {
	From    string // the foreign ID
	Creator string
	Status  PlaceStatus
	Article int    // index into the archive's articles; -1 where none is meant
	Exact   string // the words, as the text or else the foreign annotation has them
	Reason  string // why it is not placed
	// Candidates are the places that fit as well, as words of the text.
	Candidates []string
	Annotation archive.Annotation // for the sidecar, where Status is Placed; with its ID where it is Known
}

// A Placer finds where in the texts of an archive annotations belong. It remembers what it has placed, so that the
// same annotation in two files is placed once. It is not safe for concurrent use.
type Placer struct {
	archive *archive.Archive
	results []annotate.Result
	text    func(article int) (string, []annotate.Block)
	names   *iri.Namer
	index   *iri.Index
	placed  map[int][]span // by article
	ids     map[int]map[string]archive.Annotation
}

// A span is a statement at a place of a text, in bytes.
type span struct {
	start, end int32
	kind       archive.AnnotationKind
	value      string
	joint      []string // the others, of a speaker
	id         string
}

// NewPlacer returns a Placer for an archive. results are those of its articles; text returns the canonical text of one.
func NewPlacer(a *archive.Archive, results []annotate.Result, text func(article int) (string, []annotate.Block)) *Placer {
	return &Placer{
		archive: a, results: results, text: text, names: iri.New(&a.Site), index: iri.NewIndex(a),
		placed: map[int][]span{}, ids: map[int]map[string]archive.Annotation{},
	}
}

// Place says what becomes of each statement of an annotation at each of its targets. Nothing is guessed: words that
// are not in the text, or fit several places, stay out with the reason.
func (p *Placer) Place(f *Foreign) []Placement {
	var out []Placement
	for i := range f.Targets {
		out = append(out, p.target(f, i)...)
	}
	if len(f.Targets) == 0 {
		out = append(out, Placement{From: f.ID, Creator: f.Creator, Status: Denied, Article: -1, Reason: "it does not say what it is about"})
	}
	return out
}

func (p *Placer) target(f *Foreign, i int) []Placement {
	t := &f.Targets[i]
	base := Placement{From: f.ID, Creator: f.Creator, Status: Denied, Article: -1, Exact: t.Quote.Exact}
	article, reason := p.article(t.Source)
	if reason != "" {
		base.Reason = reason
		return []Placement{base}
	}
	base.Article = article
	if name, ours := p.ownName(article, f.ID); ours && strings.HasPrefix(name, iri.FoundPrefix) {
		base.Status = FoundByRule
		return []Placement{base}
	}
	said, reason := statements(f, p.archive, p.index)
	if reason != "" {
		base.Reason = reason
		return []Placement{base}
	}
	if strings.TrimSpace(t.Quote.Exact) == "" {
		base.Reason = "it does not quote the words that it is about"
		if name, ours := p.ownName(article, f.ID); !ours || !p.inFile(article, strings.TrimPrefix(name, iri.AnnotationPrefix)) {
			return []Placement{base}
		}
	}
	out := make([]Placement, len(said))
	for k, s := range said {
		out[k] = base
		p.statement(&out[k], s, t, p.id(article, f, i, k))
	}
	return out
}

// article returns the article that an address means.
func (p *Placer) article(source string) (article int, reason string) {
	found := p.index.Articles(source)
	switch {
	case source == "":
		return -1, "it does not say which page it is about"
	case len(found) == 0:
		return -1, fmt.Sprintf("no article has the address %q; give the article that url, or the site its base_url", source)
	case len(found) > 1:
		return -1, fmt.Sprintf("the articles %q and %q both have the address %q", p.archive.Articles[found[0]].ID, p.archive.Articles[found[1]].ID, source)
	}
	return found[0], ""
}

// statement places one statement, or says why not.
func (p *Placer) statement(out *Placement, s statement, t *ForeignTarget, id string) {
	annotation := archive.Annotation{ID: id, Kind: s.kind, Value: s.value, Joint: s.joint, Tags: s.tags}
	if have, ok := p.sidecar(out.Article)[id]; ok {
		out.Annotation, out.Status, out.Reason = have, Known, ""
		if have.Kind != s.kind || have.Value != s.value || !slices.Equal(have.Joint, s.joint) {
			out.Status, out.Reason = Denied, fmt.Sprintf("the sidecar has an annotation %q that says something else; edit it there, or remove it", id)
		}
		return
	}
	text, blocks := p.text(out.Article)
	at := p.resolve(text, blocks, t)
	if at.State != archive.AnchorOK && at.State != archive.AnchorRelocated {
		out.Status, out.Reason = Orphaned, "its words are not in the text"
		switch at.State {
		case archive.AnchorAmbiguous:
			out.Status, out.Reason = Undecided, fmt.Sprintf("its words fit %d places in the text", at.Places)
			out.Candidates = candidates(text, at.Candidates)
		case archive.AnchorChanged:
			out.Reason = "its words were changed in the text"
		}
		return
	}
	out.Exact = oneLine(text[at.Start:at.End])
	if i := slices.IndexFunc(p.spans(out.Article), func(h span) bool {
		return h.start == at.Start && h.end == at.End && h.kind == s.kind && h.value == s.value && slices.Equal(h.joint, s.joint)
	}); i >= 0 {
		out.Status, out.Annotation.ID = Known, p.spans(out.Article)[i].id
		return
	}
	quote, ok := p.quote(text, blocks, at.Start, at.End)
	if !ok {
		out.Status, out.Reason = Undecided, "its words stand in several places with the same words around them"
		return
	}
	annotation.Quote = quote
	out.Status, out.Annotation = Placed, annotation
	p.sidecar(out.Article)[id] = annotation
	p.placed[out.Article] = append(p.spans(out.Article), span{at.Start, at.End, s.kind, s.value, s.joint, id})
}

// enoughContext is how many code points of context have to agree on one side, where the other side does not: two or
// three words, as many as make a chance agreement rare.
const enoughContext = 12

// resolve finds the target's words in the text, as the anchors of a sidecar are found. Where what stands around them
// differs on one side alone, as it does when a page puts something between the paragraphs, the other side decides. Of
// several places that fit as well the position picks one, if one of them is exactly there.
func (p *Placer) resolve(text string, blocks []annotate.Block, t *ForeignTarget) archive.Anchor {
	at := anchor(text, blocks, t.Quote)
	if at.State == archive.AnchorOrphaned {
		for _, q := range []archive.Quote{{Exact: t.Quote.Exact, Prefix: t.Quote.Prefix}, {Exact: t.Quote.Exact, Suffix: t.Quote.Suffix}} {
			if q == t.Quote || utf8.RuneCountInString(strings.TrimSpace(q.Prefix+q.Suffix)) < enoughContext {
				continue
			}
			if one := anchor(text, blocks, q); one.State == archive.AnchorOK {
				at = one
				break
			}
		}
	}
	if at.State != archive.AnchorAmbiguous || t.Start < 0 {
		return at
	}
	for _, c := range at.Candidates {
		start := c.Start
		if utf8.RuneCountInString(text[:start]) != t.Start {
			continue
		}
		// The same words with what really stands around them: that fits one place, or stays open.
		if end, ok := matchAt(text, start, t.Quote.Exact); ok {
			return archive.Anchor{State: archive.AnchorOK, Start: start, End: end}
		}
	}
	return at
}

// matchAt returns where words end that begin at a byte of the text, if they stand there letter for letter but for
// white space.
func matchAt(text string, start int32, exact string) (end int32, ok bool) {
	i := int(start)
	for k, word := range strings.Fields(exact) {
		if k > 0 {
			i += len(text[i:]) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
		}
		if !strings.HasPrefix(text[i:], word) {
			return 0, false
		}
		i += len(word)
	}
	return int32(i), true
}

// anchor resolves a quotation as the one of a sidecar's annotation.
func anchor(text string, blocks []annotate.Block, q archive.Quote) archive.Anchor {
	sidecar := &archive.Sidecar{Annotations: []archive.Annotation{{Kind: archive.KindNote, Quote: q}}}
	return annotate.Article(nil, annotate.Input{Text: text, Blocks: blocks, Sidecar: sidecar}).Anchors[0]
}

// quote quotes a span with as few words around it as tell it from every other place; three on each side at least,
// within its paragraph, so that it is found again when some of them change.
func (p *Placer) quote(text string, blocks []annotate.Block, start, end int32) (archive.Quote, bool) {
	for _, words := range []int{3, 6, 12, 24, 48} {
		from, to := int(start), int(end)
		for range words {
			from = len(strings.TrimRightFunc(text[:from], unicode.IsSpace))
			from = strings.LastIndexFunc(text[:from], unicode.IsSpace) + 1
			to = len(text) - len(strings.TrimLeftFunc(text[to:], unicode.IsSpace))
			if i := strings.IndexFunc(text[to:], unicode.IsSpace); i >= 0 {
				to += i
			} else {
				to = len(text)
			}
		}
		if words <= 24 { // then, if need be, beyond the paragraph
			from = max(from, strings.LastIndexByte(text[:start], '\n')+1)
			if i := strings.IndexByte(text[end:], '\n'); i >= 0 {
				to = min(to, int(end)+i)
			}
		}
		q := archive.Quote{
			Exact: spaced(text[start:end]), Prefix: spaced(text[from:start]), Suffix: spaced(text[end:to]),
		}
		if at := anchor(text, blocks, q); at.State == archive.AnchorOK && at.Start == start && at.End == end {
			return q, true
		}
	}
	return archive.Quote{}, false
}

// spaced puts a text of several paragraphs into one line.
func spaced(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// candidates shows places of the text by what begins there.
func candidates(text string, spans []archive.Span) []string {
	const shown, points = 5, 60
	var out []string
	for _, s := range spans[:min(len(spans), shown)] {
		r := []rune(text[s.Start:min(len(text), int(s.Start)+points*utf8.UTFMax)])
		out = append(out, spaced(string(r[:min(len(r), points)])))
	}
	return out
}

// sidecar returns an article's annotations by ID, those placed so far among them.
func (p *Placer) sidecar(article int) map[string]archive.Annotation {
	if have, ok := p.ids[article]; ok {
		return have
	}
	ids := map[string]archive.Annotation{}
	if s := p.archive.Articles[article].Sidecar; s != nil {
		for _, a := range s.Annotations {
			if a.ID != "" {
				ids[a.ID] = a
			}
		}
	}
	p.ids[article] = ids
	return ids
}

// inFile says whether the sidecar had an ID before anything was placed.
func (p *Placer) inFile(article int, id string) bool {
	s := p.archive.Articles[article].Sidecar
	return s != nil && slices.ContainsFunc(s.Annotations, func(a archive.Annotation) bool { return a.ID == id })
}

// spans returns what an article's sidecar states and where, those placed so far among it.
func (p *Placer) spans(article int) []span {
	if have, ok := p.placed[article]; ok {
		return have
	}
	var out []span
	s := p.archive.Articles[article].Sidecar
	for _, m := range p.results[article].Marks {
		a := &s.Annotations[m.Annotation]
		out = append(out, span{m.Start, m.End, a.Kind, a.Value, a.Joint, a.ID})
	}
	for _, m := range p.results[article].Mentions.List {
		if m.How == archive.ByEditor {
			a := &s.Annotations[m.Because]
			out = append(out, span{m.Start, m.End, a.Kind, a.Value, nil, a.ID})
		}
	}
	p.placed[article] = out
	return out
}

// ownName returns the fragment of an IRI that this archive gave one of the article's annotations.
func (p *Placer) ownName(article int, id string) (name string, ours bool) {
	name, ours = strings.CutPrefix(id, p.names.Article(p.archive.Articles[article].ID)+"#")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	return name, ours
}

// id names the k-th statement of an annotation at its i-th target. What this archive exported keeps its own ID; what is
// foreign gets one made of its IRI, or of all it says, so that a second import knows it again.
func (p *Placer) id(article int, f *Foreign, i, k int) string {
	suffix := ""
	if i > 0 || k > 0 {
		suffix = fmt.Sprintf("-%d", i*len(f.Bodies)+k+1)
	}
	if name, ours := p.ownName(article, f.ID); ours {
		if id, ok := strings.CutPrefix(name, iri.AnnotationPrefix); ok && plainID(id) {
			if k == 0 && p.inFile(article, id) {
				return id // of every: true, all targets are the one annotation's
			}
			return id + suffix
		}
	}
	whole := []byte(f.ID)
	if len(whole) == 0 {
		whole, _ = json.Marshal(f) // strings and numbers: there is nothing to fail
	}
	sum := sha256.Sum256(whole)
	const letters = 8 // 40 bits: in an article with a thousand annotations two agree once in two million articles
	return "w" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:letters]) + suffix
}

// plainID says whether an ID has the letters that load allows in one.
func plainID(id string) bool {
	for i, r := range id {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (i == 0 || r != '-' && r != '_' && r != '.' && !unicode.IsMark(r)) {
			return false
		}
	}
	return id != ""
}
