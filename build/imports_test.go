package build_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// policy says what each package may import of gloss, and which libraries are its alone to import. The lines are in
// the order of the flow: a package may only import what stands above it. A new edge is a decision; its reason goes
// into the commit that adds it.
var policy = []struct {
	pkg       string
	imports   []string
	libraries []string
}{
	{"golden", nil, nil}, // which tests import
	{"diag", nil, nil},
	{"archive", nil, nil},
	{"earlier", nil, nil},
	{"pack", nil, nil},
	{"cite", []string{"archive"}, nil},
	{"iri", []string{"archive"}, nil},
	{"load", []string{"diag", "archive"}, []string{"go.yaml.in/yaml/v4"}},
	{"check", []string{"diag", "archive"}, nil},
	{"markup", nil, []string{"github.com/yuin/goldmark", "github.com/alecthomas/chroma/v2"}},
	{"annotate", []string{"archive"}, []string{"github.com/clipperhouse/uax29/v2"}},
	{"relate", []string{"archive"}, nil},
	{"compare", []string{"archive"}, nil},
	{"picture", nil, nil},
	{"atlas", nil, nil},
	{"atlas/make", nil, nil},
	{"search", []string{"archive", "annotate", "relate"}, []string{"github.com/blevesearch/snowballstem"}},
	{"locale", []string{"diag"}, nil},
	{"view", nil, nil},
	{"pages", []string{"archive", "cite", "markup", "annotate", "relate", "compare", "picture", "atlas", "locale", "view"}, nil},
	{"render", []string{"diag", "locale", "view"}, []string{"github.com/tdewolff/minify/v2"}},
	{"export", []string{"archive", "pack", "cite", "iri", "locale", "markup", "annotate", "relate"}, nil},
	{"suggest", []string{"archive"}, nil},
	{"suggest/train", []string{"archive", "suggest"}, nil},
	{"edit", []string{"archive", "load", "annotate"}, nil},
	{"publish", []string{"pack"}, nil},
	{"offline", []string{"publish"}, nil},
	{"page", nil, []string{"codeberg.org/readeck/go-readability/v2", "golang.org/x/net/html"}},
	{"bundle", nil, nil},
	{"ingest", []string{"archive", "iri", "annotate", "page", "markup", "bundle"}, nil},
	{"preview", nil, []string{"github.com/fsnotify/fsnotify"}},
	{"synth", nil, nil},
	{"", []string{"diag", "archive", "earlier", "load", "check", "markup", "annotate", "relate", "search", "locale", "view", "pages", "render", "export", "suggest"}, nil},
	{"desk", []string{"archive", "diag", "earlier", "load", "markup", "annotate", "edit", "preview", ""}, nil},
}

func TestImportsFollowThePolicy(t *testing.T) {
	owner := map[string]string{}
	place := map[string]int{}
	for i, p := range policy {
		place[p.pkg] = i
		for _, l := range p.libraries {
			owner[l] = p.pkg
		}
	}
	for pkg, imports := range readImports(t) {
		i, listed := place[pkg]
		if !listed {
			t.Errorf("build/%s has no line in the policy", pkg)
			continue
		}
		for _, imp := range imports {
			if rest, ours := strings.CutPrefix(imp, "gloss/build"); ours {
				checkEdge(t, place, i, strings.TrimPrefix(rest, "/"))
			}
			for library, pkgs := range owner {
				if (imp == library || strings.HasPrefix(imp, library+"/")) && pkgs != pkg {
					t.Errorf("build/%s imports %s, which is build/%s's alone", pkg, imp, pkgs)
				}
			}
		}
	}
}

func checkEdge(t *testing.T, place map[string]int, from int, to string) {
	t.Helper()
	p := policy[from]
	switch {
	case !slices.Contains(p.imports, to):
		t.Errorf("build/%s imports build/%s: no line of the policy says that it may", p.pkg, to)
	case place[to] >= from:
		t.Errorf("build/%s imports build/%s, which stands below it", p.pkg, to)
	}
}

func TestPolicyHasNoIdleLine(t *testing.T) {
	have := readImports(t)
	for _, p := range policy {
		imports, ok := have[p.pkg]
		if !ok {
			t.Errorf("the policy names build/%s, which is not there", p.pkg)
		}
		for _, imp := range p.imports {
			if !slices.Contains(imports, path.Join("gloss/build", imp)) {
				t.Errorf("the policy lets build/%s import build/%s, which it does not", p.pkg, imp)
			}
		}
		for _, l := range p.libraries {
			if !slices.ContainsFunc(imports, func(s string) bool { return s == l || strings.HasPrefix(s, l+"/") }) {
				t.Errorf("the policy gives %s to build/%s, which does not import it", l, p.pkg)
			}
		}
	}
}

// readImports returns what the program files of each package below build/ import.
func readImports(t *testing.T) map[string][]string {
	t.Helper()
	sets := map[string]map[string]bool{}
	err := filepath.WalkDir(".", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || strings.Contains(file, "testdata") {
			return err
		}
		src, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(filepath.ToSlash(file))
		if pkg == "." {
			pkg = ""
		}
		if sets[pkg] == nil {
			sets[pkg] = map[string]bool{}
		}
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			sets[pkg][name] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for pkg, set := range sets {
		out[pkg] = slices.Sorted(maps.Keys(set))
	}
	return out
}
