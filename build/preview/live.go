package preview

import (
	"context"
	"sync"
	"time"
)

// An Archive is built anew as its files change. Newest may be called from several goroutines at once.
type Archive interface {
	// Newest returns the newest good build, or nil as long as there is none.
	Newest() Site
	// Update takes in that files changed, and says whether Newest is another now: one in which the pages that somebody
	// looks at are made from the files as they are. It has the time of a key press. Paths are relative to the archive's
	// root and slash-separated, a folder stands for all below it, and none at all for everything.
	Update(changed, looked []string) bool
	// Settle builds the whole archive. An error says that it came to nothing, since ctx ended or files changed meanwhile.
	Settle(ctx context.Context) error
	// Problems returns what was wrong with the files when they were last built as a whole.
	Problems() []Problem
	// Replaced returns the paths of those styles and scripts that are not the same in two builds.
	Replaced(before, after Site) []string
	// Moved returns where the page at a path of one build is found in a later one, or "".
	Moved(before, after Site, path string) string
}

// A Problem is something wrong with a file, as the page that is open shows it.
type Problem struct {
	File    string `json:"file"` // relative to the archive's root, slash-separated
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"` // in code points, from 1
	Width   int    `json:"width,omitempty"`
	Excerpt string `json:"excerpt,omitempty"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// settleAfter is how long the files have to be still before the whole archive is built: time enough for the browser to
// show the page that was made at once, so that the two do not get into each other's way.
const settleAfter = 150 * time.Millisecond

// A live follows the files of an archive and tells the pages that are open.
type live struct {
	archive Archive
	hub     *hub
	first   chan struct{} // closed once the archive has been built
}

// run builds the archive once the files are watched, and follows the batches of the watcher until ctx ends. It waits for
// whatever it has begun.
func (l *live) run(ctx context.Context, watching <-chan struct{}, batches <-chan []string) {
	select {
	case <-watching:
	case <-ctx.Done():
		return
	}
	settle := time.NewTimer(0)
	defer settle.Stop()
	built := sync.OnceFunc(func() { close(l.first) })
	var settled chan error // nil unless a build is under way
	stop := func() {}
	start := func() {
		var building context.Context
		building, stop = context.WithCancel(ctx)
		done := make(chan error, 1)
		go func() { done <- l.archive.Settle(building) }()
		settled = done
	}
	due := false // a build is to follow the one under way
	for {
		select {
		case <-ctx.Done():
			stop()
			if settled != nil {
				<-settled //nolint:errcheck // it was stopped, or nobody asks any more
			}
			return
		case changed := <-batches:
			stop()
			if l.archive.Update(changed, l.hub.looked()) {
				l.hub.publish(l.archive)
			}
			settle.Reset(settleAfter)
		case <-settle.C:
			if due = settled != nil; !due {
				start()
			}
		case err := <-settled:
			stop()
			settled = nil
			switch {
			case due:
				due = false
				start()
			case err != nil:
				settle.Reset(settleAfter)
			default:
				l.hub.publish(l.archive)
				built()
			}
		}
	}
}
