package bundle

import (
	"bytes"
	"fmt"
	"io"
)

// tooLargeError says that something has more bytes than one record may have.
type tooLargeError struct{ limit int64 }

// errTooLarge is what errors.Is asks for.
var errTooLarge error = tooLargeError{}

func tooLarge(limit int64) error { return tooLargeError{limit} }

func (e tooLargeError) Error() string {
	if e.limit < 1<<20 {
		return fmt.Sprintf("it has more than the %d bytes that one text may have", e.limit)
	}
	return fmt.Sprintf("it has more than the %d MB that one text may have", e.limit>>20)
}

// Is makes every such error one to errors.Is, whatever the limit.
func (tooLargeError) Is(target error) bool {
	_, ok := target.(tooLargeError)
	return ok
}

// readAtMost reads all of r, or says that there is more than limit bytes of it. What is unpacked on the way is never
// held beyond the limit, so a small file that unpacks to a huge one does no harm.
func readAtMost(r io.Reader, limit int64) ([]byte, error) {
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(r, limit+1))
	switch {
	case n > limit:
		return nil, tooLarge(limit)
	case err != nil:
		return nil, err
	}
	return b.Bytes(), nil
}

// recorder keeps the bytes that a parser has read of a stream, from a mark on, so that the very bytes of a value can
// be had when the parser has told where it ends. It fails once more than limit bytes are kept: no value is so long.
type recorder struct {
	r     io.Reader
	kept  []byte
	first int64 // offset of kept[0] in the stream
	limit int64
}

func (r *recorder) Read(p []byte) (int, error) {
	if int64(len(r.kept)) > r.limit {
		return 0, tooLarge(r.limit)
	}
	n, err := r.r.Read(p)
	r.kept = append(r.kept, p[:n]...)
	return n, err
}

// take returns a copy of the stream's bytes [from, to) and forgets what is before to.
func (r *recorder) take(from, to int64) []byte {
	out := bytes.Clone(r.kept[from-r.first : to-r.first])
	r.forget(to)
	return out
}

// forget drops what is kept before an offset.
func (r *recorder) forget(to int64) {
	n := copy(r.kept, r.kept[to-r.first:])
	r.kept = r.kept[:n]
	r.first = to
	if cap(r.kept) > 1<<20 && n < cap(r.kept)/4 { // one long value must not cost its memory for good
		r.kept = bytes.Clone(r.kept)
	}
}
