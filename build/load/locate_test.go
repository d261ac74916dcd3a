package load_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"gloss/build/diag"
	"gloss/build/load"
)

const located = `
-- content/articles/a.md --
---
title: A truce
source: press-tv
topics: [one, "two words", three]
---
source: not this one
-- content/articles/a.notes.yaml --
annotations:
  - on: "[[A]] b"
    entity: x
  - quote: {exact: 'it''s', prefix: é}
    note: |
      Long.
-- content/entities/a.yaml --
- id: a
  part_of: [b, c]
-- content/broken.yaml --
a: [
-- content/broken.md --
no front matter
`

func TestLocateFindsValues(t *testing.T) {
	fsys := archiveOf(t, txtar.Parse([]byte(located)))
	tests := []struct {
		file string
		path []any
		want string // line:column+width
	}{
		{"articles/a.md", []any{"source"}, "3:9+8"},
		{"articles/a.md", []any{"topics", 1}, "4:15+11"},
		{"articles/a.md", []any{"topics"}, "4:9+1"},
		{"articles/a.md", []any{"topics", 7}, "4:9+1"},
		{"articles/a.md", []any{"nothing"}, "2:1+5"},
		{"articles/a.md", []any{"source", "deeper", 3}, "3:9+8"},
		{"articles/a.md", nil, "0:0+0"},
		{"articles/a.notes.yaml", []any{"annotations", 0, "entity"}, "3:13+1"},
		{"articles/a.notes.yaml", []any{"annotations", 0, []string{"on", "quote"}}, "2:9+9"},
		{"articles/a.notes.yaml", []any{"annotations", 1, []string{"on", "quote"}, "exact"}, "4:20+7"},
		{"articles/a.notes.yaml", []any{"annotations", 1, "note"}, "5:11+1"},
		{"articles/a.notes.yaml", []any{"annotations", 1}, "4:5+5"},
		{"entities/a.yaml", []any{0, "part_of", 1}, "2:16+1"},
		{"broken.yaml", []any{"a"}, "0:0+0"},
		{"broken.md", []any{"a"}, "0:0+0"},
		{"missing.md", []any{"a"}, "0:0+0"},
	}
	locator := load.NewLocator(fsys)
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.file, tt.path), func(t *testing.T) {
			p := locator.Locate(tt.file, tt.path...)
			if have := fmt.Sprintf("%d:%d+%d", p.Line, p.Column, p.Width); have != tt.want || p.File != "content/"+tt.file {
				t.Errorf("place is %s in %s, want %s", have, p.File, tt.want)
			}
			if diff := cmp.Diff(p, load.Locate(fsys, tt.file, tt.path...)); diff != "" {
				t.Errorf("place (-of a locator +of a single question):\n%s", diff)
			}
		})
	}
}

func TestLocateShowsTheLine(t *testing.T) {
	fsys := archiveOf(t, txtar.Parse([]byte(located)))
	want := diag.Place{File: "content/articles/a.md", Line: 3, Column: 9, Width: 8, Excerpt: "source: press-tv"}
	if diff := cmp.Diff(want, load.Locate(fsys, "articles/a.md", "source")); diff != "" {
		t.Errorf("place (-want +have):\n%s", diff)
	}
}
