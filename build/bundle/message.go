package bundle

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// maxParts and maxNesting bound the parts of a message and how deep they may be in one another. Real ones have some
// dozen, and three levels.
const (
	maxParts   = 1000
	maxNesting = 10
)

// message reads a message (RFC 5322, MIME), such as a newsletter, or a page that a browser saved as MHTML (RFC 2557).
// Its text is the HTML part, else the plain one.
func (s *stream) message(br *bufio.Reader) {
	raw, err := readAtMost(br, s.options.maxText())
	if err != nil {
		s.fail("", readProblem(err))
		return
	}
	r := Record{Name: s.file.Name, Original: raw, Extension: ".eml"}
	if len(bytes.TrimSpace(raw)) == 0 {
		s.fail("", other(NoText, "it is empty"))
		return
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		s.fail("", fault(Damaged, "it is no message: %v", err))
		return
	}
	r.fromHeader(m.Header)
	p := parts{limit: s.options.maxRecord()}
	err = p.walk(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), "", m.Body, 0)
	switch best := p.best(); {
	case best == nil && err != nil:
		r.Problem = messageProblem(err)
	case best == nil:
		r.Problem = other(NoText, "the message has no text")
	default:
		r.Body, r.Charset, r.Kind = best.body, best.charset, Row
		if best.html {
			r.Kind = Page
		}
		if err != nil {
			r.CutOff = "the message is damaged: " + messageProblem(err).Reason
		}
	}
	s.give(r)
}

func messageProblem(err error) *Problem {
	if errors.Is(err, errTooLarge) || errors.Is(err, io.ErrUnexpectedEOF) {
		return readProblem(err)
	}
	return fault(Damaged, "%s", strings.TrimPrefix(err.Error(), "multipart: "))
}

// fromHeader reads who wrote a message, when and about what. A saved page's header names its address instead.
func (r *Record) fromHeader(h mail.Header) {
	decoder := &mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
		enc, err := htmlindex.Get(label)
		if err != nil {
			return nil, fmt.Errorf("unknown encoding %q", label)
		}
		return enc.NewDecoder().Reader(in), nil
	}}
	text := func(name string) string {
		v, err := decoder.DecodeHeader(h.Get(name))
		if err != nil {
			v = h.Get(name)
		}
		return strings.Join(strings.Fields(strings.ToValidUTF8(v, "\uFFFD")), " ")
	}
	address := text("Snapshot-Content-Location")
	if address == "" {
		address = text("Content-Location")
	}
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		r.URL = address
		if at, err := h.Date(); err == nil {
			r.Fetched = at
		}
		return
	}
	r.Fields.Title = text("Subject")
	if at, err := h.Date(); err == nil {
		r.Fields.Published = at.Format("2006-01-02T15:04:05Z07:00")
	}
	parser := mail.AddressParser{WordDecoder: decoder}
	if from, err := parser.ParseList(h.Get("From")); err == nil && len(from) > 0 {
		r.Fields.Byline = from[0].Name
		if _, host, ok := strings.Cut(from[0].Address, "@"); ok {
			r.Fields.Source = host
		}
	}
}

// part is a part of a message that is text.
type part struct {
	html    bool
	charset string
	body    []byte
}

// parts collects the texts of a message.
type parts struct {
	limit int64
	count int
	found []part
}

// best returns the part that is the message's text: the first HTML, else the first plain text.
func (p *parts) best() *part {
	for i := range p.found {
		if p.found[i].html {
			return &p.found[i]
		}
	}
	if len(p.found) > 0 {
		return &p.found[0]
	}
	return nil
}

// walk looks through a part and those in it. Attachments are passed over.
func (p *parts) walk(contentType, coding, disposition string, body io.Reader, depth int) error {
	if p.count++; p.count > maxParts || depth > maxNesting {
		return fmt.Errorf("it has more than %d parts, or they are nested deeper than %d", maxParts, maxNesting)
	}
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil && media == "" {
		media = "text/plain" // RFC 2045, 5.2
	}
	if strings.HasPrefix(strings.ToLower(disposition), "attachment") {
		return nil
	}
	if strings.HasPrefix(media, "multipart/") {
		in := multipart.NewReader(body, params["boundary"])
		for {
			next, err := in.NextRawPart()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if err := p.walk(next.Header.Get("Content-Type"), next.Header.Get("Content-Transfer-Encoding"), next.Header.Get("Content-Disposition"), next, depth+1); err != nil {
				return err
			}
		}
	}
	if media != "text/html" && media != "text/plain" {
		return nil
	}
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	text, err := readAtMost(body, p.limit)
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(text)) > 0 {
		p.found = append(p.found, part{media == "text/html", params["charset"], text})
	}
	return nil
}
