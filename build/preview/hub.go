package preview

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"sync"

	"github.com/zeebo/xxh3"
)

// maxStreams is how many pages may be open at once. Each costs a connection and some kilobytes.
const maxStreams = 1200

// A hub tells the pages that are open what is new.
type hub struct {
	newest func() Site
	dress  func(path string, data []byte, status, generation int) []byte

	mu         sync.Mutex
	site       Site // that was published last
	problems   []Problem
	generation int            // grows whenever a style or script is replaced
	files      map[string]int // path of a style or script → the generation in which it was replaced
	streams    map[*stream]struct{}
}

// A stream is the line to one page that is open. What it is told, the newest replaces what was not sent yet.
type stream struct {
	page    string        // its path, "index.html"
	version string        // of what it shows
	wake    chan struct{} // has room for one

	// Guarded by the hub's mutex until taken.
	news news
}

// news is what a page is to be told. The zero value is nothing.
type news struct {
	page     *pageNews
	files    []string
	problems []Problem // where worse
	worse    bool      // or better: the problems are others
}

// pageNews is a page as it is now.
type pageNews struct {
	Status  int    `json:"status"`  // 200, 404 where there is none at the path any more, or 500
	Version string `json:"version"` // says which bytes these are
	HTML    string `json:"html"`
	Moved   string `json:"moved,omitempty"` // the path at which the page that was here is now
}

func newHub(a Archive) *hub {
	return &hub{newest: a.Newest, site: a.Newest(), problems: a.Problems(), files: map[string]int{}, streams: map[*stream]struct{}{}}
}

// looked returns the paths of the pages that are open.
func (h *hub) looked() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	var out []string
	for s := range h.streams {
		out = append(out, s.page)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// publish tells every page what of it is new. Each page is made once, however many tabs show it.
func (h *hub) publish(a Archive) {
	h.mu.Lock()
	defer h.mu.Unlock()
	before := h.site
	h.site = a.Newest()
	problems := a.Problems()
	worse := !slices.Equal(problems, h.problems)
	h.problems = problems
	var replaced []string
	if before != nil && h.site != nil && before != h.site {
		replaced = a.Replaced(before, h.site)
	}
	if len(replaced) > 0 {
		h.generation++
		for _, path := range replaced {
			h.files[path] = h.generation
		}
	}
	made := map[string]*pageNews{}
	for s := range h.streams {
		n, ok := made[s.page]
		if !ok {
			n = h.page(h.site, s.page)
			if n.Status == http.StatusNotFound && before != nil && h.site != nil {
				n.Moved = a.Moved(before, h.site, s.page)
			}
			made[s.page] = n
		}
		if n.Version != s.version {
			s.version, s.news.page = n.Version, n
		}
		s.news.files = append(s.news.files, replaced...)
		if worse {
			s.news.problems, s.news.worse = problems, true
		}
		s.rouse()
	}
}

// rouse lets the stream's own goroutine look for news.
func (s *stream) rouse() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// page makes the page at a path as a tab is to show it.
func (h *hub) page(site Site, path string) *pageNews {
	if site == nil {
		return &pageNews{Status: http.StatusServiceUnavailable, Version: "503"}
	}
	status := http.StatusOK
	data, err := site.Render(path)
	if errors.Is(err, fs.ErrNotExist) {
		status = http.StatusNotFound
		data, err = site.Render("404.html")
	}
	if err != nil {
		status, data = http.StatusInternalServerError, []byte(err.Error())
	}
	return &pageNews{Status: status, Version: version(status, data), HTML: string(h.dress(path, data, status, h.generation))}
}

// version says which bytes a page has, and with what status they are sent.
func version(status int, data []byte) string {
	return fmt.Sprintf("%d-%x", status, xxh3.Hash128(data).Bytes())
}

// open begins a stream for a page of which the tab has a version that it got in a generation. It says false where there
// are too many.
func (h *hub) open(page, version string, generation int) (*stream, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.streams) >= maxStreams {
		return nil, false
	}
	s := &stream{page: page, version: version, wake: make(chan struct{}, 1)}
	if n := h.page(h.newest(), page); n.Version != version {
		s.version, s.news.page = n.Version, n
	}
	for path, replaced := range h.files {
		if replaced > generation {
			s.news.files = append(s.news.files, path)
		}
	}
	slices.Sort(s.news.files)
	s.news.problems, s.news.worse = h.problems, true
	h.streams[s] = struct{}{}
	s.rouse()
	return s, true
}

func (h *hub) close(s *stream) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.streams, s)
}

// take returns what a stream is to be told now, and the generation that this belongs to.
func (h *hub) take(s *stream) (news, int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := s.news
	s.news = news{}
	return n, h.generation
}

// now returns the generation of styles and scripts that a page served now will load.
func (h *hub) now() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.generation
}
