package pages

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"gloss/build/archive"
	"gloss/build/cite"
	"gloss/build/locale"
	"gloss/build/view"
)

func (p *Plan) articleView(i int32) *view.Article {
	a := &p.Archive.Articles[i]
	at := p.articlePath(i)
	outlet := p.outlet(at, a.Source)
	v := &view.Article{
		Frame:     p.frame(at, a.Title, p.articleDescription(i), a.Language, "articles/index.html"),
		ID:        a.ID,
		Headline:  a.Title,
		Kicker:    a.Section,
		Showing:   p.showing(a.Text, outlet.Name),
		Source:    p.sourceCard(at, i),
		Citation:  p.citation(i),
		Legend:    p.legend(i),
		Entities:  p.entitiesOf(at, i),
		Uncertain: p.uncertain(at, i),
		Story:     p.inStory(at, i),
		Related:   p.related(at, i),
		Files:     p.files(a),
		Cards:     p.cardsAt(i),
	}
	if p.Data != nil {
		if path, own := p.Data(int(i)); path != "" {
			v.Data = view.Data{Href: href(at, path), Own: own}
		}
	}
	if p.Beside != nil {
		for _, f := range p.Beside(int(i)) {
			v.Data.Beside = append(v.Data.Beside, view.DataFile{Href: href(at, f.Path), Type: f.MediaType, Name: f.Name})
		}
	}
	v.Doubts = p.doubts(at, i)
	if a.Text != archive.None {
		p.text(v, at, i)
	}
	older, newer := p.Index.Neighbours(i)
	if older >= 0 && p.bothDated(i, older) {
		v.Older = p.link(at, older)
	}
	if newer >= 0 && p.bothDated(i, newer) {
		v.Newer = p.link(at, newer)
	}
	return v
}

// bothDated says whether one of two articles can be said to be the older one: an article without a date stands among the
// others by its title alone.
func (p *Plan) bothDated(a, b int32) bool {
	articles := p.Archive.Articles
	return !articles[a].Published.IsZero() && !articles[b].Published.IsZero()
}

// text puts the annotated text and its notes into the view.
func (p *Plan) text(v *view.Article, at string, i int32) {
	d := p.Documents[i]
	spans := p.spans(at, i)
	options := p.readAloud()
	options.Numbers, options.Dir = true, func(block string) string { return locale.Against(v.Dir, block) }
	buf, _ := p.buffers.Get().(*[]byte)
	if buf == nil {
		buf = new([]byte)
	}
	*buf = d.AppendHTML((*buf)[:0], spans, options)
	v.Text = template.HTML(*buf) //nolint:gosec // markup escapes
	p.buffers.Put(buf)
	v.HasNotes = slices.ContainsFunc(p.Results[i].Marks, func(m archive.Mark) bool {
		return p.Archive.Articles[i].Sidecar.Annotations[m.Annotation].Kind == archive.KindNote
	})
	v.HasDates = len(p.Results[i].Dates) > 0
	v.HasSpeech = slices.ContainsFunc(p.Results[i].Quotations, func(q archive.Quotation) bool { return q.Speaker >= 0 })
}

func (p *Plan) articleDescription(i int32) string {
	name, when := p.outletName(p.Archive.Articles[i].Source), p.dateOf(i).Text
	switch {
	case name != "" && when != "":
		return p.say("article.description", "facts", p.say("list.more", "a", name, "b", when))
	case name+when != "":
		return p.say("article.description", "facts", name+when)
	}
	return p.say("article.description.bare")
}

func (p *Plan) sourceCard(at string, i int32) view.SourceCard {
	a := &p.Archive.Articles[i]
	c := view.SourceCard{
		Outlet:    p.outlet(at, a.Source),
		Published: p.dateOf(i),
		Modified:  p.date(a.Modified),
		Dateline:  a.Dateline,
		Byline:    a.Byline,
		Section:   a.Section,
		NewsID:    a.NewsID,
		Language:  p.Words.LanguageName(a.Language),
		Rights:    p.rights(a.Rights),
		Retrieved: p.date(a.Retrieved),
		SHA256:    a.Original,
		Topics:    a.Topics,
	}
	if s, ok := p.source[a.Source]; ok {
		c.Country = p.Words.Country(p.Archive.Sources[s].Country)
	}
	if a.URL != "" {
		c.Original = view.Link{Name: shortURL(a.URL), Href: a.URL}
	}
	if o, ok := p.article[a.TranslationOf]; ok && a.TranslationOf != "" {
		c.TranslationOf = p.link(at, o)
	}
	return c
}

// shortURL is a web address as a reader recognises it.
func shortURL(u string) string {
	_, rest, ok := strings.Cut(u, "://")
	if !ok {
		rest = u
	}
	rest = strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
	host, path, _ := strings.Cut(rest, "/")
	if len(path) <= 24 {
		return rest
	}
	last := []rune(path[strings.LastIndexByte(path, '/')+1:])
	if len(last) > 28 {
		last = append(last[:27], '…')
	}
	return host + "/…/" + string(last)
}

// legend lists the types that the article's mentions have.
func (p *Plan) legend(i int32) []view.LegendItem {
	seen := map[string]bool{}
	for _, m := range p.Results[i].Mentions.List {
		seen[p.Archive.Entities[m.Entity].Type] = true
	}
	var out []view.LegendItem
	for _, t := range p.Archive.Site.Types {
		if seen[t.ID] {
			out = append(out, view.LegendItem{Type: t.ID, Plural: p.plural(&t)})
		}
	}
	return out
}

// entitiesOf groups the article's entities by type, the most mentioned first.
func (p *Plan) entitiesOf(at string, i int32) []view.EntityGroup {
	postings := p.Index.OfArticle(i)
	strips := p.strips(i)
	var out []view.EntityGroup
	for _, t := range p.Archive.Site.Types {
		group := view.EntityGroup{Type: t.ID, Plural: p.plural(&t)}
		for _, posting := range postings {
			e := &p.Archive.Entities[posting.Entity]
			if e.Type != t.ID {
				continue
			}
			group.Items = append(group.Items, view.EntityInArticle{
				Link: p.entityLink(at, posting.Entity), ID: e.ID, Description: e.Description, Count: int(posting.Count),
				First: p.mentionFragment(i, int(posting.First)), Strip: strips[posting.Entity],
			})
		}
		if len(group.Items) > 0 {
			byCount(group.Items, func(e view.EntityInArticle) int { return e.Count })
			out = append(out, group)
		}
	}
	return out
}

// maxStrip bounds the lines of one strip: more would be a solid bar.
const maxStrip = 60

// strips says for each entity where in the text its mentions stand, in per cent.
func (p *Plan) strips(i int32) map[int32][]string {
	out := map[int32][]string{}
	length := float64(max(1, len(p.Documents[i].Text)))
	var number [len("100.0%")]byte
	for _, m := range p.Results[i].Mentions.List {
		if of := out[m.Entity]; m.How != archive.Ambiguous && len(of) < maxStrip {
			at := strconv.AppendFloat(number[:0], float64(m.Start)/length*100, 'f', 1, 64)
			out[m.Entity] = append(of, string(append(at, '%')))
		}
	}
	return out
}

// uncertain lists the mentions that stayed ambiguous, a form once. Of a text that may not be shown it lists none.
func (p *Plan) uncertain(at string, i int32) []view.Uncertain {
	if !p.quotable(i) {
		return nil
	}
	var out []view.Uncertain
	seen := map[string]bool{}
	res := &p.Results[i].Mentions
	for n, m := range res.List {
		if m.How != archive.Ambiguous {
			continue
		}
		exact := p.Documents[i].Text[m.Start:m.End]
		if seen[exact] {
			continue
		}
		seen[exact] = true
		u := view.Uncertain{Exact: exact, Href: "#" + mentionID(n)}
		for _, e := range res.Choices[m.Because] {
			u.Among = append(u.Among, p.entityLink(at, e))
		}
		out = append(out, u)
	}
	return out
}

func (p *Plan) related(at string, i int32) []view.Related {
	var out []view.Related
	for _, r := range p.Index.Related(i) {
		b := &p.Archive.Articles[r.Article]
		v := view.Related{
			Link: p.link(at, r.Article), Outlet: p.outletName(b.Source), Date: p.dateOf(r.Article), Why: p.Why(i, r),
			Evidence: p.evidence(at, i, r.Article, r.Reasons, evidenceOfRelated),
		}
		if pair := p.pairOf(i, r.Article); pair != "" {
			v.Compare = href(at, pair)
		}
		out = append(out, v)
	}
	return out
}

func (p *Plan) files(a *archive.Article) []view.File {
	out := []view.File{{Name: "content/" + a.File, What: p.say("article.front-matter"), HTML: p.highlighted("yaml", a.FrontMatter)}}
	if a.Sidecar != nil {
		out = append(out, view.File{Name: "content/" + a.Sidecar.File, What: p.say("article.annotations"), HTML: p.highlighted("yaml", a.Sidecar.Raw)})
	}
	return out
}

func (p *Plan) highlighted(language, code string) template.HTML {
	if p.Highlight == nil {
		return template.HTML("<pre><code>" + template.HTMLEscapeString(code) + "</code></pre>") //nolint:gosec // escaped
	}
	return template.HTML(p.Highlight(language, code)) //nolint:gosec // markup escapes
}

func (p *Plan) citation(i int32) view.Citation {
	a := &p.Archive.Articles[i]
	w := cite.Work{Article: a, Archive: p.Archive.Site.Title}
	if s, ok := p.source[a.Source]; ok {
		w.Source = &p.Archive.Sources[s]
	}
	return view.Citation{
		Title: a.Title, Outlet: p.outletName(a.Source), Date: p.dateOf(i).Text, Archive: w.Archive, URL: a.URL,
		BibTeX: cite.BibTeX(w), CSL: cite.CSL(w),
	}
}
