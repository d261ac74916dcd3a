package preview_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/preview"
)

// site is a set of pages; a page that is "!x" cannot be rendered because of x.
type site map[string]string

func (s site) Render(path string) ([]byte, error) {
	content, ok := s[path]
	if !ok {
		return nil, fmt.Errorf("rendering %q: %w", path, fs.ErrNotExist)
	}
	if why, broken := strings.CutPrefix(content, "!"); broken {
		return nil, fmt.Errorf("rendering %s: %s", path, why)
	}
	return []byte(content), nil
}

const host = "127.0.0.1:8017"

var pages = site{
	"index.html":          "home",
	"404.html":            "nothing here",
	"articles/index.html": "all articles",
	"articles/truce.html": "truce",
	"articles/2017.html":  "2017",
	"a b/index.html":      "space",
	"é.html":              "accent",
	"broken.html":         "!no such partial",
	"broken/index.html":   "!no such partial",
	".gloss":              "secret",
	"data/.hidden/x.html": "secret",
	"a..b.html":           "two dots",
	"https:/index.html":   "odd",
}

// ask returns the answer to a request, which change may adjust.
func ask(s preview.Site, method, target string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", nil)
	r.URL.Path = target
	r.RequestURI = target
	if path, query, ok := strings.Cut(target, "?"); ok {
		r.URL.Path, r.URL.RawQuery = path, query
	}
	r.Host = host
	for _, c := range change {
		c(r)
	}
	w := httptest.NewRecorder()
	preview.Handler(func() preview.Site { return s }, preview.Options{}, host, "localhost:8017").ServeHTTP(w, r)
	return w
}

func TestPathLeadsToPage(t *testing.T) {
	for _, c := range []struct {
		path   string
		status int
		body   string // or, of a redirect, where to
	}{
		{"/", 200, "home"},
		{"/index.html", 200, "home"},
		{"/articles/", 200, "all articles"},
		{"/articles/truce.html", 200, "truce"},
		{"/articles/truce.html?x=1", 200, "truce"},
		{"/é.html", 200, "accent"},
		{"/a..b.html", 200, "two dots"},
		{"/404.html", 200, "nothing here"},
		{"/articles", 307, "/articles/"},
		{"/articles?day=1&x", 307, "/articles/?day=1&x"},
		{"/a b", 307, "/a%20b/"},
		{"/https:", 307, "/https:/"},
		{"/missing.html", 404, "nothing here"},
		{"/articles/truce.html/", 404, "nothing here"},
		{"/Articles/", 404, "nothing here"},
		{"/.gloss", 404, "nothing here"},
		{"/data/.hidden/x.html", 404, "nothing here"},
		{"/articles/../index.html", 404, "nothing here"},
		{"/../../etc/passwd", 404, "nothing here"},
		{"/..", 404, "nothing here"},
		{"/./index.html", 404, "nothing here"},
		{"//articles", 404, "nothing here"},
		{"//example.org/..", 404, "nothing here"},
		{"/articles//truce.html", 404, "nothing here"},
		{"/articles\\truce.html", 404, "nothing here"},
		{"/index.html\x00", 404, "nothing here"},
		{"/\xff", 404, "nothing here"},
		{"index.html", 404, "nothing here"},
		{"", 404, "nothing here"},
		{"/broken.html", 500, "rendering broken.html: no such partial\n"},
		{"/broken", 307, "/broken/"},
		{"/broken/", 500, "rendering broken/index.html: no such partial\n"},
	} {
		t.Run(c.path, func(t *testing.T) {
			w := ask(pages, "GET", c.path)
			have := w.Body.String()
			if w.Code == 307 {
				have = w.Header().Get("Location")
			}
			if w.Code != c.status || have != c.body {
				t.Errorf("status %d, %q, want %d, %q", w.Code, have, c.status, c.body)
			}
		})
	}
}

func TestSiteWithoutNotFoundPageSaysSoInPlainText(t *testing.T) {
	w := ask(site{}, "GET", "/<b>")
	if w.Code != 404 || w.Body.String() != "there is no page at \"/<b>\"\n" || w.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("status %d, %q as %q", w.Code, w.Body, w.Header().Get("Content-Type"))
	}
	if w := ask(site{"404.html": "!worse"}, "GET", "/x"); w.Code != 500 {
		t.Errorf("where 404.html is broken: status %d, want 500", w.Code)
	}
}

func TestNoSiteYetIsUnavailable(t *testing.T) {
	if w := ask(nil, "GET", "/"); w.Code != 503 {
		t.Errorf("status %d, want 503", w.Code)
	}
}

func TestNewestSiteIsServed(t *testing.T) {
	newest := site{"index.html": "first"}
	h := preview.Handler(func() preview.Site { return newest }, preview.Options{}, host)
	for _, want := range []string{"first", "second"} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if have := w.Body.String(); have != want {
			t.Errorf("body %q, want %q", have, want)
		}
		newest = site{"index.html": "second"}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "BREW"} {
		w := ask(pages, method, "/")
		if w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: status %d, Allow %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
}

func TestOtherHostsAreRefused(t *testing.T) {
	for _, c := range []struct {
		host   string
		status int
	}{
		{"127.0.0.1:8017", 200},
		{"localhost:8017", 200},
		{"LocalHost:8017", 200},
		{"localhost", 421},
		{"localhost:8018", 421},
		{"127.0.0.1", 421},
		{"127.0.0.1:80170", 421},
		{"127.0.0.2:8017", 421},
		{"evil.example:8017", 421},
		{"localhost.evil.example:8017", 421},
		{"localhost:8017.evil.example", 421},
		{"", 421},
	} {
		for _, method := range []string{"GET", "HEAD", "POST"} {
			want := c.status
			if method == "POST" && want == 200 {
				want = 405
			}
			if w := ask(pages, method, "/", func(r *http.Request) { r.Host = c.host }); w.Code != want {
				t.Errorf("%s for host %q: status %d, want %d", method, c.host, w.Code, want)
			}
		}
	}
}

func TestHandlerWithoutHostsAnswersNobody(t *testing.T) {
	w := httptest.NewRecorder()
	preview.Handler(func() preview.Site { return pages }, preview.Options{}).ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != 421 {
		t.Errorf("status %d, want 421", w.Code)
	}
}

func TestContentTypeFollowsTheExtension(t *testing.T) {
	for name, want := range map[string]string{
		"a.html":           "text/html; charset=utf-8",
		"a.css":            "text/css; charset=utf-8",
		"a.js":             "text/javascript; charset=utf-8",
		"feed.xml":         "application/xml; charset=utf-8",
		"robots.txt":       "text/plain; charset=utf-8",
		"a.json":           "application/json",
		"site.webmanifest": "application/manifest+json",
		"map.svg":          "image/svg+xml; charset=utf-8",
		"a.PNG":            "image/png",
		"a.jpeg":           "image/jpeg",
		"a.epub":           "application/epub+zip",
		"a.woff2":          "font/woff2",
		"a.weird":          "application/octet-stream",
		"noextension":      "application/octet-stream",
	} {
		w := ask(site{name: "<html>"}, "GET", "/"+name)
		if have := w.Header().Get("Content-Type"); have != want {
			t.Errorf("%s is sent as %q, want %q", name, have, want)
		}
	}
	if have := ask(pages, "GET", "/missing.png").Header().Get("Content-Type"); have != "text/html; charset=utf-8" {
		t.Errorf("the page for a missing picture is sent as %q", have)
	}
}

func TestUnchangedPageIsNotSentAgain(t *testing.T) {
	first := ask(pages, "GET", "/")
	tag := first.Header().Get("ETag")
	if len(tag) != 34 {
		t.Fatalf("ETag %q, want 128 bits in hexadecimal and quotes", tag)
	}
	since := func(r *http.Request) { r.Header.Set("If-None-Match", `"other", W/`+tag) }
	if w := ask(pages, "GET", "/", since); w.Code != 304 || w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
		t.Errorf("unchanged: status %d, %d bytes, ETag %q", w.Code, w.Body.Len(), w.Header().Get("ETag"))
	}
	if w := ask(site{"index.html": "new"}, "GET", "/", since); w.Code != 200 || w.Header().Get("ETag") == tag {
		t.Errorf("changed: status %d, ETag %q", w.Code, w.Header().Get("ETag"))
	}
	if tag := ask(pages, "GET", "/missing").Header().Get("ETag"); tag != "" {
		t.Errorf("a missing page has the ETag %q", tag)
	}
}

func TestEveryAnswerIsProtected(t *testing.T) {
	want := http.Header{
		"Cache-Control": {"no-cache"},
		"Content-Security-Policy": {"default-src 'self'; img-src 'self' data:; object-src 'none'; " +
			"base-uri 'self'; form-action 'self'; frame-ancestors 'none'"},
		"Cross-Origin-Opener-Policy":   {"same-origin"},
		"Cross-Origin-Resource-Policy": {"same-origin"},
		"Referrer-Policy":              {"same-origin"},
		"X-Content-Type-Options":       {"nosniff"},
	}
	for name, w := range map[string]*httptest.ResponseRecorder{
		"page":         ask(pages, "GET", "/"),
		"redirect":     ask(pages, "GET", "/articles"),
		"missing":      ask(pages, "GET", "/missing"),
		"broken":       ask(pages, "GET", "/broken.html"),
		"other host":   ask(pages, "GET", "/", func(r *http.Request) { r.Host = "evil.example" }),
		"other method": ask(pages, "POST", "/"),
	} {
		have := http.Header{}
		for key := range want {
			have[key] = w.Header()[key]
		}
		if diff := cmp.Diff(want, have); diff != "" {
			t.Errorf("%s (-want +have):\n%s", name, diff)
		}
	}
}

// FuzzPath asks for any path: what is answered with 200 is a page of the site without a dot before any
// segment, and no redirect leads to another host.
func FuzzPath(f *testing.F) {
	for _, p := range []string{"/", "/articles", "/articles/../x", "//evil.example/", "/.gloss", "/a/.b", "/%2e%2e/", "/\\evil.example"} {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, target string) {
		target, _, _ = strings.Cut(target, "?")
		w := ask(anything{t}, "GET", target)
		if to := w.Header().Get("Location"); w.Code == 307 && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\")) {
			t.Errorf("%q leads to %q", target, to)
		}
	})
}

// anything is a site that has every index page and minds what it is asked for.
type anything struct{ t *testing.T }

func (a anything) Render(path string) ([]byte, error) {
	if !fs.ValidPath(path) || path == "." || strings.HasPrefix(path, ".") || strings.Contains(path, "/.") {
		a.t.Errorf("the site is asked for %q", path)
	}
	if path == "index.html" || strings.HasSuffix(path, "/index.html") {
		return []byte(path), nil
	}
	return nil, fs.ErrNotExist
}

// A browser may have the worker of a site that was served at this address before. It has to go even while nothing has been
// built yet, and whatever the site has at that path.
func TestWorkerOfAnEarlierSiteIsPutAway(t *testing.T) {
	for name, s := range map[string]preview.Site{"a site": pages, "a site with a worker": site{"offline-worker.js": "its own"}, "no site yet": nil} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			w := ask(s, method, "/offline-worker.js")
			body := w.Body.String()
			if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") || strings.Contains(body, "unregister") != (method == http.MethodGet) {
				t.Errorf("%s: %s is answered with %d, %s\n%s", name, method, w.Code, w.Header().Get("Content-Type"), body)
			}
		}
	}
}
