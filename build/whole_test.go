package build_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"gloss/build"
	"gloss/build/synth"
	"gloss/build/view"
)

// TestSiteIsWhole follows every link of every page: it leads to a file and a place in it, nothing is loaded from
// elsewhere, no page has an inline style or script, no id stands twice, and what names an id of its page finds it.
func TestSiteIsWhole(t *testing.T) {
	for _, c := range []struct {
		name string
		fsys fs.FS
	}{
		{"the sample", sample(t)},
		{"each kind of mark", browserArchive(t, "archive")},
		{"accounts in several orders", browserArchive(t, "compare")},
		{"a text that is not shown", browserArchive(t, "search")},
		{"lists of several pages, stories and copies", synth.FS(400, 3)},
	} {
		t.Run(c.name, func(t *testing.T) {
			siteIsWhole(t, siteOf(t, buildOf(t, c.fsys, build.Options{BaseURL: "https://archive.example/papers/"})))
		})
	}
}

// browserArchive returns one of the archives that the browser's tests look at.
func browserArchive(t *testing.T, name string) fs.FS {
	t.Helper()
	a, err := txtar.ParseFile("../cmd/gloss/testdata/browser/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	return fsys
}

var external = regexp.MustCompile(`^(https?:)?//|^mailto:`)

func siteIsWhole(t *testing.T, site map[string][]byte) {
	t.Helper()
	pages := map[string]*page{}
	for _, p := range slices.Sorted(maps.Keys(site)) {
		if path.Ext(p) == ".html" {
			pages[p] = readPage(t, p, site[p])
		}
	}
	for p, page := range pages {
		for _, link := range page.links {
			if !external.MatchString(link) {
				leadsSomewhere(t, site, pages, p, link)
			}
		}
		for _, src := range page.loads {
			if external.MatchString(src) {
				t.Errorf("%s loads %s", p, src)
			} else if _, ok := site[path.Join(path.Dir(p), src)]; !ok {
				t.Errorf("%s loads %s, which is not there", p, src)
			}
		}
		for _, id := range page.names {
			if !page.ids[id] {
				t.Errorf("%s names the id %q, which it does not have", p, id)
			}
		}
	}
	for p, data := range site {
		if !strings.HasPrefix(p, "data/cards/") {
			continue
		}
		cards := map[string]view.Card{}
		if err := json.Unmarshal(bytes.TrimSuffix(bytes.TrimPrefix(data, []byte("glossCards(")), []byte(");\n")), &cards); err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		for key, card := range cards {
			leadsSomewhere(t, site, pages, "index.html", (&url.URL{Path: key}).String())
			for _, a := range card.Latest {
				leadsSomewhere(t, site, pages, "index.html", a.Href)
			}
		}
	}
}

// leadsSomewhere says whether a link of a page leads to a file, and to a place in it.
func leadsSomewhere(t *testing.T, site map[string][]byte, pages map[string]*page, from, link string) {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %v", from, err)
		return
	}
	target := from
	if u.Path != "" {
		target = path.Join(path.Dir(from), u.Path)
	}
	if _, ok := site[target]; !ok {
		t.Errorf("%s links to %q, which is not there", from, link)
		return
	}
	if keys, ok := strings.CutPrefix(u.Fragment, "with/"); ok && pages[target] != nil { // accounts to be chosen (assets/compare.js)
		for _, key := range strings.Split(keys, "/") {
			if !pages[target].boxes[key] {
				t.Errorf("%s links to %q, but that page has no account %q", from, link, key)
			}
		}
		return
	}
	if u.Fragment != "" && pages[target] != nil && !pages[target].ids[u.Fragment] {
		t.Errorf("%s links to %q, but that page has no such place", from, link)
	}
}

// page is what one HTML page refers to.
type page struct {
	links, loads, names []string
	ids                 map[string]bool
	boxes               map[string]bool // values of what can be checked
}

// naming holds the attributes whose value is ids of the same page, parted by blanks.
var naming = []string{"aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget", "headers"}

func readPage(t *testing.T, p string, data []byte) *page {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", p, err)
	}
	out := &page{ids: map[string]bool{}, boxes: map[string]bool{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attrs := map[string]string{}
		for _, a := range n.Attr {
			attrs[a.Key] = a.Val
		}
		if id, ok := attrs["id"]; ok {
			if out.ids[id] {
				t.Errorf("%s has the id %q twice", p, id)
			}
			out.ids[id] = true
		}
		for _, name := range naming {
			out.names = append(out.names, strings.Fields(attrs[name])...)
		}
		if _, ok := attrs["style"]; ok || n.Data == "style" || n.Data == "script" && attrs["src"] == "" {
			t.Errorf("%s has an inline style or script in <%s>", p, n.Data)
		}
		href, isLink := attrs["href"]
		switch {
		case n.Data == "a" && isLink: // the card's form has one that leads nowhere yet
			out.links = append(out.links, href)
		case n.Data == "input" && attrs["type"] == "checkbox":
			out.boxes[attrs["value"]] = true
		case n.Data == "form" && attrs["action"] != "":
			out.links = append(out.links, attrs["action"])
		case n.Data == "link" && attrs["rel"] == "canonical":
			if want := "https://archive.example/papers/" + p; href != want && href != strings.TrimSuffix(want, "index.html") {
				t.Errorf("%s says that its address is %s", p, href)
			}
		case n.Data == "script" || n.Data == "img":
			out.loads = append(out.loads, attrs["src"])
		case n.Data == "link" && attrs["rel"] != "license":
			out.loads = append(out.loads, href)
		}
	}
	return out
}
