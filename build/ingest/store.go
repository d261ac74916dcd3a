package ingest

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
)

// Where imports go, below the archive's root.
const (
	articlesDir  = "content/articles"
	originalsDir = "content/originals"
)

// Status says what became of an input.
type Status string

// The statuses.
const (
	Imported  Status = "imported"  // an article file was written
	Unchanged Status = "unchanged" // an article of these very bytes was there already; nothing was written
)

// Write writes one draft; see Store.Write. To import many, make one Store.
func Write(root *os.Root, d *Draft, raw []byte) (path string, status Status, err error) {
	return NewStore(root).Write(d, raw)
}

// A Store writes drafts into an archive. It remembers what it has seen of the archive's folders, so that an import
// of many files reads each folder once. It is not safe for concurrent use.
type Store struct {
	root      *os.Root
	folders   map[string]map[string]bool // the stems of a folder's files, in lower case
	originals map[string]string          // file names in content/originals by sha256; nil until read
	imported  map[string]string          // paths of articles by the sha256 of their original; nil until read
}

// NewStore returns a store for the archive at root, the folder that holds content/.
func NewStore(root *os.Root) *Store {
	return &Store{root: root, folders: map[string]map[string]bool{}}
}

// Write puts the draft into content/articles/YEAR/SLUG.txt (.md where it has markup), or content/articles/SLUG.txt where it has no date, and raw into
// content/originals/. It returns the article's path below the root, slash-separated. No file is ever
// overwritten: an article of the same slug gets a number behind it. Where an article states the sha256 of raw as its original, that
// one's path is returned and nothing is written. Files appear whole or not at all, the original first.
func (s *Store) Write(d *Draft, raw []byte) (path string, status Status, err error) {
	if sum := sha256.Sum256(raw); hex.EncodeToString(sum[:]) != d.Original {
		panic("ingest: the draft was not read from these bytes")
	}
	known, err := s.keep(d, raw)
	if err != nil {
		return "", "", fmt.Errorf("keeping the original of %s: %w", d.Name, err)
	}
	if known {
		path, err := s.articleOf(d.Original)
		if err != nil || path != "" {
			return path, Unchanged, err
		}
	}
	path, err = s.add(d)
	if err != nil {
		return "", "", fmt.Errorf("writing the article of %s: %w", d.Name, err)
	}
	if s.imported != nil {
		s.imported[d.Original] = path
	}
	return path, Imported, nil
}

// keep puts raw among the originals; known says that it was there.
func (s *Store) keep(d *Draft, raw []byte) (known bool, err error) {
	if err := s.readOriginals(); err != nil {
		return false, err
	}
	if name, ok := s.originals[d.Original]; ok {
		have, err := s.root.ReadFile(path.Join(originalsDir, name))
		if err != nil {
			return false, err
		}
		if !bytes.Equal(have, raw) {
			return false, fmt.Errorf("%s/%s does not hold what its name says; move it away", originalsDir, name)
		}
		return true, nil
	}
	name := d.Original + extension(d.Name)
	if err := s.create(originalsDir, name, raw); err != nil {
		return false, err
	}
	s.originals[d.Original] = name
	return false, nil
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
	s.originals = map[string]string{}
	for _, e := range entries {
		stem, _, _ := strings.Cut(e.Name(), ".")
		s.originals[strings.ToLower(stem)] = e.Name()
	}
	return nil
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

// articleOf returns the path of the article that states sum as its original, empty where none does.
func (s *Store) articleOf(sum string) (string, error) {
	if s.imported != nil {
		return s.imported[sum], nil
	}
	imported := map[string]string{}
	err := fs.WalkDir(s.root.FS(), articlesDir, func(name string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == articlesDir {
			return nil
		}
		if err != nil || !e.Type().IsRegular() || path.Ext(name) != ".txt" && path.Ext(name) != ".md" {
			return err
		}
		original, err := s.originalOf(name)
		if _, taken := imported[original]; err == nil && original != "" && !taken {
			imported[original] = name
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("looking for imported articles: %w", err)
	}
	s.imported = imported
	return imported[sum], nil
}

// maxFrontMatter is how much of an article is searched for its original, in bytes.
const maxFrontMatter = 64 << 10

// original is the line of front matter that this package writes, quoted by an editor or not.
var original = regexp.MustCompile(`(?mi)^original:[ \t]*["']?([0-9a-f]{64})["']?[ \t]*(?:#.*)?\r?$`)

// originalOf returns the sha256 that an article's front matter states. The archive may not load at the time of an
// import, so it is looked for in the text.
func (s *Store) originalOf(name string) (string, error) {
	f, err := s.root.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, maxFrontMatter))
	if err != nil {
		return "", err
	}
	if end := bytes.Index(head, []byte("\n---")); end >= 0 {
		head = head[:end+1]
	}
	if m := original.FindSubmatch(head); m != nil {
		return strings.ToLower(string(m[1])), nil
	}
	return "", nil
}

// add writes the article under the first name that is free.
func (s *Store) add(d *Draft) (string, error) {
	dir := articlesDir
	if day := d.Published.Day(); day != "" {
		dir = path.Join(dir, day[:4])
	}
	taken, err := s.folder(dir)
	if err != nil {
		return "", err
	}
	if err := s.prepare(d, dir); err != nil {
		return "", err
	}
	slug := d.Slug()
	for n := 1; ; n++ {
		stem := slug
		if n > 1 {
			stem = fmt.Sprintf("%s-%d", slug, n)
		}
		if taken[stem] {
			continue
		}
		taken[stem] = true
		err := s.create(dir, stem+d.extension(), d.File())
		if errors.Is(err, fs.ErrExist) { // somebody else was faster
			continue
		}
		return path.Join(dir, stem+d.extension()), err
	}
}

// extension returns that of the article's file.
func (d *Draft) extension() string {
	if d.Markdown != "" {
		return ".md"
	}
	return ".txt"
}

// folder makes a folder and returns the stems that are taken in it. A sidecar without an article takes its stem too:
// its annotations are of another text. Case does not count, since on many disks it does not.
func (s *Store) folder(dir string) (map[string]bool, error) {
	if taken, ok := s.folders[dir]; ok {
		return taken, nil
	}
	if err := s.root.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(s.root.FS(), dir)
	if err != nil {
		return nil, err
	}
	taken := map[string]bool{}
	for _, e := range entries {
		stem := strings.ToLower(e.Name())
		for _, ext := range []string{".notes.yaml", ".txt", ".md"} {
			stem = strings.TrimSuffix(stem, ext)
		}
		taken[stem] = true
	}
	s.folders[dir] = taken
	return taken, nil
}

// create makes a file that appears whole or not at all, and never replaces one: fs.ErrExist says that it is there.
func (s *Store) create(dir, name string, data []byte) error {
	temp := path.Join(dir, ".import-"+rand.Text()) // dot files are no part of an archive
	if err := s.fill(temp, data); err != nil {
		_ = s.root.Remove(temp) // what could not be filled is no loss
		return err
	}
	defer func() { _ = s.root.Remove(temp) }() // a dot file that stays is no part of the archive
	name = path.Join(dir, name)
	err := s.root.Link(temp, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// A disk without hard links, such as a USB stick: take the name first, then put the file in its place.
	f, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := s.root.Rename(temp, name); err != nil {
		return errors.Join(err, s.root.Remove(name))
	}
	return nil
}

// fill writes a new file and waits until it is on the disk.
func (s *Store) fill(name string, data []byte) error {
	f, err := s.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}
