package publish_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/publish"
)

// listing makes two files of what the others hold: a list of them, and how many there are.
func listing(files []publish.File) ([][]byte, error) {
	var list strings.Builder
	for _, f := range files {
		fmt.Fprintf(&list, "%s %d %.2x\n", f.Path, f.Size, f.Sum)
	}
	return [][]byte{[]byte(list.String()), fmt.Appendf(nil, "%d", len(files))}, nil
}

func publishListed(t *testing.T, out string, s publish.Source, jobs int) publish.Result {
	t.Helper()
	result, err := publish.Dir(t.Context(), out, s, publish.Options{Jobs: jobs, Last: &publish.Last{Paths: []string{"list", "articles/count"}, Render: listing}})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestWhatComesLastSaysWhatTheOthersHold(t *testing.T) {
	want := small.with("articles/count", "6")
	for _, p := range small.Paths() {
		want["list"] += fmt.Sprintf("%s %d %.2x\n", p, len(small[p]), sha256.Sum256([]byte(small[p])))
	}
	for _, jobs := range []int{1, 8} {
		out := t.TempDir()
		result := publishListed(t, out, small, jobs)
		wantTree(t, out, want.tree())
		if result.Written != 8 || result.Unchanged != 0 {
			t.Errorf("with %d jobs: result %+v, want 8 written", jobs, result)
		}
		if result := publishListed(t, out, small, jobs); result.Written != 0 || result.Unchanged != 8 {
			t.Errorf("with %d jobs, again: result %+v, want 8 unchanged", jobs, result)
		}
		if result := publishListed(t, out, small.with("about.html", "more about"), jobs); result.Written != 2 {
			t.Errorf("with %d jobs, after a change: result %+v, want 2 written", jobs, result)
		}
		if result := mustPublish(t, out, small); result.Removed != 2 {
			t.Errorf("with %d jobs, without a last: result %+v, want 2 removed", jobs, result)
		}
	}
}

func TestProgressCountsWhatComesLast(t *testing.T) {
	most := 0
	_, err := publish.Dir(t.Context(), t.TempDir(), small, publish.Options{
		Last:     &publish.Last{Paths: []string{"list", "count"}, Render: listing},
		Progress: func(done, total int) { most = max(most, done*100/total) },
	})
	if err != nil || most != 100 {
		t.Errorf("progress ends at %d %% (%v)", most, err)
	}
}

func TestLastThatFailsLeavesTheOutputAsItWas(t *testing.T) {
	out := t.TempDir()
	mustPublish(t, out, small)
	broken := errors.New("no list today")
	_, err := publish.Dir(t.Context(), out, small.with("index.html", "new"), publish.Options{
		Last: &publish.Last{Paths: []string{"list"}, Render: func([]publish.File) ([][]byte, error) { return nil, broken }},
	})
	if !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	wantTree(t, out, small.tree())
}

func TestLastMayNotTakeThePlaceOfAnother(t *testing.T) {
	for _, p := range []string{"index.html", "INDEX.html", "articles", "assets/style.css/x", "../x"} {
		out := t.TempDir()
		_, err := publish.Dir(t.Context(), out, small, publish.Options{Last: &publish.Last{Paths: []string{p}, Render: func([]publish.File) ([][]byte, error) { return [][]byte{nil}, nil }}})
		if err == nil {
			t.Errorf("%q is published: %q", p, slices.Sorted(maps.Keys(tree(t, out))))
		}
		if d := cmp.Diff(map[string]string{}, tree(t, out)); d != "" {
			t.Errorf("%q (-want +have)\n%s", p, d)
		}
	}
}
