package pages

import (
	"strconv"
	"strings"

	"gloss/build/compare"
	"gloss/build/locale"
	"gloss/build/view"
)

// copyDiffs shows what was changed in each copy of a story.
func (p *Plan) copyDiffs(at string, s *story) []view.CopyDiff {
	var out []view.CopyDiff
	for k, m := range s.Members {
		if m.CopyOf < 0 {
			continue
		}
		a, o := &p.Archive.Articles[m.Article], &p.Archive.Articles[m.CopyOf]
		v := view.CopyDiff{
			Link: p.link(at, m.Article), ID: copyID(k), Outlet: p.outletName(a.Source), Date: p.dateOf(m.Article),
			Of: p.link(at, m.CopyOf), OfOutlet: p.outletName(o.Source), Language: a.Language, Dir: p.direction(a.Language),
		}
		if !p.quotable(m.Article) || !p.quotable(m.CopyOf) {
			v.Summary = p.say("story.copy.withheld")
		} else {
			v.Summary, v.Edits = p.edited(p.Documents[m.CopyOf].Text, p.Documents[m.Article].Text)
		}
		out = append(out, v)
	}
	return out
}

// edited says what was changed in a copy, and shows it.
func (p *Plan) edited(original, copied string) (summary string, edits []view.Edit) {
	all := compare.Diff(original, copied)
	return p.changes(all), p.printed(original, copied, all)
}

// copyID is the place in a story's page that shows what was changed in its k-th member.
func copyID(k int) string { return "copy-" + strconv.Itoa(k+1) }

// changes counts what was changed.
func (p *Plan) changes(edits []compare.Edit) string {
	var n [3]int
	for _, e := range edits {
		n[e.Kind] += e.Words
	}
	if n[compare.Deleted]+n[compare.Inserted] == 0 {
		return p.say("story.copy.same")
	}
	var parts []string
	if k := n[compare.Deleted]; k > 0 {
		parts = append(parts, p.count("story.copy.taken-out", k))
	}
	if k := n[compare.Inserted]; k > 0 {
		parts = append(parts, p.count("story.copy.put-in", k))
	}
	return p.count("story.copy.kept", n[compare.Same], "changes", locale.UpperFirst(p.Words.List(parts)))
}

const (
	// around is how many unchanged words stand on each side of a change, to know the place by.
	around = 12
	// leastGap is how many words must be left out to be worth a gap.
	leastGap = 8
	// maxStretch is how many words of one change are shown, and maxChanges how many stretches: the articles have them all.
	maxStretch = 120
	maxChanges = 300
)

// printed is the edits with long unchanged stretches cut out.
func (p *Plan) printed(original, copied string, edits []compare.Edit) []view.Edit {
	var out []view.Edit
	for i, e := range edits {
		if len(out) > maxChanges {
			return append(out, view.Edit{Kind: "gap", Text: p.say("story.gap.changes")})
		}
		switch e.Kind {
		case compare.Deleted:
			out = append(out, p.changed("del", original[e.From.Start:e.From.End])...)
		case compare.Inserted:
			out = append(out, p.changed("ins", copied[e.To.Start:e.To.End])...)
		default:
			out = append(out, p.unchanged(copied[e.To.Start:e.To.End], i > 0, i < len(edits)-1)...)
		}
	}
	return out
}

// changed shows a stretch that one text alone has.
func (p *Plan) changed(kind, text string) []view.Edit {
	words := strings.Fields(text)
	if len(words) <= maxStretch+leastGap {
		return []view.Edit{{Kind: kind, Text: strings.Join(words, " ")}}
	}
	return []view.Edit{
		{Kind: kind, Text: strings.Join(words[:maxStretch], " ")}, {Kind: "gap", Text: p.count("story.gap.more", len(words)-maxStretch)},
	}
}

// unchanged shows the words next to a change, before or behind it.
func (p *Plan) unchanged(text string, behind, before bool) []view.Edit {
	words := strings.Fields(text)
	head, tail := 0, 0
	if behind {
		head = around
	}
	if before {
		tail = around
	}
	left := len(words) - head - tail
	if left < leastGap {
		return []view.Edit{{Kind: "same", Text: strings.Join(words, " ")}}
	}
	var out []view.Edit
	if head > 0 {
		out = append(out, view.Edit{Kind: "same", Text: strings.Join(words[:head], " ")})
	}
	out = append(out, view.Edit{Kind: "gap", Text: p.count("story.gap", left)})
	if tail > 0 {
		out = append(out, view.Edit{Kind: "same", Text: strings.Join(words[len(words)-tail:], " ")})
	}
	return out
}

// inStory says of an article which story it belongs to, and of what it is a copy.
func (p *Plan) inStory(at string, i int32) view.InStory {
	s := p.storyOf(i)
	if s == nil || len(s.Members) < 2 {
		return view.InStory{}
	}
	out := view.InStory{Link: view.Link{Name: s.title, Href: href(at, s.path)}, Text: p.summary(s, "article.one-of")}
	for k, m := range s.Members {
		switch {
		case m.Article == i && m.CopyOf >= 0:
			out.CopyOf = view.Link{Name: p.named(m.CopyOf), Href: href(at, p.articlePath(m.CopyOf))}
			out.Diff = href(at, s.path+"#"+copyID(k))
		case m.CopyOf == i:
			out.Copies = append(out.Copies, view.Link{Name: p.named(m.Article), Href: href(at, p.articlePath(m.Article))})
		}
	}
	return out
}
