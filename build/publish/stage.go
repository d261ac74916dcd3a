package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
)

// stagedSite is where changed files wait, at the paths that they will have in the output. It is inside the
// output, hence on its file system whatever is mounted or linked where, so that a rename moves them.
const stagedSite = stagingDir + "/site"

// stage is the first phase: it renders every page and writes those that differ from the output to stagedSite.
type stage struct {
	root     *os.Root
	source   Source
	paths    []string
	before   *standing
	changed  []bool // by index into paths; each element has one writer
	progress func(done, total int)

	mu      sync.Mutex // guards what follows, and calls of progress
	done    int
	written int
	bytes   int64
}

// run returns once no goroutine of it is left. The memory it takes is that of the pages in flight.
func (s *stage) run(ctx context.Context, jobs int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(jobs)
	for _, b := range batches(s.paths, jobs) {
		g.Go(func() error { return s.batch(ctx, b) })
	}
	return g.Wait()
}

// A batch is a run of paths in one folder. One goroutine does it, so that the folder is opened once for many
// files: a path from the root costs a system call or two for each of its segments.
type batch struct {
	dir      string
	from, to int // half-open range of indices into paths
}

// maxBatch is large enough to make opening folders cheap and small enough to cancel soon.
const maxBatch = 64

// batches parts sorted paths by folder, and long runs into pieces so that each job gets several.
func batches(paths []string, jobs int) []batch {
	size := min(max(len(paths)/(8*jobs), 1), maxBatch)
	var bs []batch
	for i, p := range paths {
		dir := path.Dir(p)
		if n := len(bs) - 1; n >= 0 && bs[n].dir == dir && i-bs[n].from < size {
			bs[n].to = i + 1
			continue
		}
		bs = append(bs, batch{dir, i, i + 1})
	}
	return bs
}

// batch renders and stages one batch.
func (s *stage) batch(ctx context.Context, b batch) (err error) {
	w := batchWriter{root: s.root, dir: b.dir}
	defer func() { err = errors.Join(err, w.close()) }()
	for i, p := range s.paths[b.from:b.to] {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := s.source.Render(p)
		if err != nil {
			return err
		}
		same := false
		if s.before.ours[p] {
			if same, err = w.holds(path.Base(p), data); err != nil {
				return fmt.Errorf("comparing %s: %w", p, err)
			}
		}
		if !same {
			if err := w.write(path.Base(p), data); err != nil {
				return fmt.Errorf("writing %s: %w", p, err)
			}
			s.changed[b.from+i] = true
		}
		s.tally(len(data), !same)
	}
	return nil
}

func (s *stage) tally(size int, written bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.done++
	s.bytes += int64(size)
	if written {
		s.written++
	}
	if s.progress != nil {
		s.progress(s.done, len(s.paths))
	}
}

// batchWriter compares with and writes to one folder, which it opens on first use.
type batchWriter struct {
	root   *os.Root
	dir    string
	public *os.Root // dir in the output
	staged *os.Root // dir below stagedSite
	buf    []byte   // what holds read last
}

// holds reports whether the file of that name in the output has this very content.
func (w *batchWriter) holds(base string, data []byte) (bool, error) {
	if w.public == nil {
		public, err := w.root.OpenRoot(w.dir)
		if err != nil {
			return false, err
		}
		w.public = public
	}
	f, err := w.public.Open(base)
	if err != nil {
		return false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != int64(len(data)) {
		return false, err
	}
	w.buf = slices.Grow(w.buf[:0], len(data))[:len(data)]
	if _, err := io.ReadFull(f, w.buf); err != nil {
		return false, err
	}
	return bytes.Equal(w.buf, data), nil
}

// write puts a file into the staging folder.
func (w *batchWriter) write(base string, data []byte) error {
	if w.staged == nil {
		dir := path.Join(stagedSite, w.dir)
		if err := w.root.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		staged, err := w.root.OpenRoot(dir)
		if err != nil {
			return err
		}
		w.staged = staged
	}
	return w.staged.WriteFile(base, data, 0o644)
}

// close also has to come before the folders are moved: Windows moves no folder that is open.
func (w *batchWriter) close() error {
	var errs []error
	for _, r := range []*os.Root{w.public, w.staged} {
		if r != nil {
			errs = append(errs, r.Close())
		}
	}
	return errors.Join(errs...)
}
