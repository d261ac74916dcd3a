package page

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"gloss/build/markup"
)

// hostile are texts that mean something in Markdown, each of which must come out as it went in.
var hostile = []string{
	"*not emphasis* and _neither_ nor **this**", "snake_case_name and 2*3*4", "# no heading", "- no item", "+ no item", "1. no item", "2) no item", "> no quote", "``` no fence", "~~~ no fence", "===", "---", "***",
	"[[a place]] and [a link](https://a.example) and [ref]: https://a.example", "![no picture](a.png)", "&lt;b&gt;no tag&lt;/b&gt; &lt;!-- no comment --&gt; &amp;amp; &amp;copy;", "a | b | c", "| - | - |", ":--- | ---:", "back\\slash \\* \\\\",
	"`code` and ``more``", "~~struck~~ ~one~", "https://a.example/x_y_z*w?a=b&amp;c=d(e)[f]", "www.a.example/_b_ and mail a_b@c.example", "Hello!", "100 % – “so” … said", "tab\tand\n newline", "[x] done", "[ ] not", "a&nbsp;b", "\\", "!", "&#35; x", "= x", "e\u0301",
}

func TestHostileTextComesOutAsItWentIn(t *testing.T) {
	for _, text := range hostile {
		for _, in := range []string{
			"<p>%</p>", "<p>word % word</p>", "<ul><li>%</li><li><p>%</p><p>%</p></li></ul>", "<ol><li>%<ol><li>%</li></ol></li></ol>", "<blockquote><p>%</p><ul><li>%</li></ul></blockquote>", "<h2>%</h2>", "<p>one<br>%<br>%</p>",
			"<table><tr><th>a</th><th>%</th></tr><tr><td>%</td><td>b</td></tr></table>", "<pre>%\n  %</pre>", "<p>a <em>%</em> <strong>%</strong>, <code>%</code>; x<b>%</b>y</p>", `<p>see <a href="https://b.example/(a) b">%</a>!<a href="https://b.example">%</a></p>`, "<figure><p>%</p></figure><p>a</p>",
		} {
			source := strings.ReplaceAll(in, "%", text)
			w := walkAll(t, source)
			checkMarkdown(t, source, w.out)
		}
	}
}

// walkAll reads all of a page.
func walkAll(t *testing.T, source string) *walker {
	t.Helper()
	doc, err := parse(source)
	if err != nil {
		t.Fatal(err)
	}
	w := &walker{out: &writer{}, shows: func(*html.Node) bool { return true }}
	w.walk(doc)
	w.flush()
	return w
}

func checkMarkdown(t *testing.T, source string, out *writer) {
	t.Helper()
	target := func(dest string, _ bool) (string, bool) { return dest, true }
	got := markup.Markdown(out.markdown.String(), markup.Options{Target: target}).Text
	if want := strings.Join(out.body, "\n"); got != want {
		t.Errorf("a reader of the Markdown sees\n%q, want\n%q\nof\n%s\nmade of\n%s", got, want, out.markdown.String(), source)
	}
}

// FuzzRead asserts what holds for any page: its Markdown shows its text; nothing is in the text that does not stand on
// the page; every block is in the form that the archive's texts have.
func FuzzRead(f *testing.F) {
	f.Add([]byte("<title>A</title><h1>A</h1><p>By Jane Roe<p>"+strings.Repeat("The ferry stayed in port because of the wind. ", 20)), "")
	for _, text := range hostile {
		f.Add([]byte("<article><h1>"+text+"</h1><p>"+strings.Repeat(text+" The ferry stayed in port, the harbour office said. ", 12)+"</p><ul><li>"+text+"</ul></article>"), "utf-8")
	}
	f.Add([]byte("<p>caf\xe9 <table><tr><td>a<td>b<tr><td>c<td>d</table><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"A\"}]}</script>"), "windows-1252")
	f.Fuzz(func(t *testing.T, raw []byte, charset string) {
		p, err := Read(raw, Options{Charset: charset, URL: "https://a.example/b", Picture: func(string) (string, bool) { return "a.png", true }})
		if err != nil {
			return
		}
		out := &writer{body: p.Body}
		out.markdown.WriteString(p.Markdown)
		checkMarkdown(t, string(raw), out)
		text, _, _ := decode(raw, charset)
		doc, err := parse(text)
		if err != nil {
			t.Fatal(err)
		}
		on := map[rune]int{}
		nodes, _ := texts(doc)
		for _, n := range nodes {
			for _, r := range canonical(n.Data) {
				on[r]++
			}
		}
		for _, b := range p.Body {
			if b == "" || !utf8.ValidString(b) || strings.ContainsAny(b, "\n\t") || b != strings.Trim(b, " ") {
				t.Errorf("block %q", b)
			}
			for _, r := range b {
				if on[r] == 0 && r != '“' && r != '”' {
					t.Errorf("%q in %q is not on the page", r, b)
				}
			}
		}
		if slices.Contains(p.Bylines, "") || utf8.RuneCountInString(p.Title) > maxTitle {
			t.Errorf("title %q, bylines %q", p.Title, p.Bylines)
		}
	})
}
