package preview

import (
	"context"
	"crypto/subtle"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// prefix is where the preview's own addresses begin. No page of a site does: names begin with a letter
// or a digit.
const prefix = "/_gloss/"

// A Route answers for one address below /_gloss/. By the time Handle is called the request has been found to come
// from a page of this preview, not from one elsewhere. A request that is not GET has in addition named the token of
// this run, and its body is JSON of at most MaxBody bytes: reading more of it is an *http.MaxBytesError.
type Route struct {
	Method string // GET, which answers HEAD too, or POST for whatever changes something
	Path   string // what follows /_gloss/ in the syntax of http.ServeMux: "entities", "notes/{id}", "{$}" for /_gloss/ itself
	Writes bool   // changes the archive: refused where Options.ReadOnly
	Handle http.HandlerFunc
}

// MaxBody is how many bytes the body of a request may have. The longest file that a person writes by hand, a note or
// an entity, has a thousandth of it.
const MaxBody = 1 << 20

// TokenHeader is the header in which a request that is not GET says the token of this run. A page has it from its
// <meta name="gloss-token">.
const TokenHeader = "Gloss-Token"

type tokenKey struct{}

// Token returns the token of this run, for a page that a Route answers with.
func Token(r *http.Request) string {
	token, _ := r.Context().Value(tokenKey{}).(string)
	return token
}

// newMux builds the table of what is answered below prefix.
func (h *handler) newMux(routes []Route) *http.ServeMux {
	mux := http.NewServeMux()
	for _, route := range routes {
		mux.HandleFunc(route.Method+" "+prefix+route.Path, func(w http.ResponseWriter, r *http.Request) {
			if status, why := h.refuse(r, route); status != 0 {
				say(w, status, why)
				return
			}
			r.Body = http.MaxBytesReader(w, r.Body, MaxBody)
			route.Handle(w, r.WithContext(context.WithValue(r.Context(), tokenKey{}, h.token)))
		})
	}
	return mux
}

// refuse says why a request may not be answered, with a status; 0 where it may.
func (h *handler) refuse(r *http.Request, route Route) (status int, why string) {
	reading := r.Method == http.MethodGet || r.Method == http.MethodHead
	switch site := r.Header.Get("Sec-Fetch-Site"); {
	case site == "same-origin" || site == "":
	case site == "none" && reading: // the address was typed
	default:
		return http.StatusForbidden, fmt.Sprintf("a page elsewhere (%s) may not ask for this", site)
	}
	if origin := r.Header.Get("Origin"); origin != "" && !isOrigin(origin, r.Host) {
		return http.StatusForbidden, fmt.Sprintf("a page of %q may not ask for this", origin)
	}
	if reading {
		return 0, ""
	}
	if subtle.ConstantTimeCompare([]byte(r.Header.Get(TokenHeader)), []byte(h.token)) != 1 {
		return http.StatusForbidden, "the token of this page is that of an earlier run; load the page again"
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return http.StatusUnsupportedMediaType, fmt.Sprintf("send application/json, not %q", r.Header.Get("Content-Type"))
	}
	if route.Writes && h.readOnly {
		return http.StatusForbidden, "this preview is read-only; start it without --read-only to change the archive"
	}
	return 0, ""
}

// isOrigin says whether an Origin header means the host that was asked.
func isOrigin(origin, host string) bool {
	u, err := url.Parse(origin)
	return err == nil && slices.Contains([]string{"http", "https"}, u.Scheme) && strings.EqualFold(u.Host, host)
}
