package bundle

import (
	"archive/zip"
	"bufio"
	"cmp"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// wacz reads a web archive collection (WACZ 1.1.1): a zip file with WARCs below archive/. An entry's name is shown and
// sorted by, never opened as a path.
func (s *stream) wacz() {
	z, err := zip.NewReader(s.file.Data, s.file.Size)
	if err != nil {
		if !errors.Is(err, zip.ErrInsecurePath) {
			s.fail("", fault(Damaged, "the zip file cannot be read: %s", strings.TrimPrefix(err.Error(), "zip: ")))
			return
		}
	}
	entries := slices.Clone(z.File)
	slices.SortStableFunc(entries, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	found := false
	for _, e := range entries {
		name := s.file.Name + ": " + strings.ToValidUTF8(e.Name, "\uFFFD")
		lower := strings.ToLower(e.Name)
		isWARC := strings.HasSuffix(lower, ".warc") || strings.HasSuffix(lower, ".warc.gz")
		switch {
		case !isWARC && !strings.HasSuffix(lower, ".wacz"):
			continue
		case unsafeName(e.Name):
			s.fail(name, fault(UnsafeName, "the name of this entry leads out of the file, so the entry is not read"))
		case !isWARC:
			s.fail(name, fault(NotAPage, "this is a collection in a collection; unpack it and import it by itself"))
		default:
			s.entry(name, e)
		}
		found = true
		if s.stopped {
			return
		}
	}
	if !found {
		s.fail("", fault(Nothing, "there is no WARC in this zip file; unpack it and import the folder"))
	}
}

// unsafeName reports whether a name would lead out of the folder that a zip file is unpacked to.
func unsafeName(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	return path.IsAbs(name) || strings.Contains(name, ":") || slices.Contains(strings.Split(name, "/"), "..")
}

// entry reads one WARC of a collection. Most are stored as they are, and can be taken up behind a damaged place.
func (s *stream) entry(name string, e *zip.File) {
	read := s.counter.n
	defer func() { s.counter.n = read + int64(e.CompressedSize64) }()
	if at, err := e.DataOffset(); err == nil && e.Method == zip.Store && at+int64(e.CompressedSize64) <= s.file.Size {
		s.inner(name, io.NewSectionReader(s.file.Data, at, int64(e.CompressedSize64)))
		return
	}
	r, err := e.Open()
	if err != nil {
		s.fail(name, fault(Damaged, "the entry cannot be read: %s", strings.TrimPrefix(err.Error(), "zip: ")))
		return
	}
	defer r.Close()
	br := bufio.NewReaderSize(r, 64<<10)
	if head, _ := br.Peek(len(gzipMagic)); string(head) == string(gzipMagic) {
		s.records(name, newMembers(br, nil))
		return
	}
	s.records(name, &plain{br})
}

// inner reads a WARC that stands in the file as it is.
func (s *stream) inner(name string, section *io.SectionReader) {
	head := make([]byte, len(gzipMagic))
	if _, err := section.ReadAt(head, 0); err == nil && string(head) == string(gzipMagic) {
		s.warc(name, section)
		return
	}
	s.counter.r = section
	s.records(name, &plain{bufio.NewReaderSize(s.counter, 64<<10)})
}
