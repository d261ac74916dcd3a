package markup

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var seedBodies = []string{
	"",
	"Plain *words* and **more** words.\n\nA [link](https://example.org \"t\") in *a [second](x.md) paragraph*.\n",
	"# One\n\n## Two\n\n- a\n- b **c**\n  - d\n\n1. x\n\n   y\n2. z\n\n> quoted\n> lines\n",
	"| a | b |\n|:-|-:|\n| *c* | `d\\|e` |\n| | f |\n",
	"```go\nfunc  main() {\n\tprintln(\"a  b\") // c\n}\n```\n\n    indented\n\n      code\n",
	"<div>\nraw <b>html</b>\n</div>\n\ninline <i>raw</i> &amp; &lt;b&gt; &hellip; \\* &#0; &#x41;\n",
	"a  \nb\\\nc\nd ![pic](p.png) ![remote](https://e.org/a/b.png) ![](https://e.org/x.png)\n",
	"[x](javascript:alert(1)) <javascript:x> [y](data:text/html,z) https://example.org www.example.org a@b.org\n",
	"e\u0301 cafe\u0301 *e*\u0301 a\u0327\u0301 \u1100\u1161\u11a8 \u0958 \u212b",
	"~~gone~~ ~kept~ - [ ] no\n\n- [ ] to do\n- [x] done\n",
	"\u0301\u0323x\r\n\r\ny\rz\x00\xff\xfe\u0085\ufffe",
	"[![in](a.png) link](b) [a <http://c> d](e) ***x** y* **x *y***\n\n***\n",
	"> - > 1. a\n>\n>   b\n\n\\\n\n&nbsp;\n\n[r]: /u 't'\n[r] [r][] [t][r]\n",
}

func addSeeds(f *testing.F, add func(string)) {
	for _, s := range seedBodies {
		add(s)
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "content", "articles", "*"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		if data, err := os.ReadFile(name); err == nil {
			add(string(data))
		}
	}
}

// spansFrom makes spans from bytes: start, length and what the span is like.
func spansFrom(data []byte, length int) []Span {
	tags := []string{"", "span", "time", "mark"}
	var spans []Span
	for i := 0; i+3 <= len(data) && len(spans) < 100; i += 3 {
		kind := data[i+2]
		s := Span{Start: int(data[i]) * (length + 8) / 256, Tag: tags[kind&3]}
		s.End = s.Start + int(data[i+1])*length/512 - 2
		if kind&4 != 0 {
			s.Start, s.End = int(data[i]), int(data[i])+int(data[i+1])/16
		}
		if kind&8 != 0 {
			s.Href, s.Class = "e.html", `m"<&`
		}
		s.Attrs = fmt.Sprintf(" data-span=%q", fmt.Sprint(len(spans)))
		if kind&32 != 0 {
			s.Before = `<i class="aside">before</i>`
		}
		if kind&64 != 0 {
			s.After = `<sup class="aside"><a href="#n">1</a></sup>`
		}
		s.ID = fmt.Sprintf("m%d", len(spans))
		spans = append(spans, s)
	}
	return spans
}

func target(dest string, _ bool) (string, bool) {
	return "../" + dest, !strings.HasPrefix(dest, "no")
}

func FuzzMarkdown(f *testing.F) {
	addSeeds(f, func(s string) {
		f.Add(s, []byte("\x00\x80\x08\x20\x90\x69\x30\xff\x6a\x40\x20\x00\x50\xff\x08\x03\x10\x3c\x05\x20\x6c"))
		f.Add(s, []byte("\x01\x40\x6c\x05\x50\x6c\x09\x40\x7c"))
	})
	f.Fuzz(func(t *testing.T, body string, spanData []byte) {
		d := Markdown(body, Options{Target: target})
		if !norm.NFC.IsNormalString(d.Text) {
			t.Fatalf("%+q is not in NFC", d.Text)
		}
		checkDocument(t, d, body, spansFrom(spanData, len(d.Text)))
		if again := Markdown(body, Options{Target: target}); again.Text != d.Text {
			t.Fatalf("read twice: %q, then %q", d.Text, again.Text)
		}
		// What was read is a text like any other: as plain paragraphs it reads the same.
		if plain := Plain(strings.ReplaceAll(d.Text, "\n", "\n\n")); plain.Text != d.Text {
			t.Fatalf("read again as plain text: %q, want %q", plain.Text, d.Text)
		}
		for _, p := range d.Problems() {
			if p.Offset < 0 || p.Offset > len(body) {
				t.Fatalf("problem outside the body: %+v", p)
			}
		}
	})
}

func FuzzPlain(f *testing.F) {
	addSeeds(f, func(s string) { f.Add(s, []byte("\x00\x80\x08\x20\x90\x69\x30\xff\x6a")) })
	f.Fuzz(func(t *testing.T, body string, spanData []byte) {
		d := Plain(body)
		checkDocument(t, d, body, spansFrom(spanData, len(d.Text)))
	})
}

func FuzzNoteIsPhrasingContent(f *testing.F) {
	addSeeds(f, func(s string) { f.Add(s) })
	f.Fuzz(func(t *testing.T, body string) {
		tree := parseHTML(t, "<p>"+Note(body, HTMLOptions{})+"</p>")
		checkLinks(t, tree, false)
		// Blocks are parted by a space here, by a newline there.
		want := strings.ReplaceAll(Markdown(body, Options{}).Text, "\n", " ")
		if got := readText(t, tree); got != want {
			t.Fatalf("text read back differs\nhave %q\nwant %q", got, want)
		}
	})
}

func FuzzPage(f *testing.F) {
	addSeeds(f, func(s string) { f.Add(s) })
	f.Fuzz(func(t *testing.T, body string) {
		tree := parseHTML(t, Page(body, Options{}, HTMLOptions{}))
		if got, want := readText(t, tree), Markdown(body, Options{}).Text; got != want {
			t.Fatalf("text read back differs\nhave %q\nwant %q", got, want)
		}
	})
}
