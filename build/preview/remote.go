package preview

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strings"
)

// remoteKey is the name of the parameter, and of the cookie, by which a browser elsewhere shows that it was given the
// address that Serve printed.
const remoteKey = "gloss-key"

// hosts are the values of the Host header that are answered. A page elsewhere that gives its own name our address must
// not get in by it.
type hosts struct {
	names  []string // each with its port
	port   string   // where remote, any address in digits with this port is ours too: no name server answers for one
	remote bool
}

func (h *hosts) answer(host string) bool {
	for _, name := range h.names {
		if strings.EqualFold(name, host) {
			return true
		}
	}
	if !h.remote {
		return false
	}
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		return false
	}
	_, err = netip.ParseAddr(name)
	return err == nil && port == h.port
}

// remoteHosts is who a server answers for that others reach: this machine's name beside its addresses.
func remoteHosts(addr string) hosts {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return hosts{names: []string{addr}}
	}
	h := hosts{names: []string{net.JoinHostPort("localhost", port)}, port: port, remote: true}
	if name, err := os.Hostname(); err == nil {
		h.names = append(h.names, net.JoinHostPort(name, port))
	}
	return h
}

// admit lets a browser in that has the key: by its cookie, or by the address that was printed, which is then replaced by
// one without the key, so that nobody passes it on unawares. It says false where it has answered itself.
func (h *handler) admit(w http.ResponseWriter, r *http.Request) bool {
	if h.key == "" {
		return true
	}
	if c, err := r.Cookie(remoteKey); err == nil && h.isKey(c.Value) {
		return true
	}
	q := r.URL.Query()
	if r.Method != http.MethodGet || !h.isKey(q.Get(remoteKey)) {
		say(w, http.StatusForbidden, "open the address that gloss serve printed: it lets this browser in")
		return false
	}
	q.Del(remoteKey)
	http.SetCookie(w, &http.Cookie{Name: remoteKey, Value: h.key, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	to := url.URL{Path: "/" + strings.TrimLeft(r.URL.Path, "/"), RawQuery: q.Encode()}
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
	return false
}

func (h *handler) isKey(key string) bool {
	return subtle.ConstantTimeCompare([]byte(key), []byte(h.key)) == 1
}
