package build_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gloss/build"
	"gloss/build/synth"
)

// TestSitemapAndFeedNamePagesOfTheSite follows every address in them, and looks for every page in the sitemap.
func TestSitemapAndFeedNamePagesOfTheSite(t *testing.T) {
	const base = "https://example.org/archive/"
	for name, out := range map[string]*build.Output{
		"sample":    buildOf(t, sample(t), build.Options{BaseURL: base}),
		"synthetic": buildOf(t, synth.FS(60, 1), build.Options{BaseURL: base}),
	} {
		listed := map[string]int{}
		for _, file := range []string{"sitemap.xml", "feed.xml"} {
			for _, address := range addresses(t, render(t, out, file), base) {
				path := strings.TrimPrefix(address, base)
				if path == "" || strings.HasSuffix(path, "/") {
					path += "index.html"
				}
				if _, found := slices.BinarySearch(out.Paths(), path); !found {
					t.Errorf("%s: %s names %s, which the site does not have", name, file, address)
				}
				if file == "sitemap.xml" {
					listed[path]++
				}
			}
		}
		for _, path := range out.Paths() {
			want := 0
			if strings.HasSuffix(path, ".html") && path != "404.html" {
				want = 1
			}
			if listed[path] != want {
				t.Errorf("%s: the sitemap lists %s %d times, not %d", name, path, listed[path], want)
			}
		}
		if !bytes.Contains(render(t, out, "articles/index.html"), []byte(`type="application/atom+xml" href="../feed.xml"`)) {
			t.Errorf("%s: pages do not say where the feed is", name)
		}
		if !bytes.Contains(render(t, out, "robots.txt"), []byte("Sitemap: "+base+"sitemap.xml\n")) {
			t.Errorf("%s: robots.txt does not say where the sitemap is", name)
		}
	}
}

// addresses returns the texts and links of an XML file that begin with an address.
func addresses(t *testing.T, data []byte, base string) []string {
	t.Helper()
	var out []string
	add := func(s string) {
		if strings.HasPrefix(s, base) {
			out = append(out, s)
		}
	}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			add(string(token))
		case xml.StartElement:
			for _, a := range token.Attr {
				add(a.Value)
			}
		}
	}
	if len(out) == 0 {
		t.Errorf("there is no address in\n%s", data)
	}
	return out
}

func render(t *testing.T, out *build.Output, path string) []byte {
	t.Helper()
	data, err := out.Render(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// An address that nobody gave cannot be made up, so the files that need one are not there.
func TestNoFeedAndNoSitemapWithoutAnAddress(t *testing.T) {
	out := buildOf(t, sample(t), build.Options{})
	for _, path := range []string{"feed.xml", "sitemap.xml"} {
		if _, err := out.Render(path); !errors.Is(err, fs.ErrNotExist) || slices.Contains(out.Paths(), path) {
			t.Errorf("there is a %s (%v)", path, err)
		}
	}
	if page := render(t, out, "index.html"); bytes.Contains(page, []byte("feed.xml")) {
		t.Error("the page names a feed")
	}
	if robots := render(t, out, "robots.txt"); bytes.Contains(robots, []byte("Sitemap")) {
		t.Errorf("robots.txt names a sitemap:\n%s", robots)
	}
}

func TestFeedDoesNotQuoteWhatMayNotBeShown(t *testing.T) {
	out := buildOf(t, fstest.MapFS{
		"content/site.yaml":        {Data: []byte("title: Papers\nbase_url: https://example.org/\n")},
		"content/articles/open.md": {Data: []byte("---\ntitle: Open\npublished: 2024-05-06\n---\nThe quay is open. More follows.\n")},
		"content/articles/shut.md": {Data: []byte("---\ntitle: Shut\npublished: 2024-05-07\ntext: none\n---\nHidden words.\n")},
	}, build.Options{})
	feed := string(render(t, out, "feed.xml"))
	for text, want := range map[string]bool{"The quay is open.": true, "More follows": false, "<title>Shut</title>": true, "Hidden": false} {
		if strings.Contains(feed, text) != want {
			t.Errorf("that %q is in the feed should be %v:\n%s", text, want, feed)
		}
	}
}
