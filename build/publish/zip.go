package publish

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"gloss/build/pack"
)

// Zip writes the files of s, by their paths and last those of Options.Last, as one ZIP file: the same bytes for the same files,
// on any number of processors. Of Options it heeds Jobs, Last and Progress. The memory it takes is that of some pages in
// flight, and of a line for each file in the directory at the end.
func Zip(ctx context.Context, w io.Writer, s Source, o Options) error {
	if _, err := index(slices.Sorted(slices.Values(slices.Concat(s.Paths(), o.Last.paths())))); err != nil {
		return err
	}
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	z := zipping{source: s, out: pack.NewWriter(w), compressors: make([]pack.Compressor, o.Jobs), progress: o.Progress, wantsSums: o.Last != nil}
	paths := s.Paths()
	z.total = len(paths) + len(o.Last.paths())
	for some := range slices.Chunk(paths, o.Jobs*inFlight) {
		if err := z.some(ctx, some); err != nil {
			return err
		}
	}
	if err := z.last(o.Last); err != nil {
		return err
	}
	return z.out.Close()
}

// inFlight is how many files a job makes before they are written: enough that jobs wait little for each other.
const inFlight = 32

// zipping is a ZIP file on its way.
type zipping struct {
	source      Source
	out         *pack.Writer
	compressors []pack.Compressor // one a job
	wantsSums   bool
	files       []File
	progress    func(done, total int)
	done, total int
}

// some makes some files at once and writes them in order.
func (z *zipping) some(ctx context.Context, paths []string) error {
	entries, files := make([]pack.Entry, len(paths)), make([]File, len(paths))
	g, within := errgroup.WithContext(ctx)
	jobs := len(z.compressors)
	for job := range jobs {
		g.Go(func() error {
			for i := job; i < len(paths); i += jobs {
				if err := within.Err(); err != nil {
					return err
				}
				data, err := z.source.Append(nil, paths[i])
				if err != nil {
					return err
				}
				entries[i] = z.compressors[job].Entry(paths[i], data)
				if z.wantsSums {
					files[i] = File{paths[i], int64(len(data)), sha256.Sum256(data)}
				}
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	if z.wantsSums {
		z.files = append(z.files, files...)
	}
	return z.write(entries)
}

func (z *zipping) write(entries []pack.Entry) error {
	for _, e := range entries {
		if err := z.out.Add(e); err != nil {
			return err
		}
		z.done++
		if z.progress != nil {
			z.progress(z.done, z.total)
		}
	}
	return nil
}

// last makes and writes the files that are made from all others.
func (z *zipping) last(l *Last) error {
	if l == nil {
		return nil
	}
	made, err := l.Render(z.files)
	if err != nil {
		return err
	}
	if len(made) != len(l.Paths) {
		panic(fmt.Sprintf("publish: %d files were made for %d paths", len(made), len(l.Paths)))
	}
	entries := make([]pack.Entry, len(made))
	for k, p := range l.Paths {
		entries[k] = z.compressors[0].Entry(p, made[k])
	}
	return z.write(entries)
}
