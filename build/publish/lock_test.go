package publish_test

import (
	"errors"
	"path/filepath"
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
