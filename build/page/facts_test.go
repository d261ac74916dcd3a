package page

import (
	"strings"
	"testing"
)

// readWith reads a page with something in its head, something above its text and something below.
func readWith(t *testing.T, head, above, below string) *Page {
	t.Helper()
	p, err := Read([]byte("<html><head>"+head+"</head><body><article>"+above+prose(6)+below+"</article></body></html>"), Options{URL: "https://courier.example/ferry"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTitles(t *testing.T) {
	for _, tt := range []struct{ name, head, above, want string }{
		{"heading and metadata", `<title>Ferry stays | Courier</title>`, `<h1>Ferry stays</h1>`, "Ferry stays"},
		{
			"heading with the outlet", `<title>Ferry stays in port today - Other</title><meta property="og:title" content="Ferry stays in port today">`,
			`<h1>Ferry stays in port today | COURIER.NET</h1>`, "Ferry stays in port today",
		},
		{
			"heading with a dash of its own", `<meta property="og:title" content="Ferry"><title>Ferry – and what it costs the town this year</title>`,
			`<h1>Ferry – and what it costs the town this year</h1>`, "Ferry – and what it costs the town this year",
		},
		{
			"the last of the crumbs", `<title>Pell: ferry stays in port all week | Courier</title><meta property="og:title" content="Storm report">`,
			`<nav><ol><li><a href="/">Home</a></li><li><h1>Pell: ferry stays in port all week</h1></li></ol></nav><h2>Storm report</h2>`, "Pell: ferry stays in port all week",
		},
		{"a heading of a menu", `<title>Ferry stays | Courier</title>`, `<nav><h1>Contents</h1></nav><h2>Ferry stays</h2>`, "Ferry stays"},
		{"to be cited by", `<meta name="citation_title" content="Harbours and storms">`, `<h1>Annual report of harbours</h1>`, "Harbours and storms"},
		{"worded for searching", `<title>Ferry: sailing or staying? All facts</title>`, `<h1>Ferry: sail or stay?</h1>`, "Ferry: sail or stay?"},
		{
			"title in the place of the outlet", `<title>Ferry stays in port - Courier</title><meta property="og:title" content="Ferry stays in port"><meta property="og:site_name" content="Ferry stays in port">`,
			`<h1>Good morning</h1>`, "Ferry stays in port",
		},
		{"a last part that may be an outlet", `<title>Ferry stays in port - Courier</title>`, "", "Ferry stays in port"},
		{"a last part of its own", `<title>Ferry stays in port - harbour master | Courier</title><meta property="og:title" content="Ferry stays in port - harbour master">`, "", "Ferry stays in port - harbour master"},
		{"no spaces", `<title>船今天停在港口没有出海-港口报</title>`, `<div class="title">船今天停在港口没有出海</div>`, "船今天停在港口没有出海"},
		{"kicker in the heading", `<title>Storm – Ferry stays in port</title>`, `<h1><span class="titleheader">Storm</span><span aria-hidden="true"> – </span>Ferry stays in port</h1>`, "Ferry stays in port"},
	} {
		if got := readWith(t, tt.head, tt.above, "").Title; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestBylines(t *testing.T) {
	for _, tt := range []struct{ name, head, above, below, want string }{
		{"beside the date", "", "<h1>Ferry stays</h1><p>11.12.2019 - Jana Roe</p>", "", "Jana Roe"},
		{"before the date", "", "<h1>Ferry stays</h1><p>Jane Roe | May 6, 2024</p>", "", "Jane Roe"},
		{"a section beside the date", "", "<h1>Ferry stays</h1><p>11.12.2019 - Harbour</p>", "", ""},
		{"for an outlet", `<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"By Jane Roe And John Doe For The Courier On Sunday"}}</script>`, "", "", "Jane Roe | John Doe"},
		{"in conversation", `<meta name="author" content="Jana Roe im Gespräch mit Max Osk">`, "", "", "Jana Roe | Max Osk"},
		{"with an address", `<meta name="author" content="Jane Roe (https://roe.example/)">`, "", "", "Jane Roe"},
		{"an account", `<meta property="article:author" content="jane_roe">`, "<p>Author: <span>Jané Roe</span></p>", "", "Jané Roe"},
		{"an account of nobody named", `<meta property="article:author" content="roe84">`, `<p class="byline">By John Doe</p>`, "", "John Doe"},
		{"an account alone", `<meta property="article:author" content="roe84">`, "", "", "roe84"},
		{
			"an account by its card", `<script type="application/ld+json">{"@type":"Article","creator":"CX7567"}</script><meta name="twitter:creator" content="@JaneRoe">`,
			`<span class="author vcard"><span class="fn">Jane Roe</span></span>`, "", "Jane Roe",
		},
		{"all by", "", `<a rel="author" href="/roe">Alles von Jana Roe</a>`, "", "Jana Roe"},
		{"a number of articles", "", `<div class="author">9 articles</div>`, "", ""},
		{"a host", `<meta name="author" content="courier.example">`, "", "", ""},
		{"surname first", `<meta name="citation_author" content="Roe, Jane K."><meta name="citation_author" content="van der Doe, John">`, "", "", "Jane K. Roe | John van der Doe"},
		{"two persons, not a surname first", `<meta name="dc.creator" content="Jane Roe, John Doe">`, "", "", "Jane Roe, John Doe"},
		{"in the order in which they stand", "", `<p class="byline">By <span itemprop="author"><span itemprop="name">Jane Roe</span></span> and <span itemprop="author"><span itemprop="name">John Doe</span></span>, Political Editors</p>`, "", "Jane Roe | John Doe"},
		{"by what they did", "", "<p>Words: Jane Roe · Pictures: Max Osk</p>", "", "Jane Roe"},
		{"a heading with a colon", "", "<p>Report: Ferry stays in port</p>", "", ""},
		{"of a teaser", "", "", `<a href="/2"><h3>Another story</h3><span class="author">By John Doe</span></a>`, ""},
		{"signed by agencies", "", "", "<p>(HWA/NPA)</p>", "HWA/NPA"},
		{"signed by a desk", "", "", "<p>Quelle: Halden Wire/jr</p>", "Halden Wire/jr"},
		{"signed by an agency", "", "", "<p>HWA</p>", "HWA"},
		{"the end", "", "", "<p>ENDE</p>", ""},
		{"for the editor", "", "<p>【纠错】 责任编辑：肖春</p>", "", "肖春"},
	} {
		if got := strings.Join(readWith(t, tt.head, tt.above, tt.below).Bylines, " | "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
