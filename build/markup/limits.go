package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// goldmark takes time that grows with the square of some hostile inputs. The parsers here stand around its own
// and give up where no honest text goes; what they refuse is shown as the text that it is.
const (
	maxOpenBlocks = 64   // quotes, lists and items around one line
	maxDelimiters = 4096 // *, _, ~ and [ in one block
	maxDefining   = 4096 // lines of a paragraph that may define links
	scanFactor    = 16   // bytes that failed attempts may look at, for each byte of the body …
	scanFloor     = 4 << 20
)

// shallowQuotes bounds how deep block quotes nest.
type shallowQuotes struct{ parser.BlockParser }

func (p shallowQuotes) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= maxOpenBlocks {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, r, pc)
}

// shallowLists bounds how deep lists nest.
type shallowLists struct{ parser.BlockParser }

func (p shallowLists) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	// The list parser keeps notes in the context and must see each line, also where it is refused.
	node, state := p.BlockParser.Open(parent, r, pc)
	if node != nil && len(pc.OpenedBlocks()) >= maxOpenBlocks {
		return nil, parser.NoChildren
	}
	return node, state
}

// shortDefinitions bounds how long a paragraph may be that defines links.
type shortDefinitions struct{ parser.ParagraphTransformer }

func (p shortDefinitions) Transform(n *ast.Paragraph, r text.Reader, pc parser.Context) {
	first := n.Lines().At(0)
	if n.Lines().Len() <= maxDefining {
		p.ParagraphTransformer.Transform(n, r, pc)
	} else if bytes.HasPrefix(first.Value(r.Source()), []byte("[")) {
		meterOf(pc).exceed(first.Start)
	}
}

// A meter counts, for one body, what the limits bound.
type meter struct {
	block      ast.Node // whose delimiters are counted
	delimiters int
	scanned    int // by attempts that failed
	exceeded   bool
	exceededAt int // in the body
}

var meterKey = parser.NewContextKey()

func meterOf(pc parser.Context) *meter {
	return pc.ComputeIfAbsent(meterKey, func() any { return new(meter) }).(*meter)
}

func (m *meter) exceed(offset int) {
	if !m.exceeded || offset < m.exceededAt {
		m.exceeded, m.exceededAt = true, offset
	}
}

func position(r text.Reader) int {
	_, segment := r.Position()
	return segment.Start
}

// admit reports whether a block may have another delimiter.
func (m *meter) admit(block ast.Node, r text.Reader) bool {
	if m.block != block {
		m.block, m.delimiters = block, 0
	}
	m.delimiters++
	if m.delimiters > maxDelimiters {
		m.exceed(position(r))
		return false
	}
	return true
}

// mayScan reports whether failed attempts have looked at too many bytes to allow another.
func (m *meter) mayScan(r text.Reader) bool {
	if m.scanned > scanFloor+scanFactor*len(r.Source()) {
		m.exceed(position(r))
		return false
	}
	return true
}

// delimiters bounds the emphasis and strikethrough of one block.
type delimiters struct{ parser.InlineParser }

func (p delimiters) Parse(parent ast.Node, r text.Reader, pc parser.Context) ast.Node {
	if !meterOf(pc).admit(parent, r) {
		return nil
	}
	return p.InlineParser.Parse(parent, r, pc)
}

// codeSpans bounds the search for backticks that close none.
type codeSpans struct{ parser.InlineParser }

func (p codeSpans) Parse(parent ast.Node, r text.Reader, pc parser.Context) ast.Node {
	m := meterOf(pc)
	if !m.mayScan(r) {
		return nil
	}
	start := position(r)
	node := p.InlineParser.Parse(parent, r, pc)
	if _, closed := node.(*ast.CodeSpan); !closed {
		m.scanned += len(r.Source()) - start
	}
	return node
}

// links bounds the brackets of one block, and the search for destinations and titles that end nowhere.
type links struct {
	parser.InlineParser
	parser.CloseBlocker
}

func newLinks() links {
	p := parser.NewLinkParser()
	return links{p, p.(parser.CloseBlocker)}
}

func (p links) Parse(parent ast.Node, r text.Reader, pc parser.Context) ast.Node {
	m := meterOf(pc)
	line, segment := r.PeekLine()
	if line[0] != ']' {
		if !m.admit(parent, r) {
			return nil
		}
		return p.InlineParser.Parse(parent, r, pc)
	}
	if !m.mayScan(r) {
		return nil
	}
	// The words in the brackets are looked up, and the line they stand on is sought from the last one backwards.
	m.scanned += parent.Lines().Len()
	node := p.InlineParser.Parse(parent, r, pc)
	if node == nil && len(line) > 1 && line[1] == '(' {
		m.scanned += scanLength(line[2:], len(r.Source())-segment.Start)
	}
	return node
}

// scanLength returns about how many bytes were looked at for a destination and a title that came to nothing;
// rest is the length of the body from here on.
func scanLength(line []byte, rest int) int {
	end := bytes.IndexByte(line, ' ')
	if end < 0 || line[0] == '<' {
		end = len(line)
	}
	after := bytes.TrimLeft(line[end:], " \t\n")
	if len(after) == 0 || bytes.IndexByte([]byte(`"'(`), after[0]) >= 0 {
		return rest
	}
	return end
}
