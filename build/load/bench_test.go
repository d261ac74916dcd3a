package load_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"gloss/build/load"
)

var typical = `---
title: "Ministers meet: talks on the truce go on"
source: press-tv
published: 2017-01-08
url: https://example.org/news/2017/01/08/talks
byline: A. Writer
language: en
news_id: 425881
rights: all-rights-reserved
text: full
---
` + strings.Repeat("The ministers met in the capital on Sunday and spoke of what the truce would need to hold.\n\n", 28)

func BenchmarkArticle(b *testing.B) {
	f := load.ArticleFile{ID: "a", File: "a.md"}
	b.Run("memory", func(b *testing.B) {
		fsys := inMemory("a.md", typical)
		b.SetBytes(int64(len(typical)))
		b.ReportAllocs()
		for b.Loop() {
			if _, list := load.Article(fsys, f); len(list) > 0 {
				b.Fatal(list)
			}
		}
	})
	b.Run("disk", func(b *testing.B) {
		dir := b.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "content"), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "content", "a.md"), []byte(typical), 0o666); err != nil {
			b.Fatal(err)
		}
		fsys := os.DirFS(dir)
		b.SetBytes(int64(len(typical)))
		b.ReportAllocs()
		for b.Loop() {
			if _, list := load.Article(fsys, f); len(list) > 0 {
				b.Fatal(list)
			}
		}
	})
}

func BenchmarkBase(b *testing.B) {
	var registry strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&registry, "- id: entity-%d\n  type: person\n  name: Entity %d\n  aliases: [Alias %d, Another Alias %d]\n  description: Someone of whom the articles speak.\n", i, i, i, i)
	}
	fsys := inMemory("entities/all.yaml", registry.String())
	fsys["content/site.yaml"] = &fstest.MapFile{Data: []byte("title: A\n")}
	files, _ := load.Scan(fsys)
	b.SetBytes(int64(registry.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, list := load.Base(fsys, files); len(list) > 0 {
			b.Fatal(list)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	fsys := fstest.MapFS{}
	for i := range 1000 {
		fsys[fmt.Sprintf("content/articles/%d/article-%d.md", 2000+i%20, i)] = &fstest.MapFile{}
	}
	dir := b.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if files, _ := load.Scan(os.DirFS(dir)); len(files.Articles) != 1000 {
			b.Fatal(len(files.Articles))
		}
	}
}
