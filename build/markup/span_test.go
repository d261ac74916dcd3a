package markup

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpans(t *testing.T) {
	for _, tc := range []struct {
		name, body string
		spans      []Span
		want       string
	}{
		{"one", "ab cd ef", []Span{{Start: 3, End: 5, ID: "i", Class: "c", Href: "h?a&b", Attrs: ` title="t"`}}, `ab <a class="c" id="i" href="h?a&amp;b" title="t">cd</a> ef`},
		{"tags", "a b c d", []Span{{Start: 0, End: 1}, {Start: 2, End: 3, Tag: "time"}, {Start: 4, End: 5, Tag: "mark", Href: "x"}, {Start: 6, End: 7, Tag: "span"}}, `<span>a</span> <time>b</time> <mark>c</mark> <span>d</span>`},
		{"in any order", "a b", []Span{{Start: 2, End: 3}, {Start: 0, End: 1, Tag: "mark"}}, `<mark>a</mark> <span>b</span>`},
		{"the longer is outside", "abcd", []Span{{Start: 0, End: 2, Tag: "time"}, {Start: 0, End: 4, Tag: "mark"}}, `<mark><time>ab</time>cd</mark>`},
		{"of two alike the first is outside", "ab", []Span{{Start: 0, End: 2, Tag: "time"}, {Start: 0, End: 2, Tag: "mark"}}, `<time><mark>ab</mark></time>`},
		{"overlap", "abcdef", []Span{{Start: 0, End: 4, Tag: "mark", ID: "m"}, {Start: 2, End: 6, Tag: "time", ID: "t"}}, `<mark id="m">ab<time id="t">cd</time></mark><time>ef</time>`},
		{"links that overlap", "abcdef", []Span{{Start: 0, End: 4, Href: "x"}, {Start: 2, End: 6, Href: "y"}}, `<a href="x">ab<span>cd</span></a><a href="y">ef</a>`},
		{"as wide as an element", "*ab* c", []Span{{Start: 0, End: 2}}, `<span><em>ab</em></span> c`},
		{"over an element", "a *b* c", []Span{{Start: 0, End: 5}}, `<span>a <em>b</em> c</span>`},
		{"within an element", "*abc*", []Span{{Start: 1, End: 2}}, `<em>a<span>b</span>c</em>`},
		{"into an element", "ab *cd*", []Span{{Start: 0, End: 4, ID: "i"}}, `<span id="i">ab </span><em><span>c</span>d</em>`},
		{"out of an element", "*ab* cd", []Span{{Start: 1, End: 4, ID: "i"}}, `<em>a<span id="i">b</span></em><span> c</span>d`},
		{"as wide as a link", "[ab](x)", []Span{{Start: 0, End: 2, Href: "y"}}, `<a href="x"><span>ab</span></a>`},
		{"over a link", "a [b](x) c", []Span{{Start: 0, End: 5, Href: "y"}}, `<a href="y">a </a><a href="x"><span>b</span></a><a href="y"> c</a>`},
		{"without a link over a link", "a [b](x) c", []Span{{Start: 0, End: 5, Tag: "mark"}}, `<mark>a <a href="x">b</a> c</mark>`},
		{"over a break", "a  \nb", []Span{{Start: 0, End: 3}}, `<span>a<br> b</span>`},
		{"clamped", "ab", []Span{{Start: -5, End: 99}}, `<span>ab</span>`},
		{"left out", "ab", []Span{{Start: 1, End: 1, After: "x"}, {Start: 2, End: 1, Before: "x"}, {Start: 5, End: 9}}, `ab`},
		{"moved to whole characters", "aéb", []Span{{Start: 2, End: 3}}, `a<span>é</span>b`},
		{"text escaped", "a < b & c", []Span{{Start: 2, End: 3}}, `a <span>&lt;</span> b &amp; c`},
		{"before and after", "a b c", []Span{{Start: 2, End: 3, Before: "<i></i>", After: "<b></b>"}}, `a <i></i><span>b</span><b></b> c`},
		{"before and after within the document's link", "[a b c](x)", []Span{{Start: 2, End: 3, Before: "<i></i>", After: "<b></b>"}}, `<i></i><a href="x">a <span>b</span> c</a><b></b>`},
		{"before and after within a span's link", "a b c", []Span{{Start: 0, End: 5, Href: "x"}, {Start: 2, End: 3, Before: "<i></i>", After: "<b></b>"}}, `<a href="x">a </a><i></i><a href="x"><span>b</span> c</a><b></b>`},
		{"before within an element within a span's link", "a *b c* d", []Span{{Start: 0, End: 7, Href: "x"}, {Start: 4, End: 5, Before: "<i></i>"}}, `<a href="x">a </a><i></i><a href="x"><em>b <span>c</span></em> d</a>`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := Markdown(tc.body, Options{})
			got := string(d.AppendHTML(nil, tc.spans, HTMLOptions{}))
			if diff := cmp.Diff("<p>"+tc.want+"</p>\n", got); diff != "" {
				t.Errorf("-want +have:\n%s", diff)
			}
		})
	}
}

func TestNothingIsWrappedBetweenBlocks(t *testing.T) {
	d := Plain("a\n\nb\n\nc")
	got := string(d.AppendHTML(nil, []Span{{Start: 0, End: 5, ID: "i", Before: "<", After: ">"}, {Start: 1, End: 2, ID: "gone"}, {Start: 3, End: 5, Tag: "mark"}}, HTMLOptions{}))
	want := `<p><<span id="i">a</span></p>
<p><span>b</span></p>
<p><span><mark>c</mark></span>></p>
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +have:\n%s", diff)
	}
}

func TestSpansUnderTooManyOthersAreLeftOut(t *testing.T) {
	d := Plain("word word")
	spans := make([]Span, 0, 2*maxLayers)
	for range 2 * maxLayers {
		spans = append(spans, Span{Start: 0, End: 4, After: "+"})
	}
	spans = append(spans, Span{Start: 5, End: 9, Tag: "mark"})
	got := string(d.AppendHTML(nil, spans, HTMLOptions{}))
	if n := strings.Count(got, "<span>"); n != maxLayers {
		t.Errorf("%d spans, want %d", n, maxLayers)
	}
	if n := strings.Count(got, "+"); n != maxLayers {
		t.Errorf("%d times After, want %d", n, maxLayers)
	}
	if !strings.Contains(got, "<mark>word</mark>") {
		t.Errorf("the span beside them is gone: %s", got)
	}
}
