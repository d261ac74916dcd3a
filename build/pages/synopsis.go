package pages

import (
	"slices"
	"strconv"
	"strings"

	"gloss/build/archive"
	"gloss/build/compare"
	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/view"
)

const (
	// mostByStyle is how many accounts the style sheet has rules for (assets/choose.css); more of them can be chosen by the
	// script.
	mostByStyle = 24
	// mostOpen is how many boxes stand open: what a phone's screen holds.
	mostOpen = 12
)

// compareView sets the accounts of a story side by side.
func (p *Plan) compareView(i int32) *view.Compare {
	s := &p.stories[i]
	at := s.besidePath()
	cut := p.cut(i)
	laid := cut.Synopsis()
	v := &view.Compare{
		Story:    view.Link{Name: s.title, Href: href(at, s.path)},
		Heading:  s.title,
		Basis:    p.basis(s.beside),
		Count:    p.count("story.accounts", len(laid.Articles)),
		Choice:   len(laid.Articles) > 2,
		Folded:   len(laid.Articles) > mostOpen,
		Scripted: len(laid.Articles) > mostByStyle,
		Left:     p.besides(len(cut.of)-len(laid.Articles), laid.Unread),
	}
	if !v.Choice {
		if names, ok := p.versus(s.beside[0], s.beside[1]); ok {
			v.Heading = names
		}
	}
	v.Frame = p.frame(at, p.say("compare.title", "names", v.Heading), p.say("compare.description"), "", storiesPath)
	first, second := closest(&laid)
	for k, n := range laid.Articles {
		c := p.comparedArticle(at, s, k, len(cut.shown[n].Sentences))
		c.Chosen = k == first || k == second
		v.Accounts = append(v.Accounts, c)
	}
	together, moved := 0, 0
	for _, r := range laid.Rows {
		v.Rows = append(v.Rows, p.compareRow(at, s, cut, &laid, r))
		if len(r.Cells) > 1 {
			together++
			moved += b2i(r.Cells[1].Moved)
		}
	}
	if v.Choice {
		v.Intro = p.say("compare.many", "accounts", v.Count, "n", p.Words.Number(together))
	} else {
		v.Intro = p.sideBySide(together, moved)
	}
	return v
}

func (p *Plan) sideBySide(together, moved int) string {
	switch {
	case together == 0:
		return p.say("compare.none")
	case moved == 0:
		return p.count("compare.in-order", together)
	default:
		return p.count("compare.moved", together, "moved", p.Words.Number(moved))
	}
}

// closest returns the two accounts that stand together in most rows, the earliest where several do, of those that can be
// chosen without a script: a beginning for a reader who has not chosen.
func closest(s *compare.Synopsis) (first, second int) {
	n := min(len(s.Articles), mostByStyle)
	rows := make([]int, n*n)
	for _, r := range s.Rows {
		for k, a := range r.Cells {
			for _, b := range r.Cells[k+1:] {
				if int(b.Account) < n {
					rows[int(a.Account)*n+int(b.Account)]++
				}
			}
		}
	}
	first, second = 0, 1
	for at, most := range rows {
		if most > rows[first*n+second] {
			first, second = at/n, at%n
		}
	}
	return first, second
}

// besides says what is not set beside the rest.
func (p *Plan) besides(accounts, sentences int) string {
	var parts []string
	if accounts > 0 {
		parts = append(parts, p.say("compare.accounts-left", "accounts", p.count("story.accounts", accounts)))
	}
	if sentences > 0 {
		parts = append(parts, p.count("compare.left-out", sentences))
	}
	return p.joined("sentences", parts)
}

func (p *Plan) comparedArticle(at string, s *story, k, sentences int) view.Compared {
	i := s.beside[k]
	a := &p.Archive.Articles[i]
	out := view.Compared{
		Link: p.link(at, i), Number: k + 1, ID: "account-" + strconv.Itoa(k+1), Key: s.keys[k], Outlet: p.outlet(at, a.Source), Date: p.dateOf(i),
		Language: a.Language, Dir: p.direction(a.Language), Total: sentences, Scripted: k >= mostByStyle,
	}
	for _, m := range s.Members {
		if m.CopyOf == i {
			out.Copies = append(out.Copies, view.Link{Name: p.named(m.Article), Href: href(at, p.articlePath(m.Article))})
		}
	}
	return out
}

func (p *Plan) compareRow(at string, s *story, cut *cutStory, laid *compare.Synopsis, r compare.Row) view.CompareRow {
	all := make([]int32, len(r.Cells))
	for k, c := range r.Cells {
		all[k] = c.Account
	}
	out := view.CompareRow{Cells: make([]view.CompareCell, len(r.Cells))}
	for k := range r.Cells {
		c := &r.Cells[k]
		v := &out.Cells[k]
		*v = p.compareCell(at, s.beside[c.Account], cut.shown[laid.Articles[c.Account]].Sentences, c)
		v.When = p.whenOf(s, c.Account)
		v.With = accountNumbers(all, c.Account)
		if k > 0 {
			v.Similarity = percent(r.Similarity)
		}
	}
	return out
}

// whenOf is the day of an account where its outlet has another one in the story.
func (p *Plan) whenOf(s *story, account int32) string {
	a := &p.Archive.Articles[s.beside[account]]
	for k, i := range s.beside {
		if int32(k) != account && p.Archive.Articles[i].Source == a.Source {
			return p.dateOf(s.beside[account]).Short
		}
	}
	return ""
}

// accountNumbers spells numbers as pages count, from 1, without one of them.
func accountNumbers(accounts []int32, without int32) string {
	var out []byte
	for _, a := range accounts {
		if a == without {
			continue
		}
		if out != nil {
			out = append(out, ' ')
		}
		out = strconv.AppendInt(out, int64(a)+1, 10)
	}
	return string(out)
}

// compareCell shows sentences of an article, paragraph by paragraph.
func (p *Plan) compareCell(at string, article int32, sentences []archive.Span, c *compare.Cell) view.CompareCell {
	a := &p.Archive.Articles[article]
	d := p.Documents[article]
	start := sentences[c.First].Start
	out := view.CompareCell{
		Account: int(c.Account) + 1, First: int(c.First), Outlet: p.outletName(a.Source), Moved: c.Moved,
		Href: p.placeLink(at, article, start), Paragraph: int(paragraphAt(d.Blocks, start)),
	}
	if a.Language != p.Words.Tag {
		out.Language = a.Language
	}
	dir := p.direction(a.Language)
	if dir != p.Words.Dir {
		out.Dir = dir
	}
	if out.Outlet == "" {
		out.Outlet = a.Title
	}
	block := slices.IndexFunc(d.Blocks, func(b markup.Block) bool { return b.End > start })
	from := start
	for k := c.First; k < c.End; k++ {
		s := sentences[k]
		if k+1 < c.End && sentences[k+1].Start < d.Blocks[block].End {
			continue
		}
		out.Paragraphs = append(out.Paragraphs, view.ComparedParagraph{
			Dir: locale.Against(dir, d.Text[from:s.End]), Runs: isolated(dir, sharedRuns(d.Text, archive.Span{Start: from, End: s.End}, c.Shared)),
		})
		for k+1 < c.End && d.Blocks[block].End <= sentences[k+1].Start {
			block++
		}
		if k+1 < c.End {
			from = sentences[k+1].Start
		}
	}
	return out
}

// sharedRuns cuts a stretch of a text at what it shares, which is in order and apart.
func sharedRuns(text string, s archive.Span, all []compare.Shared) []view.Run {
	out := make([]view.Run, 0, 2*len(all)+1)
	add := func(from, to int32, with []int32) {
		if from < to {
			out = append(out, view.Run{Text: strings.ReplaceAll(text[from:to], "\n", " "), Key: with != nil, With: accountNumbers(with, -1)})
		}
	}
	at := s.Start
	for _, m := range all {
		add(at, m.Start, nil)
		add(m.Start, m.End, m.With)
		at = m.End
	}
	add(at, s.End, nil)
	return out
}
