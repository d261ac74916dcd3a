package annotate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

const harbour = `Monday, May 6, 2024
Mayor Ada Holm opened the new harbour of Northport on Monday, three years after the storm that broke the old pier.
Fishermen had feared that the ferry company would take the best berths, but the council promised them the northern quay.
"Nobody will be sent away," Holm told reporters, while a small crowd on the quay waited for the first ferry from Orun.
The works cost 41 million crowns, of which the state paid a third, according to the Northport Courier.
The council meets again on Thursday to decide about the fees that fishermen are to pay from next spring on.`

// brought is a quotation with 32 bytes of context, or fewer, on either side. What stands before a bar says which of
// several places is meant.
func brought(t *testing.T, text, exact string) archive.Quote {
	t.Helper()
	before, exact, ok := strings.Cut(exact, "|")
	if !ok {
		before, exact = "", before
	}
	at := strings.Index(text, before+exact)
	if at < 0 {
		t.Fatalf("%q is not in the text", exact)
	}
	at += len(before)
	end := at + len(exact)
	return archive.Quote{Prefix: flat(text[max(0, at-32):at]), Exact: exact, Suffix: flat(text[end:min(len(text), end+32)])}
}

func TestAnchorsAfterAnEdit(t *testing.T) {
	lines := strings.Split(harbour, "\n")
	for _, test := range []struct {
		name, exact, edited string
		alone, earlier      string // "state" or "state: words", without the earlier text and with it
	}{
		{
			"untouched words", "Ada Holm", strings.Replace(harbour, "a small crowd", "hundreds", 1),
			"ok: Ada Holm", "ok: Ada Holm",
		},
		{
			"paragraphs in another order", "ferry company", strings.Join([]string{lines[4], lines[2], lines[0], lines[1], lines[5], lines[3]}, "\n"),
			"ok: ferry company", "ok: ferry company",
		},
		{
			"context rewritten on one side", "ferry company", strings.Replace(harbour, "Fishermen had feared that the", "It was thought at first the", 1),
			"relocated: ferry company", "relocated: ferry company",
		},
		{
			"context rewritten on both sides", "ferry company",
			strings.Replace(harbour, "Fishermen had feared that the ferry company would take the best berths", "At first some said a ferry company might grab all good places", 1),
			"orphaned", "relocated: ferry company",
		},
		{
			"two letters swapped", "Northport Courier", strings.Replace(harbour, "Northport Courier", "Northport Cuorier", 1),
			"changed: Northport Cuorier", "changed: Northport Cuorier",
		},
		{
			"another number in its place", "41", strings.Replace(harbour, "41 million", "47 million", 1),
			"orphaned", "orphaned",
		},
		{
			"another short name in its place", "Orun", strings.Replace(harbour, "from Orun", "from Oran", 1),
			"orphaned", "orphaned",
		},
		{
			"the words gone, the same words elsewhere", `," |Holm`, strings.Replace(harbour, `," Holm told`, `," she told`, 1),
			"orphaned", "orphaned",
		},
		{
			"the paragraph gone, the same words elsewhere", "council", strings.Replace(harbour, lines[2]+"\n", "", 1),
			"orphaned", "orphaned",
		},
		{
			"the paragraph twice", "a third", harbour + "\n" + lines[4],
			"ambiguous", "relocated: a third",
		},
		{
			"a long quotation with words replaced", lines[3],
			strings.NewReplacer("a small crowd on", "some fifty people at", "sent away", "driven off").Replace(harbour),
			`changed: "Nobody will be driven off," Holm told reporters, while some fifty people at the quay waited for the first ferry from Orun.`,
			`changed: "Nobody will be driven off," Holm told reporters, while some fifty people at the quay waited for the first ferry from Orun.`,
		},
		{
			"a long quotation gone", lines[3], strings.Replace(harbour, lines[3]+"\n", "", 1),
			"orphaned", "orphaned",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := archive.Annotation{Quote: brought(t, harbour, test.exact)}
			if d := cmp.Diff(test.alone, outcome(test.edited, "", a)); d != "" {
				t.Errorf("without the earlier text (-want +have):\n%s", d)
			}
			if d := cmp.Diff(test.earlier, outcome(test.edited, harbour, a)); d != "" {
				t.Errorf("with the earlier text (-want +have):\n%s", d)
			}
		})
	}
}

func outcome(text, earlier string, a archive.Annotation) string {
	anchor, spans := newResolver(text, func() string { return earlier }).resolve(a)
	if len(spans) == 0 {
		return string(anchor.State)
	}
	return fmt.Sprintf("%s: %s", anchor.State, text[spans[0].Start:spans[0].End])
}

func TestEarlierTextIsAskedForOnlyWhenNeeded(t *testing.T) {
	asked := 0
	r := newResolver(harbour, func() string { asked++; return harbour })
	r.resolve(archive.Annotation{Quote: archive.Quote{Exact: "Ada Holm"}})
	if asked != 0 {
		t.Errorf("asked %d times for words that are where they were", asked)
	}
	r.resolve(archive.Annotation{Quote: archive.Quote{Exact: "Eve Holm"}})
	r.resolve(archive.Annotation{Quote: archive.Quote{Exact: "Ivo Holm"}})
	if asked != 1 {
		t.Errorf("asked %d times, want once", asked)
	}
}

func TestEveryPlaceIsNeverGuessed(t *testing.T) {
	a := archive.Annotation{Every: true, Quote: archive.Quote{Exact: "the ferries"}}
	if have := outcome(harbour, strings.ReplaceAll(harbour, "the ferry", "the ferries"), a); have != "orphaned" {
		t.Errorf("outcome is %s", have)
	}
}

func TestRequotedAnchorsAreOK(t *testing.T) {
	edited := strings.Replace(harbour, "Fishermen had feared that the ferry company would", "The ferry company, they feared, would", 1)
	for _, test := range []struct {
		name string
		old  archive.Quote
		span string
	}{
		{"context that stands is kept", archive.Quote{Prefix: "promised them the ", Exact: "northern quay"}, "northern quay"},
		{"other context is as long as it was", archive.Quote{Prefix: "that the ", Exact: "ferry company", Suffix: " would take"}, "ferry company"},
		{"more where it would fit elsewhere", archive.Quote{Exact: "the"}, "the northern"},
	} {
		t.Run(test.name, func(t *testing.T) {
			at := strings.Index(edited, test.span)
			span := archive.Span{Start: int32(at), End: int32(at + len(test.span))}
			q, ok := Requote(edited, test.old, span)
			if !ok {
				t.Fatalf("%q is not the span's alone", q)
			}
			if have := outcome(edited, "", archive.Annotation{Quote: q}); have != "ok: "+test.span {
				t.Errorf("%q is %s", q, have)
			}
		})
	}
}

// hostile makes inputs that would take long if any step were quadratic.
func TestHostileQuotationsAreBounded(t *testing.T) {
	text := strings.Repeat("the a of ", 20_000)
	long := strings.Repeat("the of a ", 120_000) // a megabyte
	r := newResolver(text, func() string { return text + " end" })
	for _, q := range []archive.Quote{
		{Exact: long}, {Exact: "the", Prefix: long}, {Exact: "of the", Prefix: "a ", Suffix: " a"}, {Exact: strings.Repeat("[", 1<<20)},
	} {
		r.resolve(archive.Annotation{Quote: q})
	}
	for i := range 100_000 {
		r.resolve(archive.Annotation{Quote: archive.Quote{Exact: "the", Prefix: fmt.Sprint("a of ", i)}})
		r.resolve(archive.Annotation{Every: true, Quote: archive.Quote{Exact: "the"}})
	}
	if r.work > 0 {
		t.Errorf("%d of the work is left: the input is not hostile enough to show a bound", r.work)
	}
	if anchor, _ := r.resolve(archive.Annotation{Quote: archive.Quote{Exact: "end"}}); !anchor.Refused {
		t.Error("an annotation beyond the bound is not refused")
	}
}

// A quotation, or its context, that nearly stands at each of many places is compared with all of them for as long as there is work.
func TestLongQuotationsAreBounded(t *testing.T) {
	text := strings.Repeat("the of ", 1<<17)
	half := text[:len(text)/2]
	for _, q := range []archive.Quote{{Exact: half + "of of"}, {Prefix: half + "of", Exact: "the"}, {Exact: "of", Suffix: half + "of"}} {
		r := newResolver(text+"of of", nil)
		if anchor, _ := r.resolve(archive.Annotation{Quote: q}); !anchor.Refused || r.work > 0 {
			t.Errorf("a quotation of %d bytes in a text of %d is %s, with %d of the work left", len(q.Prefix)+len(q.Exact)+len(q.Suffix), len(text), anchor.State, r.work)
		}
	}
}

func FuzzAnchor(f *testing.F) {
	f.Add(harbour, strings.Replace(harbour, "Monday", "Sunday", 1), "opened the new ", "harbour", " of Northport")
	f.Add("“İstanbul” ß ſ", "x", "", "i\u0307stanbul", "")
	f.Add("a\u00adb c d 東京都 e", "東京都", "", "東京", "")
	f.Fuzz(func(t *testing.T, text, earlier, prefix, exact, suffix string) {
		if !utf8.ValidString(text) || !utf8.ValidString(earlier) || len(text) > 1<<16 || len(earlier) > 1<<16 {
			return
		}
		a := archive.Annotation{Quote: archive.Quote{Prefix: prefix, Exact: exact, Suffix: suffix}}
		anchor, spans := newResolver(text, func() string { return earlier }).resolve(a)
		for _, s := range spans {
			if s.Start < 0 || s.Start >= s.End || int(s.End) > len(text) || !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("span %v of a text of %d bytes", s, len(text))
			}
		}
		for _, s := range anchor.Candidates {
			if s.Start < 0 || s.Start > s.End || int(s.End) > len(text) || !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("candidate %v of a text of %d bytes", s, len(text))
			}
		}
		if anchor.State == archive.AnchorOK && foldedQuote(strings.Trim(text[spans[0].Start:spans[0].End], "\u00ad\ufeff")) != newQuote(a.Quote).exact {
			t.Errorf("%q is said to be %q", text[spans[0].Start:spans[0].End], exact)
		}
	})
}

// FuzzUniqueAnchor marks words of a text that stand there once, and expects nothing else to be found for them.
func FuzzUniqueAnchor(f *testing.F) {
	f.Add(harbour, 40, 60)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		if !utf8.ValidString(text) || len(text) > 1<<14 || from < 0 || to <= from || to > len(text) {
			return
		}
		x := newIndexed(text)
		exact := strings.TrimSpace(text[from:to])
		work := maxWork
		q := newQuote(archive.Quote{Exact: exact})
		if f := x.find(q, &work); q.exact == "" || len(f.full) != 1 {
			return
		}
		if anchor, _ := newResolver(text, nil).resolve(archive.Annotation{Quote: archive.Quote{Exact: exact}}); anchor.State != archive.AnchorOK {
			t.Errorf("%q is %s", exact, anchor.State)
		}
	})
}

// benchArticle makes an article of about 20 KB, the same with each ninth word another, and 50 quotations of the first.
func benchArticle() (text, edited string, notes []archive.Annotation) {
	rng := rand.New(rand.NewPCG(1, 2))
	var old, now []string
	for range 3200 {
		w := fmt.Sprintf("w%c%c%s", 'a'+rng.IntN(26), 'a'+rng.IntN(26), strings.Repeat("e", rng.IntN(5)))
		old = append(old, w)
		if rng.IntN(9) == 0 {
			w = "other"
		}
		now = append(now, w)
	}
	for i := range 50 {
		at := 40 + i*60
		notes = append(notes, archive.Annotation{Quote: archive.Quote{
			Prefix: strings.Join(old[at-6:at], " "), Exact: strings.Join(old[at:at+1+i%12], " "), Suffix: strings.Join(old[at+1+i%12:at+7+i%12], " "),
		}})
	}
	return strings.Join(old, " "), strings.Join(now, " "), notes
}

func BenchmarkAnchors(b *testing.B) {
	text, edited, notes := benchArticle()
	for _, bench := range []struct{ name, text, earlier string }{
		{"exact", text, ""}, {"edited", edited, ""}, {"edited, earlier text at hand", edited, text},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.text)))
			for b.Loop() {
				r := newResolver(bench.text, func() string { return bench.earlier })
				for i := range notes {
					r.resolve(notes[i])
				}
			}
		})
	}
}
