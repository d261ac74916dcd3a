package bundle

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// header is the fields of a record or a response, by their names in lower case. Of a field that stands several times
// the values are joined by commas (RFC 9110, 5.3).
type header map[string]string

func (h header) get(name string) string { return h[name] }

// readHeader reads fields up to an empty line. A line that is no field is passed over, as servers write such.
func readHeader(in *bufio.Reader) (header, error) {
	h, last, size := header{}, "", 0
	for {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return nil, tooLarge(maxLine)
		}
		if err != nil {
			return nil, err
		}
		if size += len(line); size > maxHeader {
			return nil, tooLarge(maxHeader)
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			return h, nil
		}
		if text[0] == ' ' || text[0] == '\t' { // folded (RFC 9112, 5.2)
			if last != "" {
				h[last] += " " + strings.TrimSpace(text)
			}
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok {
			continue
		}
		last = strings.ToLower(strings.TrimSpace(name))
		value = strings.TrimSpace(value)
		if have := h[last]; have != "" && have != value {
			value = have + ", " + value
		}
		h[last] = value
	}
}

// streamError is an error of what a record stands in, as opposed to one in the record: the record's end is unknown.
type streamError struct{ error }

func (e streamError) Unwrap() error { return e.error }

func isStream(err error) bool {
	var s streamError
	return errors.As(err, &s)
}

// marked marks the errors of a stream, so that they are known behind whatever reads through it.
type marked struct{ r io.Reader }

func (m marked) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = streamError{err}
	}
	return n, err
}

// response reads an HTTP response as it was captured.
func (w *warcReader) response(r Record, h header, block *io.LimitedReader) (Record, bool, error) {
	if media := h.get("content-type"); !strings.HasPrefix(strings.ToLower(media), "application/http") && media != "" {
		r.Problem = other(NotAPage, "it is an answer of another kind than HTTP: %s", media)
		return r, true, nil
	}
	w.body.Reset(marked{block})
	status, err := w.body.ReadSlice('\n') // no longer than the buffer: a block without a line end may have gigabytes
	if isStream(err) {
		return r, true, err
	}
	fields := strings.Fields(string(status))
	if err != nil || len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") {
		r.Problem = fault(Damaged, "there is no HTTP response in it")
		return r, true, nil
	}
	if code, err := strconv.Atoi(fields[1]); err != nil || code < 200 || code > 299 {
		r.Problem = other(HTTPStatus, "the server answered %s", strings.Join(fields[1:], " "))
		return r, true, nil
	}
	fieldsOf, err := readHeader(w.body)
	switch {
	case isStream(err):
		return r, true, err
	case err != nil:
		r.Problem = fault(Damaged, "the header of the HTTP response has no end")
		return r, true, nil
	}
	body, problem := decoded(w.body, fieldsOf)
	if problem != nil {
		r.Problem = problem
		return r, true, nil
	}
	return w.page(r, fieldsOf.get("content-type"), body)
}

// maxCodings is how often a body may be packed: once is usual, twice happens.
const maxCodings = 2

// decoded takes the transfer and content codings off a body. Crawlers often store what they have decoded under the
// header that the server sent, so a coding is believed only where the bytes look like it.
func decoded(body *bufio.Reader, h header) (io.Reader, *Problem) {
	codings := append(list(h.get("content-encoding")), list(h.get("transfer-encoding"))...)
	if len(codings) > maxCodings+1 {
		return nil, fault(Encoded, "it is packed %d times over", len(codings))
	}
	var r io.Reader = body
	for i := len(codings) - 1; i >= 0; i-- {
		br, ok := r.(*bufio.Reader)
		if !ok {
			br = bufio.NewReader(r)
		}
		var problem *Problem
		if r, problem = decode(br, codings[i]); problem != nil {
			return nil, problem
		}
	}
	return r, nil
}

func list(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ',' || r == ' ' })
}

// decode takes one coding off.
func decode(br *bufio.Reader, coding string) (io.Reader, *Problem) {
	head, _ := br.Peek(512) // an error is met again when the body is read
	var r io.Reader
	var err error
	switch coding {
	case "identity", "none", "utf-8", "":
		return br, nil
	case "chunked":
		if !beginsChunk(head) {
			return br, nil
		}
		return httputil.NewChunkedReader(br), nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(head, gzipMagic) {
			return br, nil
		}
		r, err = gzip.NewReader(br)
	case "deflate":
		switch {
		case len(head) > 1 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0: // RFC 1950, 2.2
			r, err = zlib.NewReader(br)
		case looksLikeText(head):
			return br, nil
		default: // some servers leave the zlib wrapping off
			r = flate.NewReader(br)
		}
	case "br":
		if looksLikeText(head) {
			return br, nil
		}
		r = brotli.NewReader(br)
	default:
		if looksLikeText(head) {
			return br, nil
		}
		return nil, fault(Encoded, "it is packed as %q, which gloss cannot unpack", coding)
	}
	if err != nil {
		return nil, fault(Damaged, "it is packed as %s and cannot be unpacked", coding)
	}
	return r, nil
}

// beginsChunk reports whether a body begins with the size of a chunk (RFC 9112, 7.1).
func beginsChunk(head []byte) bool {
	line, _, ok := bytes.Cut(head, []byte("\n"))
	if !ok {
		return false
	}
	size, _, _ := bytes.Cut(bytes.TrimRight(line, "\r"), []byte(";"))
	_, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 63)
	return err == nil
}

// looksLikeText reports whether bytes are no packed ones: those have control characters soon.
func looksLikeText(head []byte) bool {
	for _, c := range head {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1b {
			return false
		}
	}
	return len(bytes.TrimSpace(head)) > 0 && (bytes.ContainsRune(head, '<') || len(head) > 64)
}
