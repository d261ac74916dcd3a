package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// A Picture stands in an article's text and is a file beside it.
type Picture struct {
	Name string // of the file: made of what it holds, so that the same picture has the same name everywhere
	Data []byte
}

// Bounds of the pictures of one page, in bytes: of one of them, and of all.
const (
	maxPicture  = 32 << 20
	maxPictures = 64 << 20
)

// pictures looks for a page's pictures among the files beside it. Nothing is fetched from elsewhere.
type pictures struct {
	beside fs.FS // nil: there are none
	draft  *Draft
	names  map[string]string // of the pictures found, by the address in the page
	size   int               // bytes of those found
}

// find returns the name that the picture of an address gets in the archive; ok is false where it is not at hand.
func (p *pictures) find(address string) (name string, ok bool) {
	if p.beside == nil {
		return "", false
	}
	if name, seen := p.names[address]; seen {
		return name, name != ""
	}
	p.names[address] = ""
	data := p.read(address)
	ext := pictureType(data)
	if p.size += len(data); ext == "" || p.size > maxPictures {
		return "", false
	}
	sum := sha256.Sum256(data)
	name = hex.EncodeToString(sum[:8]) + ext
	p.names[address] = name
	p.draft.Pictures = append(p.draft.Pictures, Picture{name, data})
	return name, true
}

// read returns the file that a relative address names below the page's folder, or nothing.
func (p *pictures) read(address string) []byte {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return nil
	}
	file := path.Clean(u.Path)
	if !fs.ValidPath(file) {
		return nil
	}
	f, err := p.beside.Open(file)
	if err != nil {
		return nil
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > maxPicture {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(f, maxPicture))
	if err != nil {
		return nil
	}
	return data
}

// pictureType returns the extension for a picture by what it holds, nothing for any other file. SVG is not among them:
// it may hold scripts.
func pictureType(data []byte) string {
	switch http.DetectContentType(data) {
	case "image/jpeg":
		return ".jpg"
	case "image/png":
		return ".png"
	case "image/gif":
		return ".gif"
	case "image/webp":
		return ".webp"
	}
	if len(data) > 12 && bytes.Equal(data[4:12], []byte("ftypavif")) {
		return ".avif"
	}
	return ""
}

// prepare writes what an article in dir needs beside itself: its outlet and its pictures. A picture that is there
// already is the same one, by its name.
func (s *Store) prepare(d *Draft, dir string) error {
	if err := s.addSource(d.NewSource); err != nil {
		return err
	}
	for _, p := range d.Pictures {
		if err := s.create(dir, p.Name, p.Data); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("writing the picture %s: %w", p.Name, err)
		}
	}
	return nil
}
