package publish

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
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
	changed  []bool                // by index into paths; each element has one writer
	order    func(path string) int // as Options.Order
	last     *Last
	files    []File // by index into paths, written as changed is; only where there is a last
	progress func(done, total int)
	writers  sync.Pool // of *batchWriter: a job's buffers are the next one's

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
	if s.last != nil {
		s.files = make([]File, len(s.paths))
	}
	g, within := errgroup.WithContext(ctx)
	g.SetLimit(jobs)
	for b := range slices.Chunk(s.sequence(), batchSize(len(s.paths), jobs)) {
		g.Go(func() error { return s.batch(within, b) })
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return s.runLast(ctx)
}

// sequence returns the indices of the source's paths in the order in which they are made.
func (s *stage) sequence() []int {
	all, keys := make([]int, 0, len(s.paths)), make([]int, len(s.paths))
	later := make(map[string]bool, len(s.last.paths()))
	for _, p := range s.last.paths() {
		later[p] = true
	}
	for i, p := range s.paths {
		if later[p] {
			continue
		}
		all = append(all, i)
		if s.order != nil {
			keys[i] = s.order(p)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	return all
}

// maxBatch is large enough to make opening folders cheap and small enough to cancel soon.
const maxBatch = 64

// batchSize is how many files a goroutine makes at a time: fewer where there are few, so that each job gets several.
func batchSize(paths, jobs int) int { return min(max(paths/(8*jobs), 1), maxBatch) }

// batch renders and stages a batch of files, by their indices. One goroutine does it, so that each folder is opened once
// for many files: a path from the root costs a system call or two for each of its segments.
func (s *stage) batch(ctx context.Context, files []int) (err error) {
	w, ok := s.writers.Get().(*batchWriter)
	if !ok {
		w = &batchWriter{root: s.root, open: map[string]*folder{}}
	}
	defer func() {
		err = errors.Join(err, w.close())
		s.writers.Put(w)
	}()
	for _, i := range files {
		p := s.paths[i]
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := s.source.Append(w.page[:0], p)
		if err != nil {
			return err
		}
		w.page = data
		if s.last != nil {
			s.files[i] = File{p, int64(len(data)), sha256.Sum256(data)}
		}
		if err := s.put(w, i, data); err != nil {
			return err
		}
	}
	return nil
}

// put stages a file, given by its index, where it differs from what stands in the output.
func (s *stage) put(w *batchWriter, i int, data []byte) (err error) {
	p, same := s.paths[i], false
	if s.before.ours[p] {
		if same, err = w.holds(p, data); err != nil {
			return fmt.Errorf("comparing %s: %w", p, err)
		}
	}
	if !same {
		if err := w.write(p, data); err != nil {
			return fmt.Errorf("writing %s: %w", p, err)
		}
		s.changed[i] = true
	}
	s.tally(len(data), !same)
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

// batchWriter compares with and writes to folders, which it opens on first use.
type batchWriter struct {
	root *os.Root
	open map[string]*folder
	page []byte // made last: the next one takes its place
	buf  []byte // what holds read last
}

// folder is an open folder of the site.
type folder struct {
	public *os.Root // in the output
	staged *os.Root // below stagedSite
}

// maxOpen is how many folders of the site a batch holds open: a story has one of its own, and open files are few on some
// systems, shared by as many batches as there are processors.
const maxOpen = 16

// folder returns the folder that a path lies in.
func (w *batchWriter) folder(p string) (*folder, error) {
	dir := path.Dir(p)
	f := w.open[dir]
	if f == nil {
		if len(w.open) == maxOpen {
			if err := w.close(); err != nil {
				return nil, err
			}
		}
		f = new(folder)
		w.open[dir] = f
	}
	return f, nil
}

// holds reports whether the file at a path of the output has this very content.
func (w *batchWriter) holds(p string, data []byte) (bool, error) {
	dir, err := w.folder(p)
	if err != nil {
		return false, err
	}
	if dir.public == nil {
		if dir.public, err = w.root.OpenRoot(path.Dir(p)); err != nil {
			return false, err
		}
	}
	f, err := dir.public.Open(path.Base(p))
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
func (w *batchWriter) write(p string, data []byte) error {
	dir, err := w.folder(p)
	if err != nil {
		return err
	}
	if dir.staged == nil {
		at := path.Join(stagedSite, path.Dir(p))
		if err := w.root.MkdirAll(at, 0o755); err != nil {
			return err
		}
		if dir.staged, err = w.root.OpenRoot(at); err != nil {
			return err
		}
	}
	return dir.staged.WriteFile(path.Base(p), data, 0o644)
}

// close also has to come before the folders are moved: Windows moves no folder that is open.
func (w *batchWriter) close() error {
	var errs []error
	for _, f := range w.open {
		for _, r := range []*os.Root{f.public, f.staged} {
			if r != nil {
				errs = append(errs, r.Close())
			}
		}
	}
	clear(w.open)
	return errors.Join(errs...)
}
