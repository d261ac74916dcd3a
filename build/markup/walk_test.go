package markup

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// walked writes a walk as tags, with the text between them.
func walked(d *Document) string {
	var b strings.Builder
	at := int32(0)
	leaf := false
	for s := range d.Walk() {
		if leaf {
			b.WriteString(d.Text[at:s.At])
		}
		at = s.At
		switch s.Kind {
		case StepOpen:
			fmt.Fprintf(&b, "<%s", s.Name)
			for _, name := range []string{"href", "title", "start"} {
				if v := s.Attr(name); v != "" {
					fmt.Fprintf(&b, " %s=%q", name, v)
				}
			}
			b.WriteByte('>')
		case StepClose:
			fmt.Fprintf(&b, "</%s>", s.Name)
		case StepVoid:
			fmt.Fprintf(&b, "<%s %s%v/>", s.Name, s.Attr("src")+s.Attr("alt"), s.Checked())
		case StepSpace:
			fmt.Fprintf(&b, "{%q}", s.White())
			at++
		case StepRaw:
			fmt.Fprintf(&b, "[%q]", s.White())
		}
		if s.Leaf {
			leaf = s.Kind == StepOpen
		}
	}
	return b.String()
}

func TestWalk(t *testing.T) {
	const body = `## Quay & sea

*A **b*** c <d> [e](https://a.example/?x=1&y=%22 "f &quot;g").

3. one
4. - [x] two

> said  
> so

| h |
|---|
| i |

` + "```\n  if  x\n```\n\n![a \"b\"](c.png)\n"
	d := Markdown(body, Options{Target: func(dest string, _ bool) (string, bool) { return dest, true }})
	want := `<h2>Quay & sea</h2><p><em>A <strong>b</strong></em> c &lt;d> <a href="https://a.example/?x=1&y=%22" title="f \"g">e</a>.</p>` +
		`<ol start="3"><li><>one</></li><li><ul><li><><input true/>two</></li></ul></li></ol><blockquote><p>said<br false/> so</p></blockquote>` +
		`<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>i</td></tr></tbody></table><pre>["  "]if{"  "}x</pre><p><img c.pnga "b"false/></p>`
	if d := cmp.Diff(strings.ReplaceAll(want, "&lt;", "<"), walked(d)); d != "" {
		t.Errorf("walk (-want +have):\n%s", d)
	}
}

// FuzzWalk checks that tags nest, and that all of the text lies in leaves.
func FuzzWalk(f *testing.F) {
	f.Add("# a\n\n- *b **c*d**\n\n  > `e`\n\n| a | b |\n|---|---|\n| *c* | |\n\n\n    code  x\n")
	f.Fuzz(func(t *testing.T, body string) {
		d := Markdown(body, Options{})
		var open []string
		var text strings.Builder
		at, leaf := int32(0), false
		for s := range d.Walk() {
			if s.At < at || int(s.At) > len(d.Text) {
				t.Fatalf("a step goes from %d to %d of %d", at, s.At, len(d.Text))
			}
			if leaf {
				text.WriteString(d.Text[at:s.At])
			}
			at = s.At
			switch s.Kind {
			case StepOpen:
				open = append(open, s.Name)
				if s.Leaf && text.Len() > 0 && s.End > s.At {
					text.WriteByte('\n')
				}
			case StepClose:
				if open[len(open)-1] != s.Name {
					t.Fatalf("%q is closed within %q", s.Name, open)
				}
				open = open[:len(open)-1]
			}
			if s.Leaf {
				leaf = s.Kind == StepOpen
			}
		}
		if len(open) > 0 || text.String() != d.Text {
			t.Fatalf("open are %q; the text is %q, want %q", open, text.String(), d.Text)
		}
	})
}
