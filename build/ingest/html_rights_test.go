package ingest

import (
	"slices"
	"strings"
	"testing"
)

// A licence is recorded as a page names it: the version that another statement adds, and none that nobody stated.
func TestRightsOfPages(t *testing.T) {
	prose := strings.Repeat("<p>The ferry stayed in port on Sunday, said the harbour master, since the sea was high and nobody wanted to cross.</p>\n", 6)
	const linked = `<a href="http://creativecommons.org/licenses/by-sa/3.0/">`
	for _, tt := range []struct {
		name, head, foot, want string
		warned                 bool
	}{
		{"a version", "", "<p>Licensed under " + linked + "CC BY-SA</a></p>", "CC-BY-SA-3.0", false},
		{"no version", "", `<p>Copyleft © 2002-2016 Jane Roe <a href="/licence">CC-BY-SA</a>.</p>`, "CC-BY-SA", true},
		{"a link to no version", "", `<p>This site is under <a rel="license" href="https://creativecommons.org/licenses/by-nd/">a licence</a>.</p>`, "CC-BY-ND", true},
		{"the version said in the text alone", `<meta name="license" content="CC BY-SA">`, "<p>" + linked + "3.0</a></p>", "CC-BY-SA-3.0", false},
		{"another licence in the text", `<meta name="license" content="CC BY-ND">`, "<p>" + linked + "3.0</a></p>", "CC-BY-ND", true},
		{"which licence is not said", "", "<p>Licensed under Creative Commons.</p>", "", true},
	} {
		d, err := HTML([]byte("<html lang=en><head>"+tt.head+"</head><body><article><h1>Ferry stays</h1>"+prose+"</article><footer>"+tt.foot+"</footer></body></html>"), Options{})
		if err != nil {
			t.Fatal(tt.name, err)
		}
		warned := slices.ContainsFunc(d.Warnings, func(w Warning) bool { return w.Code == RightsUnclear })
		if d.Rights != tt.want || warned != tt.warned {
			t.Errorf("%s: rights %q, warned is %v; want %q, %v", tt.name, d.Rights, warned, tt.want, tt.warned)
		}
	}
}
