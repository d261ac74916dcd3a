package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gloss/build/archive"
	"gloss/build/page"
)

// pageSource finds the outlet by the page's host, else by the names that the page gives it. One that is not registered
// is proposed.
func (r *reader) pageSource(p *page.Page) {
	var host, front string
	if u, err := url.Parse(p.URL); err == nil && u.Host != "" {
		host, front = strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), u.Scheme+"://"+u.Host+"/"
		r.outlets.sign(host, inLabel)
	}
	for _, name := range p.Outlets {
		if i := r.outlets.named(name); i >= 0 {
			r.outlets.signs[inRights] = append(r.outlets.signs[inRights], i)
			break
		}
	}
	if r.given != "" || len(r.outlets.decide()) > 0 {
		return
	}
	name := host
	if len(p.Outlets) > 0 {
		name = p.Outlets[0]
	}
	if name == "" {
		return
	}
	s := archive.Source{ID: r.outlets.freeID(name, host), Name: name, URL: front}
	r.outlets.sources = append(slices.Clip(r.outlets.sources), s)
	r.given, r.draft.NewSource = s.ID, &s
	r.warn(SourceAdded, 0, "the page comes from %q, which is not in content/sources.yaml; it is added there as %q", name, s.ID)
}

// named returns the index of the source that bears a name, -1 where none does.
func (t *outlets) named(name string) int {
	for _, n := range t.names {
		if !n.isHost && strings.EqualFold(n.text, name) {
			return n.source
		}
	}
	return -1
}

// maxID is the length of an outlet's ID in code points at most; a name may be a whole motto.
const maxID = 40

// freeID makes an ID of an outlet's name, or of its host where the name has no letters for one.
func (t *outlets) freeID(name, host string) string {
	id := idOf(name)
	if id == "" {
		id = idOf(host)
	}
	if id == "" {
		id = "outlet"
	}
	taken := func(id string) bool {
		return id == "index" || id == "none" || slices.ContainsFunc(t.sources, func(s archive.Source) bool { return s.ID == id })
	}
	free := id
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}

func notIDLetter(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

func idOf(name string) string {
	id := ""
	for word := range strings.FieldsFuncSeq(ascii(name), notIDLetter) {
		if id != "" && len(id)+len(word) >= maxID {
			break
		}
		if word = strings.TrimLeftFunc(word, unicode.IsMark); word != "" {
			id = strings.TrimPrefix(id+"-"+word, "-")
		}
	}
	r := []rune(id)
	return string(r[:min(len(r), maxID)])
}

const sourcesFile = "content/sources.yaml"

var (
	yamlItem = regexp.MustCompile(`(?m)^( *)- `)
	yamlID   = regexp.MustCompile(`(?m)^[ -]*\bid: *["']?([^\s"'#]+)`)
	yamlFlow = regexp.MustCompile(`(?m)^\s*[\[{]`)
)

// addSource appends an outlet to content/sources.yaml, whose other lines stay as they are. One whose ID is there is not
// added again: several drafts may have proposed it.
func (s *Store) addSource(source *archive.Source) error {
	if source == nil {
		return nil
	}
	old, err := s.root.ReadFile(sourcesFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, m := range yamlID.FindAllSubmatch(old, -1) {
		if string(m[1]) == source.ID {
			return nil
		}
	}
	indent := ""
	if m := yamlItem.FindSubmatch(old); m != nil {
		indent = string(m[1])
	} else if yamlFlow.Match(old) {
		return fmt.Errorf("%s is not a list with one item below the other; add the outlet %q there", sourcesFile, source.ID)
	}
	var b bytes.Buffer
	b.Write(old)
	if len(old) > 0 && !bytes.HasSuffix(old, []byte("\n")) {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%s- id: %s\n%s  name: %s\n", indent, scalar(source.ID), indent, scalar(source.Name))
	if source.URL != "" {
		fmt.Fprintf(&b, "%s  url: %s\n", indent, scalar(source.URL))
	}
	return s.Replace(sourcesFile, old, b.Bytes())
}
