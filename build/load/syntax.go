package load

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"gloss/build/diag"
)

// A tree is the YAML of a document: all of it, or its front matter.
type tree struct {
	*document
	from, to int   // the YAML's byte range in the text
	breaks   []int // where the YAML library begins its lines, relative to from; made when first needed
	last     mark  // the place that was asked for last
}

// A mark is a place as the YAML library states it, and its byte offset in the text.
type mark struct{ line, column, offset int }

// parse returns the root of the YAML, or nil where there is none: it is empty, or it has been reported.
//
// Nodes are walked by hand rather than decoded into structs, since only so does one run report every mistake
// with its place, and the text of a value survives as it was written.
func (t *tree) parse() *yaml.Node {
	loader, err := yaml.NewLoader(bytes.NewReader(t.raw[t.from:t.to]))
	if err != nil {
		panic(err) // there are no options that could be wrong
	}
	var doc, second yaml.Node
	if err := loader.Load(&doc); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		t.syntaxError(err)
		return nil
	}
	if err := loader.Load(&second); err == nil {
		t.add(t.place(t.offset(second.Line, second.Column), 3), diag.YAMLSyntax,
			"keep one, or put them into two files", "a second YAML document begins here")
	} else if !errors.Is(err, io.EOF) {
		t.syntaxError(err)
	}
	if len(doc.Content) == 0 || isNull(doc.Content[0]) {
		return nil
	}
	return doc.Content[0]
}

// A remedy puts one of the YAML library's complaints into an editor's words.
type remedy struct {
	complaint string // part of the library's message
	message   string // empty: the library's own is good
	hint      string
	context   bool // the mistake is where the construct begins, not where it was noticed
	within    bool // only where something stands before the mistake in its line
}

var remedies = []remedy{
	{
		complaint: "mapping values are not allowed", message: "a colon with a space after it cannot stand here",
		hint: `put a value that has a colon in quotes (title: "Syria: a truce"), and each key in one column with its neighbours`,
	},
	{
		complaint: "unknown anchor", message: "YAML aliases (*name) are not read",
		hint: "put a value that begins with * in quotes",
	},
	{
		complaint: "cannot start any token", message: "this character cannot begin a value",
		hint: "indent with spaces, not tabs; put a value that begins with @, ` or % in quotes",
	},
	{
		complaint: "found unexpected end of stream", message: "this quotation mark is never closed",
		hint: "close the quotation, or double an apostrophe inside single quotes", context: true,
	},
	{
		complaint: "unknown escape character",
		hint:      `write \\ for a backslash, or use single quotes, where it means itself`,
	},
	{
		complaint: "did not find expected key", message: "the quotation ends before this, and nothing may follow it", within: true,
		hint: `put the whole value in quotes; inside, double a single quotation mark ('') and write \" for a double one`,
	},
	{
		complaint: "did not find expected key", message: "the line does not fit what stands above it",
		hint: "give each key the same indentation as its neighbours",
	},
	{
		complaint: "could not find expected ':'", message: "the line is neither a key with its value nor part of one",
		hint: "write \"key: value\"; indent the further lines of a long value", context: true,
	},
	{
		complaint: "did not find expected '-' indicator", message: "the line does not fit the list above it",
		hint: "begin each item with \"- \" in one column, and its further lines two columns deeper",
	},
	{complaint: "did not find expected ',' or", message: "this list or mapping in brackets is never closed", hint: "close the bracket", context: true},
	{
		complaint: "did not find expected node content", message: "no value can begin here",
		hint: "close a bracket that is still open above, or put a value that begins with a bracket in quotes",
	},
	{
		complaint: "block sequence entries are not allowed", message: "a list cannot begin in the line of its key",
		hint: "begin it in a line of its own, or put a value that begins with a hyphen in quotes",
	},
	{complaint: "found a tab character", message: "a tab cannot indent a line", hint: "indent with spaces"},
	{complaint: "exceeded max depth", message: "the values are nested too deeply", hint: "remove the needless brackets or indentation"},
}

// syntaxError reports where the YAML library gave up.
func (t *tree) syntaxError(err error) {
	load, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		t.add(t.place(t.from, 0), diag.YAMLSyntax, "", "%v", err)
		return
	}
	offset := t.offset(load.Mark.Line, load.Mark.Column)
	if load.Stage == yaml.ReaderStage {
		offset = t.from + unprintable(t.text[t.from:t.to])
		t.add(t.place(offset, 1), diag.YAMLSyntax, "remove it", "a control character cannot stand in YAML")
		return
	}
	message, hint := load.Message, ""
	for _, r := range remedies {
		if !strings.Contains(load.Message, r.complaint) || r.within && !t.within(offset) {
			continue
		}
		if r.message != "" {
			message = r.message
		}
		if r.context && load.ContextMark.Line > 0 {
			offset = t.offset(load.ContextMark.Line, load.ContextMark.Column)
		}
		hint = r.hint
		break
	}
	t.add(t.place(offset, 1), diag.YAMLSyntax, hint, "%s", message)
}

// within reports whether anything but white space stands before an offset in its line.
func (t *tree) within(offset int) bool {
	before := t.text[t.from:offset]
	return strings.TrimSpace(before[strings.LastIndexByte(before, '\n')+1:]) != ""
}

// unprintable returns the offset of the first character that YAML 1.2 §5.1 does not allow.
func unprintable(s string) int {
	i := strings.IndexFunc(s, func(r rune) bool {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == 0x85:
			return false
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return true
		}
		return r == 0xfffe || r == 0xffff
	})
	return max(i, 0)
}

// offset turns a line and a column of the YAML library, both from 1, the column in code points, into a byte
// offset in the text. The library ends lines at more characters than an editor does, so lines are counted as it counts.
func (t *tree) offset(line, column int) int {
	if t.breaks == nil {
		t.breaks = yamlLines(t.text[t.from:t.to])
	}
	if line < 1 || line > len(t.breaks) {
		return t.to
	}
	at := mark{line, 1, t.from + t.breaks[line-1]}
	if t.last.line == line && t.last.column <= column {
		at = t.last // a line may be a megabyte long, and wrong all along
	}
	for at.column < column && at.offset < t.to {
		_, size := utf8.DecodeRuneInString(t.text[at.offset:t.to])
		at.offset += size
		at.column++
	}
	t.last = at
	return at.offset
}

// yamlLines returns where lines begin by YAML 1.1 §4.1.4.
func yamlLines(s string) []int {
	starts := []int{0}
	for i, r := range s {
		switch r {
		case '\n', '\u0085':
		case '\u2028', '\u2029':
		case '\r':
			if strings.HasPrefix(s[i+1:], "\n") {
				continue
			}
		default:
			continue
		}
		starts = append(starts, i+utf8.RuneLen(r))
	}
	return starts
}
