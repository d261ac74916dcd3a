package markup

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCanonicalText(t *testing.T) {
	for _, tc := range []struct{ name, body, want string }{
		{"white space is collapsed and trimmed", "  a \t b\f\n c  ", "a b c"},
		{"soft breaks are spaces", "a\nb\r\nc", "a b c"},
		{"hard breaks are spaces", "a  \nb\\\nc", "a b c"},
		{"a code span's spaces too", "a ` b  c ` d", "a b c d"},
		{"blocks are joined by a newline", "a\n\n\n# b\n\nc", "a\nb\nc"},
		{"empty blocks leave no trace", "#\n\na\n\n-\n\n```\n```\n\n## \n\nb", "a\nb"},
		{"tight items", "- a\n- b\n  c\n", "a\nb c"},
		{"loose items", "1. a\n\n   b\n2. c", "a\nb\nc"},
		{"cells", "|a|b|\n|-|-|\n|c||\n", "a\nb\nc"},
		{"code", "```\na\n\n  b\n```\n", "a b"},
		{"raw HTML", "<div>\n<b>a</b>\n</div>\n\nb <i>c</i>", "<div> <b>a</b> </div>\nb <i>c</i>"},
		{"comments and processing instructions", "<!-- a\nb -->\n\nc <?d?>", "<!-- a b -->\nc <?d?>"},
		{"typographic characters stay", "“a” – b’s\u00a0c…", "“a” – b’s\u00a0c…"},
		{"escapes and references", `\*a\* &amp; &hellip; &#65;&#x42; &nosuch; &#0; \&amp;`, "*a* & … AB &nosuch; \uFFFD &amp;"},
		{"references to white space", "a&#32;&#10;&Tab;b &#32;", "a b"},
		{"no references in code", "`&amp;` `\\*`", "&amp; \\*"},
		{"NFC", "cafe\u0301", "café"},
		{"NFC across markup", "caf*e*\u0301", "café"},
		{"NFC of an accent at the start", "a\n\n\u0301\u0323b", "a\n\u0323\u0301b"},
		{"what HTML forbids", "a\x00b\x01c\u0085d\ufffee", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe"},
		{"invalid UTF-8", "a\xffb\xe2\x80", "a\uFFFDb\uFFFD\uFFFD"},
		{"definitions are no text", "[a]: /b\n\n[a]", "a"},
		{"pictures that are shown", "a ![b](c.png) d", "a d"},
		{"pictures that are not", "a ![b *c*](https://e.org/c.png) d", "a b c d"},
		{"pictures without words", "![](https://e.org/p/c%20d.png?x) ![](https://e.org/)", "c d.png https://e.org/"},
		{"rules are no text", "a\n\n***\n\nb", "a\nb"},
		{"struck words are", "a ~~b~~", "a b"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := Markdown(tc.body, Options{Target: target})
			if diff := cmp.Diff(tc.want, d.Text); diff != "" {
				t.Errorf("-want +have:\n%s", diff)
			}
			checkDocument(t, d, tc.body, nil)
		})
	}
}

func TestPlainKnowsNoMarkup(t *testing.T) {
	for _, tc := range []struct{ name, body, want string }{
		{"markup", "# *a* <b> &amp; [c](d)", "# *a* <b> &amp; [c](d)"},
		{"blank lines part paragraphs", "a\nb\n\n \t\n\nc\n", "a b\nc"},
		{"windows", "a\r\nb\r\n\r\nc", "a b\nc"},
		{"old", "a\rb\r\rc", "a b\nc"},
		{"nothing", " \n\t\n", ""},
		{"indented", "    a\n\tb", "a b"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := Plain(tc.body)
			if diff := cmp.Diff(tc.want, d.Text); diff != "" {
				t.Errorf("-want +have:\n%s", diff)
			}
			for i, b := range d.Blocks {
				if b.Kind != Paragraph || b.Number != int32(i+1) {
					t.Errorf("block %d is %+v, want paragraph %d", i, b, i+1)
				}
			}
		})
	}
}

func TestBlocks(t *testing.T) {
	body := "# h\n\na\n\n> b\n\n- c\n\n```\nd\n```\n\n|e|\n|-|\n\n<p>\n\nf\n\n![x](x.png)\n\ng\n"
	want := []Block{
		{0, 1, Heading, 0},
		{2, 3, Paragraph, 1},
		{4, 5, Paragraph, 0},
		{6, 7, ListItem, 0},
		{8, 9, Code, 0},
		{10, 11, Cell, 0},
		{12, 15, RawHTML, 0},
		{16, 17, Paragraph, 2},
		{18, 19, Paragraph, 3},
	}
	if diff := cmp.Diff(want, Markdown(body, Options{Target: target}).Blocks); diff != "" {
		t.Errorf("-want +have:\n%s", diff)
	}
}

func TestSourceFindsTheWordInTheBody(t *testing.T) {
	body := "# The *first*\r\n\r\nA&amp;B &hellip; cafe\u0301 [link](x.md)s, \\*star\r\n  next **strong** `code`\n\n- item\n\n" +
		"| cell | two |\n|-|-|\n\n```go\nvar  x\n\n    y\n```\n\n<b>raw\n</b> https://bare.example.org <https://angle.example.org> last\n\n> ![](https://e.org/p.png) end\n"
	d := Markdown(body, Options{})
	for _, word := range []string{
		"The", "first", "A", "B", "link", "s,", "*star", "next", "strong", "code", "item", "cell", "two", "var", "x", "y", "raw",
		"https://bare", "https://angle", "last", "end",
	} {
		at := strings.Index(d.Text, word)
		if at < 0 {
			t.Fatalf("%q does not stand in %q", word, d.Text)
		}
		got := body[d.Source(at):]
		if !strings.HasPrefix(got, word) {
			t.Errorf("%q is said to stand at %q", word, got[:min(len(got), 20)])
		}
	}
	for word, source := range map[string]string{"&B": "&amp;", "…": "&hellip;", "é": "e\u0301", "p.png": "![]"} {
		got := body[d.Source(strings.Index(d.Text, word)):]
		if !strings.HasPrefix(got, source) {
			t.Errorf("%q is said to stand at %q, want %q", word, got[:min(len(got), 20)], source)
		}
	}
	if got := d.Source(len(d.Text)); got != strings.Index(body, " end")+len(" end") {
		t.Errorf("the end is said to stand at %d of %d", got, len(body))
	}
}

func TestSourceIsRightAfterNormalization(t *testing.T) {
	body := strings.Repeat("e\u0301", 3) + "x *" + strings.Repeat("a\u0327\u0301", 2) + "* \u0958\u0958 end"
	d := Markdown(body, Options{})
	for _, word := range []string{"x", "end"} {
		if got, want := d.Source(strings.Index(d.Text, word)), strings.Index(body, word); got != want {
			t.Errorf("%q is said to stand at %d, want %d", word, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	const drop, nowhere = LinkScheme, LinkNowhere
	for _, tc := range []struct {
		body, html string
		problem    []Problem
	}{
		{"[a](https://e.org/?b=1&c)", `<a href="https://e.org/?b=1&amp;c" rel="noopener">a</a>`, nil},
		{"[a](HTTP://e.org 't \"q\"')", `<a href="HTTP://e.org" title="t &quot;q&quot;" rel="noopener">a</a>`, nil},
		{"[a](//e.org)", `<a href="https://e.org" rel="noopener">a</a>`, nil},
		{"[a](mailto:b@e.org)", `<a href="mailto:b@e.org">a</a>`, nil},
		{"<b@e.org> b@e.org", `<a href="mailto:b@e.org">b@e.org</a> <a href="mailto:b@e.org">b@e.org</a>`, nil},
		{"www.e.org", `<a href="http://www.e.org" rel="noopener">www.e.org</a>`, nil},
		{"[a](b.md)", `<a href="../b.md">a</a>`, nil},
		{"[a](#p3)", `<a href="#p3">a</a>`, nil},
		{"[a](<b c.md>)", `<a href="../b%20c.md">a</a>`, nil},
		{"[a](b&#9;c.md)", `<a href="../b%09c.md">a</a>`, nil},
		{"[a](&#9;//e.org)", `<a href="../%09//e.org">a</a>`, nil},
		{`[a](<\\\\e.org>)`, `<a href="../%5C%5Ce.org">a</a>`, nil},
		{"[a](ht&#9;tp://e.org)", "a", []Problem{{0, drop, "ht\ttp://e.org"}}},
		{"[a](no.md)", "a", []Problem{{0, nowhere, "no.md"}}},
		{"x [a]()", "x a", []Problem{{2, nowhere, ""}}},
		{"x [*a*](javascript:alert(1))", "x <em>a</em>", []Problem{{2, drop, "javascript:alert(1)"}}},
		{"[a](JavaScript:b)", "a", []Problem{{0, drop, "JavaScript:b"}}},
		{"[a](java&#9;script:b)", "a", []Problem{{0, drop, "java\tscript:b"}}},
		{"[a](&#x6A;avascript&colon;b)", "a", []Problem{{0, drop, "javascript:b"}}},
		{"[a](<\x01javascript:b>)", "a", []Problem{{0, drop, "\x01javascript:b"}}},
		{"[a](vbscript:b) [c](file:///d)", "a c", []Problem{{0, drop, "vbscript:b"}, {16, drop, "file:///d"}}},
		{"[a](data:text/html,b)", "a", []Problem{{0, drop, "data:text/html,b"}}},
		{"<javascript:b>", "javascript:b", []Problem{{1, drop, "javascript:b"}}},
		{"[a][r]\n\n[r]: javascript:b", "a", []Problem{{0, drop, "javascript:b"}}},
		{"ftp://e.org", "ftp://e.org", nil},
		{"[a <https://b.org> c](d)", `<a href="../d">a https://b.org c</a>`, nil},
		{"[![b](https://e.org/c.png)](d)", `<a href="../d">b</a>`, nil},
		{"![b *c*](d.png 'e')", `<img src="../d.png" alt="b c" title="e" loading="lazy">`, nil},
		{"![b](https://e.org/d.png)", `<a href="https://e.org/d.png" rel="noopener">b</a>`, nil},
		{"![b](no.png)", "b", []Problem{{0, ImageNowhere, "no.png"}}},
		{"![b](data:image/png;base64,AA)", "b", []Problem{{0, ImageScheme, "data:image/png;base64,AA"}}},
	} {
		t.Run(tc.body, func(t *testing.T) {
			d := Markdown(tc.body, Options{Target: target})
			want := "<p>" + tc.html + "</p>\n"
			if diff := cmp.Diff(want, string(d.AppendHTML(nil, nil, HTMLOptions{}))); diff != "" {
				t.Errorf("-want +have:\n%s", diff)
			}
			if diff := cmp.Diff(tc.problem, d.Problems()); diff != "" {
				t.Errorf("problems (-want +have):\n%s", diff)
			}
		})
	}
}

func TestWithoutTargetRelativeLinksStay(t *testing.T) {
	d := Markdown("[a](b.md) ![c](d.png)", Options{})
	want := `<p><a href="b.md">a</a> <a href="d.png">c</a></p>` + "\n"
	if diff := cmp.Diff(want, string(d.AppendHTML(nil, nil, HTMLOptions{}))); diff != "" {
		t.Errorf("-want +have:\n%s", diff)
	}
}

func TestHeadingsLeaveTheFirstLevelToThePage(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{"# a\n\n## b\n\n###### c", "<h2>a</h2>\n<h3>b</h3>\n<h6>c</h6>\n"},
		{"## a\n\n### b", "<h2>a</h2>\n<h3>b</h3>\n"},
		{"### a\n\n## b", "<h3>a</h3>\n<h2>b</h2>\n"},
		{"> # a\n\n## b", "<blockquote>\n<h2>a</h2>\n</blockquote>\n<h2>b</h2>\n"},
	} {
		got := string(Markdown(test.body, Options{}).AppendHTML(nil, nil, HTMLOptions{}))
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: -want +have:\n%s", test.body, diff)
		}
	}
}

func TestParagraphNumbers(t *testing.T) {
	d := Markdown("a\n\n> b\n\nc", Options{})
	want := `x<p id="p1"><a class="para-no" href="#p1" aria-label="Absatz &lt; 1">1</a> a</p>
<blockquote>
<p>b</p>
</blockquote>
<p id="p2"><a class="para-no" href="#p2" aria-label="Absatz &lt; 2">2</a> c</p>
`
	got := string(d.AppendHTML([]byte("x"), nil, HTMLOptions{Numbers: true, NumberLabel: "Absatz <"}))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +have:\n%s", diff)
	}
}

func TestTasksAreReadOutInTheLanguageOfThePage(t *testing.T) {
	french := HTMLOptions{ToDo: "à faire", Done: "fait"}
	for name, got := range map[string]string{
		"note": Note("- [ ] a\n- [x] b", french), "page": Page("- [ ] a\n- [x] b", Options{}, french),
		"article": string(Markdown("- [ ] a\n- [x] b", Options{}).AppendHTML(nil, nil, french)),
	} {
		if !strings.Contains(got, `disabled aria-label="à faire"> `) || !strings.Contains(got, `disabled checked aria-label="fait"> `) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestNote(t *testing.T) {
	for _, tc := range []struct{ body, want string }{
		{"One *word*.", `<span class="note-par">One <em>word</em>.</span>`},
		{"One.\n\nTwo.", `<span class="note-par">One.</span> <span class="note-par">Two.</span>`},
		{"# A\n\n- b\n- [c](d.html)", `<span class="note-par">A</span> <span class="note-par note-item">b</span> <span class="note-par note-item"><a href="d.html">c</a></span>`},
		{"<b>a</b> & [b](javascript:c)", `<span class="note-par">&lt;b&gt;a&lt;/b&gt; &amp; b</span>`},
		{"```\na  b\n```", `<span class="note-par"><code>a b</code></span>`},
		{"a  \nb", `<span class="note-par">a<br> b</span>`},
		{"> - [x] a\n\n***\n", `<span class="note-par note-item"><input type="checkbox" disabled checked aria-label="done"> a</span>`},
		{"", ""},
	} {
		if diff := cmp.Diff(tc.want, Note(tc.body, HTMLOptions{})); diff != "" {
			t.Errorf("%q (-want +have):\n%s", tc.body, diff)
		}
	}
}

func TestPageHeadingsHaveStableIDs(t *testing.T) {
	got := Page("# About *this*!\n\n## Method\n\n## Method\n\n## Method 2\n\n## سوریه\n\n## …\n\n#\n", Options{}, HTMLOptions{})
	want := `<h2 id="about-this">About <em>this</em>!</h2>
<h3 id="method">Method</h3>
<h3 id="method-2">Method</h3>
<h3 id="method-2-2">Method 2</h3>
<h3 id="سوریه">سوریه</h3>
<h3 id="section">…</h3>
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +have:\n%s", diff)
	}
}
