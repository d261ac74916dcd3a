// Package pack writes ZIP files whose bytes depend on nothing but what is in them: entries stand in the order in which they
// are given, at one time, 1 January 1980, which is the earliest that ZIP has, and each says its size and its checksum before its data.
//
// Names with data go in; a stream comes out. A Compressor makes an entry, and several may work at once; a Writer takes the
// entries one by one. What is kept of an entry that has been written is its line in the directory at the file's end.
package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
)

// An Entry is a file as it stands in a ZIP.
type Entry struct {
	header zip.FileHeader
	data   []byte
}

// Stored returns an entry whose data are not compressed, as OCF wants its first one (EPUB 3.3, §4.3.3).
func Stored(name string, data []byte) Entry {
	e := Entry{data: data, header: zip.FileHeader{
		Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(data), CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data)),
		ReaderVersion: 20,
	}}
	e.header.SetMode(0o644)
	// The time as of DOS, since the one of today's ZIP is a field more, which OCF forbids in its first entry.
	e.header.ModifiedDate = 1<<5 | 1 //nolint:staticcheck // see above
	for i := range len(name) {
		if name[i] >= 0x80 {
			e.header.Flags = 0x800 // the name is UTF-8 (APPNOTE 6.3.10, §4.4.4)
		}
	}
	return e
}

// A Compressor makes entries. The zero value works. One goroutine may use it at a time.
type Compressor struct {
	z   *flate.Writer
	buf bytes.Buffer
}

// Entry returns an entry whose data are compressed, where that makes them smaller.
func (c *Compressor) Entry(name string, data []byte) Entry {
	c.buf.Reset()
	if c.z == nil {
		c.z, _ = flate.NewWriter(&c.buf, flate.DefaultCompression) // an error is about the level alone
	} else {
		c.z.Reset(&c.buf)
	}
	_, err := c.z.Write(data)
	if closeErr := c.z.Close(); err != nil || closeErr != nil {
		panic("pack: memory does not take what is compressed")
	}
	e := Stored(name, data)
	if c.buf.Len() < len(data) {
		e.data = bytes.Clone(c.buf.Bytes())
		e.header.Method, e.header.CompressedSize64 = zip.Deflate, uint64(len(e.data))
	}
	return e
}

// A Writer writes a ZIP file.
type Writer struct{ z *zip.Writer }

// NewWriter returns a Writer to w.
func NewWriter(w io.Writer) *Writer { return &Writer{zip.NewWriter(w)} }

// Add writes an entry behind those before it. Names should be slash-separated and no two alike.
func (w *Writer) Add(e Entry) error {
	to, err := w.z.CreateRaw(&e.header)
	if err == nil {
		_, err = to.Write(e.data)
	}
	if err != nil {
		return fmt.Errorf("packing %s: %w", e.header.Name, err)
	}
	return nil
}

// Close writes the directory. It leaves the stream below open.
func (w *Writer) Close() error {
	if err := w.z.Close(); err != nil {
		return fmt.Errorf("packing the directory: %w", err)
	}
	return nil
}
