package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"gloss/build/diag"
	"gloss/layouts"
)

// readBuiltin reads one of gloss's own files as an archive's would be, and fails where anything is wrong with it.
func readBuiltin(t *testing.T, name string, reference map[string]*phrase) map[string]*phrase {
	t.Helper()
	text, err := fs.ReadFile(layouts.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	var list diag.List
	f := &file{
		name: "layouts/" + name, text: string(text), list: &list, language: language.Make(strings.TrimSuffix(name, ".txt")),
		reference: reference, phrases: map[string]*phrase{},
	}
	f.parse()
	f.complete()
	if len(list) > 0 {
		var b strings.Builder
		if err := list.Print(&b); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s has diagnostics:\n%s", name, b.String())
	}
	return f.phrases
}

var tag = regexp.MustCompile(`<[^>]*>`)

func TestEveryLanguageHasEveryString(t *testing.T) {
	names, err := fs.Glob(layouts.FS, "*.txt")
	if err != nil || len(names) < 5 {
		t.Fatalf("the languages are %v, %v", names, err)
	}
	english := readBuiltin(t, "en.txt", nil)
	setNames(english)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			have := readBuiltin(t, name, english)
			for _, key := range sortedKeys(english) {
				p := have[key]
				if p == nil {
					t.Errorf("%q is missing", key)
					continue
				}
				checkPhrase(t, key, english[key], p)
			}
		})
	}
}

// checkPhrase checks that every form of a string has all that stands in braces, and the tags of the English. Only a form for
// one number may leave the number out: Arabic has “two articles” in one word.
func checkPhrase(t *testing.T, key string, english, p *phrase) {
	t.Helper()
	for form, text := range p.texts {
		if text == nil {
			continue
		}
		single := !p.plain && slices.Contains([]plural.Form{plural.Zero, plural.One, plural.Two}, plural.Form(form))
		counted := form != int(plural.Other) || p.plain || english.has[form]
		for _, name := range english.names {
			leftOut := name == count && single
			if counted && !leftOut && !has(text, name) && has(english.texts[plural.Other], name) {
				t.Errorf("%s[%s] lacks {%s}", key, forms[form], name)
			}
		}
		if !strings.HasSuffix(key, "-html") {
			if tags(text) != "" {
				t.Errorf("%s has tags: %s", key, tags(text))
			}
			continue
		}
		if want, have := tags(english.texts[plural.Other]), tags(text); want != have {
			t.Errorf("%s has the tags %s; English has %s", key, have, want)
		}
	}
}

func has(text []part, name string) bool {
	return slices.ContainsFunc(text, func(t part) bool { return t.name == name })
}

// tags lists the tags of a text, sorted, since a translation may turn its parts around.
func tags(text []part) string {
	var b strings.Builder
	for _, t := range text {
		if b.WriteString(t.text); t.name != "" {
			b.WriteString("{" + t.name + "}")
		}
	}
	all := tag.FindAllString(b.String(), -1)
	slices.Sort(all)
	return strings.Join(all, "")
}

// TestEveryStringIsSaidSomewhere reads what the program and the layouts say: each string that there is, and none that there
// is not. A key that is put together counts by its beginning.
func TestEveryStringIsSaidSomewhere(t *testing.T) {
	l := Builtin("en")
	said, begun := map[string]bool{}, map[string]bool{}
	for _, dir := range []string{".", "..", "../pages", "../export"} {
		sayings(t, dir, said, begun)
	}
	text := layoutText(t)
	for _, m := range regexp.MustCompile(`\b(?:say|count|sayHTML) "([^"]+)"`).FindAllStringSubmatch(text, -1) {
		said[m[1]] = true
	}
	for key := range said {
		if _, _, ok := l.Names(key); !ok {
			t.Errorf("%q is said, and there is no such string", key)
		}
	}
	for _, key := range l.Keys() {
		if said[key] {
			continue
		}
		for b := range begun {
			said[key] = said[key] || strings.HasPrefix(key, b)
		}
		if !said[key] {
			t.Errorf("%q is said nowhere", key)
		}
	}
}

func layoutText(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	names, err := fs.Glob(layouts.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(layouts.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	return b.String()
}

// sayings collects the keys in the program files of a folder: the text constants that are written as keys are, and the beginnings
// of those that are put together.
func sayings(t *testing.T, dir string, said, begun map[string]bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	known := Builtin("en").phrases
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if key, ok := firstText(n); ok && speaks(n.Fun) {
					said[key] = true
				}
			case *ast.BinaryExpr:
				if s, ok := text(n.X); ok && n.Op == token.ADD && strings.HasSuffix(s, ".") || ok && strings.HasSuffix(s, "-") {
					begun[s] = true
				}
			case *ast.BasicLit:
				if s, ok := text(n); ok && known[s] != nil {
					said[s] = true
				}
			}
			return true
		})
	}
}

// speaks reports whether a function takes the key of a string.
func speaks(fun ast.Expr) bool {
	s, ok := fun.(*ast.SelectorExpr)
	return ok && slices.Contains([]string{"say", "count", "Say", "Count", "HTML"}, s.Sel.Name)
}

func firstText(call *ast.CallExpr) (string, bool) {
	if len(call.Args) == 0 {
		return "", false
	}
	return text(call.Args[0])
}

func text(n ast.Expr) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
