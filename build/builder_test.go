package build_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gloss/build"
	"gloss/build/synth"
)

// desk is an archive on disk that is edited, and the builder that is told of it.
type desk struct {
	*rand.Rand
	t       testing.TB
	dir     string
	builder *build.Builder
	kept    map[string]string // what files were before they were broken or removed, by path
}

func newDesk(t testing.TB, articles int, seed uint64) *desk {
	t.Helper()
	d := &desk{Rand: rand.New(rand.NewPCG(seed, 0)), t: t, dir: t.TempDir(), kept: map[string]string{}}
	if err := synth.Write(d.dir, articles, seed); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	d.builder = build.NewBuilder(root.FS(), build.Options{Drafts: true})
	return d
}

func (d *desk) settle() *build.Output {
	d.t.Helper()
	out, err := d.builder.Settle(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

// pick returns one of the files that fit a pattern, relative to the root.
func (d *desk) pick(pattern string) string {
	d.t.Helper()
	all, err := filepath.Glob(filepath.Join(d.dir, pattern))
	if err != nil || len(all) == 0 {
		d.t.Fatalf("no file fits %s (%v)", pattern, err)
	}
	rel, err := filepath.Rel(d.dir, all[d.IntN(len(all))])
	if err != nil {
		d.t.Fatal(err)
	}
	return filepath.ToSlash(rel)
}

func (d *desk) read(file string) string {
	d.t.Helper()
	data, err := os.ReadFile(filepath.Join(d.dir, file))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}

func (d *desk) write(file, text string) string {
	d.t.Helper()
	full := filepath.Join(d.dir, file)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
	return file
}

var entityName = regexp.MustCompile(`(?m)^  name: (.*)$`)

// article returns an article that has no sidecar of the archive's own.
func (d *desk) article() string { return d.pick("content/articles/*/*.md") }

// edits are what a person does to an archive. Each returns the paths that a watcher would tell of.
var edits = []struct {
	name string
	do   func(d *desk) []string
}{
	{"a sentence more", func(d *desk) []string {
		registry := d.read(d.pick("content/entities/*.yaml"))
		names := entityName.FindAllStringSubmatch(registry, -1)
		file := d.article()
		return []string{d.write(file, d.read(file)+"\nThen "+strings.Trim(names[d.IntN(len(names))][1], `'"`)+" spoke again, he said.\n")}
	}},
	{"a paragraph less", func(d *desk) []string {
		file := d.article()
		text := d.read(file)
		if i := strings.LastIndex(strings.TrimSpace(text), "\n\n"); i > 0 && strings.Count(text, "\n\n") > 3 {
			text = text[:i] + "\n"
		}
		return []string{d.write(file, text)}
	}},
	{"another title", func(d *desk) []string {
		file := d.article()
		return []string{d.write(file, regexp.MustCompile(`(?m)^title: .*$`).ReplaceAllString(d.read(file), "title: Title "+strconv.Itoa(d.IntN(1000))))}
	}},
	{"another day", func(d *desk) []string {
		file := d.article()
		return []string{d.write(file, regexp.MustCompile(`(?m)^published: .*$`).ReplaceAllString(d.read(file), fmt.Sprintf("published: 2016-%02d-%02d", 1+d.IntN(12), 1+d.IntN(28))))}
	}},
	{"a note", func(d *desk) []string {
		file := d.article()
		words := strings.Fields(d.read(file))
		return []string{d.write(strings.TrimSuffix(file, ".md")+".notes.yaml",
			fmt.Sprintf("annotations:\n  - on: \"[[%s]]\"\n    note: See %d.\n", strings.Trim(words[len(words)/2], `"`), d.IntN(100)))}
	}},
	{"no sidecar", func(d *desk) []string {
		file := d.pick("content/articles/*/*.notes.yaml")
		if err := os.Remove(filepath.Join(d.dir, file)); err != nil {
			d.t.Fatal(err)
		}
		return []string{file}
	}},
	{"another name", func(d *desk) []string {
		file := d.pick("content/entities/*.yaml")
		text := d.read(file)
		all := entityName.FindAllStringSubmatchIndex(text, -1)
		at := all[d.IntN(len(all))]
		return []string{d.write(file, text[:at[2]]+fmt.Sprintf("Renamed Thing%d", d.IntN(1000))+text[at[3]:])}
	}},
	{"an entity more", func(d *desk) []string {
		file := d.pick("content/entities/*.yaml")
		words := strings.Fields(d.read(d.article()))
		return []string{d.write(file, fmt.Sprintf("- id: new-%d\n  type: person\n  name: %q\n", d.IntN(1e9), words[len(words)-2]+" "+words[len(words)-1])+d.read(file))}
	}},
	{"an article more, which links", func(d *desk) []string {
		other := filepath.Base(d.article())
		file := fmt.Sprintf("content/articles/%d/new-%d.md", 2015+d.IntN(5), d.IntN(3))
		return []string{d.write(file, "---\ntitle: New\nsource: "+sourceOf(d)+"\npublished: 2016-05-01\n---\nSee [this]("+other+") and [that](new-1.md).\n")}
	}},
	{"an article less", func(d *desk) []string {
		file := d.article()
		if err := os.Remove(filepath.Join(d.dir, file)); err != nil {
			d.t.Fatal(err)
		}
		side := strings.TrimSuffix(file, ".md") + ".notes.yaml"
		os.Remove(filepath.Join(d.dir, side))
		return []string{file, side}
	}},
	{"another slug", func(d *desk) []string {
		file := d.article()
		to := strings.TrimSuffix(file, ".md") + "-moved.md"
		if err := os.Rename(filepath.Join(d.dir, file), filepath.Join(d.dir, to)); err != nil {
			d.t.Fatal(err)
		}
		return []string{file, to}
	}},
	{"a folder of its own", func(d *desk) []string {
		from := "content/articles/" + strconv.Itoa(2015+d.IntN(5))
		to := from + "-moved"
		if os.Rename(filepath.Join(d.dir, from), filepath.Join(d.dir, to)) != nil {
			return []string{"content/articles/nothing"}
		}
		return []string{from, to}
	}},
	{"a broken article", func(d *desk) []string {
		file := d.article()
		d.kept[file] = d.read(file)
		return []string{d.write(file, "---\ntitle: [\n---\n")}
	}},
	{"an unknown source", func(d *desk) []string {
		file := d.article()
		d.kept[file] = d.read(file)
		return []string{d.write(file, strings.Replace(d.read(file), "\nsource: ", "\nsource: x", 1))}
	}},
	{"a draft", func(d *desk) []string {
		file := d.article()
		return []string{d.write(file, strings.Replace(d.read(file), "---\n", "---\ndraft: true\n", 1))}
	}},
	{"a layout", func(d *desk) []string {
		return []string{d.write("layouts/404.html", fmt.Sprintf("<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body>%d</body></html>\n", d.IntN(100)))}
	}},
	{"a broken layout", func(d *desk) []string {
		d.kept["layouts/404.html"] = "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body>mended</body></html>\n"
		return []string{d.write("layouts/404.html", "{{.Nothing}}")}
	}},
	{"a style", func(d *desk) []string {
		return []string{d.write("assets/own.css", fmt.Sprintf("p { margin: %dpx; }\n", d.IntN(100)))}
	}},
	{"an image", func(d *desk) []string { return []string{d.write("content/articles/2016/x.png", "not really")} }},
	{"another title of the site", func(d *desk) []string {
		return []string{d.write("content/site.yaml", fmt.Sprintf("title: Site %d\nlanguage: en\n", d.IntN(100)))}
	}},
	{"a free page", func(d *desk) []string {
		return []string{d.write("content/pages/about.md", fmt.Sprintf("---\ntitle: About %d\n---\nWords.\n", d.IntN(100)))}
	}},
	{"everything mended", func(d *desk) []string {
		var out []string
		for file, text := range d.kept {
			out = append(out, d.write(file, text))
		}
		clear(d.kept)
		slices.Sort(out)
		return append(out, "content/articles/nothing")
	}},
}

func sourceOf(d *desk) string {
	return regexp.MustCompile(`(?m)^source: (.*)$`).FindStringSubmatch(d.read(d.article()))[1]
}

// TestEditsEndInWhatABuildFromNothingMakes edits an archive at random, now and then settles, and compares every file of
// the site, and everything that is said of the content, with what a build from nothing makes. In between, whatever
// page there is can be rendered.
func TestEditsEndInWhatABuildFromNothingMakes(t *testing.T) {
	seeds := 4
	if testing.Short() {
		seeds = 2
	}
	for seed := range seeds {
		t.Run(strconv.Itoa(seed), func(t *testing.T) {
			d := newDesk(t, 60, uint64(seed+1))
			d.settle()
			var done []string
			for range 8 {
				for range 1 + d.IntN(4) {
					edit := edits[d.IntN(len(edits))]
					done = append(done, edit.name)
					before := d.builder.Newest()
					looked := []string{before.Paths()[d.IntN(len(before.Paths()))], before.Paths()[d.IntN(len(before.Paths()))]}
					d.builder.Update(edit.do(d), looked)
					siteOf(t, d.builder.Newest())
				}
				d.compare(done)
				if t.Failed() {
					return
				}
			}
		})
	}
}

// compare settles and compares with a build from nothing.
func (d *desk) compare(done []string) {
	d.t.Helper()
	have := d.settle()
	want, err := build.Archive(d.t.Context(), os.DirFS(d.dir), build.Options{Drafts: true})
	if err != nil {
		d.t.Fatal(err)
	}
	if diff := cmp.Diff(want.Diagnostics, have.Diagnostics); diff != "" {
		d.t.Fatalf("diagnostics after %q (-new +kept):\n%s", done, diff)
	}
	if want.Diagnostics.HasErrors() {
		return
	}
	if have != d.builder.Newest() {
		d.t.Fatal("what was settled is not the newest")
	}
	a, b := siteOf(d.t, want), siteOf(d.t, have)
	if diff := cmp.Diff(want.Paths(), have.Paths()); diff != "" {
		d.t.Fatalf("paths after %q (-new +kept):\n%s", done, diff)
	}
	for path := range a {
		if !bytes.Equal(a[path], b[path]) {
			d.t.Fatalf("%s after %q (-new +kept):\n%s", path, done, cmp.Diff(string(a[path]), string(b[path])))
		}
	}
}

// TestUpdateShowsAnEditAtOnce makes each edit that concerns single pages and looks at the page.
func TestUpdateShowsAnEditAtOnce(t *testing.T) {
	d := newDesk(t, 40, 1)
	d.settle()
	file := d.article()
	page := strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md") + ".html"
	registry := d.pick("content/entities/*.yaml")
	for _, c := range []struct {
		name, want string
		page       string
		edit       func() string
	}{
		{"article", "Quite new words.", page, func() string { return d.write(file, d.read(file)+"\nQuite new words.\n") }},
		{"sidecar", "A remark on this.", page, func() string {
			return d.write(strings.TrimSuffix(file, ".md")+".notes.yaml", "annotations:\n  - on: '[[Quite new]]'\n    note: A remark on this.\n")
		}},
		{"registry", "quite-new.html", page, func() string {
			return d.write(registry, "- id: quite-new\n  type: event\n  name: Quite New\n  match: {case: fold}\n"+d.read(registry))
		}},
		{"layout", "LAYOUT", page, func() string {
			return d.write("layouts/article.html", `<html lang="en"><head><title>x</title></head><body>LAYOUT {{.Text}}</body></html>`)
		}},
		{"style sheet", "--style", "assets/gloss.css", func() string { return d.write("assets/type.css", "p { --style: 1; }\n") }},
	} {
		data, err := d.builder.Newest().Render(c.page)
		if err != nil || strings.Contains(string(data), c.want) {
			t.Fatalf("%s: the page has %q already, or %v", c.name, c.want, err)
		}
		if !d.builder.Update([]string{c.edit()}, []string{page}) {
			t.Fatalf("%s: nothing is new", c.name)
		}
		data, err = d.builder.Newest().Render(c.page)
		if err != nil || !strings.Contains(string(data), c.want) {
			t.Errorf("%s: the page lacks %q, %v:\n%s", c.name, c.want, err, data)
		}
	}
}

func TestUpdateShowsAnArticleWithTheSidecarThatCameWithIt(t *testing.T) {
	for _, order := range [][]string{{".md", ".notes.yaml"}, {".notes.yaml", ".md"}} {
		d := newDesk(t, 40, 1)
		stem := strings.TrimSuffix(d.article(), ".md")
		if err := os.RemoveAll(filepath.Join(d.dir, stem+".notes.yaml")); err != nil {
			t.Fatal(err)
		}
		d.settle()
		d.write(stem+".md", d.read(stem+".md")+"\nQuite new words.\n")
		d.write(stem+".notes.yaml", "annotations:\n  - on: '[[Quite new]]'\n    note: A remark on this.\n")
		if !d.builder.Update([]string{stem + order[0], stem + order[1]}, nil) {
			t.Fatal("nothing is new")
		}
		data, err := d.builder.Newest().Render(strings.TrimPrefix(stem, "content/") + ".html")
		if err != nil || !strings.Contains(string(data), "A remark on this.") {
			t.Errorf("%q: the page lacks the note, %v", order, err)
		}
	}
}

func TestUpdateLeavesWhatIsWrongToSettle(t *testing.T) {
	d := newDesk(t, 40, 1)
	good := d.settle()
	file := d.article()
	if d.builder.Update([]string{d.write(file, "---\ntitle: [\n---\n")}, nil) {
		t.Error("a broken article is shown")
	}
	if out := d.settle(); !out.Diagnostics.HasErrors() || d.builder.Newest() != good {
		t.Error("a broken article is settled")
	}
}

func TestSettleIsOvertakenByAnEdit(t *testing.T) {
	dir := t.TempDir()
	if err := synth.Write(dir, 40, 1); err != nil {
		t.Fatal(err)
	}
	var b *build.Builder
	told := false
	b = build.NewBuilder(os.DirFS(dir), build.Options{Stage: func(name string, _ time.Duration) {
		if name == "annotate" && !told {
			told = true
			b.Update([]string{"content/site.yaml"}, nil)
		}
	}})
	if _, err := b.Settle(t.Context()); !errors.Is(err, build.ErrOvertaken) || b.Newest() != nil {
		t.Errorf("the first returns %v", err)
	}
	if _, err := b.Settle(t.Context()); err != nil || b.Newest() == nil {
		t.Errorf("the second returns %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b.Update(nil, nil)
	if _, err := b.Settle(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled one returns %v", err)
	}
}
