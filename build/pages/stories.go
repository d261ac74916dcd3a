package pages

import (
	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/view"
)

const storiesPath = "stories/index.html"

// layStories lists the pages of stories and of the timeline. What one article alone tells is no story yet, and has no page.
func (p *Plan) layStories() {
	for i := range p.stories {
		s := &p.stories[i]
		if len(s.Members) < 2 {
			continue
		}
		p.add(s.path, target{kind: storyPage, i: int32(i)})
		if beside := s.besidePath(); beside != "" {
			p.add(beside, target{kind: comparePage, i: int32(i)})
		}
	}
	if len(p.tales) > 0 {
		for n := range pageCount(len(p.tales)) {
			p.add(numbered(storiesPath, n), target{kind: storiesPage, page: int32(n)})
		}
	}
	if p.hasTimeline() {
		p.add(timelinePath, target{kind: timelinePage})
		for k, year := range p.chronicle.years {
			p.add(yearPath(year), target{kind: timelinePage, page: int32(k + 1)})
		}
	}
}

// storyEntries lists stories by their numbers.
func (p *Plan) storyEntries(at string, stories []int32) []view.StoryEntry {
	out := make([]view.StoryEntry, len(stories))
	for k, i := range stories {
		s := &p.stories[i]
		out[k] = view.StoryEntry{Link: view.Link{Name: s.title, Href: href(at, s.path)}, When: p.when(s).Short, Text: p.summary(s, "articles")}
	}
	return out
}

// told returns the stories that several articles tell, newest first. One article alone is no story yet.
func (p *Plan) told() []int32 {
	var out []int32
	for i := range p.stories {
		if len(p.stories[i].Members) > 1 {
			out = append(out, int32(i))
		}
	}
	return out
}

func (p *Plan) storiesView(n int) *view.Stories {
	at := numbered(storiesPath, n)
	all := p.tales
	v := &view.Stories{
		Frame:   p.frame(at, p.say("stories.title"), p.say("stories.description"), "", storiesPath),
		Heading: p.say("stories.title"),
		Intro:   p.say("stories.intro", "stories", p.count("stories", len(all))),
		Pager:   pager(at, storiesPath, n, pageCount(len(all))),
	}
	for _, i := range window(all, n) {
		heading, id := p.monthOf(&p.stories[i])
		if k := len(v.Groups); k == 0 || v.Groups[k-1].Heading != heading {
			v.Groups = append(v.Groups, view.StoryGroup{Heading: heading, ID: id})
		}
		g := &v.Groups[len(v.Groups)-1]
		g.Entries = append(g.Entries, p.storyEntries(at, []int32{i})...)
	}
	return v
}

// monthOf is the month of a story's newest dated article, by which stories are in order.
func (p *Plan) monthOf(s *story) (heading, id string) {
	for k := len(s.Members) - 1; k >= 0; k-- {
		if d := p.Archive.Articles[s.Members[k].Article].Published; !d.IsZero() {
			if d.Precision() == archive.Year {
				return d.From().Format("2006"), d.From().Format("y2006")
			}
			return locale.UpperFirst(p.Words.Month(d.From())), d.From().Format("m2006-01")
		}
	}
	return p.say("undated"), "undated"
}
