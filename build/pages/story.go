package pages

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"gloss/build/archive"
	"gloss/build/markup"
	"gloss/build/relate"
	"gloss/build/view"
)

// story is what is known of a story before its page is asked for.
type story struct {
	*relate.Story
	name     string // its ID, where no other page has that
	path     string
	title    string
	about    string
	accounts []int32  // its articles without the copies, oldest first
	beside   []int32  // those of them that are set side by side, two at least, or none (pair.go)
	keys     []string // by which the address of that page names them
}

// gatherStories names the stories and says which of their accounts are set side by side.
func (p *Plan) gatherStories() {
	said := map[string]*archive.Story{}
	for i := range p.Archive.Stories {
		said[p.Archive.Stories[i].ID] = &p.Archive.Stories[i]
	}
	all := p.Index.Stories()
	p.stories = make([]story, len(all))
	taken := map[string]bool{"index": true, besideFolder: true} // the list of all, and a folder
	for i := range all {
		s := story{Story: &all[i], name: all[i].ID}
		for taken[strings.ToLower(s.name)] { // some file systems know no case
			s.name += "-"
		}
		taken[strings.ToLower(s.name)] = true
		s.path = "stories/" + s.name + ".html"
		for _, m := range s.Members {
			if m.CopyOf < 0 {
				s.accounts = append(s.accounts, m.Article)
			}
		}
		s.title = p.Archive.Articles[s.Members[0].Article].Title
		if len(s.accounts) > 0 { // else the original of every copy is elsewhere
			s.title = p.Archive.Articles[s.accounts[0]].Title
		}
		if e := said[s.ID]; e != nil {
			s.about = e.About
			if e.Title != "" {
				s.title = e.Title
			}
		}
		p.setBeside(&s)
		p.stories[i] = s
	}
}

// storyOf returns the story that an article belongs to, or nil.
func (p *Plan) storyOf(article int32) *story {
	if i := p.Index.StoryOf(article); i >= 0 {
		return &p.stories[i]
	}
	return nil
}

func (p *Plan) storyView(i int32) *view.Story {
	s := &p.stories[i]
	at := s.path
	standfirst := p.standfirst(s)
	v := &view.Story{
		Frame:      p.frame(at, s.title, standfirst, "", storiesPath),
		ID:         s.ID,
		Headline:   s.title,
		Standfirst: standfirst,
		Course:     p.course(at, s),
		Accounts:   p.members(at, s, p.Index.Story(i)),
		Copies:     p.copyDiffs(at, s),
	}
	if s.about != "" {
		v.About = template.HTML(markup.Page(s.about, markup.Options{}, p.readAloud())) //nolint:gosec // markup escapes
	}
	if beside := s.besidePath(); beside != "" {
		v.Compare = href(at, beside)
	}
	p.compared(v, at, i)
	return v
}

// standfirst says of what a story is made: “3 accounts from 2 outlets, 8 – 9 January 2017; 1 copy more.”
func (p *Plan) standfirst(s *story) string {
	out := p.fromOutlets(p.count("story.accounts", len(s.accounts)), s.accounts)
	if when := p.when(s).Text; when != "" {
		out = p.say("story.with-date", "summary", out, "date", when)
	}
	if n := len(s.Members) - len(s.accounts); n > 0 {
		out = p.count("story.beside", n, "summary", out)
	}
	return p.Words.Sentence(out)
}

// summary is the same in a list: “8 articles from 3 outlets, one of them a copy.” counting is the string that counts the
// articles.
func (p *Plan) summary(s *story, counting string) string {
	out := p.fromOutlets(p.count(counting, len(s.Members)), s.articles())
	switch n := len(s.Members) - len(s.accounts); n {
	case 0:
	case 1:
		out = p.say("story.one-copy", "summary", out)
	default:
		out = p.count("story.copies", n, "summary", out)
	}
	return p.Words.Sentence(out)
}

// fromOutlets adds to so many articles from how many outlets they are, where that is known.
func (p *Plan) fromOutlets(counted string, articles []int32) string {
	if n := p.outletsOf(articles); n > 0 {
		return p.say("story.from-outlets", "articles", counted, "from-outlets", p.count("from-outlets", n))
	}
	return counted
}

// outletsOf counts the outlets of articles, as far as they are known.
func (p *Plan) outletsOf(articles []int32) int {
	var seen []int32
	for _, i := range articles {
		if o, ok := p.source[p.Archive.Articles[i].Source]; ok && !slices.Contains(seen, o) {
			seen = append(seen, o)
		}
	}
	return len(seen)
}

// articles returns all articles of a story, copies too.
func (s *story) articles() []int32 {
	out := make([]int32, len(s.Members))
	for k, m := range s.Members {
		out[k] = m.Article
	}
	return out
}

// when is the time from the first to the last dated member.
func (p *Plan) when(s *story) view.Date {
	var first, last archive.Date
	for _, m := range s.Members {
		if d := p.Archive.Articles[m.Article].Published; !d.IsZero() {
			if first.IsZero() {
				first = d
			}
			last = d
		}
	}
	if first.IsZero() {
		return view.Date{}
	}
	a, b := p.date(first), p.date(last)
	if a.Short == b.Short {
		if first.Precision() == archive.Time {
			return p.dayOnly(first)
		}
		return a
	}
	if first.Precision() == archive.Time {
		a = p.dayOnly(first)
	}
	if last.Precision() == archive.Time {
		b = p.dayOnly(last)
	}
	if from, to := first.From(), last.From(); from.Year() == to.Year() && from.Month() == to.Month() && toTheDay(first) && toTheDay(last) {
		a.Text, a.Short = from.Format("2"), from.Format("2")
	}
	return p.dateRange(a, b)
}

func toTheDay(d archive.Date) bool {
	return d.Precision() == archive.Day || d.Precision() == archive.Time
}

// dayOnly is a date without its time.
func (p *Plan) dayOnly(d archive.Date) view.Date {
	return p.plainDate(d.Day())
}

// members lists the articles of a story, each with the reason why it belongs, which told has.
func (p *Plan) members(at string, s *story, told relate.Story) []view.Account {
	out := make([]view.Account, len(told.Members))
	for k, m := range told.Members {
		m = p.beside(s, m)
		a := &p.Archive.Articles[m.Article]
		out[k] = view.Account{
			Link: p.link(at, m.Article), ID: "account-" + strconv.Itoa(k+1), Outlet: p.outlet(at, a.Source), Date: p.dateOf(m.Article),
			Showing: p.showing(a.Text, "").Label, Why: p.belongs(s, m), Evidence: p.evidence(at, m.Article, m.With, m.Reasons, evidenceOfAccount),
		}
		if m.With >= 0 && m.CopyOf < 0 {
			if pair := p.pairOf(m.Article, m.With); pair != "" {
				out[k].Compare = href(at, pair)
			}
		}
		if m.CopyOf >= 0 {
			out[k].CopyOf = view.Link{Name: p.named(m.CopyOf), Href: href(at, p.articlePath(m.CopyOf))}
		}
		if p.quotable(m.Article) && m.CopyOf < 0 {
			out[k].Text = p.firstSentence(m.Article)
		}
	}
	return out
}

// beside takes another account for what an article is said to have most in common with, where that is a copy: it is no
// witness for anything.
func (p *Plan) beside(s *story, m relate.Member) relate.Member {
	if m.With < 0 || m.CopyOf >= 0 || slices.Contains(s.accounts, m.With) {
		return m
	}
	m.With, m.Reasons = -1, nil
	for _, other := range s.accounts {
		if other != m.Article {
			m.With, m.Reasons = other, p.Index.Reasons(m.Article, other)
			break
		}
	}
	return m
}

// belongs says why an article is in its story.
func (p *Plan) belongs(s *story, m relate.Member) string {
	var parts []string
	if m.ByEditor {
		parts = append(parts, p.say("story.by-editor"))
	}
	if m.With >= 0 && len(m.Reasons) > 0 {
		why := p.why(m.Article, relate.Related{Article: m.With, Reasons: m.Reasons})
		parts = append(parts, p.Words.Sentence(p.say("story.with", "article", p.named(m.With), "why", why)))
	}
	if len(parts) == 0 && m.Article == s.Members[0].Article {
		parts = append(parts, p.say("story.first"))
	}
	return p.joined("sentences", parts)
}

// named is an article as a sentence speaks of it: its outlet, and its day where that tells more. A line does not break
// within the day.
func (p *Plan) named(article int32) string {
	a := &p.Archive.Articles[article]
	outlet := p.outletName(a.Source)
	switch {
	case outlet == "":
		return p.say("quote", "words", a.Title)
	case a.Published.IsZero():
		return outlet
	default:
		return p.say("named-article", "outlet", outlet, "date", strings.ReplaceAll(p.dateOf(article).Short, " ", noBreak))
	}
}

// versus names two accounts by their outlets and days, and not at all where that does not tell them apart: their titles stand
// over their columns, and two in one heading would be half a page of it.
func (p *Plan) versus(a, b int32) (names string, ok bool) {
	x, y := &p.Archive.Articles[a], &p.Archive.Articles[b]
	if p.outletName(x.Source) == "" || p.outletName(y.Source) == "" || p.named(a) == p.named(b) {
		return "", false
	}
	return p.say("compare.versus", "a", p.named(a), "b", p.named(b)), true
}
