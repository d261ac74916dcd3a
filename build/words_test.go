package build_test

import (
	"strings"
	"testing"
)

// TestStringsThatChangeAreOnEveryPage edits what gloss itself says, of which annotations and lists are made too.
func TestStringsThatChangeAreOnEveryPage(t *testing.T) {
	d := newDesk(t, 30, 1)
	d.settle()
	says := func() string {
		t.Helper()
		data, err := d.builder.Newest().Render("articles/index.html")
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	file := d.write("layouts/en.txt", "skip = To the words\nhow.name = It says so.\nnav.articles = Cuttings\n")
	if d.builder.Update([]string{file}, []string{"articles/index.html"}) && strings.Contains(says(), "To the words") != strings.Contains(says(), "Cuttings") {
		t.Error("a page says one thing by the old strings and another by the new ones")
	}
	d.compare([]string{file})
	if !strings.Contains(says(), "To the words") || !strings.Contains(says(), "Cuttings") {
		t.Error("the page does not say what the archive has it say")
	}
	file = d.write("layouts/en.txt", "skip = {to}\n")
	d.builder.Update([]string{file}, nil)
	if out := d.settle(); !out.Diagnostics.HasErrors() || !strings.Contains(says(), "To the words") {
		t.Error("strings that are wrong are settled")
	}
}
