package annotate_test

import (
	"strings"
	"testing"

	"gloss/build/annotate"
	"gloss/build/archive"
)

func TestQuotationIsAsShortAsTellsItsPlaceFromAllOthers(t *testing.T) {
	for name, tt := range map[string]struct{ text, words, want string }{
		"alone":                          {"The mayor met the press at noon.", "mayor", "[[mayor]]"},
		"one word before is enough":      {"The old mayor met the new mayor met.", "<mayor> met", "old [[mayor]]"},
		"one word after is enough":       {"The mayor met, the mayor said, the mayor left.", "the <mayor> said", "[[mayor]] said,"},
		"two words before":               {"At the old town hall. In the old town house. By the new town hall.", "the old town <hall>", "old town [[hall]]"},
		"both sides":                     {"a x b. a x c. d x b.", "<x> b. a", "a [[x]] b."},
		"the end of the text":            {"It rained. It rained", "It rained. It <rained>", "rained. It [[rained]]"},
		"across paragraphs":              {"He said it.\nThe rest is known.", "it.\nThe", "[[it. The]]"},
		"other quotes are the same word": {"the “mayor” and the \"mayor\" again", "\"<mayor>\" again", "[[mayor]]\" again"},
		"with signs at its ends":         {"(the mayor) and the mayor", "(the mayor)", "[[(the mayor)]]"},
		"right to left":                  {"قال الوزير إن الوزير غادر", "<الوزير> غادر", "إن [[الوزير]]"},
		"astral letters":                 {"𝒜 one 𝒜 two", "<𝒜> two", "one [[𝒜]]"},
	} {
		t.Run(name, func(t *testing.T) {
			q, ok := annotate.Quotation(tt.text, marked(t, tt.text, tt.words))
			if have := strings.TrimSpace(q.Prefix + "[[" + q.Exact + "]]" + q.Suffix); !ok || have != tt.want {
				t.Errorf("%q, %v, want %q", have, ok, tt.want)
			}
		})
	}
}

// marked returns the range of words in a text; of words with angle brackets, of what these hold.
func marked(t *testing.T, text, words string) archive.Span {
	t.Helper()
	bare := strings.NewReplacer("<", "", ">", "").Replace(words)
	at := strings.Index(text, bare)
	if at < 0 {
		t.Fatalf("%q is not in %q", bare, text)
	}
	from, to := 0, len(bare)
	if open, rest, ok := strings.Cut(words, "<"); ok {
		inner, _, _ := strings.Cut(rest, ">")
		from, to = len(open), len(open)+len(inner)
	}
	return archive.Span{Start: int32(at + from), End: int32(at + to)}
}

func TestPlaceWithoutAQuotationOfItsOwnHasNone(t *testing.T) {
	same := strings.Repeat("again and ", 200)
	if q, ok := annotate.Quotation(same, archive.Span{Start: 1000, End: 1005}); ok {
		t.Errorf("%q stands in many places", q)
	}
	if q, ok := annotate.Quotation("the mayor", archive.Span{Start: 4, End: 6}); ok {
		t.Errorf("%q cuts a word", q)
	}
}

func TestSnapTakesWholeWords(t *testing.T) {
	for _, tt := range []struct{ text, words, want string }{
		{"the old mayor left", "old <ma>yor", "mayor"},
		{"the old mayor left", "th<e old m>ayor", "the old mayor"},
		{"the old mayor left", "old< mayor >left", "mayor"},
		{"the old mayor left", "old< >mayor", ""},
		{"Holm’s ship", "<Ho>lm’s", "Holm"},
		{"ein Wort\u00adteil hier", "ein <Wort>\u00ad", "Wort\u00adteil"},
		{"نص عربي هنا", "<عر>بي", "عربي"},
		{"cafe\u0301 au lait", "<cafe>", "cafe\u0301"},
		{"one.\ntwo", "one<.\n>two", "."},
	} {
		span := annotate.Snap(tt.text, marked(t, tt.text, tt.words))
		if have := tt.text[span.Start:span.End]; have != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.words, have, tt.want)
		}
	}
}

// FuzzQuotation checks that whatever span is snapped, its quotation is found there and nowhere else, as a sidecar's is.
func FuzzQuotation(f *testing.F) {
	for _, seed := range []string{"The old mayor met the new mayor.", "a a a b a", "It is.\nIt is not.", "“x” \"x\" «x»", "نص عربي نص", "a\u00adb ab", "日本語日本"} {
		f.Add(seed, 2, 6)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		if len(text) > 1<<12 {
			return
		}
		text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "?")), " ")
		if from < 0 || to > len(text) || from > to {
			return
		}
		span := annotate.Snap(text, archive.Span{Start: int32(from), End: int32(to)})
		q, ok := annotate.Quotation(text, span)
		if !ok {
			return
		}
		res := annotate.Article(nil, annotate.Input{
			Text: text, Blocks: []annotate.Block{{Start: 0, End: int32(len(text))}},
			Sidecar: &archive.Sidecar{Annotations: []archive.Annotation{{Kind: archive.KindNote, Quote: q, Value: "n"}}},
		})
		a := res.Anchors[0]
		if a.State != archive.AnchorOK || a.Start != span.Start || a.End != span.End {
			t.Errorf("%q of %q is quoted as %+v, which is %+v", text[span.Start:span.End], text, q, a)
		}
	})
}
