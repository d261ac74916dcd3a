package page

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestAddressesOfAPicture(t *testing.T) {
	for in, want := range map[string]string{
		`<img src="a.png">`: "a.png",
		`<img src="data:image/gif;base64,R0" data-src="a.png">`:                                        "a.png",
		`<img src="a.png" srcset="a-400.png 400w, a-1200.png 1200w,a-800.png 800w">`:                   "a.png a-1200.png a-800.png a-400.png",
		`<img data-srcset="a-1.png, a-2.png 2x">`:                                                      "a-2.png a-1.png",
		`<picture><source srcset="a.avif 2x"><source data-srcset="a.webp"><img src="a.png"></picture>`: "a.png a.avif a.webp",
		`<img srcset=",,">`: "",
		`<img>`:             "",
	} {
		doc, err := html.Parse(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		img := find(doc, func(n *html.Node) bool { return n.DataAtom == atom.Img })
		if got := addresses(img); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
