package assets_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gloss/layouts"
)

var (
	comment  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	block    = regexp.MustCompile(`\{[^{}]*\}`)
	class    = regexp.MustCompile(`\.([a-z][a-z0-9-]*)`)
	property = regexp.MustCompile(`(--[a-z][a-z0-9-]*)\s*:`)
	classes  = regexp.MustCompile(`class="([^"{]*)"`)
)

// styles returns what the style sheets of the site say, without comments.
func styles(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, name := range named(t, "*.css") {
		b.WriteString(comment.ReplaceAllString(read(t, name), "") + "\n")
	}
	return b.String()
}

// made returns what pages are made of: the layouts, the scripts, and the packages that write HTML.
func made(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	templates, err := fs.Glob(layouts.FS, "*.html")
	if err != nil || len(templates) == 0 {
		t.Fatal(err, templates)
	}
	for _, name := range templates {
		data, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	for _, name := range named(t, "*.js") {
		b.WriteString(read(t, name))
	}
	for _, dir := range []string{"pages", "markup", "render"} {
		files, err := filepath.Glob(filepath.Join("../build", dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(data)
		}
	}
	return b.String()
}

// has reports whether a text has a name that no letter or hyphen goes on.
func has(text, name string) bool {
	return regexp.MustCompile(`(?:^|[^\w-])` + regexp.QuoteMeta(name) + `(?:$|[^\w-])`).MatchString(text)
}

func TestEveryStyleIsWorn(t *testing.T) {
	text := made(t)
	for _, name := range named(t, "*.css") {
		selectors := block.ReplaceAllString(comment.ReplaceAllString(read(t, name), ""), "{}")
		for _, m := range class.FindAllStringSubmatch(selectors, -1) {
			if !has(text, m[1]) {
				t.Errorf("%s dresses .%s, and nothing bears that class", name, m[1])
			}
		}
	}
}

// TestEveryClassOfALayoutIsOfUse looks for each among the styles and in the scripts.
func TestEveryClassOfALayoutIsOfUse(t *testing.T) {
	var scripts strings.Builder
	for _, name := range named(t, "*.js") {
		scripts.WriteString(read(t, name))
	}
	used := styles(t) + scripts.String()
	templates, err := fs.Glob(layouts.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range templates {
		data, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range classes.FindAllStringSubmatch(string(data), -1) {
			for _, c := range strings.Fields(m[1]) {
				if !has(used, c) {
					t.Errorf("%s has the class %s, which no style and no script knows", name, c)
				}
			}
		}
	}
}

func TestEveryPropertyIsRead(t *testing.T) {
	all := styles(t)
	for _, m := range property.FindAllStringSubmatch(all, -1) {
		if !strings.Contains(all, "var("+m[1]+")") && !strings.Contains(all, "var("+m[1]+",") && !strings.HasPrefix(m[1], "--other-") {
			t.Errorf("%s is set, and nothing reads it", m[1]) // build/render reads --other-1 and its like
		}
	}
}
