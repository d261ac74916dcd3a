package bundle

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
)

// A source is a stream of WARC records that may be taken up again behind a place where it is damaged.
type source interface {
	io.Reader
	// resume goes to the next place that a record can begin at, after Read has failed. It returns io.EOF where there is none.
	resume() error
}

// plain is a WARC that is not packed: nothing can be damaged but what stands in it.
type plain struct{ *bufio.Reader }

func (plain) resume() error { return io.EOF }

// members reads a file of gzip members one behind the other, as WARC has it (ISO 28500, annex D): each record is packed
// for itself, so that damage to one leaves the others readable.
type members struct {
	section *io.SectionReader // nil where the stream cannot be read twice
	taken   *counter          // of the bytes that were taken from the section
	buf     *bufio.Reader
	gz      *gzip.Reader
	start   int64 // of the member that is being read, in the section
	open    bool
	empty   bool  // nothing was read of it
	err     error // what Read fails with
}

// newMembers reads the members of r. To resume behind damage, r must read what section holds.
func newMembers(r io.Reader, section *io.SectionReader) *members {
	taken := &counter{r: r}
	return &members{section: section, taken: taken, buf: bufio.NewReaderSize(taken, 64<<10)}
}

// beginError is an error at the beginning of a member: what was read before is whole.
type beginError struct{ error }

func (e beginError) Unwrap() error { return e.error }

// Read unpacks member after member. An error stays until resume is called.
func (m *members) Read(p []byte) (int, error) {
	for m.err == nil {
		if !m.open {
			m.err = m.next()
			continue
		}
		n, err := m.gz.Read(p)
		m.empty = m.empty && n == 0
		switch {
		case errors.Is(err, io.EOF):
			m.open = false
		case err != nil && m.empty:
			m.err = beginError{err}
		case err != nil:
			m.err = err
		}
		if n > 0 {
			return n, nil
		}
	}
	return 0, m.err
}

// next opens the member that begins here.
func (m *members) next() (err error) {
	m.start = m.taken.n - int64(m.buf.Buffered())
	if m.gz == nil {
		m.gz, err = gzip.NewReader(m.buf)
	} else {
		err = m.gz.Reset(m.buf)
	}
	switch {
	case errors.Is(err, io.EOF):
		return io.EOF
	case err != nil:
		return beginError{err}
	}
	m.gz.Multistream(false)
	m.open, m.empty = true, true
	return nil
}

// maxSearch is how many bytes behind a damaged member are searched for the next one. It bounds the time that a file of
// another kind costs; a record is rarely larger.
const maxSearch = 256 << 20

// resume looks for the next member that holds the beginning of a record.
func (m *members) resume() error {
	if m.section == nil {
		return io.EOF
	}
	window := make([]byte, 1<<20)
	for at := m.start + 1; at < m.section.Size() && at < m.start+maxSearch; {
		n, err := m.section.ReadAt(window, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		for i := 0; ; i++ {
			j := bytes.Index(window[i:n], gzipMagic)
			if j < 0 {
				break
			}
			if i += j; m.beginsRecord(at + int64(i)) {
				return m.seek(at + int64(i))
			}
		}
		if at += int64(n - len(gzipMagic) + 1); n < len(window) {
			break
		}
	}
	return io.EOF
}

// beginsRecord reports whether a member that holds a record begins at an offset.
func (m *members) beginsRecord(at int64) bool {
	gz, err := gzip.NewReader(io.NewSectionReader(m.section, at, m.section.Size()-at))
	if err != nil {
		return false
	}
	head := make([]byte, len(warcMagic))
	_, err = io.ReadFull(gz, head)
	return err == nil && string(head) == warcMagic
}

func (m *members) seek(at int64) error {
	if _, err := m.section.Seek(at, io.SeekStart); err != nil {
		return err
	}
	m.taken.n = at
	m.buf.Reset(m.taken)
	m.open, m.err = false, nil
	return nil
}
