package export

import (
	"math"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"gloss/build/markup"
)

// teiText writes a document's structure and text as TEI, with marks around words and anchors between them.
type teiText struct {
	*teiWriter
	doc      *markup.Document
	article  string // ID: relative links start from its page
	numbered bool   // paragraphs have their numbers, and an xml:id that begins with prefix
	prefix   string
	divs     bool // headings open divisions

	marks   []teiMark             // nested ones, in the order in which they open
	open    func(m teiMark)       // writes the start tag of a mark
	anchors [2]map[int32][]string // the xml:ids of anchors: before what begins at an offset, and behind what ends there
	places  []int32               // all offsets with an anchor, sorted

	at     int32
	block  int
	next   int     // index of the first mark that is not open yet
	stack  []int32 // where the open marks end, and notYet for each element of the document among them
	depth  int     // containers around
	levels []byte  // of the open divisions: '2' to '6'
	lists  []int   // of the lists around, the number of the next item, -1 where they have none
	role   string  // of the rows of a table
	inLeaf bool
}

// notYet stands for the end of an element, which the walk tells.
const notYet = math.MaxInt32

// write writes the document.
func (t *teiText) write() {
	for s := range t.doc.Walk() {
		switch {
		case s.Kind == markup.StepSpace:
			t.advance(s.At)
			t.settle()
			t.text(s.White())
			t.at++
			t.leave()
		case s.Kind == markup.StepRaw:
			t.text(s.White())
		case s.Name == "span": // a token of code
			t.advance(s.At)
		case s.Leaf:
			t.leaf(s)
		case s.Kind == markup.StepVoid:
			t.advance(s.At)
			t.void(s)
		case t.inLeaf:
			t.advance(s.At)
			t.inline(s)
		default:
			t.container(s)
		}
	}
	for range t.levels {
		t.end()
		t.line()
	}
}

// leaf opens or closes a block that holds text.
func (t *teiText) leaf(s markup.Step) {
	if s.Kind == markup.StepClose {
		t.advance(s.At)
		t.inLeaf = false
		if s.Name != "" {
			t.end()
		}
		t.line()
		return
	}
	t.at, t.inLeaf = s.At, true
	number := ""
	if s.End > s.At {
		if n := t.doc.Blocks[t.block].Number; n > 0 && t.numbered {
			number = strconv.Itoa(int(n))
		}
		t.block++
	}
	switch s.Name {
	case "":
	case "p":
		id := ""
		if number != "" {
			id = t.prefix + "p" + number
		}
		t.start("p", "xml:id", id, "n", number)
	case "pre":
		t.start("ab", "type", "code", "xml:space", "preserve")
	case "th":
		t.start("cell", "role", "label")
	case "td":
		t.start("cell")
	default:
		t.heading(s.Name[1])
	}
}

// heading opens a heading. One that stands by itself begins a division, which lasts until one of its level or above.
func (t *teiText) heading(level byte) {
	if !t.divs || t.depth > 0 {
		t.start("p", "rend", "heading")
		return
	}
	for len(t.levels) > 0 && t.levels[len(t.levels)-1] >= level {
		t.end()
		t.line()
		t.levels = t.levels[:len(t.levels)-1]
	}
	t.start("div")
	t.line()
	t.levels = append(t.levels, level)
	t.start("head")
}

// container opens or closes what holds blocks.
func (t *teiText) container(s markup.Step) {
	if s.Name == "thead" || s.Name == "tbody" {
		t.role = ""
		if s.Name == "thead" && s.Kind == markup.StepOpen {
			t.role = "label"
		}
		return
	}
	if s.Kind == markup.StepClose {
		t.end()
		t.line()
		t.depth--
		if s.Name == "ul" || s.Name == "ol" {
			t.lists = t.lists[:len(t.lists)-1]
		}
		return
	}
	t.depth++
	switch s.Name {
	case "blockquote":
		t.start("quote")
	case "ul":
		t.start("list", "rend", "bulleted")
		t.lists = append(t.lists, -1)
	case "ol":
		t.start("list", "rend", "numbered")
		first, err := strconv.Atoi(s.Attr("start"))
		if err != nil {
			first = 1
		}
		t.lists = append(t.lists, first)
	case "li":
		t.item()
		return // its text may follow at once
	case "table":
		t.start("table")
	default:
		t.start("row", "role", t.role)
	}
	t.line()
}

// item opens an item of the innermost list.
func (t *teiText) item() {
	last := &t.lists[len(t.lists)-1]
	if *last < 0 {
		t.start("item")
		return
	}
	t.start("item", "n", strconv.Itoa(*last))
	*last++
}

// inline opens or closes an element within a block.
func (t *teiText) inline(s markup.Step) {
	if s.Kind == markup.StepClose {
		t.end()
		t.stack = t.stack[:len(t.stack)-1]
		t.leave()
		return
	}
	if s.End > s.At {
		for t.next < len(t.marks) && t.marks[t.next].start <= s.At && t.marks[t.next].end > s.End {
			t.enter()
		}
	}
	t.stack = append(t.stack, notYet)
	switch s.Name {
	case "em":
		t.start("hi", "rend", "italic")
	case "strong":
		t.start("hi", "rend", "bold")
	case "del":
		t.start("hi", "rend", "strikethrough")
	case "a":
		t.start("ref", "target", t.target(s.Attr("href")))
	default:
		t.start("hi", "rend", s.Name)
	}
}

// void writes what has no text.
func (t *teiText) void(s markup.Step) {
	switch s.Name {
	case "hr":
		t.empty("milestone", "unit", "section", "rend", "rule")
		t.line()
	case "br":
		t.empty("lb")
	case "img":
		t.start("figure")
		t.empty("graphic", "url", t.target(s.Attr("src")))
		if alt := s.Attr("alt"); alt != "" {
			t.start("figDesc")
			t.text(alt)
			t.end()
		}
		t.end()
	default: // a box of a task list
		state := "to-do"
		if s.Checked() {
			state = "done"
		}
		t.empty("seg", "type", "task", "subtype", state)
	}
}

// target returns a link as it is from elsewhere: of an archive with an address absolute, else from the article's page.
func (t *teiText) target(href string) string {
	u, err := url.Parse(href)
	switch {
	case err != nil || u.IsAbs() || u.Host != "" || t.in.Archive.Site.BaseURL == "":
		return href
	case u.Path == "":
		return t.names.Article(t.article) + href
	}
	return t.names.File(strings.TrimPrefix(path.Join("articles", path.Dir(t.article), u.Path), "/")) + afterPath(u)
}

// afterPath returns the query and the fragment of an address with their signs.
func afterPath(u *url.URL) string {
	return (&url.URL{RawQuery: u.RawQuery, Fragment: u.Fragment, RawFragment: u.RawFragment}).String()
}

// advance writes the text up to an offset of the current block, with its marks and anchors.
func (t *teiText) advance(to int32) {
	if !t.inLeaf {
		return
	}
	for t.at < to {
		t.settle()
		stop := t.stop(to)
		t.text(t.doc.Text[t.at:stop])
		t.at = stop
		t.leave()
	}
}

// stop returns the offset, at most to, up to which no mark and no anchor stands.
func (t *teiText) stop(to int32) int32 {
	if t.next < len(t.marks) {
		to = min(to, t.marks[t.next].start)
	}
	if len(t.stack) > 0 {
		to = min(to, t.stack[len(t.stack)-1])
	}
	if k, _ := slices.BinarySearch(t.places, t.at+1); k < len(t.places) {
		to = min(to, t.places[k])
	}
	return to
}

// settle writes the anchors and opens the marks that stand before what comes next.
func (t *teiText) settle() {
	t.anchorsAt(0)
	for t.next < len(t.marks) && t.marks[t.next].start <= t.at {
		t.enter()
	}
}

// enter opens the next mark.
func (t *teiText) enter() {
	m := t.marks[t.next]
	t.next++
	t.open(m)
	t.stack = append(t.stack, m.end)
}

// leave closes the marks that end behind what has been written, as far as no element of the document is open in them: those are
// closed once it is. Then it writes the anchors that stand there.
func (t *teiText) leave() {
	for len(t.stack) > 0 && t.stack[len(t.stack)-1] <= t.at {
		t.end()
		t.stack = t.stack[:len(t.stack)-1]
	}
	t.anchorsAt(1)
}

// anchorsAt writes the anchors of a side that stand here.
func (t *teiText) anchorsAt(side int) {
	if len(t.places) == 0 {
		return
	}
	for _, id := range t.anchors[side][t.at] {
		t.empty("anchor", "xml:id", id)
	}
	delete(t.anchors[side], t.at)
}
