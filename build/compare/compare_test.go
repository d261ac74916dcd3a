package compare_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gloss/build/archive"
	"gloss/build/compare"
)

// plain is an article of sentences without mentions.
func plain(voice int32, sentences ...string) compare.Article {
	a := compare.Article{Text: strings.Join(sentences, "\n"), Voice: voice}
	at := 0
	for _, s := range sentences {
		a.Sentences = append(a.Sentences, archive.Span{Start: int32(at), End: int32(at + len(s))})
		at += len(s) + 1
	}
	return a
}

func TestALargeStoryIsComparedInPartWithEveryOutletHeard(t *testing.T) {
	var articles []compare.Article
	for i := range 500 {
		switch i {
		case 0, 498, 499: // two outlets that come last tell what the first article does
			articles = append(articles, plain(int32(i), "The ferry from Hael ran aground beside the lighthouse.", "Nothing more is known."))
		default:
			articles = append(articles, plain(1, fmt.Sprintf("Word%d and nothing%d of that%d.", i, i, i)))
		}
	}
	c := vocabulary(articles).Cut(articles).Compare()
	if c.Left != 440 {
		t.Errorf("%d articles are left out, want 440", c.Left)
	}
	if len(c.Passages) == 0 || c.Passages[0].Voices != 3 {
		t.Errorf("the late outlets are not heard: %+v", c.Passages)
	}
}

func TestOfABookTheBeginningIsCompared(t *testing.T) {
	long := make([]string, 5000)
	for i := range long {
		long[i] = fmt.Sprintf("Word%d and nothing%d of that%d.", i, i, i)
	}
	a, b := plain(0, long...), plain(1, long[:10]...)
	v := vocabulary([]compare.Article{a, b})
	if c := v.Cut([]compare.Article{a, b}).Compare(); c.Unread != 4400 || len(c.Passages) != 0 {
		t.Errorf("%d sentences are not read, and %d passages found", c.Unread, len(c.Passages))
	}
	places := 0
	for _, r := range v.Cut([]compare.Article{a, b}).Synopsis().Rows {
		for _, c := range r.Cells {
			places += int(c.End - c.First)
		}
	}
	if places != 610 {
		t.Errorf("%d sentences are laid out, want 610", places)
	}
}

func TestNothingIsAlikeInNothing(t *testing.T) {
	for _, articles := range [][]compare.Article{
		nil, {plain(0)}, {plain(0), plain(1)}, {plain(0, "One."), plain(1, "Two.")}, {plain(0, "…"), plain(1, "…")},
	} {
		if c := vocabulary(articles).Cut(articles).Compare(); len(c.Passages)+len(c.Differences)+c.Left != 0 {
			t.Errorf("%d articles give %+v", len(articles), c)
		}
	}
	v := vocabulary(nil)
	a, b := plain(0, "Words that no vocabulary knows."), plain(1, "Words that no vocabulary knows.")
	if rows := v.Cut([]compare.Article{a, b}).Synopsis().Rows; len(rows) != 2 || len(rows[0].Cells)+len(rows[1].Cells) != 2 {
		t.Errorf("without any archive nothing weighs anything, but the rows are %+v", rows)
	}
}

// TestWordingsFollowTheirSource computes the z-score of eqs. 16 and 22 by hand.
func TestWordingsFollowTheirSource(t *testing.T) {
	a := plain(0, "lantern lantern lantern boat", "boat boat")
	b := plain(1, "boat boat", "ferry boat")
	rest := plain(2, strings.Repeat("tide gull ", 40))
	v := vocabulary([]compare.Article{a, b, rest})
	words := v.Cut([]compare.Article{a, b}).Wordings([]int32{0, 1}, []string{"", ""}, 10)
	if len(words[0]) != 1 || words[0][0].Word != "lantern" || words[0][0].Count != 3 || words[0][0].Articles != 1 || len(words[1]) != 0 {
		t.Fatalf("words are %+v", words)
	}
	// ten words in the story; 90 in the archive and one more for each of its five different ones
	a0 := 10.
	aw := a0 * (3 + 1) / (90 + 5)
	delta := math.Log((3+aw)/(6+a0-3-aw)) - math.Log((0+aw)/(4+a0-0-aw))
	z := delta / math.Sqrt(1/(3+aw)+1/aw)
	if have := words[0][0].Z; math.Abs(have-z) > 1e-9 {
		t.Errorf("z is %g, want %g", have, z)
	}
}

func TestTheOnlyWordOfAnArchiveHasNoOdds(t *testing.T) {
	articles := []compare.Article{plain(0, "lantern lantern"), plain(1, "")}
	for _, w := range vocabulary(articles).Cut(articles).Wordings([]int32{0, 1}, []string{"", ""}, 10)[0] {
		if w.Z != 0 {
			t.Errorf("z of %q is %g", w.Word, w.Z)
		}
	}
}

func TestAnOutletsOwnNameIsNoWording(t *testing.T) {
	a, b := plain(0, "The Gazette asked. The Gazette was told.", "A rabble, a rabble."), plain(1, "Nobody answered. Nobody came.")
	words := vocabulary([]compare.Article{a, b}).Cut([]compare.Article{a, b}).Wordings([]int32{0, 1}, []string{"Harbour Gazette", "Star"}, 10)
	for _, w := range words[0] {
		if w.Word == "Gazette" {
			t.Error("the outlet’s own name is among its words")
		}
	}
	if len(words[0]) == 0 {
		t.Error("and so is nothing else")
	}
}

// teller makes sentences of invented words, of which few are used often and most seldom (Zipf).
type teller struct{ zipf *rand.Zipf }

func newTeller() *teller {
	r := rand.New(rand.NewPCG(1, 2))
	return &teller{rand.NewZipf(r, 1.1, 4, 20_000)}
}

func (t *teller) sentence(words int) string {
	out := make([]string, words)
	for i := range out {
		n := t.zipf.Uint64()
		out[i] = string([]byte{'a' + byte(n%26), 'a' + byte(n/26%26), 'a' + byte(n/676%26), 'a' + byte(n%7)})
	}
	return strings.Join(out, " ") + "."
}

// story is n accounts of one happening, of 25 sentences each, in an archive of 300 articles more: a third of the sentences
// are told by all in about the same words.
func story(n int) (articles []compare.Article, v *compare.Vocabulary) {
	t := newTeller()
	told := make([]string, 8)
	for i := range told {
		told[i] = t.sentence(18)
	}
	article := func(voice int, common []string) compare.Article {
		var sentences []string
		for _, s := range common {
			sentences = append(sentences, t.sentence(4)+" "+s)
		}
		for len(sentences) < 25 {
			sentences = append(sentences, t.sentence(20))
		}
		return plain(int32(voice), sentences...)
	}
	for i := range n {
		articles = append(articles, article(i%9, told))
	}
	all := slices.Clone(articles)
	for range 300 {
		all = append(all, article(0, nil))
	}
	return articles, vocabulary(all)
}

func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{2, 10, 50, 500} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			articles, v := story(n)
			size := 0
			for i := range articles {
				size += len(articles[i].Text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if c := v.Cut(articles).Compare(); len(c.Passages) == 0 {
					b.Fatal("nothing is alike")
				}
			}
		})
	}
}

func BenchmarkSynopsis(b *testing.B) {
	for _, n := range []int{2, 10, 50} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			articles, v := story(n)
			size := 0
			for i := range articles {
				size += len(articles[i].Text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				v.Cut(articles).Synopsis()
			}
		})
	}
}

func BenchmarkVocabulary(b *testing.B) {
	articles, _ := story(200)
	size := 0
	for i := range articles {
		size += len(articles[i].Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		vocabulary(articles)
	}
}

func BenchmarkDiff(b *testing.B) {
	words := strings.Fields(strings.Repeat("the old harbour minister carried a lantern along the mole ", 60))
	changed := append([]string{"As", "others", "report:"}, words...)
	for i := 20; i < len(changed); i += 40 {
		changed[i] = "another"
	}
	original, copied := strings.Join(words, " "), strings.Join(changed, " ")
	b.SetBytes(int64(len(original) + len(copied)))
	b.ReportAllocs()
	for b.Loop() {
		compare.Diff(original, copied)
	}
}
