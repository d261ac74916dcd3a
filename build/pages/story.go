package pages

import (
	"cmp"
	"html/template"
	"path"
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
	accounts []int32 // its articles without the copies, oldest first
	pairs    []pair  // those that have a page
}

// pair is two accounts of a story that are set side by side, the earlier first.
type pair struct {
	a, b int32
	path string
}

// gatherStories names the stories and says which of their accounts are set side by side.
func (p *Plan) gatherStories() {
	said := map[string]*archive.Story{}
	for i := range p.Archive.Stories {
		said[p.Archive.Stories[i].ID] = &p.Archive.Stories[i]
	}
	all := p.Index.Stories()
	p.stories = make([]story, len(all))
	taken := map[string]bool{"index": true} // the list of all
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
		s.pairs = p.pairs(&s, max(1, manyPairs/len(all)))
		p.stories[i] = s
	}
}

const (
	// allPairs is up to how many accounts each is set beside each other: fifteen pages. In a larger story each account is
	// set beside the one that it has most in common with, or the first, so that the pages grow as the articles do.
	allPairs = 6
	// manyPairs is how many such pages a whole archive has at most, or one a story: each is a file to write, and in an
	// archive of ten thousand articles all pairs would take more time than all articles do.
	manyPairs = 2000
)

// pairs lists the pages of a story that set two accounts side by side, at most so many. Texts that may not be shown have
// none. Where there is not room for all, those come first that have most in common.
func (p *Plan) pairs(s *story, most int) []pair {
	names := p.pairNames(s)
	var out []pair
	add := func(a, b int32) {
		if len(out) == most || !p.quotable(a) || !p.quotable(b) {
			return
		}
		path := "stories/" + s.name + "/" + names[a] + "--" + names[b] + ".html"
		if !slices.ContainsFunc(out, func(pr pair) bool { return pr.path == path }) {
			out = append(out, pair{a, b, path})
		}
	}
	for _, m := range s.Members {
		at, with := slices.Index(s.accounts, m.Article), slices.Index(s.accounts, m.With)
		if at >= 0 && with >= 0 {
			add(s.accounts[min(at, with)], s.accounts[max(at, with)])
		} else if at > 0 && len(s.accounts) > allPairs {
			add(s.accounts[0], m.Article)
		}
	}
	if len(s.accounts) <= allPairs {
		for i, a := range s.accounts {
			for _, b := range s.accounts[i+1:] {
				add(a, b)
			}
		}
	}
	slices.SortFunc(out, func(x, y pair) int {
		return cmp.Or(cmp.Compare(slices.Index(s.accounts, x.a), slices.Index(s.accounts, y.a)), cmp.Compare(slices.Index(s.accounts, x.b), slices.Index(s.accounts, y.b)))
	})
	return out
}

// pairNames gives each account a name within its story: the last part of its ID, where no other has the same, or else its
// whole ID.
func (p *Plan) pairNames(s *story) map[int32]string {
	uses := map[string]int{}
	for _, a := range s.accounts {
		uses[path.Base(p.Archive.Articles[a].ID)]++
	}
	names, taken := map[int32]string{}, map[string]bool{}
	for _, a := range s.accounts {
		id := p.Archive.Articles[a].ID
		name := path.Base(id)
		if uses[name] > 1 {
			name = strings.ReplaceAll(id, "/", "-")
		}
		for taken[name] {
			name += "-" // “a/b-c” beside “a-b/c”
		}
		taken[name] = true
		names[a] = name
	}
	return names
}

// storyOf returns the story that an article belongs to, or nil.
func (p *Plan) storyOf(article int32) *story {
	if i := p.Index.StoryOf(article); i >= 0 {
		return &p.stories[i]
	}
	return nil
}

// pairOf returns the page that sets two articles side by side, or "".
func (p *Plan) pairOf(a, b int32) string {
	s := p.storyOf(a)
	if s == nil || s != p.storyOf(b) {
		return ""
	}
	for _, pr := range s.pairs {
		if pr.a == a && pr.b == b || pr.a == b && pr.b == a {
			return pr.path
		}
	}
	return ""
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
	for _, pr := range s.pairs {
		v.Pairs = append(v.Pairs, view.Link{Name: p.versus(pr.a, pr.b), Href: href(at, pr.path)})
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
			Link: p.link(at, m.Article), ID: "account-" + strconv.Itoa(k+1), Outlet: p.outlet(at, a.Source), Date: p.date(a.Published),
			Showing: p.showing(a.Text, "").Label, Why: p.belongs(s, m), Evidence: p.evidence(at, m.Article, m.With, m.Reasons, evidenceOfAccount),
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

// named is an article as a sentence speaks of it: its outlet, and its day where that tells more.
func (p *Plan) named(article int32) string {
	a := &p.Archive.Articles[article]
	outlet := p.outletName(a.Source)
	switch {
	case outlet == "":
		return p.say("quote", "words", a.Title)
	case a.Published.IsZero():
		return outlet
	default:
		return p.say("named-article", "outlet", outlet, "date", p.date(a.Published).Short)
	}
}

// versus names two accounts: by their outlets, or by their titles where the outlets are one or unknown.
func (p *Plan) versus(a, b int32) string {
	x, y := &p.Archive.Articles[a], &p.Archive.Articles[b]
	if x.Source != y.Source && p.outletName(x.Source) != "" && p.outletName(y.Source) != "" {
		return p.say("compare.versus", "a", p.named(a), "b", p.named(b))
	}
	return p.say("compare.versus", "a", p.say("quote", "words", x.Title), "b", p.say("quote", "words", y.Title))
}
