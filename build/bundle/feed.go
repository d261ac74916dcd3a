package bundle

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// Namespaces of the elements that are read. Feeds that use a prefix without declaring it are read all the same: the
// prefix then stands for the namespace.
const (
	contentSpace = "http://purl.org/rss/1.0/modules/content/"
	dublinSpace  = "http://purl.org/dc/elements/1.1/"
	termsSpace   = "http://purl.org/dc/terms/"
	atomSpace    = "http://www.w3.org/2005/Atom"
	rss1Space    = "http://purl.org/rss/1.0/"
)

// element is a child of an entry, or of the feed. What is nested deeper is only kept as it is written.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Inner   string     `xml:",innerxml"`
	Names   []string   `xml:"name"`
}

// entry is an item of RSS or an entry of Atom.
type entry struct {
	Children []element `xml:",any"`
}

// feed reads RSS 0.91 to 2.0, RSS 1.0 and Atom (RFC 4287).
func (s *stream) feed(br *bufio.Reader) {
	rec := &recorder{r: br, limit: s.options.maxRecord()}
	dec := xml.NewDecoder(rec)
	dec.Strict, dec.Entity = false, xml.HTMLEntity
	utf8 := true
	dec.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		enc, err := htmlindex.Get(label)
		if err != nil {
			return nil, fmt.Errorf("its encoding %q is unknown", label)
		}
		utf8 = false
		return enc.NewDecoder().Reader(in), nil
	}
	var of Fields // the feed's own
	for n := 0; ; {
		from := dec.InputOffset()
		token, err := dec.Token()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				s.fail(s.file.Name, feedProblem(err))
			} else if s.count == 0 {
				s.fail("", fault(Nothing, "there is no entry in it"))
			}
			return
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "rss", "RDF", "feed", "channel":
			for _, a := range start.Attr {
				if a.Name.Local == "lang" && of.Language == "" {
					of.Language = a.Value
				}
			}
		case "item", "entry":
			n++
			var e entry
			name := fmt.Sprintf("%s: entry %d", s.file.Name, n)
			if err := dec.DecodeElement(&e, &start); err != nil {
				s.fail(name, feedProblem(err))
				return
			}
			r := e.record(name, of)
			r.Original, r.Extension = original(rec, utf8, from, dec.InputOffset()), ".xml"
			if !s.give(r) {
				return
			}
		default:
			var e element
			if err := dec.DecodeElement(&e, &start); err != nil {
				s.fail(s.file.Name, feedProblem(err))
				return
			}
			of.take(e)
		}
		if utf8 {
			rec.forget(dec.InputOffset())
		}
	}
}

// original returns an entry's bytes. In a feed of another encoding the decoder's offsets are not those of the file, and
// what was kept is all since the last entry.
func original(rec *recorder, utf8 bool, from, to int64) []byte {
	if utf8 {
		return rec.take(max(from, rec.first), to)
	}
	return rec.take(rec.first, rec.first+int64(len(rec.kept)))
}

func feedProblem(err error) *Problem {
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return fault(Damaged, "line %d: %s; what is behind was not read", syntax.Line, syntax.Msg)
	case errors.Is(err, errTooLarge), errors.Is(err, io.ErrUnexpectedEOF):
		return readProblem(err)
	}
	return fault(Damaged, "%s; what is behind was not read", strings.TrimPrefix(err.Error(), "xml: "))
}

// space says in which vocabulary an element stands: "" for the feed's own.
func (e *element) space() string {
	switch e.XMLName.Space {
	case "", atomSpace, rss1Space, "rss", "atom", "http://backend.userland.com/rss2":
		return ""
	case contentSpace, "content":
		return "content"
	case dublinSpace, termsSpace, "dc", "dcterms":
		return "dc"
	}
	return "other"
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// value is the text of an element without the white space around it.
func (e *element) value() string { return strings.TrimSpace(e.Text) }

// take notes what a feed says of all its entries.
func (f *Fields) take(e element) {
	switch key := e.space() + ":" + e.XMLName.Local; key {
	case ":title":
		f.Source = e.value()
	case ":language", "dc:language":
		f.Language = e.value()
	case ":copyright", ":rights", "dc:rights":
		f.Rights = e.value()
	}
}

// mailbox is how RSS 2.0 names an author: "ada@courier.example (Ada Holm)".
var mailbox = regexp.MustCompile(`^\S+@\S+\s+\((.+)\)$`)

// record makes a record of an entry.
func (e *entry) record(name string, of Fields) Record {
	r := Record{Name: name, Kind: Fragment, Fields: Fields{Source: of.Source, Language: of.Language, Rights: of.Rights}}
	var full, summary, updated, guid string
	var authors []string
	for i := range e.Children {
		c := &e.Children[i]
		f := &r.Fields
		switch c.space() + ":" + c.XMLName.Local {
		case ":title":
			f.Title = plainTitle(c)
		case ":link":
			if rel := c.attr("rel"); f.URL == "" && (rel == "" || rel == "alternate") {
				f.URL = c.value()
				if href := c.attr("href"); href != "" {
					f.URL = href
				}
			}
		case ":guid", ":id":
			if c.attr("isPermaLink") != "false" && (strings.HasPrefix(c.value(), "http://") || strings.HasPrefix(c.value(), "https://")) {
				guid = c.value()
			}
		case ":author", "dc:creator":
			authors = append(authors, authorsOf(c)...)
		case ":pubDate", ":published", "dc:date", "dc:issued":
			if f.Published == "" {
				f.Published = c.value()
			}
		case ":updated":
			updated = c.value()
		case "content:encoded", ":content":
			full = markupOf(c)
		case ":description", ":summary":
			summary = markupOf(c)
		case ":category":
			if f.Section == "" {
				f.Section = c.value() + c.attr("term")
			}
		case ":rights", "dc:rights":
			f.Rights = c.value()
		case ":source":
			if c.value() != "" {
				f.Source = c.value()
			}
		}
	}
	r.Fields.Byline = strings.Join(authors, ", ")
	if r.Fields.Published == "" {
		r.Fields.Published = updated
	}
	if r.Fields.URL == "" {
		r.Fields.URL = guid
	}
	r.URL = r.Fields.URL
	switch {
	case full != "":
		r.Body = []byte(full)
	case summary != "":
		r.Body = []byte(summary)
		r.CutOff = "the feed has no full text of it, only a description"
	default:
		r.Problem = other(NoText, "the entry has no text")
	}
	return r
}

// markupOf returns the HTML that an element holds (RFC 4287, 3.1.1).
func markupOf(e *element) string {
	switch e.attr("type") {
	case "xhtml", "application/xhtml+xml":
		return strings.TrimSpace(e.Inner)
	case "text", "text/plain":
		return "<p>" + escapeText(e.value()) + "</p>"
	}
	return e.value()
}

// plainTitle returns a title, which may be HTML.
func plainTitle(e *element) string {
	if e.attr("type") == "xhtml" {
		return strings.TrimSpace(tag.ReplaceAllString(e.Inner, ""))
	}
	return strings.TrimSpace(tag.ReplaceAllString(e.value(), ""))
}

var (
	tag     = regexp.MustCompile(`</?[a-zA-Z][^>]{0,200}>`)
	escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", "\n", "<br>")
)

func escapeText(s string) string { return escaper.Replace(s) }

// authorsOf returns the names in an element that names an author.
func authorsOf(e *element) []string {
	var out []string
	for _, n := range e.Names {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	if v := e.value(); len(out) == 0 && v != "" {
		if m := mailbox.FindStringSubmatch(v); m != nil {
			v = m[1]
		} else if a, err := mail.ParseAddress(v); err == nil {
			v = a.Name
		}
		if v != "" {
			out = append(out, v)
		}
	}
	return out
}
