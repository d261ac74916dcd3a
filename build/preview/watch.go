package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// oneSave is how long the files have to be still after a single save before it is told: an editor empties a file
	// before it writes it, or writes another and renames it, within a millisecond.
	oneSave = 4 * time.Millisecond
	// manySaves is the same where more than fewFiles changed, or where a file is empty as if it were yet to be written: a
	// checkout writes hundreds of files with less than that between them.
	manySaves = 50 * time.Millisecond
	fewFiles  = 4
	// longestWait is how long files that never come to rest are waited for.
	longestWait = time.Second
)

// watched are the folders below the root that a site is made of.
func watched() []string { return []string{"content", "layouts", "assets"} }

// A watcher tells which files of an archive change. Each batch is a list of paths relative to the root, slash-separated
// and sorted, where a folder stands for all below it; an empty one says that anything may have changed.
type watcher struct {
	dir     string
	log     *log.Logger
	batches chan []string
	start   func() (*fsnotify.Watcher, error)
	notify  *fsnotify.Watcher
}

func newWatcher(dir string, logger *log.Logger) *watcher {
	return &watcher{dir: dir, log: logger, batches: make(chan []string), start: fsnotify.NewWatcher}
}

// run tells of changes until ctx ends. ready is closed once no change is missed any more.
func (w *watcher) run(ctx context.Context, ready chan<- struct{}) {
	err := w.watch(ctx, ready)
	if err == nil {
		return
	}
	w.log.Print(noWatching(err))
	newPoller(w.dir).run(ctx, ready, w.batches)
}

// watch tells of changes until ctx ends, or returns at once where the system does not let it.
func (w *watcher) watch(ctx context.Context, ready chan<- struct{}) (err error) {
	if w.notify, err = w.start(); err != nil {
		return err
	}
	defer w.notify.Close() //nolint:errcheck // nothing is left to be told
	if err := w.add("."); err != nil {
		return err
	}
	close(ready)
	w.listen(ctx)
	return nil
}

// noWatching says why files are looked through instead of watched, and what helps.
func noWatching(err error) string {
	help := ""
	switch {
	case errors.Is(err, syscall.ENOSPC):
		help = "; the system watches no more folders: sudo sysctl fs.inotify.max_user_watches=524288 lets it"
	case errors.Is(err, syscall.EMFILE):
		help = "; too many programs watch: sudo sysctl fs.inotify.max_user_instances=512 lets more"
	}
	return fmt.Sprintf("the files cannot be watched (%v)%s; they are looked through every now and then instead, so edits show later", err, help)
}

// add watches a folder and the folders in it. Links are not followed, as load follows none.
func (w *watcher) add(dir string) error {
	return filepath.WalkDir(filepath.Join(w.dir, dir), func(p string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist): // it went while we looked
			return nil
		case err != nil || !e.IsDir():
			return err
		case !w.minds(p):
			return fs.SkipDir
		}
		if err := w.notify.Add(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// minds says whether a site may depend on a path.
func (w *watcher) minds(p string) bool {
	rel, err := filepath.Rel(w.dir, p)
	return err == nil && (rel == "." || minds(filepath.ToSlash(rel)))
}

// minds says whether a site may depend on a path relative to its root: one below the folders that it is made of, none
// that is hidden, or an editor's own: vim's .x.swp, Emacs's #x# and .#x, anybody's x~.
func minds(rel string) bool {
	segments := strings.Split(rel, "/")
	for _, s := range segments {
		if strings.HasPrefix(s, ".") || strings.HasSuffix(s, "~") || strings.HasPrefix(s, "#") && strings.HasSuffix(s, "#") {
			return false
		}
	}
	return slices.Contains(watched(), segments[0]) && !strings.HasPrefix(rel+"/", "content/originals/")
}

// listen gathers events into batches until ctx ends.
func (w *watcher) listen(ctx context.Context) {
	g := gathering{dir: w.dir, paths: map[string]bool{}}
	still := time.NewTimer(0)
	<-still.C
	var out chan []string // nil as long as nothing is ready
	var batch []string
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.notify.Events:
			if !w.hear(&g, e) {
				continue
			}
			out = nil
			still.Reset(g.wait(time.Now()))
		case err := <-w.notify.Errors:
			w.log.Printf("watching the files: %v", err)
			g.everything = true // events may have been lost
			out = nil
			still.Reset(manySaves)
		case <-still.C:
			if g.unwritten() {
				still.Reset(manySaves)
				continue
			}
			batch, out = g.batch(), w.batches
		case out <- batch:
			out = nil
			g = gathering{dir: w.dir, paths: map[string]bool{}}
		}
	}
}

// hear notes an event, and says whether it is worth anything. A new folder is watched; what came into it before is
// found since the folder itself has changed.
func (w *watcher) hear(g *gathering, e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || !w.minds(e.Name) {
		return false
	}
	rel, err := filepath.Rel(w.dir, e.Name)
	if err != nil || rel == "." {
		return false
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
			if err := w.add(rel); err != nil {
				w.log.Print(noWatching(err))
			}
		}
	}
	g.add(filepath.ToSlash(rel), time.Now())
	return true
}

// A gathering is a batch that grows.
type gathering struct {
	dir        string
	paths      map[string]bool
	everything bool
	begun      time.Time
	waited     bool // for a file that is empty
}

func (g *gathering) add(path string, now time.Time) {
	if len(g.paths) == 0 {
		g.begun = now
	}
	g.paths[path] = true
}

// wait returns how long the files have to be still from now on.
func (g *gathering) wait(now time.Time) time.Duration {
	wait := oneSave
	if len(g.paths) > fewFiles || g.waited {
		wait = manySaves
	}
	return max(0, min(wait, longestWait-now.Sub(g.begun)))
}

// unwritten says, once, that one of a few files is empty as if it were being written.
func (g *gathering) unwritten() bool {
	if g.waited || len(g.paths) > fewFiles {
		return false
	}
	for path := range g.paths {
		if info, err := os.Lstat(filepath.Join(g.dir, filepath.FromSlash(path))); err == nil && info.Mode().IsRegular() && info.Size() == 0 {
			g.waited = true
		}
	}
	return g.waited
}

// batch returns the paths in order, none where anything may have changed.
func (g *gathering) batch() []string {
	if g.everything {
		return nil
	}
	out := make([]string, 0, len(g.paths))
	for path := range g.paths {
		out = append(out, path)
	}
	slices.Sort(out)
	return out
}
