package preview

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/zeebo/xxh3"
)

// handler answers for one site, and below prefix for the preview itself.
type handler struct {
	site      func() Site
	hub       *hub
	editor    *editor // nil where none was chosen
	hosts     hosts
	log       *log.Logger
	run       string // names this run
	token     string // of this run; whoever names it has read a page of it
	key       string // that lets a browser elsewhere in; empty where only this machine is served
	readOnly  bool
	assets    fs.FS // the preview's own scripts and style sheets
	additions []byte
	own       *http.ServeMux // what stands below prefix
}

// Handler returns what Serve answers with, for a server of one's own whose archive nobody edits. names are the values
// of the Host header that are answered, each with its port: "127.0.0.1:8017". All others are refused.
func Handler(site func() Site, o Options, names ...string) http.Handler {
	return newHandler(still(site), o, hosts{names: names})
}

// still is an archive that nobody edits.
type still func() Site

func (s still) Newest() Site                  { return s() }
func (still) Update([]string, []string) bool  { return false }
func (still) Settle(context.Context) error    { return nil }
func (still) Problems() []Problem             { return nil }
func (still) Replaced(Site, Site) []string    { return nil }
func (still) Moved(Site, Site, string) string { return "" }

func newHandler(a Archive, o Options, hosts hosts) *handler {
	if o.Log == nil {
		o.Log = io.Discard
	}
	h := &handler{
		site: a.Newest, hub: newHub(a), hosts: hosts, log: log.New(o.Log, "", 0),
		run: rand.Text(), token: rand.Text(), readOnly: o.ReadOnly, assets: ownAssets(),
	}
	h.additions = additions(h.assets, h.token, h.run)
	h.hub.dress = h.dress
	if len(o.Editor) > 0 {
		h.editor = &editor{o.Dir, o.Editor}
	}
	h.own = h.newMux(slices.Concat([]Route{
		{Method: http.MethodGet, Path: assetsPath + "{name}", Handle: h.asset},
		{Method: http.MethodGet, Path: "events", Handle: h.events},
		{Method: http.MethodPost, Path: "open", Handle: h.serveOpen},
	}, o.Routes))
	return h
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	protect(w.Header())
	if !h.hosts.answer(r.Host) {
		say(w, http.StatusMisdirectedRequest, fmt.Sprintf("this preview does not answer for the host %q", r.Host))
		return
	}
	if !h.admit(w, r) {
		return
	}
	if _, ok := pagePath(r.URL.Path); ok && strings.HasPrefix(r.URL.Path, prefix) {
		h.own.ServeHTTP(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		say(w, http.StatusMethodNotAllowed, fmt.Sprintf("this preview only answers GET and HEAD, not %q", r.Method))
		return
	}
	if r.URL.Path == "/"+offlineWorker {
		send(w, r, offlineWorker, []byte(retired))
		return
	}
	site := h.site()
	if site == nil {
		h.wait(w)
		return
	}
	h.page(w, r, site)
}

// page answers with the page at the request's path, and for a folder with its index.
func (h *handler) page(w http.ResponseWriter, r *http.Request, site Site) {
	p, ok := pagePath(r.URL.Path)
	if !ok {
		h.notFound(w, r, site)
		return
	}
	data, err := site.Render(p)
	switch {
	case err == nil:
		send(w, r, p, h.dress(p, data, http.StatusOK, h.hub.now()))
	case !errors.Is(err, fs.ErrNotExist):
		h.broken(w, err)
	case h.isFolder(site, p):
		// The slash makes the links on the index page, which are relative, lead where they should.
		to := url.URL{Path: "/" + p + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusTemporaryRedirect)
	default:
		h.notFound(w, r, site)
	}
}

// pagePath returns the path of the page that a request asks for. Paths that are not clean are nobody's: a
// browser cleans them before it asks. Nor are dotfiles.
func pagePath(asked string) (string, bool) {
	p, ok := strings.CutPrefix(asked, "/")
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	return p, ok && fs.ValidPath(p) && p[0] != '.' && !strings.Contains(p, "/.")
}

func (h *handler) isFolder(site Site, p string) bool {
	_, err := site.Render(p + "/index.html")
	return !errors.Is(err, fs.ErrNotExist)
}

// notFound answers with the site's own page for addresses that lead nowhere.
func (h *handler) notFound(w http.ResponseWriter, r *http.Request, site Site) {
	data, err := site.Render("404.html")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		say(w, http.StatusNotFound, fmt.Sprintf("there is no page at %q", r.URL.Path))
	case err != nil:
		h.broken(w, err)
	default:
		w.Header().Set("Content-Type", contentType("404.html"))
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(h.dress("404.html", data, http.StatusNotFound, h.hub.now())) // the server leaves out the body of an answer to HEAD
	}
}

// waiting is shown as long as there is no page. The preview's script lays the reasons over it.
const waiting = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nothing to show yet</title>
</head>
<body>
<p>There is no page to show yet: the archive has errors. The page comes by itself once they are mended.</p>
</body>
</html>
`

// wait answers while there is no page to show.
func (h *handler) wait(w http.ResponseWriter) {
	w.Header().Set("Content-Type", contentType("index.html"))
	w.WriteHeader(http.StatusServiceUnavailable)
	n := h.hub.page(nil, "")
	_, _ = w.Write(inject("index.html", []byte(waiting), fmt.Appendf(nil, "<meta name=\"gloss-page\" content=\"%s %d\">\n", n.Version, h.hub.now()), h.additions))
}

// broken tells the person at work what is wrong with a page.
func (h *handler) broken(w http.ResponseWriter, err error) {
	h.log.Print(err)
	say(w, http.StatusInternalServerError, err.Error())
}

// send answers with a page, or with 304 where the browser has it already.
func send(w http.ResponseWriter, r *http.Request, p string, data []byte) {
	sum := xxh3.Hash128(data).Bytes()
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sum))
	w.Header().Set("Content-Type", contentType(p))
	http.ServeContent(w, r, path.Base(p), time.Time{}, bytes.NewReader(data))
}

// say answers with one line of plain text.
func say(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintln(w, message)
}

// protect sets what every answer says to the browser. Pages change under the reader's hands, so each is
// asked for again; nothing is loaded from elsewhere, and no page elsewhere may show or read this one.
func protect(h http.Header) {
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; object-src 'none'; "+
		"base-uri 'self'; form-action 'self'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("X-Content-Type-Options", "nosniff")
}
