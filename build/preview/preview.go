// Package preview serves a site from memory to the person who works on it.
//
// In go an archive, the folder of its files and an address; out, over HTTP, comes each page of the newest good build,
// rendered when it is asked for. So the cost of a request is that of one page, however large the site.
//
// The files are watched (watch.go, poll.go). What changes is handed to the archive (live.go), and the pages that are
// open in browsers are told what is new of them (hub.go, events.go); a script that is added to each page (inject.go,
// assets/preview) shows it in place. What stands below /_gloss/ goes through one table (route.go).
//
// Only this machine is served, unless Options.AllowRemote: the address has to be a loopback one, and requests that name
// another host, as a page elsewhere can make a browser send by rebinding its own name, are turned away.
package preview

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
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
	// Dir is the archive's root on disk. Its files are watched, and opened in the editor. By default nothing is watched.
	Dir string
	// Editor is the program that opens a file, and its arguments, in which {file}, {line} and {column} stand for the place.
	// By default no page may open one.
	Editor []string
	// AllowRemote lets Addr be one that other machines reach. Who opens the address that ready is told is let in.
	AllowRemote bool
	// Routes are answered below /_gloss/, beside the preview's own.
	Routes []Route
	// ReadOnly refuses the routes that change the archive.
	ReadOnly bool
}

// Serve builds the archive, answers requests and follows the files until ctx ends, and then returns nil within a second.
// ready, unless nil, is called once, with the address to open, as soon as requests are answered. An address that cannot
// be served is an *AddrError, before anything is built.
func Serve(ctx context.Context, a Archive, o Options, ready func(url string)) error {
	l, err := listen(ctx, o.Addr, o.AllowRemote)
	if err != nil && ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return err
	}
	h := newHandler(a, o, hostsFor(l.Addr().String()))
	url := "http://" + l.Addr().String() + "/"
	if h.hosts.remote {
		h.key = rand.Text()
		url += "?" + remoteKey + "=" + h.key
	}
	ctx, stop := context.WithCancel(ctx)
	var following sync.WaitGroup
	defer following.Wait()
	defer stop()
	if o.Dir != "" {
		w, watching := newWatcher(o.Dir, h.log), make(chan struct{})
		following.Go(func() { w.run(ctx, watching) })
		first := make(chan struct{})
		following.Go(func() { (&live{archive: a, hub: h.hub, first: first}).run(ctx, watching, w.batches) })
		select {
		case <-first:
		case <-ctx.Done():
			return l.Close()
		}
	}
	if ready != nil {
		ready(url)
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
