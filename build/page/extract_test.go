package page

import (
	"slices"
	"strings"
	"testing"
)

// A table of some hundred rows weighs more than the report that it stands in, which must not be lost for it.
func TestALongTableIsNotTakenForTheArticle(t *testing.T) {
	table := `<div class="data"><h3>Harbour offices</h3><table><tr><th>Harbour</th><th>Mail</th></tr>` + strings.Repeat(`<tr><td>The harbour of Norrowby by the sea</td><td>office@norrowby.example</td></tr>`, 400) + "</table></div>"
	p, err := Read([]byte("<html><body><div><div class='story'>"+prose(8)+"<div>"+table+"</div>"+prose(2)+"</div></div><p>Imprint</p></body></html>"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	reports := 0
	for _, b := range p.Body {
		if strings.HasPrefix(b, "The ferry stayed in port") {
			reports++
		}
	}
	if reports != 10 || !slices.Contains(p.Body, "office@norrowby.example") {
		t.Errorf("%d paragraphs of 10, %d blocks", reports, len(p.Body))
	}
}

func TestSignaturesAboveTheTextAreNotInIt(t *testing.T) {
	for _, above := range []string{
		`<p>By Jane Roe</p>`,
		`<p><span>By</span><br><a href="/roe">Jane Roe</a></p>`,
		`<div class="byline"><p>By</p><p><a href="/roe">Jane Roe</a>, Harbour Editor</p></div>`,
		`<p class="meta">Posted by Jane Roe on 8 January 2017</p>`,
		`<p>Reported by:</p><p>Jane Roe</p>`,
	} {
		head := `<title>Ferry stays</title><meta name="author" content="Jane Roe">`
		p := readWith(t, head, "<h1>Ferry stays</h1>"+above, "<p>By Jane Roe's own account, nobody sailed.</p>")
		if len(p.Body) != 7 || !strings.HasPrefix(p.Body[0], "The ferry") || !strings.HasPrefix(p.Body[6], "By Jane") {
			t.Errorf("%s: %d blocks, first %q", above, len(p.Body), p.Body[0])
		}
	}
}
