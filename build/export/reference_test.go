package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestReferencesAreOneArray(t *testing.T) {
	for _, ids := range [][]string{nil, {"2017/b"}} {
		var b bytes.Buffer
		if err := CSL(&b, input(), ids); err != nil {
			t.Fatal(err)
		}
		var items []struct{ ID string }
		if err := json.Unmarshal(b.Bytes(), &items); err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
		if want := map[bool]int{true: 3, false: 1}[ids == nil]; len(items) != want {
			t.Errorf("%d items of %v, want %d", len(items), ids, want)
		}
	}
	var b bytes.Buffer
	empty := input()
	empty.Archive.Articles = nil
	if err := CSL(&b, empty, nil); err != nil || !json.Valid(b.Bytes()) {
		t.Errorf("the references of an empty archive are %q, %v", b.String(), err)
	}
}

func TestReferencesAreParted(t *testing.T) {
	var b bytes.Buffer
	if err := BibTeX(&b, input(), []string{"2017/c", "2017/a"}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "@article{2017/c,") || !strings.Contains(b.String(), "}\n\n@article{2017/a,") {
		t.Errorf("the entries are\n%s", b.String())
	}
	var unknown *UnknownArticleError
	if err := BibTeX(&b, input(), []string{"2017/z"}); !errors.As(err, &unknown) {
		t.Errorf("an article that is not there gives %v", err)
	}
}
