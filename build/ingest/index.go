package ingest

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
)

// sum is a sha256.
type sum [32]byte

// sumOf reads a sha256 in hexadecimal; what is none is a sum that no file has.
func sumOf(s string) (out sum) {
	if n, err := hex.Decode(out[:], []byte(s[:min(len(s), 2*len(out))])); err != nil || n != len(out) {
		return sum{}
	}
	return out
}

// index finds an archive's articles by what they were read from. It costs some 200 bytes an article.
type index struct {
	paths     []string
	originals map[sum]int32
	urls      map[uint64]int32
	replaced  map[sum]version // by the original of the version that was replaced
	seed      maphash.Seed
}

// version is a version of an article in whose place another was put.
type version struct {
	url       string
	retrieved string
}

// readIndex looks through the archive's articles, once. The archive may not load at the time of an import, so what is
// needed is looked for in the text.
func (s *Store) readIndex() error {
	if s.index != nil {
		return nil
	}
	x := &index{originals: map[sum]int32{}, urls: map[uint64]int32{}, replaced: map[sum]version{}, seed: maphash.MakeSeed()}
	err := fs.WalkDir(s.root.FS(), articlesDir, func(name string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == articlesDir {
			return nil
		}
		if err != nil || !e.Type().IsRegular() || path.Ext(name) != ".txt" && path.Ext(name) != ".md" {
			return err
		}
		head, err := frontOf(s.root, name)
		if err != nil {
			return err
		}
		x.add(name, stateOf(original, head), stateOf(address, head))
		return nil
	})
	if err != nil {
		return fmt.Errorf("looking for imported articles: %w", err)
	}
	if err := s.readReplaced(x); err != nil {
		return fmt.Errorf("looking for earlier versions: %w", err)
	}
	s.index = x
	return nil
}

// readReplaced looks through the versions that are kept of articles that were updated.
func (s *Store) readReplaced(x *index) error {
	entries, err := fs.ReadDir(s.root.FS(), originalsDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range entries {
		if !strings.Contains(e.Name(), earlierMark) || !e.Type().IsRegular() {
			continue
		}
		head, err := frontOf(s.root, path.Join(originalsDir, e.Name()))
		if err != nil {
			return err
		}
		x.replace(head)
	}
	return nil
}

// replace notes a version that was replaced, by its front matter.
func (x *index) replace(head []byte) {
	if o := stateOf(original, head); o != "" {
		x.replaced[sumOf(o)] = version{stateOf(address, head), stateOf(retrieved, head)}
	}
}

// add notes an article. Of several that claim one original or address, the first by path has it.
func (x *index) add(path, original, url string) {
	x.paths = append(x.paths, path)
	at := int32(len(x.paths) - 1)
	if _, taken := x.originals[sumOf(original)]; !taken && original != "" {
		x.originals[sumOf(original)] = at
	}
	if key := urlKey(url); key != "" {
		h := maphash.String(x.seed, key)
		if _, taken := x.urls[h]; !taken {
			x.urls[h] = at
		}
	}
}

// renew notes that an article is of another original now.
func (x *index) renew(path, original string) {
	if at := slices.Index(x.paths, path); at >= 0 {
		x.originals[sumOf(original)] = int32(at)
	}
}

// byOriginal returns the article that was made of an original, or of which an earlier version was. A page that was
// fetched again later, and is then as it had been before, is a version of its own.
func (s *Store) byOriginal(sha256, fetched string) (path string, ok bool, err error) {
	x := s.index
	if at, ok := x.originals[sumOf(sha256)]; ok {
		return x.paths[at], true, nil
	}
	v, ok := x.replaced[sumOf(sha256)]
	if !ok || fetched > v.retrieved {
		return "", false, nil
	}
	return s.byURL(v.url)
}

// byURL returns the article of an address, if its file still states it.
func (s *Store) byURL(url string) (path string, ok bool, err error) {
	x, key := s.index, urlKey(url)
	at, ok := x.urls[maphash.String(x.seed, key)]
	if !ok || key == "" {
		return "", false, nil
	}
	if err := s.Flush(); err != nil { // the file may be one of those that wait
		return "", false, err
	}
	head, err := frontOf(s.root, x.paths[at])
	if errors.Is(err, fs.ErrNotExist) || err == nil && urlKey(stateOf(address, head)) != key {
		return "", false, nil
	}
	return x.paths[at], err == nil, err
}

// maxFrontMatter is how much of an article is searched for its original, in bytes.
const maxFrontMatter = 64 << 10

// The lines of front matter that say where an article is from, as this package writes them, quoted by an editor or not.
var (
	original  = regexp.MustCompile(`(?mi)^original:[ \t]*["']?([0-9a-f]{64})["']?[ \t]*(?:#.*)?\r?$`)
	address   = regexp.MustCompile(`(?m)^url:[ \t]*["']?(https?://[^\s"']+)["']?[ \t]*(?:[ \t]#.*)?\r?$`)
	retrieved = regexp.MustCompile(`(?m)^retrieved:[ \t]*["']?([0-9TZ:.+-]+)["']?[ \t]*(?:#.*)?\r?$`)
)

// frontOf returns an article's front matter, as far as it is searched.
func frontOf(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, 4<<10) // nearly all are smaller
	n, err := io.ReadFull(f, head)
	head = head[:n]
	if err == nil && !bytes.Contains(head, []byte("\n---")) {
		var rest []byte
		rest, err = io.ReadAll(io.LimitReader(f, maxFrontMatter-int64(n)))
		head = append(head, rest...)
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	if end := bytes.Index(head, []byte("\n---")); end >= 0 {
		head = head[:end+1]
	}
	return head, nil
}

// stateOf returns what a line of front matter states.
func stateOf(line *regexp.Regexp, head []byte) string {
	m := line.FindSubmatch(head)
	if m == nil {
		return ""
	}
	if line == original {
		return strings.ToLower(string(m[1]))
	}
	return string(m[1])
}

// tracking are the parts of an address's query that say who follows the link, not where it leads.
var tracking = regexp.MustCompile(`^(?:utm_\w+|fbclid|gclid|dclid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|ref_src)$`)

// urlKey is an address without what does not tell pages apart: the scheme, "www.", the fragment, tracking, the last
// slash. It is empty for a site's front page, which many pages call their own and which no article is.
func urlKey(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	var query []string
	for part := range strings.SplitSeq(u.RawQuery, "&") {
		if name, _, _ := strings.Cut(part, "="); part != "" && !tracking.MatchString(name) {
			query = append(query, part)
		}
	}
	where := strings.TrimSuffix(u.EscapedPath(), "/")
	if where == "" && len(query) == 0 {
		return ""
	}
	slices.Sort(query)
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	host = strings.TrimSuffix(strings.TrimSuffix(host, ":80"), ":443")
	return host + where + "?" + strings.Join(query, "&")
}
