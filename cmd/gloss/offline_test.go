package main

import (
	"bytes"
	"compress/gzip"
	"html"
	"io/fs"
	"net/url"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"gloss/build/offline"
)

// publishedPapers returns the files of a published site that may be read offline.
func publishedPapers(t *testing.T) fs.FS {
	t.Helper()
	dir := t.TempDir()
	publishOffline(t, dir, papers(t, wonText))
	return os.DirFS(dir)
}

var linking = regexp.MustCompile(`<[^>]* (?:href|src|action|data-worker)="([^"]*)"`)

func TestEveryLinkOfASiteToReadOfflineLeadsToAFile(t *testing.T) {
	site, links := publishedPapers(t), map[string]int{}
	err := fs.WalkDir(site, ".", func(p string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(p) != ".html" || p == "404.html" { // which stands at any address
			return err
		}
		data, err := fs.ReadFile(site, p)
		if err != nil {
			return err
		}
		for _, m := range linking.FindAllSubmatch(data, -1) {
			link, err := url.Parse(html.UnescapeString(string(m[1])))
			if err != nil {
				t.Errorf("%s: %v", p, err)
				continue
			}
			if link.IsAbs() || link.Path == "" {
				continue
			}
			to := path.Join(path.Dir(p), link.Path)
			if info, err := fs.Stat(site, to); err != nil || info.IsDir() {
				t.Errorf("%s links to %s, which is no file", p, m[1])
			}
			links[to]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if links[offline.WorkerPath] == 0 || links[offline.PagePath] == 0 {
		t.Errorf("no page links to the worker (%d) or to the page (%d)", links[offline.WorkerPath], links[offline.PagePath])
	}
}

// maxScript is how many bytes the scripts of a site may take together, gzipped. The worker is none of them: a browser sets
// it up in the background, and no page waits for it.
const maxScript = 15 << 10

func TestScriptsOfASiteToReadOfflineKeepToTheirBudget(t *testing.T) {
	site := publishedPapers(t)
	names, err := fs.Glob(site, "assets/*.js")
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, name := range names {
		data, err := fs.ReadFile(site, name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		z.Write(data)
		z.Close()
		total += b.Len()
	}
	if !strings.Contains(strings.Join(names, " "), "offline.js") || total > maxScript {
		t.Errorf("%q have %d bytes, gzipped", names, total)
	}
	t.Logf("%d bytes", total)
}
