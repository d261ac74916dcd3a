package markup

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBlocksCarryTheirOwnDirection(t *testing.T) {
	ltr := func(block string) string {
		if strings.Contains(block, "x") {
			return "ltr"
		}
		return ""
	}
	for _, c := range []struct{ body, want string }{
		{"a\n\nx", "<p id=\"p1\"><a class=\"para-no\" href=\"#p1\" aria-label=\"Paragraph 1\">1</a> a</p>\n<p id=\"p2\" dir=\"ltr\"><a class=\"para-no\" href=\"#p2\" aria-label=\"Paragraph 2\">2</a> x</p>\n"},
		{"- x\n- a", "<ul>\n<li dir=\"ltr\">x</li>\n<li>a</li>\n</ul>\n"},
		{"- [x] x", "<ul>\n<li dir=\"ltr\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> x</li>\n</ul>\n"},
		{"> x", "<blockquote>\n<p dir=\"ltr\">x</p>\n</blockquote>\n"},
		{"## x", "<h2 dir=\"ltr\">x</h2>\n"},
		{"- a\n\n  x", "<ul>\n<li><p>a</p>\n<p dir=\"ltr\">x</p>\n</li>\n</ul>\n"},
	} {
		got := string(Markdown(c.body, Options{}).AppendHTML(nil, nil, HTMLOptions{Numbers: true, Dir: ltr}))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: -want +have:\n%s", c.body, diff)
		}
	}
}
