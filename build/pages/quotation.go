package pages

import (
	"cmp"
	"html"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/view"
)

// quotationsPath is the page of all quotations.
const quotationsPath = "quotations.html"

// utterance is a quotation of the archive: the n-th of an article.
type utterance struct{ article, n int32 }

// gatherSaid groups the quotations of the archive by speaker: whoever stands first in the index comes first, those
// without a speaker last; of one speaker the newest first. What several say together stands with each of them. A text that may not be shown is not quoted either.
func (p *Plan) gatherSaid() {
	p.saidAt = make([]int32, len(p.Archive.Entities)+2)
	p.eachSaid(func(slot int32, _ utterance) { p.saidAt[slot+1]++ })
	for e := 1; e < len(p.saidAt); e++ {
		p.saidAt[e] += p.saidAt[e-1]
	}
	p.said = make([]utterance, p.saidAt[len(p.saidAt)-1])
	next := slices.Clone(p.saidAt)
	p.eachSaid(func(slot int32, u utterance) {
		p.said[next[slot]] = u
		next[slot]++
	})
	for _, i := range p.Index.ByDate() {
		if p.quotable(i) {
			p.quoted += len(p.Results[i].Quotations)
		}
	}
	for _, h := range p.headings {
		if h.see == nil && p.saidAt[h.entity] < p.saidAt[h.entity+1] {
			p.speakers, p.lettered = append(p.speakers, h.entity), append(p.lettered, h.letter)
		}
	}
}

// eachSaid calls do for every quotation with each of its speakers, by the number of the entity; one beyond the last
// is nobody.
func (p *Plan) eachSaid(do func(slot int32, u utterance)) {
	for _, i := range p.Index.ByDate() {
		if !p.quotable(i) {
			continue
		}
		for n, q := range p.Results[i].Quotations {
			u := utterance{article: i, n: int32(n)}
			if q.Speaker < 0 {
				do(int32(len(p.Archive.Entities)), u)
			}
			for _, v := range p.Results[i].Voices(q) {
				do(v.Speaker, u)
			}
		}
	}
}

func (p *Plan) quotable(article int32) bool {
	return p.Archive.Articles[article].Text != archive.None
}

// saidBy returns the quotations of a speaker, newest article first; of -1 those without a speaker.
func (p *Plan) saidBy(entity int32) []utterance {
	if entity < 0 {
		entity = int32(len(p.Archive.Entities))
	}
	return p.said[p.saidAt[entity]:p.saidAt[entity+1]]
}

// quotationID is the id of the n-th quotation of an article, from 0.
func quotationID(n int32) string { return "q" + strconv.Itoa(int(n)+1) }

// maxSaid is how many quotations an entity's page lists; the page of all quotations has the rest.
const maxSaid = 60

// saidOf is what an entity's page lists of what the entity said, and how many it leaves out.
func (p *Plan) saidOf(at string, entity int32) (out []view.Said, more view.Link) {
	all := p.saidBy(entity)
	for _, u := range all[:min(len(all), maxSaid)] {
		out = append(out, p.saidView(at, u))
	}
	if n := len(all) - len(out); n > 0 {
		more = view.Link{Name: p.count("quotations.more", n), Href: href(at, p.saidPage(entity))}
	}
	return out, more
}

// maxQuoted bounds a quotation in a list, in bytes; the article shows it whole.
const maxQuoted = 900

func (p *Plan) saidView(at string, u utterance) view.Said {
	a, q := &p.Archive.Articles[u.article], p.Results[u.article].Quotations[u.n]
	text := p.Documents[u.article].Text
	words := strings.ReplaceAll(text[q.Start:q.End], "\n", " ")
	if len(words) > maxQuoted {
		words = strings.TrimRight(words[:space(words, maxQuoted-40)], " ,;:") + "…"
	}
	link := p.link(at, u.article)
	return view.Said{
		Link: link, Place: link.Href + "#" + quotationID(u.n), Words: words, Speech: q.Speech.String(), How: q.How.String(), Why: p.attribution(u.article, q),
		Outlet: p.outletName(a.Source), Date: p.dateOf(u.article), Language: a.Language, Dir: p.dirOf(a.Language, words),
	}
}

// attribution says in a sentence by what the speaker was decided.
func (p *Plan) attribution(article int32, q archive.Quotation) string {
	kind := p.say("speech." + q.Speech.String())
	if q.Speaker < 0 {
		return p.say("said.uncertain", "speech", kind)
	}
	name := p.Archive.Entities[q.Speaker].Name
	if voices := p.Results[article].Voices(q); len(voices) > 1 {
		names := make([]string, len(voices))
		for i, v := range voices {
			names[i] = p.Archive.Entities[v.Speaker].Name
		}
		return p.say("said.together", "speech", kind, "names", p.Words.List(names))
	}
	switch q.How {
	case archive.SpeakerPronoun:
		return p.say("said.pronoun", "speech", kind, "name", name, "stands", p.stands(article, q.Because, name))
	case archive.SpeakerRole:
		return p.say("said.role", "speech", kind, "name", name, "stands", p.stands(article, q.Because, name))
	case archive.SpeakerContinued:
		return p.say("said.continued", "speech", kind, "name", name)
	case archive.SpeakerByEditor:
		return p.say("said.editor", "speech", kind, "name", name)
	default:
		return p.say("said.beside", "speech", kind, "name", name)
	}
}

// quotationSpans marks the speech of an article. The speaker stands in the margin where it begins, once for what one
// person says in one paragraph.
func (p *Plan) quotationSpans(at string, article int32, out []markup.Span) []markup.Span {
	blocks := p.Documents[article].Blocks
	last, lastBlock := "", markup.Block{End: -1}
	text, dir := p.Documents[article].Text, p.direction(p.Archive.Articles[article].Language)
	for n, q := range p.Results[article].Quotations {
		s := markup.Span{
			Start: int(q.Start), End: int(q.End), Tag: "span", Class: "quotation", ID: quotationID(int32(n)),
			Attrs: ` data-speech="` + q.Speech.String() + `"`,
		}
		from := opening(text, q.Start)
		if q.Speech == archive.Direct && from == q.Start { // else isolatedSpans sees to it
			s.Attrs += dirAgainst(dir, text[q.Start:q.End])
		}
		block := blockAt(blocks, q.Start)
		who := p.speakerIDs(article, q)
		if who != "" {
			s.Attrs += ` data-speaker="` + html.EscapeString(who) + `"`
			if who != last || block != lastBlock {
				s.Before = p.speakerLinks(at, article, q)
			}
		}
		last, lastBlock = who, block
		if s.Before != "" && from < q.Start { // not between the mark of quotation and the words
			out = append(out, markup.Span{Start: int(from), End: int(q.Start), Tag: "span", Before: s.Before})
			s.Before = ""
		}
		out = append(out, s)
	}
	return out
}

// opening returns where the mark begins that opens a quotation right ahead of a place, or else the place itself.
func opening(text string, at int32) int32 {
	if r, size := utf8.DecodeLastRuneInString(text[:at]); closing[r] != "" {
		return at - int32(size)
	}
	return at
}

// dirOf is the direction of words in a text: that of its language, unless all of them run the other way.
func (p *Plan) dirOf(tag, words string) string {
	dir := p.direction(tag)
	if own := locale.Against(dir, words); own != "" {
		return own
	}
	return dir
}

// dirAgainst is the attribute for words that are all of the other direction than the text around them: set in their own, they
// keep their last full stop.
func dirAgainst(dir, words string) string {
	if own := locale.Against(dir, words); own != "" {
		return ` dir="` + own + `"`
	}
	return ""
}

// speakerIDs returns the IDs of those who say a quotation, parted by spaces.
func (p *Plan) speakerIDs(article int32, q archive.Quotation) string {
	var out []string
	for _, v := range p.Results[article].Voices(q) {
		out = append(out, p.Archive.Entities[v.Speaker].ID)
	}
	return strings.Join(out, " ")
}

// speakerLinks names who says a quotation, each as a link.
func (p *Plan) speakerLinks(at string, article int32, q archive.Quotation) string {
	why := html.EscapeString(p.attribution(article, q))
	link := func(v archive.Voice, attrs, label string) string {
		return `<a` + attrs + ` href="` + href(at, p.entityPath(v.Speaker)) + `" title="` + why + `">` + label +
			html.EscapeString(shortName(&p.Archive.Entities[v.Speaker])) + `</a>`
	}
	voices := p.Results[article].Voices(q)
	if len(voices) == 1 {
		return link(voices[0], ` class="speaker"`, `<span class="visually-hidden">`+html.EscapeString(p.say("speaker"))+` </span>`)
	}
	links := make([]string, len(voices))
	for i, v := range voices {
		links[i] = link(v, "", "")
	}
	return `<span class="speaker"><span class="visually-hidden">` + html.EscapeString(p.say("speakers")) + ` </span>` + p.linked(links) + `</span>`
}

// linked joins links as Language.List joins words.
func (p *Plan) linked(links []string) string {
	out := links[0]
	for i, link := range links[1:] {
		key := "list.more"
		if i == len(links)-2 {
			key = "list.last"
		}
		// Two letters of no language stand for the links, whose tags are not to be taken for words.
		text := html.EscapeString(p.say(key, "a", "\x01", "b", "\x02"))
		out = strings.NewReplacer("\x01", out, "\x02", link).Replace(text)
	}
	return out
}

// saidGroups parts the quotations into pages: each holds whole runs of one speaker's, cut only where a page is full.
func (p *Plan) saidRuns() []saidRun {
	var out []saidRun
	page, room := int32(0), perPage
	for _, e := range append(slices.Clone(p.speakers), -1) {
		all := p.saidBy(e)
		for from := 0; from < len(all); {
			if room == 0 {
				page, room = page+1, perPage
			}
			n := min(room, len(all)-from)
			out = append(out, saidRun{e, page, int32(from), int32(from + n)})
			from, room = from+n, room-n
		}
	}
	return out
}

// saidRun is the quotations of one speaker on one page.
type saidRun struct{ entity, page, from, to int32 }

// saidPage is the place on the page of all quotations where an entity's begin.
func (p *Plan) saidPage(entity int32) string {
	i := slices.IndexFunc(p.runs, func(r saidRun) bool { return r.entity == entity })
	if i < 0 {
		return quotationsPath
	}
	return numbered(quotationsPath, int(p.runs[i].page)) + "#" + p.speakerID(entity)
}

func (p *Plan) speakerID(entity int32) string {
	if entity < 0 {
		return "nobody"
	}
	return "by-" + p.Archive.Entities[entity].ID
}

// saidPages is how many pages the quotations take.
func (p *Plan) saidPages() int {
	if len(p.runs) == 0 {
		return 0
	}
	return int(p.runs[len(p.runs)-1].page) + 1
}

// maxUnlettered is how many speakers one list names: some four lines of a wide page. More stand under their letters, each of
// which opens by itself.
const maxUnlettered = 40

// initial is the speakers whose names begin with a letter, as a part of the runs. Without a letter they are few, or nobody.
type initial struct {
	letter   string
	from, to int // in the plan's runs
}

// initialsOf parts the runs by letter.
func (p *Plan) initialsOf(runs []saidRun) []initial {
	var out []initial
	speaker := -1 // in p.speakers, which the runs are in the order of
	for i, r := range runs {
		if i == 0 || runs[i-1].entity != r.entity {
			speaker++
		}
		letter := ""
		if r.entity >= 0 && len(p.speakers) > maxUnlettered {
			letter = p.lettered[speaker]
		}
		if len(out) == 0 || out[len(out)-1].letter != letter {
			out = append(out, initial{letter: letter, from: i})
		}
		out[len(out)-1].to = i + 1
	}
	return out
}

// speakerIndex leads to every speaker from the n-th page of quotations, from 0. The first page lists them all, the others
// those under the letters that they have speakers of; from there another letter leads to its list on the first page. The
// list of thousands on each of hundreds of pages would be more than all that they say.
func (p *Plan) speakerIndex(at string, n int32) []view.SpeakerGroup {
	out := make([]view.SpeakerGroup, len(p.initials))
	for k, l := range p.initials {
		runs := p.runs[l.from:l.to]
		g := view.SpeakerGroup{Letter: l.letter}
		if l.letter != "" {
			g.ID = "letter-" + strconv.Itoa(k+1)
			if n > 0 && (runs[0].page > n || runs[len(runs)-1].page < n) {
				g.Href = href(at, quotationsPath) + "#" + g.ID
				out[k] = g
				continue
			}
		}
		for i, r := range runs {
			if i == 0 || runs[i-1].entity != r.entity {
				g.Speakers = append(g.Speakers, p.speakerEntry(at, n, r))
			}
		}
		out[k] = g
	}
	return out
}

// speakerEntry leads to where a speaker's quotations begin: within the n-th page where that is there.
func (p *Plan) speakerEntry(at string, n int32, r saidRun) view.SpeakerEntry {
	e := view.SpeakerEntry{Link: view.Link{Name: p.say("quotations.nobody")}, Count: len(p.saidBy(r.entity))}
	if r.entity >= 0 {
		e.Name, e.Type = p.Archive.Entities[r.entity].Name, p.Archive.Entities[r.entity].Type
	}
	e.Href = "#" + url.PathEscape(p.speakerID(r.entity))
	if r.page != n {
		e.Href = href(at, numbered(quotationsPath, int(r.page))) + e.Href
	}
	return e
}

func (p *Plan) quotationsView(n int) *view.Quotations {
	at := numbered(quotationsPath, n)
	title := p.pageTitle(p.say("quotations"), n)
	v := &view.Quotations{
		Frame:   p.frame(at, title, p.say("quotations.description"), "", quotationsPath),
		Heading: p.say("quotations"),
		Intro:   p.say("quotations.intro", "quotations", p.count("quotations.count", p.quoted), "speakers", p.count("quotations.by-speakers", len(p.speakers))),
		Index:   p.speakerIndex(at, int32(n)),
		Pager:   pager(at, quotationsPath, n, p.saidPages()),
	}
	from, _ := slices.BinarySearchFunc(p.runs, int32(n), func(r saidRun, n int32) int { return cmp.Compare(r.page, n) })
	for _, r := range p.runs[from:] {
		if int(r.page) != n {
			break
		}
		g := view.SaidBy{ID: p.speakerID(r.entity), Count: len(p.saidBy(r.entity))}
		if r.entity >= 0 {
			g.Link, g.Type = p.entityLink(at, r.entity), p.Archive.Entities[r.entity].Type
		} else {
			g.Link = view.Link{Name: p.say("quotations.nobody")}
		}
		for _, u := range p.saidBy(r.entity)[r.from:r.to] {
			g.Items = append(g.Items, p.saidView(at, u))
		}
		v.Speakers = append(v.Speakers, g)
	}
	return v
}
