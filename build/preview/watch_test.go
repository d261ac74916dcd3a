package preview

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/google/go-cmp/cmp"
)

// ground is a folder whose files are changed under a watcher's eyes.
type ground struct {
	t       *testing.T
	dir     string
	batches <-chan []string
}

// deadline ends a test that waits for what does not come.
const deadline = 20 * time.Second

// watchGround watches a folder that has one article.
func watchGround(t *testing.T) *ground {
	t.Helper()
	g := &ground{t: t, dir: t.TempDir()}
	g.write("content/articles/a.md", "a")
	w := newWatcher(g.dir, log.New(os.Stderr, "", 0))
	g.follow(w.batches, w.run)
	return g
}

// follow runs a watcher until the test ends.
func (g *ground) follow(batches <-chan []string, run func(context.Context, chan<- struct{})) {
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan struct{}), make(chan struct{})
	go func() { run(ctx, ready); close(ended) }()
	g.t.Cleanup(func() { cancel(); <-ended })
	<-ready
	g.batches = batches
}

func (g *ground) path(path string) string { return filepath.Join(g.dir, filepath.FromSlash(path)) }

func (g *ground) write(path, text string) {
	g.t.Helper()
	g.must(os.MkdirAll(filepath.Dir(g.path(path)), 0o755))
	g.must(os.WriteFile(g.path(path), []byte(text), 0o644))
}

func (g *ground) must(err error) {
	g.t.Helper()
	if err != nil {
		g.t.Fatal(err)
	}
}

// hear returns what is told until all of want, or a folder above each, has been told of.
func (g *ground) hear(want ...string) []string {
	g.t.Helper()
	var heard []string
	end := time.After(deadline)
	for {
		missing := slices.DeleteFunc(slices.Clone(want), func(path string) bool {
			return slices.ContainsFunc(heard, func(h string) bool { return h == path || strings.HasPrefix(path, h+"/") })
		})
		if len(missing) == 0 {
			return heard
		}
		select {
		case batch := <-g.batches:
			heard = append(heard, batch...)
		case <-end:
			g.t.Fatalf("nothing is told of %q, only of %q", missing, heard)
		}
	}
}

func TestWatcherTellsOfEachWayToChangeAFile(t *testing.T) {
	g := watchGround(t)
	for _, c := range []struct {
		name string
		do   func()
		want []string
	}{
		{"written", func() { g.write("content/articles/a.md", "b") }, []string{"content/articles/a.md"}},
		{"replaced as editors do", func() {
			g.write("content/articles/.a.md.swp", "c")
			g.must(os.Rename(g.path("content/articles/.a.md.swp"), g.path("content/articles/a.md")))
		}, []string{"content/articles/a.md"}},
		{"new", func() { g.write("content/articles/b.md", "b") }, []string{"content/articles/b.md"}},
		{"renamed", func() { g.must(os.Rename(g.path("content/articles/b.md"), g.path("content/articles/c.md"))) }, []string{"content/articles/b.md", "content/articles/c.md"}},
		{"removed", func() { g.must(os.Remove(g.path("content/articles/c.md"))) }, []string{"content/articles/c.md"}},
		{"in new folders", func() { g.write("content/articles/x/y/z.md", "z") }, []string{"content/articles/x/y/z.md"}},
		{"in a folder that was new", func() { g.write("content/articles/x/y/z.md", "zz") }, []string{"content/articles/x/y/z.md"}},
		{"in a folder that was renamed", func() {
			g.must(os.Rename(g.path("content/articles/x"), g.path("content/articles/w")))
			g.write("content/articles/w/y/z.md", "zzz")
		}, []string{"content/articles/x", "content/articles/w/y/z.md"}},
		{"in a folder of the root that was new", func() { g.write("layouts/article.html", "x") }, []string{"layouts/article.html"}},
		{"long after that", func() { g.write("layouts/article.html", "xy") }, []string{"layouts/article.html"}},
		{"with its folder", func() { g.must(os.RemoveAll(g.path("content/articles/w"))) }, []string{"content/articles/w"}},
	} {
		c.do()
		heard := g.hear(c.want...)
		for _, path := range heard {
			if strings.Contains(path, "/.") {
				t.Errorf("%s: told of %s", c.name, path)
			}
		}
	}
}

func TestWatcherIsSilentOnWhatIsNobodysBusiness(t *testing.T) {
	g := watchGround(t)
	for _, path := range []string{
		"content/articles/.hidden.md", "content/articles/a.md~", "content/articles/#a.md#", "content/.git/index", "public/index.html",
		"README.md", "content/originals/x.html", ".gloss/text",
	} {
		g.write(path, "x")
	}
	g.must(os.Chmod(g.path("content/articles/a.md"), 0o600))
	g.write("content/articles/a.md", "last")
	if diff := cmp.Diff([]string{"content/articles/a.md"}, g.hear("content/articles/a.md")); diff != "" {
		t.Errorf("told of (-want +have):\n%s", diff)
	}
}

func TestCheckoutIsToldInFewBatches(t *testing.T) {
	g := watchGround(t)
	var want []string
	for i := range 300 {
		path := fmt.Sprintf("content/articles/n%03d.md", i)
		g.write(path, "x")
		want = append(want, path)
	}
	g.hear(want...)
}

// TestPollerTellsOfTheSame runs on a clock that does not wait.
func TestPollerTellsOfTheSame(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		g := &ground{t: t, dir: dir}
		g.write("content/articles/a.md", "a")
		g.write("content/articles/b.md", "b")
		batches := make(chan []string)
		p := newPoller(g.dir)
		g.follow(batches, func(ctx context.Context, ready chan<- struct{}) { p.run(ctx, ready, batches) })
		g.write("content/articles/a.md", "longer")
		g.must(os.Rename(g.path("content/articles/b.md"), g.path("content/articles/c.md")))
		g.write("content/.git/index", "x")
		want := []string{"content/articles/a.md", "content/articles/b.md", "content/articles/c.md"}
		if diff := cmp.Diff(want, <-batches); diff != "" {
			t.Errorf("told of (-want +have):\n%s", diff)
		}
	})
}

func TestReasonForNotWatchingSaysWhatHelps(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC: "fs.inotify.max_user_watches",
		syscall.EMFILE: "fs.inotify.max_user_instances",
		syscall.EACCES: "looked through",
	} {
		if have := noWatching(&os.PathError{Op: "watch", Path: "x", Err: err}); !strings.Contains(have, want) {
			t.Errorf("%v: %s", err, have)
		}
	}
}

// TestWatcherFallsBackToLooking has a system that watches nothing.
func TestWatcherFallsBackToLooking(t *testing.T) {
	g := &ground{t: t, dir: t.TempDir()}
	g.write("content/articles/a.md", "a")
	var said bytes.Buffer
	w := newWatcher(g.dir, log.New(&said, "", 0))
	w.start = func() (*fsnotify.Watcher, error) { return nil, syscall.EMFILE }
	g.follow(w.batches, w.run)
	g.write("content/articles/a.md", "longer")
	g.hear("content/articles/a.md")
	if !strings.Contains(said.String(), "max_user_instances") {
		t.Errorf("said %q", said.String())
	}
}

// TestLostEventsAreToldThoughABatchIsOnItsWay has a system that loses events while nobody has time for a batch.
func TestLostEventsAreToldThoughABatchIsOnItsWay(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		w := newWatcher(dir, log.New(io.Discard, "", 0))
		w.notify = &fsnotify.Watcher{Events: make(chan fsnotify.Event), Errors: make(chan error)}
		saved := func(name string) {
			w.notify.Events <- fsnotify.Event{Name: filepath.Join(dir, name), Op: fsnotify.Write}
		}
		w.batches = make(chan []string)
		ctx, cancel := context.WithCancel(t.Context())
		go w.listen(ctx)
		saved("content/articles/a.md")
		time.Sleep(manySaves) // of the bubble's clock: the batch is ready
		w.notify.Errors <- fsnotify.ErrEventOverflow
		first := <-w.batches
		saved("content/articles/b.md")
		if second := <-w.batches; len(first) > 0 && len(second) > 0 {
			t.Errorf("told of %q and %q, not of whatever else may have changed", first, second)
		}
		cancel()
		synctest.Wait()
	})
}

func TestFileThatIsEmptyIsWaitedForOnce(t *testing.T) {
	dir := t.TempDir()
	g := &gathering{dir: dir, paths: map[string]bool{}}
	if err := os.WriteFile(filepath.Join(dir, "a.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	g.add("a.md", now)
	if have := g.wait(now); have != oneSave {
		t.Errorf("one save waits %v", have)
	}
	if !g.unwritten() || g.unwritten() {
		t.Error("an empty file is not waited for once")
	}
	for i := range fewFiles {
		g.add(fmt.Sprint(i), now)
	}
	if have := g.wait(now); have != manySaves {
		t.Errorf("many saves wait %v", have)
	}
	if have := g.wait(now.Add(longestWait)); have != 0 {
		t.Errorf("files that never rest wait %v more", have)
	}
}
