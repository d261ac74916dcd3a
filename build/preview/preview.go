// Package preview serves a site from memory to the person who works on it.
//
// In go a function that returns the newest good site and an address; out, over HTTP, comes each page of
// it, rendered when it is asked for. So the cost of a request is that of one page, however large the site.
//
// Only this machine is served: the address has to be a loopback one, and requests that name another host,
// as a page elsewhere can make a browser send by rebinding its own name, are turned away.
package preview

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// A Site renders pages. It is used from several goroutines at once.
type Site interface {
	// Render returns the file at a path such as "articles/truce.html". For a path that the site does not have
	// the error is fs.ErrNotExist in the sense of errors.Is. Any other error says which file could not be made.
	Render(path string) ([]byte, error)
}

// Options adjust the server. The zero value works.
type Options struct {
	// Addr is the loopback address and port to listen on, "localhost" being 127.0.0.1. By default it is
	// DefaultAddr or, where that is taken, one of the nine ports that follow.
	Addr string
	// Log is told of pages that could not be rendered and of broken connections; by default nobody is.
	Log io.Writer
	// Routes are answered below /_gloss/, beside the preview's own.
	Routes []Route
	// ReadOnly refuses the routes that change the archive.
	ReadOnly bool
}

// Serve answers requests until ctx ends and then returns nil within a second. site is asked for each
// request and may return nil as long as there is nothing to show. ready, unless nil, is called once, with
// the address to open, as soon as connections are accepted. An address that cannot be served is an *AddrError.
func Serve(ctx context.Context, site func() Site, o Options, ready func(url string)) error {
	l, err := listen(ctx, o.Addr)
	if err != nil && ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return err
	}
	h := newHandler(site, o, hostsFor(l.Addr().String()))
	if ready != nil {
		ready("http://" + l.Addr().String() + "/")
	}
	return serve(ctx, l, h, h.log)
}

// The limits of a connection. They are generous for a browser on the same machine, and finite.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second
	writeTimeout      = 30 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 16 << 10
	graceTime         = 500 * time.Millisecond // for requests under way when the server ends
)

// serve answers on l until ctx ends. It closes l.
func serve(ctx context.Context, l net.Listener, h http.Handler, logger *log.Logger) error {
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          logger,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	select {
	case err := <-served:
		return fmt.Errorf("serving the preview: %w", err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceTime)
	defer cancel()
	if server.Shutdown(grace) != nil {
		_ = server.Close() // whoever is still connected has had the time
	}
	<-served //nolint:errcheck // it says that the server was closed
	return nil
}
