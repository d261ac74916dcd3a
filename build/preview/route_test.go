package preview_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"gloss/build/preview"
)

const page = "<!DOCTYPE html><html><head><title>x</title></head><body>home</body></html>"

// gloss is a preview with two routes of a caller's.
func gloss(readOnly bool) http.Handler {
	echo := func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
			return
		}
		fmt.Fprintf(w, "%s %q", r.Method, body)
	}
	return preview.Handler(func() preview.Site { return site{"index.html": page, "a.css": page, "404.html": page} }, preview.Options{
		ReadOnly: readOnly,
		Routes: []preview.Route{
			{Method: "GET", Path: "entities", Handle: echo},
			{Method: "POST", Path: "notes", Writes: true, Handle: echo},
			{Method: "POST", Path: "look", Handle: echo},
		},
	}, host)
}

// knock sends a request with headers, given as "Name: value".
func knock(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = host
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// token reads the token of a run as a page does.
func token(t *testing.T, h http.Handler) string {
	t.Helper()
	m := regexp.MustCompile(`<meta name="gloss-token" content="([^"]{20,})">`).FindStringSubmatch(knock(h, "GET", "/", "").Body.String())
	if m == nil {
		t.Fatal("the page names no token")
	}
	return m[1]
}

func TestRouteAnswersItsOwnPagesAlone(t *testing.T) {
	h := gloss(false)
	right := "Gloss-Token: " + token(t, h)
	const json = "Content-Type: application/json"
	for _, c := range []struct {
		name, method, path string
		status             int
		headers            []string
	}{
		{"reading", "GET", "/_gloss/entities", 200, nil},
		{"reading the head", "HEAD", "/_gloss/entities", 200, nil},
		{"typed", "GET", "/_gloss/entities", 200, []string{"Sec-Fetch-Site: none"}},
		{"from a page of ours", "GET", "/_gloss/entities", 200, []string{"Sec-Fetch-Site: same-origin", "Origin: http://" + host}},
		{"from a page elsewhere", "GET", "/_gloss/entities", 403, []string{"Sec-Fetch-Site: cross-site"}},
		{"from another port", "GET", "/_gloss/entities", 403, []string{"Sec-Fetch-Site: same-site"}},
		{"with another origin", "GET", "/_gloss/entities", 403, []string{"Origin: http://evil.example"}},
		{"with no origin", "GET", "/_gloss/entities", 403, []string{"Origin: null"}},
		{"a path that is not clean", "GET", "/_gloss/x/../entities", 404, nil},
		{"a file that is not there", "GET", "/_gloss/assets/nothing.js", 404, nil},
		{"a dotfile", "GET", "/_gloss/assets/.git", 404, nil},
		{"the folder of files", "GET", "/_gloss/assets/", 404, nil},
		{"out of the folder of files", "GET", "/_gloss/assets/..%2f..%2fassets.go", 404, nil},
		{"reading what is to be written", "GET", "/_gloss/notes", 405, nil},
		{"writing", "POST", "/_gloss/notes", 200, []string{right, json}},
		{"writing from a page of ours", "POST", "/_gloss/notes", 200, []string{right, json + "; charset=utf-8", "Origin: http://" + host, "Sec-Fetch-Site: same-origin"}},
		{"writing without a token", "POST", "/_gloss/notes", 403, []string{json}},
		{"writing with another token", "POST", "/_gloss/notes", 403, []string{right + "x", json}},
		{"writing as a form", "POST", "/_gloss/notes", 415, []string{right, "Content-Type: application/x-www-form-urlencoded"}},
		{"writing as nothing", "POST", "/_gloss/notes", 415, []string{right}},
		{"writing from a page elsewhere", "POST", "/_gloss/notes", 403, []string{right, json, "Origin: http://evil.example"}},
		{"writing from nowhere", "POST", "/_gloss/notes", 403, []string{right, json, "Sec-Fetch-Site: none"}},
		{"writing from https", "POST", "/_gloss/notes", 403, []string{right, json, "Origin: https://evil.example"}},
	} {
		if w := knock(h, c.method, c.path, "{}", c.headers...); w.Code != c.status {
			t.Errorf("%s: status %d, want %d (%s)", c.name, w.Code, c.status, w.Body)
		}
	}
}

func TestOtherHostReachesNoRoute(t *testing.T) {
	r := httptest.NewRequest("GET", "/_gloss/entities", nil)
	r.Host = "evil.example"
	w := httptest.NewRecorder()
	gloss(false).ServeHTTP(w, r)
	if w.Code != 421 {
		t.Errorf("status %d, want 421", w.Code)
	}
}

func TestReadOnlyPreviewRefusesWhatWrites(t *testing.T) {
	h := gloss(true)
	headers := []string{"Gloss-Token: " + token(t, h), "Content-Type: application/json"}
	for path, want := range map[string]int{"/_gloss/notes": 403, "/_gloss/look": 200} {
		if w := knock(h, "POST", path, "{}", headers...); w.Code != want {
			t.Errorf("%s: status %d, want %d", path, w.Code, want)
		}
	}
}

func TestLongBodyIsRefused(t *testing.T) {
	h := gloss(false)
	headers := []string{"Gloss-Token: " + token(t, h), "Content-Type: application/json"}
	for length, want := range map[int]int{preview.MaxBody: 200, preview.MaxBody + 1: 413} {
		if w := knock(h, "POST", "/_gloss/notes", strings.Repeat(" ", length), headers...); w.Code != want {
			t.Errorf("%d bytes: status %d, want %d", length, w.Code, want)
		}
	}
}

func TestEachRunHasItsToken(t *testing.T) {
	if a, b := token(t, gloss(false)), token(t, gloss(false)); a == b {
		t.Errorf("two runs share the token %q", a)
	}
}

func TestPagesCarryThePreviewsScript(t *testing.T) {
	h := gloss(false)
	for path, want := range map[string]bool{"/": true, "/missing.html": true, "/a.css": false} {
		body := knock(h, "GET", path, "").Body.String()
		head, _, _ := strings.Cut(body, "</head>")
		if have := strings.Contains(head, `<script defer src="/_gloss/assets/trouble.js"></script>`); have != want {
			t.Errorf("%s: %s", path, body)
		}
	}
	for path, want := range map[string]string{"live.js": "text/javascript; charset=utf-8", "trouble.css": "text/css; charset=utf-8"} {
		w := knock(h, "GET", "/_gloss/assets/"+path, "")
		if w.Code != 200 || w.Header().Get("Content-Type") != want {
			t.Errorf("%s: status %d, %q", path, w.Code, w.Header().Get("Content-Type"))
		}
	}
}
