package preview_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/preview"
)

// bench is an archive whose one page is a file, a.html, below content/. At first it says “one”.
type bench struct {
	dir string

	mu     sync.Mutex
	newest *build
}

// build is what came of the file.
type build struct{ text string }

func (b *build) Render(path string) ([]byte, error) {
	return site{"a.html": "<html><head></head><body>" + b.text + "</body></html>", "404.html": "nothing"}.Render(path)
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{dir: t.TempDir()}
	if err := os.Mkdir(filepath.Join(b.dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	b.write(t, "one")
	return b
}

func (b *bench) write(t *testing.T, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(b.dir, "content", "a.html"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// read takes in the file. What begins with "!" is an error.
func (b *bench) read() bool {
	data, err := os.ReadFile(filepath.Join(b.dir, "content", "a.html"))
	b.mu.Lock()
	defer b.mu.Unlock()
	text := string(data)
	if err != nil || strings.HasPrefix(text, "!") || b.newest != nil && b.newest.text == text {
		return false
	}
	b.newest = &build{text}
	return true
}

func (b *bench) Newest() preview.Site {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.newest == nil {
		return nil
	}
	return b.newest
}

func (b *bench) Update(changed, _ []string) bool { return len(changed) > 0 && b.read() }
func (b *bench) Settle(context.Context) error    { b.read(); return nil }

func (b *bench) Problems() []preview.Problem {
	data, err := os.ReadFile(filepath.Join(b.dir, "content", "a.html"))
	if err == nil && strings.HasPrefix(string(data), "!") {
		return []preview.Problem{{File: "content/a.html", Line: 1, Message: string(data)}}
	}
	return nil
}

func (b *bench) Replaced(before, after preview.Site) []string {
	if before.(*build).text != after.(*build).text && strings.Contains(after.(*build).text, "style") {
		return []string{"assets/gloss.css"}
	}
	return nil
}

func (b *bench) Moved(preview.Site, preview.Site, string) string { return "" }

// serveBench serves it until the test ends or stop is called. How soon it ends is TestServerEndsInTimeWhateverIsUnderWay's to say.
func serveBench(t *testing.T, b *bench, o preview.Options) (base string, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	o.Dir, o.Log = b.dir, os.Stderr
	if o.Addr == "" {
		o.Addr = "127.0.0.1:0"
	}
	ready, served := make(chan string, 1), make(chan error, 1)
	go func() { served <- preview.Serve(ctx, b, o, func(url string) { ready <- url }) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	select {
	case base = <-ready:
	case err := <-served:
		t.Fatal(err)
	}
	return base, stop
}

// line is a stream of events, as a browser has it.
type line struct {
	t    *testing.T
	resp *http.Response
	r    *bufio.Reader
}

// dial opens a stream for a page of which a version is known.
func dial(t *testing.T, base, page, version string) *line {
	t.Helper()
	q := url.Values{"page": {page}, "version": {version}, "generation": {"0"}}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Get(base + "_gloss/events?" + q.Encode())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("status %d", resp.StatusCode)
	}
	return &line{t, resp, bufio.NewReader(resp.Body)}
}

// next returns the next event of a kind, as JSON has it.
func (l *line) next(kind string) any {
	l.t.Helper()
	for {
		name, err := l.r.ReadString('\n')
		if err != nil {
			l.t.Fatalf("waiting for %q: %v", kind, err)
		}
		if strings.TrimSpace(name) != "event: "+kind {
			continue
		}
		data, err := l.r.ReadString('\n')
		if err != nil {
			l.t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal([]byte(strings.TrimPrefix(data, "data: ")), &v); err != nil {
			l.t.Fatal(err)
		}
		return v
	}
}

// page returns the text of the next version of the page.
func (l *line) page() string {
	l.t.Helper()
	html, _ := l.next("page").(map[string]any)["html"].(string)
	_, html, _ = strings.Cut(html, "<body>")
	return strings.TrimSuffix(html, "</body></html>")
}

func TestStreamTellsWhatIsNewOfAPage(t *testing.T) {
	b := newBench(t)
	base, _ := serveBench(t, b, preview.Options{})
	l := dial(t, base, "/a.html", "old")
	if run := l.next("hello").(map[string]any)["run"]; run == "" {
		t.Error("the run has no name")
	}
	if have := l.page(); have != "one" {
		t.Errorf("a tab with an old version is told %q", have)
	}
	if diff := cmp.Diff([]any{}, l.next("problems")); diff != "" {
		t.Errorf("problems at first (-want +have):\n%s", diff)
	}
	b.write(t, "two")
	if have := l.page(); have != "two" {
		t.Errorf("after an edit: %q", have)
	}
	b.write(t, "!wrong")
	want := []any{map[string]any{"file": "content/a.html", "line": 1.0, "message": "!wrong"}}
	if diff := cmp.Diff(want, l.next("problems")); diff != "" {
		t.Errorf("problems (-want +have):\n%s", diff)
	}
	b.write(t, "style")
	wantFiles := map[string]any{"paths": []any{"assets/gloss.css"}, "generation": 1.0}
	if diff := cmp.Diff(wantFiles, l.next("files")); diff != "" {
		t.Errorf("files (-want +have):\n%s", diff)
	}
	late := dial(t, base, "/a.html", "old")
	if diff := cmp.Diff(wantFiles, late.next("files")); diff != "" {
		t.Errorf("files for a tab that comes later (-want +have):\n%s", diff)
	}
}

func TestStreamOfNoPageIsRefused(t *testing.T) {
	b := newBench(t)
	base, _ := serveBench(t, b, preview.Options{})
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for _, query := range []string{"", "?page=/a.html", "?page=/../x&generation=0", "?page=/.git&generation=0", "?page=/a.html&generation=x"} {
		resp, err := client.Get(base + "_gloss/events" + query)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusBadRequest {
			t.Errorf("%q: status %d", query, resp.StatusCode)
		}
	}
}

// TestThousandTabs opens a thousand streams, tells all of them of an edit, and ends with all of them open.
func TestThousandTabs(t *testing.T) {
	const tabs = 1000
	b := newBench(t)
	base, stop := serveBench(t, b, preview.Options{})
	lines := make([]*line, tabs)
	for i := range lines {
		lines[i] = dial(t, base, "/a.html", "old")
		lines[i].next("problems")
	}
	b.write(t, "two")
	for i, l := range lines {
		if have := l.page(); have != "two" {
			t.Fatalf("tab %d is told %q", i, have)
		}
	}
	stop()
	for _, l := range lines {
		if _, err := io.Copy(io.Discard, l.r); err != nil && !strings.Contains(err.Error(), "EOF") && !strings.Contains(err.Error(), "reset") {
			t.Errorf("a stream ends by %v", err)
		}
	}
}

func TestTooManyTabsAreRefused(t *testing.T) {
	b := newBench(t)
	base, _ := serveBench(t, b, preview.Options{})
	address := strings.TrimSuffix(strings.TrimPrefix(base, "http://"), "/")
	for i := range 2000 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		fmt.Fprintf(c, "GET /_gloss/events?page=/a.html&generation=0 HTTP/1.1\r\nHost: %s\r\n\r\n", address)
		status, err := bufio.NewReader(c).ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(status, " 503 ") && i >= 1000 {
			return
		}
		if !strings.Contains(status, " 200 ") {
			t.Fatalf("tab %d: %s", i, status)
		}
	}
	t.Error("tabs without end are let in")
}

func TestStreamsAreForOurOwnPages(t *testing.T) {
	for _, c := range []struct {
		header string
		status int
	}{{"Sec-Fetch-Site: cross-site", 403}, {"Origin: http://evil.example", 403}} {
		if w := knock(gloss(false), "GET", "/_gloss/events?page=/&generation=0", "", c.header); w.Code != c.status {
			t.Errorf("%s: status %d, want %d", c.header, w.Code, c.status)
		}
	}
}
