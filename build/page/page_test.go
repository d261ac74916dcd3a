package page

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// prose is text enough for an article.
func prose(n int) string {
	return strings.Repeat("<p>The ferry stayed in port on Tuesday because of the wind, which the harbour office had foreseen, and nobody at the quay was surprised.</p>\n", n)
}

// Each file of testdata has a page, and what is read of it.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var in, want []byte
			for _, f := range a.Files {
				switch f.Name {
				case "page.html":
					in = f.Data
				case "want":
					want = f.Data
				}
			}
			p, err := Read([]byte(strings.ReplaceAll(string(in), "PROSE", prose(6))), Options{Picture: func(s string) (string, bool) { return "kept-" + filepath.Base(s), !strings.Contains(s, "://") }})
			if err != nil {
				t.Fatal(err)
			}
			got := strings.ReplaceAll(describe(p), strings.TrimSpace(strings.NewReplacer("<p>", "", "</p>\n", "\n\n").Replace(prose(6))), "PROSE")
			if diff := cmp.Diff(string(want), got); diff != "" {
				if os.Getenv("UPDATE") != "" {
					a.Files = []txtar.File{{Name: "page.html", Data: in}, {Name: "want", Data: []byte(got)}}
					if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
						t.Fatal(err)
					}
					return
				}
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func describe(p *Page) string {
	var b strings.Builder
	line := func(key string, value any) {
		if s := fmt.Sprintf("%v", value); s != "" && s != "[]" {
			fmt.Fprintf(&b, "%s: %s\n", key, s)
		}
	}
	line("title", p.Title)
	line("bylines", strings.Join(p.Bylines, " | "))
	line("published", p.Published)
	line("date lines", strings.Join(p.DateLines, " | "))
	line("modified", p.Modified)
	line("url", p.URL)
	line("language", p.Language)
	line("section", p.Section)
	line("outlets", strings.Join(p.Outlets, " | "))
	for i, group := range p.Rights {
		line(fmt.Sprintf("rights %d", i), strings.Join(group, " | "))
	}
	line("captions", strings.Join(p.Captions, " | "))
	for _, d := range p.Dropped {
		line("dropped", d)
	}
	b.WriteString("---\n" + p.Markdown)
	return b.String()
}

func TestNoPageOverflowsTheStack(t *testing.T) {
	for _, tag := range []string{"div", "blockquote", "ul><li", "span", "b", "table><tr><td"} {
		open := strings.Repeat("<"+tag+">", 99_000/(1+strings.Count(tag, "<")))
		p, err := Read([]byte("<html><body>"+open+prose(6)+"</body>"), Options{})
		if err != nil && tag != "table><tr><td" { // a page of tables within tables may have no article
			t.Errorf("%s: %v", tag, err)
			continue
		}
		if err == nil && !strings.Contains(strings.Join(p.Body, " "), "The ferry stayed in port") {
			t.Errorf("%s: the text is lost", tag)
		}
	}
}

func TestWhatIsNoPageIsRefusedWithTheReason(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{"empty", "", errNoText.Error()},
		{"blank", " \n\t ", errNoText.Error()},
		{"only a script", "<html><body><script>document.write('The ferry stayed in port')</script><noscript>Turn JavaScript on</noscript></body>", errNoText.Error()},
		{"too many elements", strings.Repeat("<p>a</p>", maxElements+1), ErrTooLarge.Error()},
		{"too much text", "<p>" + strings.Repeat("ferry ", maxText/5), ErrTooLarge.Error()},
	} {
		if _, err := Read([]byte(test.page), Options{}); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

func TestPicturesInAPageDoNotMakeItTooLarge(t *testing.T) {
	picture := `<img src="data:image/png;base64,` + strings.Repeat("QUJD", 1<<20) + `">`
	p, err := Read([]byte("<html><body><style>"+strings.Repeat("a{b:c} ", 1<<20)+"</style>"+prose(3)+picture+picture+picture+prose(3)), Options{})
	if err != nil || len(p.Body) != 6 {
		t.Errorf("%v, %+v", err, p)
	}
}

func TestDecode(t *testing.T) {
	const word = "Größe"
	latin1 := "Gr\xf6\xdfe"
	archived := "<script>" + strings.Repeat("wayback(); ", 500) + "</script>" // longer than what browsers look at
	for _, test := range []struct {
		name, raw, label, encoding string
		sure                       bool
	}{
		{"utf-8 without a label", word, "", "utf-8", true},
		{"utf-8 with a lying header", word, "iso-8859-1", "utf-8", true},
		{"utf-8 with a lying meta", `<meta charset="windows-1252">` + word, "", "utf-8", true},
		{"the header's word", latin1, "ISO-8859-1", "windows-1252", true},
		{"the page's word", `<meta charset=latin1>` + latin1, "", "windows-1252", true},
		{"the page's word far below", archived + `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=ISO-8859-15">` + latin1, "", "iso-8859-15", true},
		{"the declaration's word", `<?xml version="1.0" encoding="iso-8859-1"?>` + latin1, "", "windows-1252", true},
		{"a label that is none", latin1, "klingon", "windows-1252", false},
		{"no label", latin1, "", "windows-1252", false},
		{"a meta that claims utf-8", `<meta charset=utf-8>` + latin1, "", "windows-1252", false},
		{"utf-16", "\xff\xfeG\x00r\x00\xf6\x00\xdf\x00e\x00", "", "utf-16", true},
		{"utf-8 with a mark", "\xef\xbb\xbf" + word, "", "utf-8", true},
	} {
		text, encoding, sure := decode([]byte(test.raw), test.label)
		if !strings.HasSuffix(text, word) || encoding != test.encoding || sure != test.sure {
			t.Errorf("%s: %q, %s, %v", test.name, text[max(0, len(text)-10):], encoding, sure)
		}
	}
}

func TestAStrayByteIsNotTheEndOfUTF8(t *testing.T) {
	text, encoding, sure := decode([]byte(strings.Repeat("Größe ", 100)+"\xff"), "utf-8")
	if encoding != "utf-8" || sure || !strings.HasSuffix(text, "Größe \uFFFD") {
		t.Errorf("%q %s %v", text[len(text)-20:], encoding, sure)
	}
}

func TestStatedDates(t *testing.T) {
	for in, want := range map[string]string{
		"2017-01-08":                      "2017-01-08",
		"2017-01-08T09:40:00+03:30":       "2017-01-08T09:40:00+03:30",
		"2017-01-08T09:40:00.123+0330":    "2017-01-08T09:40:00+03:30",
		"2017-01-08 09:40:00 UTC":         "2017-01-08T09:40:00Z",
		"2017-01-08T09:40":                "2017-01-08T09:40:00",
		"2017-01-08T00:00:00Z":            "2017-01-08",
		"2017-01-08T00:00:00+02:00":       "2017-01-08T00:00:00+02:00",
		"20170108":                        "2017-01-08",
		"2017/1/8":                        "2017-01-08",
		"Sun, 08 Jan 2017 09:40:00 +0330": "2017-01-08T09:40:00+03:30",
		"January 8, 2017":                 "2017-01-08",
		"1483857600":                      "2017-01-08T06:40:00Z",
		"2017-02-31":                      "",
		"2017-01-08T25:00:00Z":            "2017-01-08",
		"8":                               "",
		"soon":                            "",
	} {
		s, ok := readStated(in)
		if s.text != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", in, s.text, ok, want)
		}
	}
}

func TestTitleWithoutItsOutlet(t *testing.T) {
	outlets := []string{"Norrowby Courier", "norrowby.example", "A | B News"}
	for in, want := range map[string]string{
		"Ferry stays in port | Norrowby Courier":       "Ferry stays in port",
		"Norrowby Courier: Ferry stays in port":        "Ferry stays in port",
		"Ferry – wind – Norrowby Courier":              "Ferry – wind",
		"Ferry stays in port - norrowby.example":       "Ferry stays in port",
		"Ferry stays in port | A | B News":             "Ferry stays in port",
		"Norrowby Courier wins a prize":                "Norrowby Courier wins a prize",
		"Ferry stays in port | Norrowby Courier Prize": "Ferry stays in port | Norrowby Courier Prize",
	} {
		if got := withoutOutlet(in, outlets); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestPeople(t *testing.T) {
	for in, want := range map[string]string{
		"By Jane Roe":                    "Jane Roe",
		"by Jane Roe and John Doe":       "Jane Roe | John Doe",
		"Von Jana Roe am 8. Januar 2017": "Jana Roe",
		"Par Loïc Le Clerc":              "Loïc Le Clerc",
		"Posted by jroe under News":      "jroe",
		"View all posts by Jane Roe":     "Jane Roe",
		"Jane Roe | 8 January 2017":      "Jane Roe",
		"Jane Roe Science Editor":        "Jane Roe",
		"roe1984":                        "roe1984",
		"admin":                          "",
		"https://a.example/roe":          "",
		"Norrowby Courier":               "",
		"责任编辑：肖春":                        "肖春",
		"By":                             "",
	} {
		if got := strings.Join(people([]string{in}, []string{"Norrowby Courier"}), " | "); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestAlign(t *testing.T) {
	whole := strings.Fields("share a b share c d share x a y")
	for part, want := range map[string]string{
		"a b c d":       ".XX.XX....",
		"b share c":     "..XXX.....",
		"c d share x":   "....XXXX..",
		"x y":           ".......X.X",
		"nothing there": "..........",
		"":              "..........",
	} {
		got := ""
		for _, ok := range align(whole, strings.Fields(part)) {
			got += map[bool]string{true: "X", false: "."}[ok]
		}
		if got != want {
			t.Errorf("%q: %s, want %s", part, got, want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	page := []byte(`<html lang="en"><head><title>Ferry stays in port | Norrowby Courier</title><meta property="og:site_name" content="Norrowby Courier"><meta property="article:published_time" content="2017-01-08T09:40:00Z"></head><body><nav>` +
		strings.Repeat(`<ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul>`, 60) + `</nav><article><h1>Ferry stays in port</h1><p class="byline">By Jane Roe</p>` + prose(30) + `</article><aside>` +
		strings.Repeat(`<div class="teaser"><h3><a href="/c">Another story</a></h3><p>What it says in a line.</p></div>`, 60) + `</aside></body></html>`)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Read(page, Options{URL: "https://norrowby.example/ferry"}); err != nil {
			b.Fatal(err)
		}
	}
}
