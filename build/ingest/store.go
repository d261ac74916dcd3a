package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"time"
)

// Where imports go, below the archive's root.
const (
	articlesDir  = "content/articles"
	originalsDir = "content/originals"
)

// Status says what became of an input.
type Status string

// The statuses, of which every input has one; a refused input is an error.
const (
	Imported  Status = "imported"  // an article file was written
	Unchanged Status = "unchanged" // the archive has the article as it is; nothing was written
	Updated   Status = "updated"   // the archive had the article in another version, in whose place this one was put
)

// A Store writes drafts into an archive. It remembers what it has seen of the archive's folders, so that an import
// of many files reads each folder once, and it waits for the disk once for many drafts: call Flush behind the last one.
// It is not safe for concurrent use.
type Store struct {
	NoOriginals bool                       // keep no originals; articles state their sha256 all the same
	Before      func(article string) error // is told the path of an article before another version is put in its place; may be nil
	Kept        int64                      // bytes that were written into content/originals

	root      *os.Root
	folders   map[string]*folder
	originals map[sum]string // extensions of the files in content/originals; nil until read
	index     *index         // of the articles; nil until read
	pending   pending
}

// NewStore returns a store for the archive at root, the folder that holds content/.
func NewStore(root *os.Root) *Store {
	return &Store{root: root, folders: map[string]*folder{}}
}

// A Result says what became of a draft.
type Result struct {
	Path     string // of the article, below the root, slash-separated
	Status   Status
	Before   []byte // the article's file as it was, where the status is Updated
	After    []byte // as it is now
	Earlier  string // where the file as it was is kept
	Warnings []Warning
}

// Write puts the draft into content/articles/YEAR/SLUG.txt (.md where it has markup), or content/articles/SLUG.txt where it has no date, and raw into
// content/originals/. No file of another article is ever overwritten: an article of the same slug gets a number behind it.
//
// Where an article states the sha256 of raw as its original, nothing is written. Where an article has the draft's URL, the
// draft becomes its new version, if its text is another: see Result. again reads the bytes of an earlier original as
// this draft was read; nil where that cannot be done.
//
// Files appear whole or not at all, the original first, at the latest when Flush is called.
func (s *Store) Write(d *Draft, raw []byte, again func(raw []byte) *Draft) (Result, error) {
	if s256 := sha256.Sum256(raw); hex.EncodeToString(s256[:]) != d.Original {
		panic("ingest: the draft was not read from these bytes")
	}
	if err := s.readIndex(); err != nil {
		return Result{}, err
	}
	if path, ok, err := s.byOriginal(d.Original, d.Retrieved); err != nil {
		return Result{}, err
	} else if ok {
		if err := s.verify(d, raw); err != nil {
			return Result{}, fmt.Errorf("keeping the original of %s: %w", d.Name, err)
		}
		return Result{Path: path, Status: Unchanged}, nil
	}
	if path, ok, err := s.byURL(d.URL); err != nil {
		return Result{}, err
	} else if ok {
		r, err := s.renew(path, d, raw, again)
		if err != nil {
			err = fmt.Errorf("updating the article of %s: %w", d.Name, err)
		}
		if err != nil || r.Status != "" {
			return r, err
		}
		d.warn(SameAddress, "%s has the same url and another text; this one was put beside it", path)
	}
	if err := s.keep(d, raw); err != nil {
		return Result{}, fmt.Errorf("keeping the original of %s: %w", d.Name, err)
	}
	path, err := s.add(d)
	if err != nil {
		return Result{}, fmt.Errorf("writing the article of %s: %w", d.Name, err)
	}
	s.index.add(path, d.Original, d.URL)
	return Result{Path: path, Status: Imported}, nil
}

// Has returns the article that was made of raw, if there is one: what was imported before need not be read again.
func (s *Store) Has(raw []byte, fetched time.Time) (path string, ok bool, err error) {
	if err := s.readIndex(); err != nil {
		return "", false, err
	}
	s256 := sha256.Sum256(raw)
	d := Draft{Original: hex.EncodeToString(s256[:]), Retrieved: moment(fetched)}
	if path, ok, err = s.byOriginal(d.Original, d.Retrieved); ok && err == nil {
		err = s.verify(&d, raw)
	}
	return path, ok, err
}

// keep puts raw among the originals, unless it is there.
func (s *Store) keep(d *Draft, raw []byte) error {
	if s.NoOriginals {
		return nil
	}
	if err := s.verify(d, raw); err != nil {
		return err
	}
	ext := d.KeptAs
	if ext == "" {
		ext = extension(d.Name)
	}
	return s.keepAs(d.Original, ext, raw)
}

// keepAs writes a file among the originals, unless it is there.
func (s *Store) keepAs(name, ext string, raw []byte) error {
	if err := s.readOriginals(); err != nil {
		return err
	}
	if _, ok := s.originals[sumOf(name)]; ok {
		return nil
	}
	if err := s.create(originalsDir, name+ext, raw); err != nil {
		return err
	}
	s.originals[sumOf(name)] = ext
	s.Kept += int64(len(raw))
	return nil
}

// verify reports an original of this name that holds something else.
func (s *Store) verify(d *Draft, raw []byte) error {
	if s.NoOriginals {
		return nil
	}
	have, name, err := s.original(d.Original)
	if err != nil || name == "" {
		return err
	}
	if !bytes.Equal(have, raw) {
		return fmt.Errorf("%s does not hold what its name says; move it away", name)
	}
	return nil
}

// original returns what is kept under a sha256; name is empty where nothing is.
func (s *Store) original(sha256 string) (data []byte, name string, err error) {
	if err := s.readOriginals(); err != nil {
		return nil, "", err
	}
	ext, ok := s.originals[sumOf(sha256)]
	name = path.Join(originalsDir, sha256+ext)
	if !ok || sha256 == "" || s.pending.has(name) { // what this import has just written is what its name says
		return nil, "", nil
	}
	data, err = s.root.ReadFile(name)
	return data, name, err
}

func (s *Store) readOriginals() error {
	if s.originals != nil {
		return nil
	}
	if err := s.root.MkdirAll(originalsDir, 0o777); err != nil {
		return err
	}
	entries, err := fs.ReadDir(s.root.FS(), originalsDir)
	if err != nil {
		return err
	}
	s.originals = make(map[sum]string, len(entries))
	for _, e := range entries {
		stem, _, _ := strings.Cut(e.Name(), ".")
		if len(stem) == 2*len(sum{}) {
			s.originals[sumOf(stem)] = strings.Clone(e.Name()[len(stem):])
		}
	}
	return s.sweep(originalsDir, entries)
}

// extension returns the extension of a file's name in lower case, where it is a plain one.
func extension(name string) string {
	ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	if plainExtension.MatchString(ext) {
		return ext
	}
	return ""
}

var plainExtension = regexp.MustCompile(`^\.[a-z0-9]{1,10}$`)

// add writes the article under the first name that is free.
func (s *Store) add(d *Draft) (string, error) {
	dir := articlesDir
	if day := d.Published.Day(); day != "" {
		dir = path.Join(dir, day[:4])
	}
	f, err := s.folder(dir)
	if err != nil {
		return "", err
	}
	if err := s.prepare(d, dir); err != nil {
		return "", err
	}
	slug := d.Slug()
	for {
		name := f.free(slug) + d.extension()
		err := s.create(dir, name, d.File())
		if errors.Is(err, fs.ErrExist) { // somebody else was faster
			continue
		}
		return path.Join(dir, name), err
	}
}

// extension returns that of the article's file.
func (d *Draft) extension() string {
	if d.Markdown != "" {
		return ".md"
	}
	return ".txt"
}
