package view_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryFieldIsDocumented reads this package as those do who write layouts: each type and each field that a layout
// may print says what it is. A field that is a view itself says it where that is declared.
func TestEveryFieldIsDocumented(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fields := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for n := range ast.Preorder(file) {
			decl, ok := n.(*ast.GenDecl)
			if !ok || decl.Tok != token.TYPE {
				continue
			}
			for _, spec := range decl.Specs {
				spec := spec.(*ast.TypeSpec)
				if decl.Doc.Text()+spec.Doc.Text() == "" {
					t.Errorf("%s: type %s says nothing", fset.Position(spec.Pos()), spec.Name)
				}
				fields += undocumented(t, fset, spec)
			}
		}
	}
	if fields < 100 {
		t.Errorf("only %d fields were found", fields)
	}
}

// undocumented reports the fields of a struct that have no comment, and returns how many it looked at.
func undocumented(t *testing.T, fset *token.FileSet, spec *ast.TypeSpec) int {
	t.Helper()
	structure, ok := spec.Type.(*ast.StructType)
	if !ok {
		return 0
	}
	n := 0
	for _, field := range structure.Fields.List {
		for _, name := range field.Names {
			n++
			if name.IsExported() && field.Doc.Text()+field.Comment.Text() == "" {
				t.Errorf("%s: %s.%s says nothing", fset.Position(name.Pos()), spec.Name, name)
			}
		}
	}
	return n
}
