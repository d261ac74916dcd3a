package pages_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPagesSayNothingInALanguageOfTheirOwn reads the text constants of what makes views and pictures: two words with a space
// between, or one that begins with a capital, belong to the strings of a language. Markup, and what a fault of our own
// says, do not.
func TestPagesSayNothingInALanguageOfTheirOwn(t *testing.T) {
	said := regexp.MustCompile(`\p{L}{2,}[,;:.!?]? \p{L}{2,}|^\P{L}*\p{Lu}\p{Ll}+\P{L}*$`)
	// Names, which no language translates.
	names := regexp.MustCompile(`^(Wikidata|Al-|El-) ?$`)
	for _, dir := range []string{".", "../picture", "../atlas"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(dir, files, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			texts(file, func(lit *ast.BasicLit) {
				words, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				if said.MatchString(words) && !names.MatchString(words) && !strings.ContainsAny(words, `<>="`) {
					t.Errorf("%s says %q: give it a key in layouts/en.txt and the other languages", set.Position(lit.Pos()), words)
				}
			})
		}
	}
}

// texts calls visit for the text constants of a file, but for those of imports and of faults.
func texts(file *ast.File, visit func(*ast.BasicLit)) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "panic" {
				return false
			}
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				visit(n)
			}
		}
		return true
	})
}
