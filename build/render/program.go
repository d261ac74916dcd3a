package render

import (
	"html/template"
	"reflect"
	"text/template/parse"

	"gloss/build/locale"
)

// A program is a layout made ready for one type of view: the parse tree that html/template has made safe, with
// every field found and every escaper chosen beforehand. It prints what the template prints, byte for byte, in
// a tenth of the time; html/template looks a field up by its name and calls each escaper by reflection,
// every time.
//
// It knows what layouts are made of: text, fields, variables of range, if, with, range, template, the
// comparisons, and, or, not, the strings of a language, and the escapers of HTML text, attributes and addresses. A layout that uses
// anything else has no program and is executed by html/template itself.
type program struct {
	steps []step
	slots int
}

// A step prints a part of the page.
type step func(*printer)

// A printer is the state of one run. Slots hold the values of dot and of the variables.
type printer struct {
	out    []byte
	slots  []reflect.Value
	failed bool // met what only html/template can answer; what was printed is void
}

// print appends the page of a view. It reports false where html/template has to print this view, or to say
// what is wrong with it.
func (p *program) print(pr *printer, v reflect.Value) bool {
	if cap(pr.slots) < p.slots {
		pr.slots = make([]reflect.Value, p.slots)
	}
	pr.slots, pr.failed = pr.slots[:p.slots], false
	pr.slots[0] = v
	run(pr, p.steps)
	clear(pr.slots) // a printer is kept, and must not keep the view
	return !pr.failed
}

func run(pr *printer, steps []step) {
	for _, s := range steps {
		s(pr)
	}
}

// compile makes the program of a template that has been executed, and so escaped, for views of one type. It
// returns nil for a template that needs html/template.
func compile(t *template.Template, view reflect.Type, words *locale.Language) (p *program) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(unsupported); !ok {
				panic(r)
			}
			p = nil
		}
	}()
	c := &compiler{set: t, words: words, slots: 1}
	dot := variable{typ: view}
	steps := c.list(t.Tree.Root, scope{dot: dot, names: []variable{{name: "$", typ: view}}})
	return &program{steps: steps, slots: c.slots}
}

// unsupported is what the compiler panics with; it names what only html/template can do.
type unsupported string

// A compiler makes one program.
type compiler struct {
	set   *template.Template
	words *locale.Language
	slots int
	calls []string // the partials being compiled, outermost first
}

// A variable is a value that a run keeps in a slot.
type variable struct {
	name string
	slot int
	typ  reflect.Type
}

// A scope is what names mean at one place of a template.
type scope struct {
	dot   variable
	names []variable // the innermost last
}

func (s scope) with(v variable) scope {
	s.names = append(s.names[:len(s.names):len(s.names)], v)
	return s
}

func (c *compiler) slot(name string, typ reflect.Type) variable {
	c.slots++
	return variable{name, c.slots - 1, typ}
}

func (c *compiler) list(list *parse.ListNode, s scope) []step {
	if list == nil {
		return nil
	}
	var steps []step
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.CommentNode:
		case *parse.TextNode:
			text := string(n.Text)
			steps = append(steps, func(pr *printer) { pr.out = append(pr.out, text...) })
		case *parse.ActionNode:
			steps = append(steps, c.action(n.Pipe, s))
		case *parse.IfNode:
			steps = append(steps, branch(c.condition(n.Pipe, s), c.list(n.List, s), c.list(n.ElseList, s)))
		case *parse.WithNode:
			steps = append(steps, c.with(n, s))
		case *parse.RangeNode:
			steps = append(steps, c.loop(n, s))
		case *parse.TemplateNode:
			steps = append(steps, c.call(n, s))
		default:
			panic(unsupported(n.String()))
		}
	}
	return steps
}

func branch(is condition, yes, no []step) step {
	return func(pr *printer) {
		if is(pr) {
			run(pr, yes)
		} else {
			run(pr, no)
		}
	}
}

func (c *compiler) with(n *parse.WithNode, s scope) step {
	value := c.value(n.Pipe, s)
	is, otherwise := truth(value.typ), c.list(n.ElseList, s)
	s.dot = c.slot("", value.typ)
	slot, steps := s.dot.slot, c.list(n.List, s)
	return func(pr *printer) {
		v := value.eval(pr)
		if !is(v) {
			run(pr, otherwise)
			return
		}
		pr.slots[slot] = v
		run(pr, steps)
	}
}

// loop compiles a range over a slice, with one variable for the element or two for its index and itself.
func (c *compiler) loop(n *parse.RangeNode, s scope) step {
	decl := n.Pipe.Decl
	bare := *n.Pipe
	bare.Decl = nil
	value := c.value(&bare, s)
	if value.typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		panic(unsupported(n.String()))
	}
	otherwise := c.list(n.ElseList, s)
	s.dot = c.slot("", value.typ.Elem())
	element, index := s.dot.slot, -1
	if len(decl) == 2 {
		v := c.slot(decl[0].Ident[0], reflect.TypeFor[int]())
		index, s = v.slot, s.with(v)
	}
	if len(decl) > 0 {
		v := s.dot
		v.name = decl[len(decl)-1].Ident[0]
		s = s.with(v)
	}
	steps := c.list(n.List, s)
	return func(pr *printer) {
		list := value.eval(pr)
		for i := range list.Len() {
			pr.slots[element] = list.Index(i)
			if index >= 0 {
				pr.slots[index] = reflect.ValueOf(i)
			}
			run(pr, steps)
		}
		if list.Len() == 0 {
			run(pr, otherwise)
		}
	}
}

// call compiles a partial in place, for the type that it is given here.
func (c *compiler) call(n *parse.TemplateNode, s scope) step {
	partial := c.set.Lookup(n.Name)
	if partial == nil || partial.Tree == nil || n.Pipe == nil || len(c.calls) > 20 {
		panic(unsupported(n.String())) // escaped for another context, without a value, or endless
	}
	value := c.value(n.Pipe, s)
	dot := c.slot("$", value.typ)
	c.calls = append(c.calls, n.Name)
	steps := c.list(partial.Tree.Root, scope{dot: dot, names: []variable{dot}})
	c.calls = c.calls[:len(c.calls)-1]
	return func(pr *printer) {
		pr.slots[dot.slot] = value.eval(pr)
		run(pr, steps)
	}
}

// action compiles a value that is printed through the escapers which html/template has put behind it.
func (c *compiler) action(pipe *parse.PipeNode, s scope) step {
	bare := *pipe
	bare.Cmds = pipe.Cmds[:1]
	value := c.value(&bare, s)
	var chain string
	for _, cmd := range pipe.Cmds[1:] {
		chain += "|" + cmd.String()
	}
	add := escaperFor(chain, value.typ)
	if add == nil {
		panic(unsupported(pipe.String()))
	}
	if value.fixed {
		var once printer
		add(&once, value.eval(&once))
		return func(pr *printer) { pr.out = append(pr.out, once.out...) }
	}
	return func(pr *printer) { add(pr, value.eval(pr)) }
}
