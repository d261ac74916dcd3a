package render

import (
	"cmp"
	"reflect"
	"text/template/parse"
)

// A value is an expression of a layout with the type that it always has.
type value struct {
	typ   reflect.Type
	eval  func(*printer) reflect.Value
	fixed bool // the same for every view
}

// A condition is an expression that is asked for its truth alone.
type condition func(*printer) bool

// value compiles a pipeline of one operand, or one that says something.
func (c *compiler) value(pipe *parse.PipeNode, s scope) value {
	if len(pipe.Cmds) != 1 || len(pipe.Decl) > 0 {
		panic(unsupported(pipe.String()))
	}
	if name := saying(pipe.Cmds[0]); name != "" {
		return c.said(name, pipe.Cmds[0].Args[1:], s)
	}
	if len(pipe.Cmds[0].Args) != 1 {
		panic(unsupported(pipe.String()))
	}
	return c.operand(pipe.Cmds[0].Args[0], s)
}

func (c *compiler) operand(n parse.Node, s scope) value {
	switch n := n.(type) {
	case *parse.DotNode:
		return variableValue(s.dot)
	case *parse.FieldNode:
		return fields(variableValue(s.dot), n.Ident)
	case *parse.VariableNode:
		for i := len(s.names) - 1; i >= 0; i-- {
			if s.names[i].name == n.Ident[0] {
				return fields(variableValue(s.names[i]), n.Ident[1:])
			}
		}
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.NumberNode:
		if n.IsInt {
			return constant(int(n.Int64))
		}
	case *parse.PipeNode:
		return c.value(n, s)
	}
	panic(unsupported(n.String()))
}

func constant(v any) value {
	fixed := reflect.ValueOf(v)
	return value{typ: fixed.Type(), eval: func(*printer) reflect.Value { return fixed }, fixed: true}
}

func variableValue(v variable) value {
	slot := v.slot
	return value{typ: v.typ, eval: func(pr *printer) reflect.Value { return pr.slots[slot] }}
}

// fields follows a chain of field names. A pointer is followed too; where it is nil, html/template has to say so.
func fields(v value, names []string) value {
	for _, name := range names {
		inner := v
		if inner.typ.Kind() == reflect.Pointer {
			inner = value{typ: v.typ.Elem(), eval: target(v)}
		}
		if inner.typ.Kind() != reflect.Struct {
			panic(unsupported(name))
		}
		field, ok := inner.typ.FieldByName(name)
		if _, method := reflect.PointerTo(inner.typ).MethodByName(name); !ok || !field.IsExported() || method {
			panic(unsupported(name))
		}
		path := field.Index
		v = value{typ: field.Type, eval: func(pr *printer) reflect.Value { return inner.eval(pr).FieldByIndex(path) }}
		if len(path) == 1 {
			first := path[0]
			v.eval = func(pr *printer) reflect.Value { return inner.eval(pr).Field(first) }
		}
	}
	return v
}

func target(v value) func(*printer) reflect.Value {
	nothing := reflect.Zero(v.typ.Elem())
	return func(pr *printer) reflect.Value {
		p := v.eval(pr)
		if p.IsNil() {
			pr.failed = true
			return nothing
		}
		return p.Elem()
	}
}

// condition compiles a pipeline that is asked for its truth.
func (c *compiler) condition(pipe *parse.PipeNode, s scope) condition {
	if len(pipe.Cmds) != 1 || len(pipe.Decl) > 0 {
		panic(unsupported(pipe.String()))
	}
	args := pipe.Cmds[0].Args
	if name, ok := args[0].(*parse.IdentifierNode); ok {
		return c.function(name.Ident, args[1:], s)
	}
	value := c.value(pipe, s)
	is := truth(value.typ)
	return func(pr *printer) bool { return is(value.eval(pr)) }
}

func (c *compiler) function(name string, args []parse.Node, s scope) condition {
	switch name {
	case "and", "or":
		return c.junction(name == "or", args, s)
	case "not":
		if len(args) == 1 {
			is := c.argument(args[0], s)
			return func(pr *printer) bool { return !is(pr) }
		}
	case "eq", "ne", "lt", "le", "gt", "ge":
		if len(args) == 2 {
			return comparison(name, c.operand(args[0], s), c.operand(args[1], s))
		}
	}
	panic(unsupported(name))
}

// argument compiles what and, or and not are given: an operand or a pipeline in parentheses.
func (c *compiler) argument(n parse.Node, s scope) condition {
	if pipe, ok := n.(*parse.PipeNode); ok {
		return c.condition(pipe, s)
	}
	value := c.operand(n, s)
	is := truth(value.typ)
	return func(pr *printer) bool { return is(value.eval(pr)) }
}

// junction is true at the first argument whose truth is the given one: true for or, false for and.
func (c *compiler) junction(decides bool, args []parse.Node, s scope) condition {
	var all []condition
	for _, arg := range args {
		all = append(all, c.argument(arg, s))
	}
	return func(pr *printer) bool {
		for _, is := range all {
			if is(pr) == decides {
				return decides
			}
		}
		return !decides
	}
}

func comparison(name string, a, b value) condition {
	holds := map[string]func(order int) bool{
		"eq": func(o int) bool { return o == 0 },
		"ne": func(o int) bool { return o != 0 },
		"lt": func(o int) bool { return o < 0 },
		"le": func(o int) bool { return o <= 0 },
		"gt": func(o int) bool { return o > 0 },
		"ge": func(o int) bool { return o >= 0 },
	}[name]
	switch {
	case a.typ.Kind() == reflect.Int && b.typ.Kind() == reflect.Int:
		return func(pr *printer) bool { return holds(cmp.Compare(a.eval(pr).Int(), b.eval(pr).Int())) }
	case a.typ.Kind() == reflect.String && b.typ.Kind() == reflect.String:
		return func(pr *printer) bool { return holds(cmp.Compare(a.eval(pr).String(), b.eval(pr).String())) }
	}
	panic(unsupported(name))
}

// truth returns how a template judges values of the type: what is empty is false, a struct always true.
func truth(t reflect.Type) func(reflect.Value) bool {
	switch t.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.String, reflect.Slice:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	}
	panic(unsupported(t.String()))
}
