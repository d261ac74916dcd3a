// Package bundle reads the files in which people have articles: web archives (WARC, WACZ), rows (JSON Lines, JSON,
// CSV), feeds (RSS, Atom), references (CSL-JSON), messages (EML, MHTML), and single pages and texts. In goes a
// file; out comes a sequence of records, one an article that may be in it, in the file's order.
//
// What holds for every format:
//
//   - A file is streamed. One record is in memory at a time, and none that is larger than Options.MaxRecord.
//   - Nothing is passed over in silence. What is no article, is too large or is damaged is a record too, with a
//     Problem; what comes behind it is read, as far as the format lets one find it.
//   - Names in a file are never paths: nothing is written here, and nothing opened by such a name.
//   - What a record says of itself is handed on as it stands. What to believe is decided by package ingest.
package bundle

import (
	"fmt"
	"io"
	"iter"
	"time"
)

// A File is what to read.
type File struct {
	Name string // as the user gave it; for messages
	Data io.ReaderAt
	Size int64 // bytes
}

// Options say how to read. The zero value is what most files want.
type Options struct {
	Map       Mapping // which column holds what, in rows; by default columns are known by their usual names
	MaxRecord int64   // bytes that one record may have once it is unpacked; by default 16 MB
	MaxText   int64   // bytes that a file of one text may have; by default 64 MB
}

// No page that a person reads has 16 MB; a page of that size is held in memory several times over while its article
// is looked for, and the whole import is to stay below 256 MB. Plain text takes less, and whole books come as such.
const (
	defaultMaxRecord = 16 << 20
	defaultMaxText   = 64 << 20
)

func (o Options) maxRecord() int64 {
	if o.MaxRecord > 0 {
		return o.MaxRecord
	}
	return defaultMaxRecord
}

func (o Options) maxText() int64 {
	if o.MaxText > 0 {
		return o.MaxText
	}
	return defaultMaxText
}

// Kind says what the body of a record is.
type Kind uint8

// The kinds.
const (
	Text      Kind = iota // a text as somebody found it, with what else stood on the page
	Page                  // HTML: a page as it was fetched
	Row                   // the article's text alone; Fields say the rest
	Fragment              // HTML: the article's text alone; Fields say the rest
	Reference             // no text, or an abstract; Fields say what is known of the article
)

// A Record is one thing in a file.
type Record struct {
	Name      string // for messages: the file, and where in it the record is
	Kind      Kind
	URL       string    // where it was fetched; empty where the file does not say
	Fetched   time.Time // when; zero where the file does not say
	Charset   string    // as labelled; empty where the body is UTF-8 or has no label
	Body      []byte
	Fields    Fields
	Original  []byte   // the bytes in the file that this was read from, unpacked
	Extension string   // of a file that holds Original: ".html"
	CutOff    string   // why the body is known to be incomplete; empty where it is not
	Unused    []string // columns of the row that hold something but are mapped to no field
	Problem   *Problem // why it is no article; only Name and URL are sure to be set then
	Done      int64    // bytes of the file that were read for this record and all before
}

// Fields are what a file says of an article, word for word.
type Fields struct {
	Title, Byline, Published, Source, URL, Language, Section, Rights, NewsID, Dateline string
}

// A Problem says why a record is no article.
type Problem struct {
	Code   Code
	Reason string
	Fault  bool // the file is not as it should be; false where it merely holds something else than articles
}

// A Code names a kind of problem for good: scripts may rely on it.
type Code string

// The codes of problems.
const (
	Damaged    Code = "damaged"     // a fault
	Truncated  Code = "truncated"   // a fault: the file ends too early
	TooLarge   Code = "too-large"   // a fault
	BadRow     Code = "bad-row"     // a fault
	BadMap     Code = "bad-map"     // a fault: the mapping names a column that is not there
	UnsafeName Code = "unsafe-name" // a fault
	Unreadable Code = "unreadable"  // a fault: the disk's
	Nothing    Code = "no-records"  // a fault: there is no record at all
	Revisit    Code = "revisit"
	NotAPage   Code = "not-a-page"
	HTTPStatus Code = "http-status"
	NoText     Code = "no-text"
	Encoded    Code = "encoding-unknown" // a fault
)

// fault is a problem that is the file's.
func fault(code Code, format string, args ...any) *Problem {
	return &Problem{Code: code, Reason: fmt.Sprintf(format, args...), Fault: true}
}

// other is a problem that is none: the record is something else.
func other(code Code, format string, args ...any) *Problem {
	return &Problem{Code: code, Reason: fmt.Sprintf(format, args...)}
}

// Read returns the records of a file. The sequence can be ranged over once. It never fails: where the file cannot be
// read on, the last record says so.
func Read(f File, o Options) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		c := &counter{r: io.NewSectionReader(f.Data, 0, f.Size)}
		s := &stream{file: f, options: o, counter: c, yield: yield}
		s.read()
	}
}

// stream is one reading of a file.
type stream struct {
	file    File
	options Options
	counter *counter // of the file's bytes
	yield   func(Record) bool
	stopped bool
	count   int // of the records that were handed out
}

// give hands out a record and reports whether more are wanted.
func (s *stream) give(r Record) bool {
	if s.stopped {
		return false
	}
	if r.Name == "" {
		r.Name = s.file.Name
	}
	r.Done = s.counter.n
	s.count++
	s.stopped = !s.yield(r)
	return !s.stopped
}

// fail hands out a record that is none.
func (s *stream) fail(name string, p *Problem) { s.give(Record{Name: name, Problem: p}) }

// counter counts the bytes that are read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
