package publish_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"gloss/build/publish"
)

// Two runs into one folder would each take away what the other has made.
func TestSecondRunAtOnceIsRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	var second error
	h := &hooked{site: manyPages(20, "new"), before: func(n int) error {
		if n == 1 {
			_, second = publish.Dir(t.Context(), out, manyPages(5, "other"), publish.Options{})
		}
		return nil
	}}
	if _, err := publish.Dir(t.Context(), out, h, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	var busy *publish.BusyError
	if !errors.As(second, &busy) || busy.Out != out {
		t.Errorf("the second run ended with %v", second)
	}
	result := mustPublish(t, out, manyPages(20, "new"))
	if result.Written != 0 || result.Unchanged != 20 {
		t.Errorf("the first run left another site: %+v", result)
	}
}

// Paths on Windows are full of backslashes, which are not to be doubled.
func TestFoldersAreNamedAsTheyWereGiven(t *testing.T) {
	for out, want := range map[string]string{
		`C:\My site\public`: `"C:\My site\public"`,
		"öffentlich":        `"öffentlich"`,
		`a"b`:               `"a\"b"`,
		"a\nb":              `"a\nb"`,
	} {
		for _, err := range []error{
			&publish.BusyError{Out: out}, &publish.OutError{Out: out}, &publish.NotOursError{Out: out}, &publish.NotOursError{Out: out, Page: "a.html"},
		} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s is not in: %v", want, err)
			}
		}
	}
}
