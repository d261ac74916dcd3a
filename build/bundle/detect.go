package bundle

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"path"
	"regexp"
	"strings"
)

// format is how a file is made.
type format uint8

const (
	single format = iota // one text or page
	warcFile
	waczFile
	lines  // JSON, an object a line
	values // JSON, objects or an array of them
	table
	feed
	message
)

// headSize is how much of a file is looked at, in bytes, to see what it is.
const headSize = 4096

var (
	gzipMagic = []byte{0x1f, 0x8b, 0x08}
	zipMagic  = []byte("PK\x03\x04")
	feedRoot  = regexp.MustCompile(`^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?s:.*?)-->\s*|<\?[^>]*\?>\s*)*<(?:rss|feed|rdf:RDF)[\s>]`)
	mailHead  = regexp.MustCompile(`(?im)^(?:From|Date|Message-ID|MIME-Version|Received|Return-Path):.`)
	mailFirst = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*:[ \t]`)
	xmlBOM    = []byte("\xef\xbb\xbf")
)

// read finds out how the file is made and reads it. A packed file is unpacked first, once.
func (s *stream) read() {
	br := bufio.NewReaderSize(s.counter, 64<<10)
	head, err := br.Peek(headSize)
	name := strings.ToLower(s.file.Name)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		s.fail("", fault(Unreadable, "%v", err))
		return
	case bytes.HasPrefix(head, gzipMagic) && strings.HasSuffix(name, ".gz") && !isWARCName(name):
		s.unpack(br, strings.TrimSuffix(name, ".gz"))
		return
	case bytes.HasPrefix(head, gzipMagic):
		s.warc(s.file.Name, io.NewSectionReader(s.file.Data, 0, s.file.Size))
		return
	case bytes.HasPrefix(head, zipMagic):
		s.wacz()
		return
	case detect(name, head) == single && s.file.Size > s.options.maxText(): // not read to its end first
		s.fail("", readProblem(tooLarge(s.options.maxText())))
		return
	}
	s.dispatch(name, head, br)
}

func isWARCName(name string) bool {
	return strings.HasSuffix(name, ".warc.gz") || strings.HasSuffix(name, ".wet.gz") || strings.HasSuffix(name, ".wat.gz")
}

// unpack reads a file that was packed by gzip. name is the one that it had before.
func (s *stream) unpack(br *bufio.Reader, name string) {
	gz, err := gzip.NewReader(br)
	if err != nil {
		s.fail("", fault(Damaged, "the gzip file cannot be unpacked: %v", err))
		return
	}
	inner := bufio.NewReaderSize(gz, 64<<10)
	head, err := inner.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		s.fail("", readProblem(err))
		return
	}
	s.dispatch(name, head, inner)
}

// dispatch reads what is in a file that is not packed, or no longer.
func (s *stream) dispatch(name string, head []byte, br *bufio.Reader) {
	switch detect(name, head) {
	case warcFile:
		s.records(s.file.Name, &plain{br})
	case waczFile:
		s.fail("", fault(Damaged, "this is no zip file, though its name says that it is a WACZ"))
	case lines:
		s.lines(br)
	case values:
		s.values(br)
	case table:
		s.table(br, separator(name, head))
	case feed:
		s.feed(br)
	case message:
		s.message(br)
	default:
		s.single(name, br)
	}
}

// detect says how a file is made, by what it begins with, else by its name in lower case.
func detect(name string, head []byte) format {
	head = bytes.TrimPrefix(head, xmlBOM)
	ext := path.Ext(name)
	switch trimmed := bytes.TrimLeft(head, " \t\r\n"); {
	case bytes.HasPrefix(head, []byte("WARC/")), ext == ".warc":
		return warcFile
	case ext == ".wacz":
		return waczFile
	case ext == ".jsonl", ext == ".ndjson":
		return lines
	case ext == ".json":
		return values
	case ext == ".csv", ext == ".tsv":
		return table
	case ext == ".eml", ext == ".mht", ext == ".mhtml":
		return message
	case feedRoot.Match(trimmed):
		return feed
	case ext == "" && mailFirst.Match(head) && len(mailHead.FindAll(head, 3)) >= 3:
		return message
	}
	return single
}

// readProblem says in the user's words what a reader ran into.
func readProblem(err error) *Problem {
	switch {
	case errors.Is(err, errTooLarge):
		return fault(TooLarge, "%v", err)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fault(Truncated, "it ends too early: the rest is missing")
	}
	return fault(Damaged, "it is damaged: %s", strings.TrimPrefix(err.Error(), "gzip: "))
}

// single reads a file that is one page or one text.
func (s *stream) single(name string, br *bufio.Reader) {
	limit := s.options.maxText()
	body, err := readAtMost(br, limit)
	if err != nil {
		s.fail("", readProblem(err))
		return
	}
	r := Record{Kind: Text, Body: body, Original: body, Extension: path.Ext(name)}
	if looksLikePage(path.Ext(name), body) {
		r.Kind = Page
		if int64(len(body)) > s.options.maxRecord() {
			s.fail("", readProblem(tooLarge(s.options.maxRecord())))
			return
		}
	}
	s.give(r)
}

// looksLikePage reports whether a body is HTML. A name alone says so only where the body has a tag.
func looksLikePage(ext string, body []byte) bool {
	kind := http.DetectContentType(body)
	switch ext {
	case ".html", ".htm", ".xhtml", ".xht":
		return !strings.HasPrefix(kind, "application/") && !strings.HasPrefix(kind, "image/")
	}
	return strings.HasPrefix(kind, "text/html") || strings.HasPrefix(kind, "text/xml") && bytes.Contains(body[:min(len(body), headSize)], []byte("<html"))
}
