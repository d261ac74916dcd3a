package page

import (
	"fmt"
	"strings"
	"testing"
)

// Whatever a page repeats, it is read or refused, and its article is found where it has one beside.
func TestPagesThatRepeatOneThing(t *testing.T) {
	for name, page := range repetitive(3000) {
		p, err := Read([]byte(page), Options{Picture: func(string) (string, bool) { return "a.png", true }})
		if err == nil && len(p.Body) == 0 {
			t.Errorf("%s: neither read nor refused", name)
		}
	}
}

// repetitive returns pages of n equal things, each of which once took time that grew with the square of n.
func repetitive(n int) map[string]string {
	of := func(before, thing, after string) string {
		return "<html><body>" + before + strings.Repeat(thing, n) + after + prose(6) + "</body></html>"
	}
	return map[string]string{
		"texts of a block":     of("<div>", "© 2017 by Jane Roe 5 May 2017<br>", "</div>"),
		"links of a block":     of("<div>", `<a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a> and <i>more</i> `, "</div>"),
		"writers":              of(`<div class="a">`, `<span class="author">by Jane Roe</span> `, "</div>"),
		"writers in a link":    of("<a>", `<span class="author">by Jane Roe</span>`, "</a>"),
		"headings":             of("<title>"+strings.Repeat("a | ", 200)+"</title>", "<h1>a | b</h1>", ""),
		"pictures of a figure": of("<figure>", `<img src="a.png">`, "</figure>"),
		"cells of a row":       of("<table><tr><td>a</td></tr><tr>", "<td>b</td>", "</tr></table>"),
		"lines of code":        of("<pre>", "<br>", "</pre>"),
		"nothing in a heading": of("<h1>", "<b></b>", "x</h1>"),
		"a word":               of("<p>www.", "@._:", "</p>"),
		"metadata":             of("", `<meta property="og:title" content="a | b">`, ""),
		"objects":              of(`<script type="application/ld+json">[`, `{"@type":"Article","headline":"a | b","author":["x y"]},`, "0]</script>"),
		"lines of a head":      of("<div>", "By Jane Roe<br>5 May 2017<br>", "</div>"),
		"days of a head":       of("<div>", "<p>5 May 2017</p>", "</div>"),
		"days beside blocks":   of("<div>", "5 May 2017<br>", "<p>a</p></div>"),
		"lines of rights":      of("<div>", "<p>© 2017 Jane Roe</p>", "</div>"),
		"cells":                of("<table>", "<tr><td>5 May 2017</td><td>a</td></tr>", "</table>"),
		"captions":             of("<div>", `<p class="credit">© Jane Roe</p>`, "</div>"),
		"days":                 of("<p>", "<time>5 May 2017</time>", "</p>"),
	}
}

// BenchmarkHostile shows that twice as much takes twice as long.
func BenchmarkHostile(b *testing.B) {
	small, large := repetitive(5000), repetitive(10000)
	for _, name := range []string{"texts of a block", "writers", "writers in a link", "headings", "pictures of a figure", "cells of a row", "a word", "objects", "lines of a head", "days of a head", "days beside blocks", "lines of rights", "cells", "captions"} {
		for _, page := range []string{small[name], large[name]} {
			b.Run(fmt.Sprintf("%s/%d kB", name, len(page)/1000), func(b *testing.B) {
				b.SetBytes(int64(len(page)))
				for b.Loop() {
					_, _ = Read([]byte(page), Options{}) // refused or not, it is read
				}
			})
		}
	}
}

// What a naming looks for first is in every name that its form matches.
func TestNamingsMissNoName(t *testing.T) {
	namings := map[string]naming{
		"junk": junkClass, "caption": captionClass, "comment": commentName, "published": publishedClass, "date": dateClass, "title": titleClass,
		"site": siteClass, "kicker": kickerClass, "surest author": authorClass[0], "author": authorClass[1],
	}
	alternative := strings.NewReplacer("(?i)", "", `(?:^|[\s_-])`, "", `(?:$|[\s_-])`, "", `\w*`, "x", "[_-]?", "-", "-?", "-", "?:", "", "?", "", "[_-]", "-", "(", "|", ")", "|")
	for name, m := range namings {
		seen := 0
		for part := range strings.SplitSeq(alternative.Replace(m.form.String()), "|") {
			if part = strings.Trim(part, "-"); part != "" && m.form.MatchString(part) {
				seen++
				if !m.match(part) {
					t.Errorf("%s: %q is missed", name, part)
				}
			}
		}
		if seen < 3 {
			t.Errorf("%s: only %d names were tried", name, seen)
		}
	}
}
