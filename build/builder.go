package build

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"sync/atomic"
)

// A Builder builds one archive again and again as its files change. It has two speeds. Update makes the pages that
// somebody is looking at, at once, from the last build and the files that changed; Settle makes the whole archive, and
// what comes of it is byte for byte what a build from nothing makes. So an edit shows within the time that its own page
// takes, however large the archive, and whatever follows from it elsewhere comes after.
//
// Newest and Update may be called from any goroutine, Settle from one at a time.
type Builder struct {
	fsys    fs.FS
	options Options
	newest  atomic.Pointer[Output]

	mu      sync.Mutex // over what follows
	pending changes    // since the files that the memory holds

	memory memory // Settle's own
}

// NewBuilder returns a builder for the archive in a file system that is rooted as Archive's is. Nothing is read yet.
func NewBuilder(fsys fs.FS, o Options) *Builder {
	return &Builder{fsys: fsys, options: o, pending: everything()}
}

// Newest returns the newest good build, or nil as long as there is none. It may be one of Update's.
func (b *Builder) Newest() *Output { return b.newest.Load() }

// Update takes in that files changed, and says whether Newest is another now. The paths are relative to the archive's
// root and slash-separated; a folder stands for all below it, and no path at all for everything. looked are the paths
// of the pages that somebody looks at. Whatever is wrong, or concerns more than single pages, is left to Settle.
func (b *Builder) Update(changed, looked []string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pending.add(changed)
	before := b.newest.Load()
	if before == nil || len(changed) == 0 {
		return false
	}
	out := before.after(b.options, changed, looked)
	if out == nil {
		return false
	}
	b.newest.Store(out)
	return true
}

// ErrOvertaken says that files changed while the archive was built, so that it has to be built once more.
var ErrOvertaken = errors.New("files changed during the build")

// Settle builds the whole archive with every change that Update was told of. Where the Output has no errors, it is the
// newest from now on. The error is the context's, or ErrOvertaken; no work is lost by either.
func (b *Builder) Settle(ctx context.Context) (*Output, error) {
	b.mu.Lock()
	taken := b.pending
	b.pending = changes{}
	b.mu.Unlock()

	out, err := run(ctx, b.fsys, b.options, &b.memory, taken)
	if err == nil && !out.Diagnostics.HasErrors() {
		out.spare = new(atomic.Pointer[spare])
		out.spare.Store(out.copy())
	}

	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil && !b.pending.empty() {
		err = ErrOvertaken
	}
	if err != nil {
		b.pending.merge(taken)
		return nil, err
	}
	if !out.Diagnostics.HasErrors() {
		b.newest.Store(out)
	}
	return out, nil
}
