package load

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"unicode/utf8"

	"gloss/build/diag"
)

// maxFile is the size in bytes above which a file is refused: no text is that long, and reading it would cost
// the machine more than its owner meant.
const maxFile = 64 << 20

var errTooLarge = errors.New("too large")

// read returns a file of content/ as a document. Where it is nil, the list says why.
func read(fsys fs.FS, file string) (*document, diag.List) {
	var list diag.List
	at := diag.Place{File: root + file}
	raw, err := readBytes(fsys, at.File)
	switch {
	case errors.Is(err, errTooLarge):
		list.Add(at, diag.FileTooLarge, "split it, or move it out of content/", "the file is larger than %d MB", maxFile>>20)
		return nil, list
	case err != nil:
		list.Add(at, diag.FileUnreadable, "check that it is there and that you may read it", "the file cannot be read: %v", cause(err))
		return nil, list
	}
	d := newDocument(at.File, raw)
	if !utf8.Valid(raw) {
		d.badEncoding()
		return nil, d.list
	}
	return d, nil
}

// readBytes asks for the size before it reads, and reads no more than maxFile whatever the answer was.
func readBytes(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, errTooLarge
	}
	buf := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead)) // MinRead spares a second buffer for the end of file
	if _, err := buf.ReadFrom(io.LimitReader(f, maxFile+1)); err != nil {
		return nil, err
	}
	if buf.Len() > maxFile {
		return nil, errTooLarge
	}
	return buf.Bytes(), nil
}

// badEncoding reports the first byte that is not UTF-8.
func (d *document) badEncoding() {
	offset := 0
	for offset < len(d.text) {
		r, size := utf8.DecodeRuneInString(d.text[offset:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		offset += size
	}
	hint := "save the file as UTF-8"
	if len(d.text) > 1 && (d.text[:2] == "\xff\xfe" || d.text[:2] == "\xfe\xff") {
		hint = "the file looks like UTF-16: save it as UTF-8"
	}
	d.add(d.place(offset, 1), diag.FileEncoding, hint, "the byte 0x%02X is not valid UTF-8 here", d.text[offset])
}
