package pages

import (
	"fmt"
	"html"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"gloss/build/archive"
	"gloss/build/markup"
)

// spans returns what the text of an article is marked with: mentions, notes, dates and quotations, each as the HTML
// that stands around its words. Notes are numbered in the order in which the text reaches them.
func (p *Plan) spans(at string, article int32) []markup.Span {
	res := &p.Results[article]
	out := make([]markup.Span, 0, len(res.Mentions.List)+len(res.Marks)+len(res.Dates)+len(res.Quotations))
	for i := range res.Mentions.List {
		out = append(out, p.mentionSpan(at, article, i))
	}
	sidecar := p.Archive.Articles[article].Sidecar
	number := 0
	for _, m := range res.Marks {
		a := &sidecar.Annotations[m.Annotation]
		if a.Kind == archive.KindNote {
			number++
			out = append(out, p.noteSpan(m, a, number))
		}
	}
	out = p.dateSpans(article, out)
	out = p.doubtSpans(article, out)
	out = p.isolatedSpans(article, out)
	return p.quotationSpans(at, article, out)
}

// mentionID is the id of the i-th mention of an article, from 0.
func mentionID(i int) string { return "m" + strconv.Itoa(i+1) }

// mentionFragment leads to the i-th mention on its article's page: "#m3", or "" where the text is not shown.
func (p *Plan) mentionFragment(article int32, i int) string {
	if !p.quotable(article) {
		return ""
	}
	return "#" + mentionID(i)
}

func (p *Plan) mentionSpan(at string, article int32, i int) markup.Span {
	m := p.Results[article].Mentions.List[i]
	e := &p.Archive.Entities[m.Entity]
	s := markup.Span{Start: int(m.Start), End: int(m.End), ID: mentionID(i), Class: "mention"}
	if m.How == archive.Ambiguous {
		s.Href, s.Attrs = "#uncertain", p.mentionAttrs(e.Type, m.How, ` data-state="ambiguous"`, p.how(article, m))
		return s
	}
	s.Href = href(at, p.entityPath(m.Entity))
	if attrs, ok := p.memo.byName[e.Type]; ok && m.How == archive.ByName {
		s.Attrs = attrs
	} else {
		s.Attrs = p.mentionAttrs(e.Type, m.How, "", p.how(article, m))
	}
	return s
}

func (p *Plan) mentionAttrs(kind string, how archive.How, state, why string) string {
	return ` data-type="` + html.EscapeString(kind) + `" data-how="` + how.String() + `"` + state + ` title="` + html.EscapeString(why) + `"`
}

// how says in a sentence by what a mention was decided.
func (p *Plan) how(article int32, m archive.Mention) string {
	name := p.Archive.Entities[m.Entity].Name
	switch m.How {
	case archive.ByName:
		return p.say("how.name")
	case archive.ByAlias:
		return p.say("how.alias", "name", name)
	case archive.ByAdjective:
		return p.say("how.adjective", "name", name)
	case archive.ByEditor:
		return p.say("how.editor", "name", name)
	case archive.BySurname:
		return p.say("how.surname", "stands", p.stands(article, m.Because, name))
	case archive.ByGiven:
		return p.say("how.given", "stands", p.stands(article, m.Because, name))
	case archive.ByForm:
		return p.say("how.form", "name", name)
	case archive.ByAcronym:
		return p.say("how.acronym", "stands", p.stands(article, m.Because, name))
	case archive.ByBracket:
		return p.say("how.bracket", "stands", p.stands(article, m.Because, name))
	case archive.ByBeside:
		if m.Because >= 0 {
			return p.say("how.neighbour", "stands", p.stands(article, m.Because, name), "name", name)
		}
		return p.say("how.beside", "name", name)
	case archive.ByContext:
		if m.Because >= 0 {
			if other := p.Results[article].Mentions.List[m.Because].Entity; other != m.Entity {
				return p.say("how.context-other", "stands", p.stands(article, m.Because, name), "name", name)
			}
		}
		if m.Because < 0 {
			return p.say("how.context-words", "name", name)
		}
		return p.say("how.context", "stands", p.stands(article, m.Because, name))
	default:
		var names []string
		for _, e := range p.Results[article].Mentions.Choices[m.Because] {
			names = append(names, p.Archive.Entities[e].Name)
		}
		return p.say("how.ambiguous", "names", p.Words.Either(names))
	}
}

// stands says where the fuller form is that decided a mention.
func (p *Plan) stands(article, because int32, name string) string {
	if because < 0 {
		return p.say("stands.named", "name", name)
	}
	m := p.Results[article].Mentions.List[because]
	d := p.Documents[article]
	words := p.say("quote", "words", strings.ReplaceAll(d.Text[m.Start:m.End], "\n", " "))
	if n := blockAt(d.Blocks, m.Start).Number; n > 0 {
		return p.say("stands.paragraph", "words", words, "paragraph", strconv.Itoa(int(n)))
	}
	return p.say("stands.article", "words", words)
}

// blockAt returns the block that holds a byte of the text.
func blockAt(blocks []markup.Block, at int32) markup.Block {
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > at })
	if i == len(blocks) {
		return markup.Block{}
	}
	return blocks[i]
}

// longNote is from how many code points on the margin shows the beginning of a note and opens the rest when it is asked to:
// about twenty of its lines, twice what assets/note.css shows.
const longNote = 900

func (p *Plan) noteSpan(m archive.Mark, a *archive.Annotation, number int) markup.Span {
	long, more := "", ""
	if utf8.RuneCountInString(a.Value) > longNote {
		long = ` data-long="true"`
		more = fmt.Sprintf(`<label class="note-more" for="note-%d-open" aria-hidden="true">…</label>`, number)
	}
	return markup.Span{
		Start: int(m.Start), End: int(m.End), Tag: "span", Class: "note-anchor",
		Attrs: fmt.Sprintf(` data-note="%d"`, number),
		After: fmt.Sprintf(`<span class="note"%[6]s><input class="note-toggle" type="checkbox" id="note-%[1]d-open" aria-label="%[4]s">`+
			`<label class="note-mark" for="note-%[1]d-open"><span class="visually-hidden">%[5]s </span>%[1]d</label>`+
			`<span class="note-body" role="note" id="note-%[1]d"><span class="visually-hidden">(</span><span class="note-number">%[1]d</span> %[2]s%[3]s`+
			`<span class="visually-hidden">)</span>%[7]s</span></span>`, number, markup.Note(a.Value, p.readAloud()), p.noteTags(a.Tags),
			html.EscapeString(p.say("article.show-note", "n", strconv.Itoa(number))), html.EscapeString(p.say("article.note")), long, more),
	}
}

func (p *Plan) noteTags(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	return ` <span class="note-tags">` + html.EscapeString(strings.Join(tags, p.say("comma")+" ")) + `</span>`
}

// shortName is what a margin has room for: the last word of a person's name, particle and all.
func shortName(e *archive.Entity) string {
	if e.Type != "person" || e.Match.NoSurname {
		return e.Name
	}
	last := e.Name[strings.LastIndexByte(e.Name, ' ')+1:]
	return last
}
