package preview

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener within the process, so that a test may run on a clock that does not wait.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
}

func newPipes() *pipes { return &pipes{make(chan net.Conn), make(chan struct{})} }

func (p *pipes) dial() net.Conn {
	client, server := net.Pipe()
	p.conns <- server
	return client
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.closed); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: defaultPort} }

// serveSlowly runs test on a virtual clock against a server whose handler is h; test ends the server with stop.
func serveSlowly(t *testing.T, h http.HandlerFunc, test func(t *testing.T, p *pipes, stop func() error)) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		p, served := newPipes(), make(chan error, 1)
		go func() { served <- serve(ctx, p, h, log.New(io.Discard, "", 0)) }()
		test(t, p, func() error { cancel(); return <-served })
	})
}

func TestHeaderThatNeverEndsIsCutOff(t *testing.T) {
	serveSlowly(t, http.NotFound, func(t *testing.T, p *pipes, stop func() error) {
		client := p.dial()
		defer client.Close()
		begun := time.Now()
		if _, err := io.WriteString(client, "GET / HTTP/1.1\r\nHost: 127"); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(client); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(begun); took != readHeaderTimeout {
			t.Errorf("the connection was cut after %v, want %v", took, readHeaderTimeout)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

func TestHeaderThatIsTooLongIsRefused(t *testing.T) {
	serveSlowly(t, http.NotFound, func(t *testing.T, p *pipes, stop func() error) {
		client := p.dial()
		defer client.Close()
		go io.WriteString(client, "GET / HTTP/1.1\r\nHost: x\r\nCookie: "+strings.Repeat("x", 2*maxHeaderBytes)+"\r\n\r\n")
		answer, err := io.ReadAll(client)
		if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 431 ") {
			t.Errorf("answer %q, %v, want status 431", answer, err)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
}

func TestServerEndsInTimeWhateverIsUnderWay(t *testing.T) {
	stuck := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	for name, sent := range map[string]string{
		"nothing sent":      "",
		"half a header":     "GET / HTTP/1.1\r\n",
		"a request at work": "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			serveSlowly(t, stuck, func(t *testing.T, p *pipes, stop func() error) {
				client := p.dial()
				defer client.Close()
				go io.Copy(io.Discard, client)
				if _, err := io.WriteString(client, sent); err != nil {
					t.Fatal(err)
				}
				synctest.Wait()
				begun := time.Now()
				if err := stop(); err != nil {
					t.Error(err)
				}
				if took := time.Since(begun); took > time.Second {
					t.Errorf("ending took %v", took)
				}
			})
		})
	}
}

func TestHostsOfAnAddress(t *testing.T) {
	for _, c := range []struct {
		addr string
		want []string
	}{
		{"127.0.0.1:8017", []string{"127.0.0.1:8017", "localhost:8017"}},
		{"[::1]:8017", []string{"[::1]:8017", "localhost:8017"}},
		{"127.0.0.1:80", []string{"127.0.0.1:80", "localhost:80", "127.0.0.1", "localhost"}},
		{"[::1]:80", []string{"[::1]:80", "localhost:80", "[::1]", "localhost"}},
	} {
		if have := hostsFor(c.addr).names; !slices.Equal(have, c.want) {
			t.Errorf("%s: %q, want %q", c.addr, have, c.want)
		}
	}
}
