package ingest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// Text reads plain text: UTF-8, or UTF-16 with a byte order mark. It does not keep raw. The error is a *Refused where the
// input cannot become an article; any other error is a boilerplate pattern that does not compile.
func Text(raw []byte, o Options) (*Draft, error) {
	outlets, err := newOutlets(o)
	if err != nil {
		return nil, err
	}
	text, refused := decode(raw)
	if refused != nil {
		refused.Name = o.Name
		return nil, refused
	}
	sum := sha256.Sum256(raw)
	r := &reader{
		outlets: outlets,
		given:   o.Source,
		draft:   &Draft{Name: o.Name, Original: hex.EncodeToString(sum[:])},
	}
	r.read(text)
	if len(r.draft.Body) == 0 {
		return nil, &Refused{
			Name: o.Name, Code: Empty, Reason: "no line of it is the text of an article",
			Hint: "add the article's text; --source or the source's boilerplate patterns may also be to blame",
		}
	}
	return r.draft, nil
}

// reader holds what is known while one text is read. Each step looks at the units that no step before it has taken.
type reader struct {
	draft   *Draft
	outlets *outlets
	given   string // the source as the caller states it
	units   []unit
	claims  []claim
	leads   map[int]lead // by index into units
	stamped stamp        // of the date line that was taken
	clues   []clue
}

// clue is a date that stands where no publication date stands.
type clue struct {
	line  int
	where string
	text  string
}

func (r *reader) read(text string) {
	lines := splitLines(text)
	wrap := wrapWidth(lines)
	r.units = unitsOf(lines, wrap, r.standsAlone)
	r.furniture()
	r.foot()
	r.head()
	r.captions()
	r.signs()
	r.collect()
	if wrap > 0 {
		r.warn(LinesJoined, 0, "the text is wrapped at %d characters; its lines were joined into paragraphs", wrap)
	}
	r.settle()
	slices.SortStableFunc(r.draft.Dropped, func(a, b Dropped) int { return cmp.Compare(a.Line, b.Line) })
}

// standsAlone reports whether a line of a hard-wrapped text is no part of a paragraph.
func (r *reader) standsAlone(text string) bool {
	if _, ok := dateLine(text); ok {
		return true
	}
	if _, ok := bylineOf(text); ok {
		return true
	}
	if f, _ := labelled(text); f != "" {
		return true
	}
	if _, ok := r.outlets.dropped(text); ok {
		return true
	}
	return initials.MatchString(text) || newsID(text) != "" || kindOf(text, edges) != nil
}

// furniture takes the lines that are boilerplate wherever they stand.
func (r *reader) furniture() {
	for i := range r.units {
		u := &r.units[i]
		if !visible(u.text) {
			r.drop(i, "", "shows nothing")
			continue
		}
		if s, ok := r.outlets.dropped(u.text); ok {
			u.kind = &kind{foot: true}
			r.outlets.sign(u.text, onPage)
			r.drop(i, "", fmt.Sprintf("matches a boilerplate pattern of source %q", r.outlets.sources[s].ID))
			continue
		}
		if k := kindOf(u.text, anywhere); k != nil {
			r.dropKind(i, k)
		}
	}
}

// dropKind drops a line of boilerplate. Where it is the page's own, the names in it sign the text.
func (r *reader) dropKind(i int, k *kind) {
	r.units[i].kind = k
	if k.foot {
		r.outlets.sign(r.units[i].text, onPage)
	}
	r.drop(i, "", k.why)
}

// drop takes a unit out of the body.
func (r *reader) drop(i int, field, why string) {
	u := &r.units[i]
	u.fate = out
	r.draft.Dropped = append(r.draft.Dropped, Dropped{Line: u.line, Text: u.text, Field: field, Why: why})
}

func (r *reader) warn(code Code, line int, format string, args ...any) {
	r.draft.Warnings = append(r.draft.Warnings, Warning{Code: code, Line: line, Message: fmt.Sprintf(format, args...)})
}

// captions takes what stands under pictures, where no step before has. A text of one paragraph has none.
func (r *reader) captions() {
	prev := -1
	for i, seen := r.bodyAfter(-1), 0; i >= 0; seen++ {
		u := &r.units[i]
		next := r.bodyAfter(i)
		switch {
		case prev < 0 && next < 0:
			return
		case hasCaptionMark(u.text), positionMarks(u.text) > 1:
			r.takeCaption(i)
		case (seen > 0 || r.draft.Title != "") && seen < 4 && (prev >= 0 && isCutOff(u.text, r.units[prev].text) || next >= 0 && isCutOff(u.text, r.units[next].text)):
			r.takeCaption(i)
			r.warn(CaptionUncertain, u.line, "this cut-off line repeats the paragraph next to it and was taken for a picture's caption; move it to the body if it is none")
		default:
			prev = i
		}
		i = next
	}
}

func (r *reader) takeCaption(i int) {
	u := &r.units[i]
	u.fate = inCaptions
	if d := dateWithin(u.text); d != "" {
		r.clues = append(r.clues, clue{u.line, "the caption", d})
	}
}

// bodyAfter returns the index of the next unit after unit i that is in the body, -1 where none is.
func (r *reader) bodyAfter(i int) int {
	for i++; i < len(r.units); i++ {
		if r.units[i].fate == inBody {
			return i
		}
	}
	return -1
}

// maxLeads is how many paragraphs may be the first of a report: a summary often stands before it.
const maxLeads = 3

// signs reads the dateline and the outlet's sign at the lead.
func (r *reader) signs() {
	r.leads = map[int]lead{}
	colons, seen := 0, 0
	for i, u := range r.units {
		if u.fate != inBody {
			continue
		}
		if seen++; seen > maxLeads && colons == 0 {
			break
		}
		if leadColon.MatchString(u.text[:min(len(u.text), maxLead)]) {
			if colons++; colons > 1 { // an interview: "ROE: … DOE: …"
				clear(r.leads)
				return
			}
		}
		if l, ok := leadOf(u.text); ok && seen <= maxLeads {
			r.leads[i] = l
			r.outlets.sign(cmp.Or(l.agency, l.sign), atLead)
		}
	}
}

// collect fills the draft's paragraphs and captions.
func (r *reader) collect() {
	for _, u := range r.units {
		switch u.fate {
		case inBody:
			r.draft.Body = append(r.draft.Body, u.text)
		case inCaptions:
			r.draft.Captions = append(r.draft.Captions, u.text)
		}
	}
	if len(r.draft.Body) > 0 || r.draft.Title == "" {
		return
	}
	for i, u := range r.units { // a single line is a text, not a title
		if u.fate == inTitle {
			r.units[i].fate = inBody
			r.draft.Body, r.draft.Title = []string{u.text}, ""
			return
		}
	}
}
