package bundle

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"
	"time"
)

// warcMagic is how every record begins (ISO 28500:2017, 4).
const warcMagic = "WARC/"

// Bounds of what is no body, in bytes: of one line of a header, and of a whole header.
const (
	maxLine   = 64 << 10
	maxHeader = 1 << 20
)

// maxGarbage is how many bytes that belong to no record are read in search of the next. Another kind of file, or one
// that unpacks to nothing but zeros, is given up there.
const maxGarbage = 64 << 20

// warc reads a WARC file whose records are packed one by one.
func (s *stream) warc(name string, section *io.SectionReader) {
	s.counter.r = section
	s.records(name, newMembers(s.counter, section))
}

// warcReader reads the records of one WARC.
type warcReader struct {
	*stream
	name string
	src  source
	in   *bufio.Reader
	body *bufio.Reader // used again for each record
	seen bool          // a record began
	at   string        // the name of the record that is being read
	lost bool          // the end of the last record is unknown, and that has been said
}

// records reads a stream of WARC records.
func (s *stream) records(name string, src source) {
	w := &warcReader{stream: s, name: name, src: src, in: bufio.NewReaderSize(src, 256<<10), body: bufio.NewReaderSize(nil, 64<<10)}
	for {
		err := w.record()
		switch {
		case s.stopped:
			return
		case err == nil:
			continue
		case errors.Is(err, io.EOF):
			if !w.seen {
				s.fail(name, fault(Nothing, "there is no WARC record in it"))
			}
			return
		}
		if !w.lost {
			s.fail(w.at, readProblem(err))
		}
		w.lost = true
		if err := src.resume(); err != nil || s.stopped { // what could not be read has been said
			return
		}
		w.in.Reset(src)
	}
}

// record reads one record. The error is the stream's: io.EOF at its end.
func (w *warcReader) record() error {
	w.at = w.name
	h, err := w.begin()
	if err != nil {
		return err
	}
	w.seen, w.lost = true, false
	length, err := strconv.ParseInt(h.get("content-length"), 10, 64)
	if err != nil || length < 0 {
		w.fail(w.name, fault(Damaged, "a record says that its length is %q", h.get("content-length")))
		w.lost = true
		return nil // the search for the next record passes over what is in this one
	}
	block := &io.LimitedReader{R: w.in, N: length}
	r, wanted, err := w.read(h, block)
	w.at = r.Name
	if err != nil {
		return err
	}
	if block.N > 0 {
		if _, err := io.Copy(io.Discard, block); err != nil {
			return err
		}
		if block.N > 0 { // a source that ends says io.EOF, which Copy takes for the end
			return io.ErrUnexpectedEOF
		}
	}
	if err := w.verify(); err != nil {
		return err
	}
	if wanted {
		w.give(r)
	}
	return nil
}

// verify reads up to the next record, so that the sum which ends a packed one is looked at before the record is used.
func (w *warcReader) verify() error {
	var begin beginError
	_, err := w.in.Peek(len("\r\n\r\n") + 1)
	if errors.Is(err, io.EOF) || errors.As(err, &begin) { // the next one's; it is met again there
		return nil
	}
	return err
}

// begin finds the next record and reads its header. What stands before it, but for empty lines, is reported.
func (w *warcReader) begin() (header, error) {
	garbage := 0
	for {
		line, err := w.in.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			if garbage += len(strings.TrimSpace(string(line))); errors.Is(err, io.EOF) && garbage > 0 && w.seen && !w.lost {
				w.fail(w.name, fault(Damaged, "behind the last record stands something that is none"))
			}
			return nil, err
		}
		if strings.HasPrefix(string(line), warcMagic) {
			if garbage > 0 && !w.lost {
				w.fail(w.name, fault(Damaged, "%d bytes stand between two records and were passed over", garbage))
			}
			h, err := readHeader(w.in)
			switch {
			case errors.Is(err, errTooLarge): // the search for the next record passes over the rest of it
				w.fail(w.name, fault(TooLarge, "the header of a record is too long to be one; the record was passed over"))
				w.seen, w.lost = true, true
				continue
			case errors.Is(err, io.EOF):
				err = io.ErrUnexpectedEOF
			}
			return h, err
		}
		if len(strings.TrimSpace(string(line))) > 0 {
			garbage += len(line)
		}
		if garbage > maxGarbage {
			if w.seen {
				w.fail(w.name, fault(Damaged, "no record is found in %d MB; what is behind was not read", maxGarbage>>20))
			}
			return nil, io.EOF
		}
	}
}

// read makes a record of a block. wanted is false for those that are about other records.
func (w *warcReader) read(h header, block *io.LimitedReader) (r Record, wanted bool, err error) {
	url := strings.Trim(h.get("warc-target-uri"), "<>")
	r = Record{URL: url, Name: w.name}
	if of := cmp.Or(url, h.get("warc-record-id")); of != "" {
		r.Name += ": " + of
	}
	r.Fetched, _ = time.Parse(time.RFC3339Nano, h.get("warc-date")) // a time that cannot be read is as good as none
	if why := h.get("warc-truncated"); why != "" {
		r.CutOff = fmt.Sprintf("the crawler cut it off (%s)", why)
	}
	switch kind := strings.ToLower(h.get("warc-type")); kind {
	case "warcinfo", "request", "metadata":
		return r, false, nil
	case "response":
		if n := h.get("warc-segment-number"); n != "" {
			r.Problem = fault(Truncated, "it is cut into several records, which are not put together")
			return r, true, nil
		}
		return w.response(r, h, block)
	case "resource", "conversion":
		w.body.Reset(marked{block})
		return w.page(r, h.get("content-type"), w.body)
	case "revisit":
		r.Problem = other(Revisit, "a revisit: the same was captured before%s", refersTo(h))
	case "continuation":
		r.Problem = fault(Truncated, "the continuation of a record that was cut into several, which are not put together")
	default:
		r.Problem = other(NotAPage, "a record of the type %q", kind)
	}
	return r, true, nil
}

// refersTo says which capture a revisit repeats.
func refersTo(h header) string {
	switch at, url := h.get("warc-refers-to-date"), h.get("warc-refers-to-target-uri"); {
	case at != "" && url != "":
		return fmt.Sprintf(", as %s on %s", strings.Trim(url, "<>"), at)
	case at != "":
		return ", on " + at
	}
	return ""
}

// page takes a body that is a page or a text into a record.
func (w *warcReader) page(r Record, contentType string, body io.Reader) (Record, bool, error) {
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, _, _ = strings.Cut(contentType, ";") // a broken parameter does not hide the type
		media = strings.ToLower(strings.TrimSpace(media))
	}
	br, _ := body.(*bufio.Reader)
	if br == nil {
		br = bufio.NewReader(body)
	}
	switch media {
	case "text/html", "application/xhtml+xml":
		r.Kind, r.Extension = Page, ".html"
	case "text/plain":
		r.Kind, r.Extension = Text, ".txt"
	case "":
		head, _ := br.Peek(512) // an error is met again when the body is read
		if !looksLikePage("", head) {
			r.Problem = other(NotAPage, "it does not say what it is, and it is no HTML")
			return r, true, nil
		}
		r.Kind, r.Extension = Page, ".html"
	default:
		r.Problem = other(NotAPage, "it is %s, not a page", media)
		return r, true, nil
	}
	r.Charset = params["charset"]
	r.Body, err = readAtMost(br, w.options.maxRecord())
	r.Original = r.Body
	switch {
	case err != nil && isStream(err):
		return r, true, err
	case err != nil:
		r.Problem = readProblem(err)
	case len(r.Body) == 0:
		r.Problem = other(NoText, "it is empty")
	}
	return r, true, nil
}
