package pages

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"gloss/build/archive"
	"gloss/build/compare"
	"gloss/build/view"
)

const (
	maxPassages    = 12 // of a story's page; the pages of pairs have the rest
	maxDifferences = 16
	maxNaming      = 24 // rows of the table of who is named
	maxColumns     = 8  // its outlets, and those of the lists of words
	maxWords       = 12 // of an outlet
)

// compared puts what the accounts of a story tell alike and differently into its view. Copies are counted nowhere, and a
// text that may not be shown takes no part but in the table, which quotes nothing.
func (p *Plan) compared(v *view.Story, at string, i int32) {
	s := &p.stories[i]
	cut := p.cut(i)
	shown, of := cut.shown, cut.of
	all := make([]compare.Article, len(s.accounts))
	for k, article := range s.accounts {
		if n := slices.Index(of, article); n >= 0 {
			all[k] = shown[n]
		} else {
			all[k] = p.account(article)
		}
	}
	voices := p.voices(all)
	v.Naming = p.naming(at, all, voices)
	if len(shown) < 2 {
		return
	}
	v.Basis = p.basis(s.accounts)
	c := cut.Compare()
	v.Passages = p.passages(at, shown, of, c.Passages)
	v.More = p.beyond(len(c.Passages)-len(v.Passages), c.Left, c.Unread)
	v.Differences = p.differences(at, shown, of, c.Differences)
	v.Wordings = p.wordings(at, cut, p.voices(shown))
}

// voices returns the outlets with most accounts, most first.
func (p *Plan) voices(articles []compare.Article) []int32 {
	counts := map[int32]int{}
	for i := range articles {
		counts[articles[i].Voice]++
	}
	return mostOf(counts, maxColumns)
}

// voiceLink names a voice: the outlet, or the article that speaks for itself.
func (p *Plan) voiceLink(at string, voice int32) view.Link {
	if n := int32(len(p.Archive.Sources)); voice >= n {
		return p.link(at, voice-n)
	}
	return view.Link{Name: p.Archive.Sources[voice].Name, Href: href(at, p.sourcePath(voice))}
}

func (p *Plan) naming(at string, articles []compare.Article, voices []int32) view.NamingTable {
	var t view.NamingTable
	for _, voice := range voices {
		t.Outlets = append(t.Outlets, p.voiceLink(at, voice))
	}
	rows := compare.Table(articles, voices)
	t.More = max(0, len(rows)-maxNaming)
	for _, r := range rows[:min(len(rows), maxNaming)] {
		by := 0
		for _, n := range r.Counts {
			if n > 0 {
				by++
			}
		}
		t.Rows = append(t.Rows, view.NamingRow{
			Link: p.entityLink(at, r.Entity), Type: p.Archive.Entities[r.Entity].Type, Counts: r.Counts, Only: by == 1 && len(voices) > 1,
		})
	}
	return t
}

// basis says what is compared where it is not the full text of every account.
func (p *Plan) basis(articles []int32) string {
	var parts []string
	n := map[archive.Showing]int{}
	for _, i := range articles {
		n[p.Archive.Articles[i].Text]++
	}
	say := func(k int, one, many string) {
		if k == 1 {
			parts = append(parts, p.say(one))
		} else if k > 1 {
			parts = append(parts, p.count(many, k))
		}
	}
	say(n[archive.Abstract], "basis.one-abstract", "basis.abstracts")
	say(n[archive.Excerpt], "basis.one-excerpt", "basis.excerpts")
	if k := n[archive.None]; k > 0 {
		parts = append(parts, p.count("basis.withheld", k))
	}
	if len(parts) == 0 {
		return ""
	}
	out := p.Words.Sentence(p.Words.List(parts))
	if n[archive.Abstract] > 0 {
		out = p.say("sentences", "a", out, "b", p.say("basis.own-words"))
	}
	return out
}

// beyond says what is not shown.
func (p *Plan) beyond(passages, articles, sentences int) string {
	var parts []string
	if passages > 0 {
		parts = append(parts, p.count("story.more-passages", passages))
	}
	if articles > 0 {
		parts = append(parts, p.count("story.not-compared", articles))
	}
	if sentences > 0 {
		parts = append(parts, p.count("story.not-read", sentences))
	}
	return p.joined("sentences", parts)
}

// passages shows the strongest, in the order in which the earliest account tells them.
func (p *Plan) passages(at string, articles []compare.Article, of []int32, all []compare.Passage) []view.Passage {
	chosen := slices.Clone(all[:min(len(all), maxPassages)])
	slices.SortStableFunc(chosen, func(a, b compare.Passage) int {
		return cmp.Or(cmp.Compare(a.Places[0].Article, b.Places[0].Article), cmp.Compare(a.Places[0].Sentence, b.Places[0].Sentence))
	})
	var out []view.Passage
	for i, c := range chosen {
		id := "passage-" + strconv.Itoa(i+1)
		v := view.Passage{ID: id, Here: "#" + id, Similarity: percent(c.Similarity), Outlets: c.Voices}
		for _, place := range c.Places {
			a := &articles[place.Article]
			v.Places = append(v.Places, p.passagePlace(at, of[place.Article], a.Sentences[place.Sentence], place.Agree))
		}
		out = append(out, v)
	}
	return out
}

func percent(share float64) int { return int(math.Round(share * 100)) }

func (p *Plan) differences(at string, articles []compare.Article, of []int32, all []compare.Difference) []view.Difference {
	var out []view.Difference
	for _, d := range all[:min(len(all), maxDifferences)] {
		v := view.Difference{Kind: string(d.Kind)}
		switch d.Kind {
		case compare.DateDiffers:
			v.Heading = p.say("story.differ.date")
		case compare.NumberDiffers:
			v.Heading = p.say("story.differ.number", "noun", p.say("quote", "words", d.Of))
		case compare.SpeakerDiffers:
			v.Heading = p.say("story.differ.speaker")
		}
		for _, side := range d.Sides {
			a := &articles[side.Article]
			s := view.DifferenceSide{
				PassagePlace: p.passagePlace(at, of[side.Article], a.Sentences[side.Sentence], []archive.Span{side.Evidence}), Value: side.Value,
			}
			switch {
			case d.Kind == compare.DateDiffers:
				s.Value = p.plainDate(side.Value).Text
			case d.Kind == compare.NumberDiffers:
				if n, err := strconv.Atoi(side.Value); err == nil {
					s.Value = p.Words.Number(n)
				}
			case side.Speaker >= 0:
				s.Value = p.Archive.Entities[side.Speaker].Name
			}
			if side.Others > 0 {
				s.Others = p.count("story.more-accounts", side.Others)
			}
			v.Sides = append(v.Sides, s)
		}
		out = append(out, v)
	}
	return out
}

func (p *Plan) wordings(at string, cut *cutStory, voices []int32) []view.OutletWords {
	if len(voices) < 2 {
		return nil
	}
	names := make([]string, len(voices))
	for k, voice := range voices {
		names[k] = p.voiceNames(voice)
	}
	var out []view.OutletWords
	found := cut.Wordings(voices, names, maxWords)
	for k, voice := range voices {
		v := view.OutletWords{Link: p.voiceLink(at, voice), Size: p.size(cut.shown, voice)}
		for _, w := range found[k] {
			i := cut.of[w.First.Article]
			a := &p.Archive.Articles[i]
			v.Words = append(v.Words, view.OutletWord{
				Word: w.Word, Href: p.placeLink(at, i, w.First.Span.Start), Language: a.Language, Dir: p.direction(a.Language),
				Count: w.Count, Archive: w.Archive, Z: p.Words.Decimal(w.Z, 1), Strong: w.Z >= compare.Significant,
			})
		}
		out = append(out, v)
	}
	return out
}

// voiceNames is the words by which an outlet calls itself.
func (p *Plan) voiceNames(voice int32) string {
	if voice >= int32(len(p.Archive.Sources)) {
		return ""
	}
	s := &p.Archive.Sources[voice]
	return strings.Join(append([]string{s.Name}, s.Aliases...), " ")
}

// size says how much an outlet has to say on the story.
func (p *Plan) size(articles []compare.Article, voice int32) string {
	words, n := 0, 0
	for i := range articles {
		if articles[i].Voice == voice {
			n++
			for _, s := range articles[i].Sentences {
				words += len(strings.Fields(articles[i].Text[s.Start:s.End]))
			}
		}
	}
	return p.say("story.words.size", "words", p.count("words", words), "in-accounts", p.count("story.in-accounts", n))
}
