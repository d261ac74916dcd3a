package pages

import (
	"strings"

	"gloss/build/archive"
	"gloss/build/compare"
	"gloss/build/markup"
	"gloss/build/view"
)

// account is an article as package compare reads it. Code is no prose. Articles without an outlet speak each for
// itself.
func (p *Plan) account(i int32) compare.Article {
	d, res := p.Documents[i], &p.Results[i]
	a := compare.Article{Text: d.Text, Mentions: res.Mentions, Quotations: res.Quotations, Dates: res.Dates, Voice: p.voice(i)}
	a.Sentences = make([]archive.Span, 0, len(res.Sentences))
	block := 0
	for n, start := range res.Sentences {
		end := int32(len(d.Text))
		if n+1 < len(res.Sentences) {
			end = res.Sentences[n+1]
		}
		for block < len(d.Blocks)-1 && d.Blocks[block].End <= start {
			block++
		}
		if d.Blocks[block].Kind == markup.Code {
			continue
		}
		trimmed := strings.TrimRight(d.Text[start:end], " \n")
		a.Sentences = append(a.Sentences, archive.Span{Start: start, End: start + int32(len(trimmed))})
	}
	return a
}

// voice numbers whoever speaks in an article: its outlet, or, where that is not known, the article itself.
func (p *Plan) voice(i int32) int32 {
	if s, ok := p.source[p.Archive.Articles[i].Source]; ok {
		return s
	}
	return int32(len(p.Archive.Sources)) + i
}

// newVocabulary reads the words of the whole archive, copies left out. It is called for the first page that compares.
func (p *Plan) newVocabulary() *compare.Vocabulary {
	var articles []int32
	copied := make([]bool, len(p.Archive.Articles))
	for i := range p.stories {
		for _, m := range p.stories[i].Members {
			copied[m.Article] = m.CopyOf >= 0
		}
	}
	for i := range p.Archive.Articles {
		if !copied[i] {
			articles = append(articles, int32(i))
		}
	}
	return compare.NewVocabulary(len(articles), len(p.Archive.Entities), func(k int) compare.Article { return p.account(articles[k]) })
}

// passagePlace shows a sentence of an account with what the spans mark in it.
func (p *Plan) passagePlace(at string, article int32, sentence archive.Span, marked []archive.Span) view.PassagePlace {
	a := &p.Archive.Articles[article]
	outlet := p.outletName(a.Source)
	if outlet == "" {
		outlet = a.Title
	}
	return view.PassagePlace{
		Outlet: outlet, Date: p.dateOf(article), Href: p.placeLink(at, article, sentence.Start),
		Language: a.Language, Dir: p.dirOf(a.Language, p.Documents[article].Text[sentence.Start:sentence.End]),
		Runs: isolated(p.direction(a.Language), markedRuns(p.Documents[article].Text, sentence, marked)),
	}
}

// markedRuns cuts a sentence at the spans in it, which are in order and apart. A sentence that is too long to read is cut
// off behind its beginning.
func markedRuns(text string, s archive.Span, marked []archive.Span) []view.Run {
	end, cut := s.End, false
	if s.End-s.Start > maxSentence {
		end, cut = space(text, s.Start+maxSentence-20), true
	}
	var out []view.Run
	at := s.Start
	add := func(to int32, key bool) {
		if to > at {
			out = append(out, view.Run{Text: strings.ReplaceAll(text[at:to], "\n", " "), Key: key})
			at = to
		}
	}
	for _, m := range marked {
		if m.Start < at || m.Start >= end {
			continue
		}
		add(m.Start, false)
		add(min(m.End, end), true)
	}
	add(end, false)
	if cut {
		out = append(out, view.Run{Text: "…"})
	}
	return out
}
