package preview_test

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"gloss/build/preview"
)

func TestOthersAreLetInByTheAddressThatWasPrinted(t *testing.T) {
	b := newBench(t)
	base, _ := serveBench(t, b, preview.Options{Addr: "0.0.0.0:0", AllowRemote: true})
	u, err := url.Parse(base)
	if err != nil || u.RawQuery == "" {
		t.Fatalf("the address is %q, %v", base, err)
	}
	port := u.Port()
	ask := func(client *http.Client, host, path string) int {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), "GET", "http://127.0.0.1:"+port+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		resp, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		return resp.StatusCode
	}
	plain := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	invited := &http.Client{Transport: plain.Transport, Jar: jar}
	for _, c := range []struct {
		name       string
		client     *http.Client
		host, path string
		status     int
	}{
		{"without a key", plain, "127.0.0.1:" + port, "/a.html", 403},
		{"with another key", plain, "127.0.0.1:" + port, "/a.html?gloss-key=x", 403},
		{"its events", plain, "127.0.0.1:" + port, "/_gloss/events?page=/&generation=0", 403},
		{"with the key", invited, "127.0.0.1:" + port, "/a.html?" + u.RawQuery, 200},
		{"once let in", invited, "127.0.0.1:" + port, "/a.html", 200},
		{"by another number, for which it has no key", invited, "192.168.7.7:" + port, "/a.html", 403},
		{"by a name that leads here", invited, "evil.example:" + port, "/a.html?" + u.RawQuery, 421},
		{"by another port", invited, "192.168.7.7:1", "/a.html", 421},
	} {
		if have := ask(c.client, c.host, c.path); have != c.status {
			t.Errorf("%s: status %d, want %d", c.name, have, c.status)
		}
	}
	cookies := jar.Cookies(&url.URL{Scheme: "http", Host: "127.0.0.1:" + port})
	if len(cookies) != 1 || !strings.Contains(u.RawQuery, cookies[0].Value) {
		t.Errorf("cookies: %v", cookies)
	}
}
