package preview

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"time"
)

const (
	// pollEvery is how often the files are looked through where they cannot be watched.
	pollEvery = time.Second
	// pollRest is how many times as long as a look took it is rested after it, so that a large archive costs a twentieth
	// of a processor at most.
	pollRest = 19
)

// A poller finds changes by looking through all files.
type poller struct {
	dir  string
	seen map[string]stamp
}

// A stamp is what tells one state of a file from the next.
type stamp struct {
	changed time.Time
	size    int64
	mode    fs.FileMode
}

func newPoller(dir string) *poller { return &poller{dir: dir} }

// run tells of changes until ctx ends.
func (p *poller) run(ctx context.Context, ready chan<- struct{}, batches chan<- []string) {
	p.seen = p.look()
	close(ready)
	rest := time.NewTimer(pollEvery)
	defer rest.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-rest.C:
		}
		begun := time.Now()
		if changed := p.changes(); len(changed) > 0 {
			select {
			case batches <- changed:
			case <-ctx.Done():
				return
			}
		}
		rest.Reset(max(pollEvery, pollRest*time.Since(begun)))
	}
}

// changes returns the paths that are not as they were, sorted.
func (p *poller) changes() []string {
	now := p.look()
	var out []string
	for path, stamp := range now {
		if before, ok := p.seen[path]; !ok || before != stamp {
			out = append(out, path)
		}
	}
	for path := range p.seen {
		if _, ok := now[path]; !ok {
			out = append(out, path)
		}
	}
	p.seen = now
	slices.Sort(out)
	return out
}

// look returns the stamp of every file that a site may depend on.
func (p *poller) look() map[string]stamp {
	out := map[string]stamp{}
	for _, top := range watched() {
		_ = filepath.WalkDir(filepath.Join(p.dir, top), func(full string, e fs.DirEntry, err error) error {
			rel, relErr := filepath.Rel(p.dir, full)
			if err != nil || relErr != nil {
				return nil // what cannot be read is not there; the build says so
			}
			rel = filepath.ToSlash(rel)
			switch {
			case !minds(rel) && e.IsDir():
				return fs.SkipDir
			case !minds(rel) || e.IsDir():
				return nil
			}
			if info, err := e.Info(); err == nil {
				out[rel] = stamp{info.ModTime(), info.Size(), info.Mode()}
			}
			return nil
		})
	}
	return out
}
