package markup

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// isXML says what keeps markup from being well-formed XML.
func isXML(s string) error {
	d := xml.NewDecoder(strings.NewReader("<div>" + s + "</div>"))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// moved gives addresses in b/ to what lies beside, and none to what lies above.
func moved(address string, _ bool) (string, bool) {
	return "b/" + address, !strings.HasPrefix(address, "../")
}

func TestXHTML(t *testing.T) {
	const body = "a  \n[b](c \"d & e\") [f](../g) ![h \"i\"](j.png) ![k](../l.png)\n\n```\no\fp  q\n```\n\n***\n\n- [ ] m\n- [x] n\n"
	d := Markdown(body, Options{Target: func(dest string, _ bool) (string, bool) { return dest, true }})
	want := `<p>a<br/> <a href="b/c" title="d &amp; e">b</a> <span>f</span><img src="b/j.png" alt="h &quot;i&quot;"/><span>[k]</span></p>
<pre class="chroma" tabindex="0"><code>o p  q</code></pre>
<hr/>
<ul>
<li><input type="checkbox" disabled="disabled" aria-label="to do"/> m</li>
<li><input type="checkbox" disabled="disabled" checked="checked" aria-label="done"/> n</li>
</ul>
`
	have := string(d.AppendHTML(nil, nil, HTMLOptions{XML: true, Address: moved}))
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("XHTML (-want +have):\n%s", d)
	}
}

func FuzzXHTML(f *testing.F) {
	f.Add("[a *b](c) d* `e`\n\n![f](g)\n\n| [h](../i) |\n|---|\n| <j> |\n\n- [x] k  \n  l\n", 0, 9)
	f.Add("```\n'\f'\v'\n```", 0, 1)
	f.Fuzz(func(t *testing.T, body string, start, end int) {
		d := Markdown(body, Options{Target: func(dest string, _ bool) (string, bool) { return dest, true }})
		spans := []Span{{Start: start, End: end, Href: "#a", After: `<a href="#n">1</a>`}}
		if err := isXML(string(d.AppendHTML(nil, spans, HTMLOptions{XML: true, Address: moved}))); err != nil {
			t.Errorf("%v in the XHTML of %q", err, body)
		}
	})
}
