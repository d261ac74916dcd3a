package render

import (
	"fmt"
	"html/template"
	"path"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"gloss/build/diag"
	"gloss/build/locale"
)

// The functions by which a layout says things in the language of the site.
const (
	say     = "say"     // {{say "article.copy-of" "name" .Name}}
	count   = "count"   // {{count "articles" .Count}}, which is {n} in the string
	sayHTML = "sayHTML" // {{sayHTML "story.alike.note-html"}}, of strings that hold HTML
)

// Functions returns them as html/template calls them. What they are given has to fit the strings: New checks that of layouts.
func Functions(words *locale.Language) template.FuncMap {
	return template.FuncMap{
		say:     func(key string, args ...any) string { return words.Say(key, written(words, args)...) },
		count:   func(key string, n int, args ...any) string { return words.Count(key, n, written(words, args)...) },
		sayHTML: func(key string, args ...any) template.HTML { return markedUp(words, key, written(words, args)) },
	}
}

func markedUp(words *locale.Language, key string, args []string) template.HTML {
	return template.HTML(words.HTML(key, args...)) //nolint:gosec // the language's files are the site's own, as layouts are; it escapes the rest
}

// written returns what is filled into a string, numbers as the language writes them.
func written(words *locale.Language, args []any) []string {
	out := make([]string, len(args))
	for i, a := range args {
		if n, ok := a.(int); ok {
			out[i] = words.Number(n)
			continue
		}
		out[i] = fmt.Sprint(a)
	}
	return out
}

// saying returns which of the functions a command calls, or "".
func saying(cmd *parse.CommandNode) string {
	if name, ok := cmd.Args[0].(*parse.IdentifierNode); ok && (name.Ident == say || name.Ident == count || name.Ident == sayHTML) {
		return name.Ident
	}
	return ""
}

// said compiles a string of the language. One with nothing to fill in is the same on every page, and is made here.
func (c *compiler) said(name string, args []parse.Node, s scope) value {
	key := args[0].(*parse.StringNode).Text //nolint:forcetypeassert // checkSaid has seen to it
	args = args[1:]
	var n value
	if name == count {
		if len(args) == 0 {
			panic(unsupported(name))
		}
		if n = c.operand(args[0], s); n.typ.Kind() != reflect.Int {
			panic(unsupported(args[0].String()))
		}
		args = args[1:]
	}
	if len(args) == 0 && name == say {
		return constant(c.words.Say(key))
	}
	if len(args) == 0 && name == sayHTML {
		return constant(markedUp(c.words, key, nil))
	}
	given := make([]func(*printer) string, len(args))
	for i, a := range args {
		given[i] = c.filledIn(c.operand(a, s))
	}
	fill := func(pr *printer) []string {
		out := make([]string, len(given))
		for i, g := range given {
			out[i] = g(pr)
		}
		return out
	}
	switch name {
	case count:
		return value{typ: reflect.TypeFor[string](), eval: func(pr *printer) reflect.Value {
			return reflect.ValueOf(c.words.Count(key, int(n.eval(pr).Int()), fill(pr)...))
		}}
	case sayHTML:
		return value{typ: reflect.TypeFor[template.HTML](), eval: func(pr *printer) reflect.Value {
			return reflect.ValueOf(markedUp(c.words, key, fill(pr)))
		}}
	default:
		return value{typ: reflect.TypeFor[string](), eval: func(pr *printer) reflect.Value {
			return reflect.ValueOf(c.words.Say(key, fill(pr)...))
		}}
	}
}

// filledIn returns what a value is in a string.
func (c *compiler) filledIn(v value) func(*printer) string {
	switch v.typ.Kind() {
	case reflect.String:
		return func(pr *printer) string { return v.eval(pr).String() }
	case reflect.Int:
		return func(pr *printer) string { return c.words.Number(int(v.eval(pr).Int())) }
	}
	panic(unsupported(v.typ.String()))
}

// checkSaid reports what a file's layouts say that the language has not: each key is known, and is given all that it has
// in braces and nothing else. It says whether all is well.
func checkSaid(list *diag.List, set *template.Template, file, text string, words *locale.Language) bool {
	before := len(*list)
	for _, t := range set.Templates() {
		if t.Tree == nil || t.Tree.ParseName != file {
			continue
		}
		commands(t.Tree.Root, func(cmd *parse.CommandNode) {
			name := saying(cmd)
			if name == "" {
				return
			}
			message, hint, at := misspoken(name, cmd.Args[1:], words)
			if message == "" {
				return
			}
			node := cmd.Args[min(at, len(cmd.Args)-1)]
			list.Add(diag.At(path.Join(layoutFolder, file), text, int(node.Position()), len([]rune(node.String()))), diag.LayoutInvalid, hint, "%s", message)
		})
	}
	return len(*list) == before
}

// misspoken says what is wrong with the arguments of a function, and with which of them, from 1.
func misspoken(name string, args []parse.Node, words *locale.Language) (message, hint string, at int) {
	key, ok := first(args)
	if !ok {
		return "the key of a string must stand here in quotes", "the keys are those of en.txt in the layouts of gloss", 1
	}
	names, counts, ok := words.Names(key)
	isHTML := strings.HasSuffix(key, "-html")
	switch {
	case !ok:
		hint := "the keys are those of en.txt in the layouts of gloss"
		if near, ok := diag.Nearest(key, words.Keys()); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return fmt.Sprintf("there is no string %q", key), hint, 1
	case counts != (name == count):
		right := say
		if counts {
			right = count
		}
		return fmt.Sprintf("the string %q is not for the function %s", key, name), fmt.Sprintf("write {{%s %q …}}", right, key), 0
	case isHTML != (name == sayHTML):
		right := say
		if isHTML {
			right = sayHTML
		}
		return fmt.Sprintf("the string %q is not for the function %s", key, name), fmt.Sprintf("write {{%s %q …}}", right, key), 0
	}
	given, from := []string{}, 2
	if name == count {
		if given, from = append(given, "n"), 3; len(args) == 1 {
			return fmt.Sprintf("the string %q takes a number", key), fmt.Sprintf("write {{count %q NUMBER …}}", key), 1
		}
	}
	for at := from; at <= len(args); at += 2 {
		n, ok := first(args[at-1:])
		if !ok || !slices.Contains(names, n) || at == len(args) {
			return fmt.Sprintf("the string %q takes pairs of a name in quotes and a value", key), fmt.Sprintf("its names are %s", listed(names)), at
		}
		given = append(given, n)
	}
	for _, n := range names {
		if !slices.Contains(given, n) {
			return fmt.Sprintf("the string %q has {%s}, for which nothing is given", key, n), fmt.Sprintf("write {{%s %q … %q VALUE}}", name, key, n), 1
		}
	}
	return "", "", 0
}

func first(args []parse.Node) (string, bool) {
	if len(args) == 0 {
		return "", false
	}
	s, ok := args[0].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return s.Text, true
}

func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// commands calls visit for every command below a node.
func commands(n parse.Node, visit func(*parse.CommandNode)) {
	branch := func(b *parse.BranchNode) {
		commands(b.Pipe, visit)
		commands(b.List, visit)
		if b.ElseList != nil {
			commands(b.ElseList, visit)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, c := range n.Nodes {
			commands(c, visit)
		}
	case *parse.ActionNode:
		commands(n.Pipe, visit)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			commands(n.Pipe, visit)
		}
	case *parse.PipeNode:
		for _, cmd := range n.Cmds {
			visit(cmd)
			for _, a := range cmd.Args {
				commands(a, visit)
			}
		}
	}
}
