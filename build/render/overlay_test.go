package render_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"gloss/build/render"
)

func contents(t *testing.T, files fs.FS) map[string]string {
	t.Helper()
	all := make(map[string]string)
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestOverlayTakesEachFileFromWhoHasIt(t *testing.T) {
	base := fstest.MapFS{"a": {Data: []byte("base a")}, "b": {Data: []byte("base b")}, "dir/c": {Data: []byte("base c")}}
	over := fstest.MapFS{"b": {Data: []byte("own b")}, "dir/d": {Data: []byte("own d")}, "new/e": {Data: []byte("own e")}}
	want := map[string]string{"a": "base a", "b": "own b", "dir/c": "base c", "dir/d": "own d", "new/e": "own e"}
	if diff := cmp.Diff(want, contents(t, render.Overlay(base, over))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOverlayOfNothingIsTheBase(t *testing.T) {
	base := fstest.MapFS{"a": {Data: []byte("base a")}}
	for _, over := range []fs.FS{nil, fstest.MapFS{}, missing{}} {
		if diff := cmp.Diff(map[string]string{"a": "base a"}, contents(t, render.Overlay(base, over))); diff != "" {
			t.Errorf("over %T (-want +got):\n%s", over, diff)
		}
	}
}

func TestOverlayDoesNotHideAFileThatCannotBeRead(t *testing.T) {
	base := fstest.MapFS{"a": {Data: []byte("base a")}}
	if _, err := fs.ReadFile(render.Overlay(base, forbidden{}), "a"); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error is %v", err)
	}
}

// missing is a folder that is not there.
type missing struct{}

func (missing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// forbidden is a folder that may not be read.
type forbidden struct{}

func (forbidden) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}
