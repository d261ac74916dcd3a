// Package annotate finds what one article's text says of whom: its text, its sidecar and the registry go in,
// its mentions, quotations, dates, marks, anchors and sentences come out. It is pure: the same input gives the same
// output, and one Registry serves any number of goroutines.
//
// The registry is a trie of folded words (trie.go, table.go). A text is cut into words by UAX #29 (word.go, fold.go), and
// those that are declined (declension.go) or have a small word joined to them (clitic.go) stand for other words as
// well. What matches leftmost-longest (match.go), and is not only part of a longer name (longer.go, model.go) or a common
// noun with a capital (capital.go), is a mention. A union's adjective may be another's too (bloc.go).
// What else a person's or an organization's name implies (surname.go, given.go, person.go, organization.go) counts where the
// article has the name in full, and so does an acronym that it introduces (introduced.go). What several entities may
// be meant by is decided, or left open, by the words beside it (beside.go, beside_words.go) and the rest of the article (decide.go,
// settle.go). Dates are read by a small grammar and reckoned from the article's own (temporal.go); quotations from the
// marks around them and the verbs beside them (speech.go) or within them (aside.go), with the speakers among the mentions. A language is a file of
// data (english_*.go, french.go, …); those other than English share rules that decide less (plain_speech.go, plain_dates.go), and
// one without data gets what marks and figures show. The editor's annotations are resolved by quote (anchor.go) and overrule the rest.
package annotate

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// An Input is one article as annotate sees it.
type Input struct {
	Text    string  // canonical
	Blocks  []Block // of Text, in order; a mention lies within one
	Sidecar *archive.Sidecar
	// Earlier returns the canonical text in which the annotations were last found, or "" where it is not at hand. It is
	// asked once at most, and only if an annotation does not stand where it says. Nil is as good as "".
	Earlier func() string
	// Published is the article's own date, from which “on Sunday” is reckoned; Language its BCP 47 tag, which says by
	// whose rules quotations and dates are read. Default: no date, English.
	Published archive.Date
	Language  string
}

// A Block is a paragraph, heading or other stretch of text that no mention crosses: a half-open byte range.
type Block struct{ Start, End int32 }

// A Result is what annotate says of one article. All ranges are half-open byte ranges of the canonical text.
type Result struct {
	Mentions  archive.Mentions
	Marks     []archive.Mark
	Anchors   []archive.Anchor // one an annotation, in the sidecar's order
	Sentences []int32          // starts of the sentences, in order; a block begins one
	// NeedsEarlier says that an annotation which is not where it says was found in the earlier text.
	NeedsEarlier bool
	// Quotations and Dates are in the order of the text; no quotation overlaps another, nor a date another, but for
	// what the editor marks.
	Quotations []archive.Quotation
	Joint      [][]archive.Voice // of quotations that several say together: the others (Quotation.Joint)
	Dates      []archive.Dated
}

// Voices returns everyone who says a quotation, in the order of the text: one, or several who say it together. Without
// a speaker it returns none.
func (res *Result) Voices(q archive.Quotation) []archive.Voice {
	if q.Speaker < 0 {
		return nil
	}
	out := []archive.Voice{{Speaker: q.Speaker, Because: q.Because}}
	if q.Joint > 0 {
		out = append(out, res.Joint[q.Joint-1]...)
	}
	return out
}

// Article annotates one article. The registry may be nil.
func Article(r *Registry, in Input) Result {
	var res Result
	res.Sentences = sentences(in.Text, in.Blocks)
	var edited []archive.Mention
	var denied []Block
	if in.Sidecar != nil {
		quotes := newResolver(in.Text, in.Earlier)
		res.Anchors, edited, denied, res.Marks = applySidecar(r, in.Sidecar, quotes)
		res.NeedsEarlier = quotes.leans
	}
	if r == nil {
		r = NewRegistry(nil)
	}
	s := r.take()
	defer r.scratch.Put(s)
	res.Mentions = r.mentions(in, edited, denied, s)
	r.say(&in, &res, s)
	return res
}

// A scratch is room for what is written down of an article only until it is annotated: some sixty bytes a word, three
// times over. It holds nothing that leads to a text.
type scratch struct {
	words  []word
	tokens []token
	items  []item
}

// take returns room that an article before has used, or new.
func (r *Registry) take() *scratch {
	if s, ok := r.scratch.Get().(*scratch); ok {
		return s
	}
	return new(scratch)
}

// applySidecar resolves every annotation and sorts the outcome by kind.
func applySidecar(r *Registry, s *archive.Sidecar, quotes *resolver) (anchors []archive.Anchor, edited []archive.Mention, denied []Block, marks []archive.Mark) {
	for i, a := range s.Annotations {
		anchor, spans := quotes.resolve(a)
		anchor.Annotation = int32(i)
		anchors = append(anchors, anchor)
		for _, s := range spans {
			switch a.Kind {
			case archive.KindEntity:
				if entity, ok := r.entity(a.Value); ok {
					edited = append(edited, archive.Mention{Start: s.Start, End: s.End, Entity: entity, How: archive.ByEditor, Because: int32(i)})
				}
			case archive.KindNotEntity:
				denied = append(denied, s)
			default:
				marks = append(marks, archive.Mark{Start: s.Start, End: s.End, Annotation: int32(i)})
			}
		}
	}
	slices.SortStableFunc(marks, func(a, b archive.Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return anchors, edited, denied, marks
}
