package markup

import (
	"strings"
	"testing"
)

// article is about as long as news is, with a little markup and some forty mentions.
func article() (string, []Span) {
	var b strings.Builder
	for range 12 {
		b.WriteString("The dock workers of Orunby went back on Sunday, and Velas told them that the *third* offer was the “last\n" +
			"word” of the port. Ships had waited off Tarn, Orunby and Eskholm since the spring, their cargo spoiling in\n" +
			"the holds, while lawyers read the first agreement & found it wanting in every clause.\n\n")
	}
	text := Markdown(b.String(), Options{}).Text
	var spans []Span
	for _, name := range []string{"Orunby", "Velas", "Tarn", "Eskholm"} {
		for at := 0; ; {
			i := strings.Index(text[at:], name)
			if i < 0 {
				break
			}
			at += i + len(name)
			spans = append(spans, Span{Start: at - len(name), End: at, Class: "mention", ID: "m1", Href: "../people/someone.html", Attrs: ` data-type="person" data-how="name"`})
		}
	}
	return b.String(), spans
}

func BenchmarkMarkdown(b *testing.B) {
	body, _ := article()
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Markdown(body, Options{})
	}
}

func BenchmarkPlain(b *testing.B) {
	body, _ := article()
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Plain(body)
	}
}

func BenchmarkAppendHTML(b *testing.B) {
	body, spans := article()
	d := Markdown(body, Options{})
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	var buf []byte
	for b.Loop() {
		buf = d.AppendHTML(buf[:0], spans, HTMLOptions{Numbers: true})
	}
}

// huge is a line of 10 MB.
func huge() string { return strings.Repeat("a word and *another* word, ", 10<<20/27) }

func BenchmarkMarkdownHugeLine(b *testing.B) {
	body := huge()
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Markdown(body, Options{})
	}
}

func BenchmarkAppendHTMLHugeLine(b *testing.B) {
	d := Markdown(huge(), Options{})
	for _, bc := range []struct {
		name   string
		length int
	}{{"mentions", 7}, {"overlapping", 2000}} {
		b.Run(bc.name, func(b *testing.B) {
			var spans []Span
			for i := range 50_000 {
				spans = append(spans, Span{Start: i * 200, End: i*200 + bc.length, Href: "x.html", Before: "<i></i>", After: "<b></b>"})
			}
			b.SetBytes(int64(len(d.Text)))
			b.ReportAllocs()
			var buf []byte
			for b.Loop() {
				buf = d.AppendHTML(buf[:0], spans, HTMLOptions{})
			}
		})
	}
}

func BenchmarkNote(b *testing.B) {
	const note = "The outlet’s *standing* term; see [the other](../stories/x.html)."
	b.SetBytes(int64(len(note)))
	b.ReportAllocs()
	for b.Loop() {
		Note(note, HTMLOptions{})
	}
}
