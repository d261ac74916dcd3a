package preview_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"gloss/build/preview"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// desk is an archive that nobody edits.
type desk struct{ site preview.Site }

func (d desk) Newest() preview.Site                          { return d.site }
func (desk) Update([]string, []string) bool                  { return false }
func (desk) Settle(context.Context) error                    { return nil }
func (desk) Problems() []preview.Problem                     { return nil }
func (desk) Replaced(preview.Site, preview.Site) []string    { return nil }
func (desk) Moved(preview.Site, preview.Site, string) string { return "" }

// start serves pages on a free port until the returned function is called, which returns what Serve returned.
func start(t *testing.T, o preview.Options) (url string, stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ready, served := make(chan string, 1), make(chan error, 1)
	go func() {
		served <- preview.Serve(ctx, desk{site: pages}, o, func(url string) { ready <- url })
	}()
	stop = func() error { cancel(); return <-served }
	select {
	case url = <-ready:
		return url, stop
	case err := <-served:
		cancel()
		t.Fatal(err)
		return "", nil
	}
}

func TestServeAnswersUntilItsContextEnds(t *testing.T) {
	var log bytes.Buffer
	url, stop := start(t, preview.Options{Addr: "localhost:0", Log: &log})
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	for _, u := range []string{url, strings.Replace(url, "127.0.0.1", "localhost", 1), url + "broken.html"} {
		resp, err := client.Get(u)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		want := "home"
		if strings.HasSuffix(u, "broken.html") {
			want = "rendering broken.html: no such partial\n"
		}
		if err != nil || string(body) != want {
			t.Errorf("%s: %q, %v, want %q", u, body, err, want)
		}
	}
	if err := stop(); err != nil {
		t.Errorf("Serve returned %v", err)
	}
	if _, err := client.Get(url); err == nil {
		t.Error("the server still answers")
	}
	if have, want := log.String(), "rendering broken.html: no such partial\n"; have != want {
		t.Errorf("log %q, want %q", have, want)
	}
}

func TestAddressesThatOthersReachAreRefused(t *testing.T) {
	for _, c := range []struct{ addr, reason string }{
		{"0.0.0.0:8017", "others could reach it, and the preview is for this machine only unless --allow-remote is given"},
		{":8017", "others could reach it, and the preview is for this machine only unless --allow-remote is given"},
		{"[::]:8017", "others could reach it, and the preview is for this machine only unless --allow-remote is given"},
		{"192.168.1.2:8017", "others could reach it, and the preview is for this machine only unless --allow-remote is given"},
		{"example.org:8017", "others could reach it, and the preview is for this machine only unless --allow-remote is given"},
		{"localhost.example.org:8017", "others could reach it, and the preview is for this machine only unless --allow-remote is given"},
		{"8017", "it is not of the form host:port"},
		{"::1:8017", "it is not of the form host:port"},
		{"localhost:http", "its port is not a number from 0 to 65535"},
		{"localhost:65536", "its port is not a number from 0 to 65535"},
		{"localhost:", "its port is not a number from 0 to 65535"},
	} {
		err := preview.Serve(t.Context(), desk{}, preview.Options{Addr: c.addr}, nil)
		var addrErr *preview.AddrError
		if !errors.As(err, &addrErr) || addrErr.Reason != c.reason {
			t.Errorf("%q: error %v, want the reason %q", c.addr, err, c.reason)
		}
	}
}

func TestPortInUseIsAnErrorThatNamesTheFlag(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	addr := l.Addr().String()
	err = preview.Serve(t.Context(), desk{}, preview.Options{Addr: addr}, nil)
	var addrErr *preview.AddrError
	if !errors.As(err, &addrErr) || addrErr.Err == nil {
		t.Fatalf("error %v, want an AddrError with what the system said", err)
	}
	if have := err.Error(); !strings.HasPrefix(have, `cannot serve on "`+addr+`": `) || !strings.HasSuffix(have, "; choose another address with --addr, such as 127.0.0.1:8027") {
		t.Errorf("message %q", have)
	}
}

func TestTakenDefaultPortGivesWayToAnother(t *testing.T) {
	first, stopFirst := start(t, preview.Options{})
	second, stopSecond := start(t, preview.Options{})
	if first == second {
		t.Errorf("both are served at %s", first)
	}
	for _, stop := range []func() error{stopFirst, stopSecond} {
		if err := stop(); err != nil {
			t.Error(err)
		}
	}
}

func TestServeWithAnEndedContextReturnsAtOnce(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := preview.Serve(ctx, desk{}, preview.Options{}, nil); err != nil {
		t.Errorf("error %v", err)
	}
}
