package markup

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markdown reads a body of CommonMark with GFM's tables, strikethrough, task lists and autolinks.
func Markdown(body string, o Options) *Document {
	return newReader(body, o).read()
}

// The parsers are made once and then only read. Looking for bare addresses costs two fifths of parsing, and few
// bodies have any.
var (
	withAutolinks    = sync.OnceValue(func() parser.Parser { return newParser(true) })
	withoutAutolinks = sync.OnceValue(func() parser.Parser { return newParser(false) })
)

func newParser(autolinks bool) parser.Parser {
	inlines := []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(codeSpans{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(newLinks(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(delimiters{parser.NewEmphasisParser()}, 500),
		util.Prioritized(delimiters{extension.NewStrikethroughParser()}, 500),
	}
	if autolinks {
		web := extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})
		inlines = append(inlines, util.Prioritized(extension.NewLinkifyParser(web), 999))
	}
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallowLists{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallowQuotes{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(
			util.Prioritized(shortDefinitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// mayAutolink reports whether a bare address can stand in the body: without these letters there is none.
func mayAutolink(body []byte) bool {
	return bytes.Contains(body, []byte("http")) || bytes.Contains(body, []byte("www.")) || bytes.IndexByte(body, '@') >= 0
}

// A reader walks goldmark's tree of one body.
type reader struct {
	*builder
	options Options
	top     int // the highest level of the body's headings; 1 where there are none
}

func newReader(body string, o Options) *reader {
	return &reader{builder: newBuilder([]byte(body)), options: o}
}

func (r *reader) read() *Document {
	p := withoutAutolinks()
	if mayAutolink(r.body) {
		p = withAutolinks()
	}
	context := parser.NewContext()
	root := p.Parse(text.NewReader(r.body), parser.WithContext(context))
	r.top = topHeading(root)
	r.blocks(root)
	if m, ok := context.Get(meterKey).(*meter); ok && m.exceeded {
		r.problem(m.exceededAt, TooMuchMarkup, "")
		sortProblems(r.doc.problems)
	}
	return r.document()
}
