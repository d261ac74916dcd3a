package pages

import (
	"fmt"
	"html"
	"sort"
	"strconv"
	"strings"

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
			out = append(out, noteSpan(m, a, number))
		}
	}
	out = p.dateSpans(article, out)
	out = p.doubtSpans(article, out)
	return p.quotationSpans(at, article, out)
}

// mentionID is the id of the i-th mention of an article, from 0.
func mentionID(i int) string { return "m" + strconv.Itoa(i+1) }

func (p *Plan) mentionSpan(at string, article int32, i int) markup.Span {
	m := p.Results[article].Mentions.List[i]
	e := &p.Archive.Entities[m.Entity]
	var attrs strings.Builder
	fmt.Fprintf(&attrs, ` data-type="%s" data-how="%s"`, html.EscapeString(e.Type), m.How)
	link := href(at, p.entityPath(m.Entity))
	if m.How == archive.Ambiguous {
		attrs.WriteString(` data-state="ambiguous"`)
		link = "#uncertain"
	}
	attrs.WriteString(` title="`)
	attrs.WriteString(html.EscapeString(p.how(article, m)))
	attrs.WriteString(`"`)
	return markup.Span{
		Start: int(m.Start), End: int(m.End), ID: mentionID(i), Class: "mention", Href: link, Attrs: attrs.String(),
	}
}

// how says in a sentence by what a mention was decided.
func (p *Plan) how(article int32, m archive.Mention) string {
	name := p.Archive.Entities[m.Entity].Name
	switch m.How {
	case archive.ByName:
		return "By name."
	case archive.ByAlias:
		return "By alias: another name of " + name + "."
	case archive.ByAdjective:
		return "By adjective: a weaker kind of mention of " + name + "."
	case archive.ByEditor:
		return "By the editor: " + name + "."
	case archive.BySurname:
		return "By surname: " + p.stands(article, m.Because, name) + ", and nobody else here bears it."
	case archive.ByGiven:
		return "By first name: " + p.stands(article, m.Because, name) + ", and nobody else here bears it."
	case archive.ByForm:
		return "By form: a name of " + name + ", declined or with a small word joined to it."
	case archive.ByAcronym:
		return "By acronym: " + p.stands(article, m.Because, name) + ", and these are its initials."
	case archive.ByBracket:
		return "By brackets: " + p.stands(article, m.Because, name) + ", and this is another spelling beside it."
	case archive.ByBeside:
		if m.Because >= 0 {
			return "By its neighbour: " + p.stands(article, m.Because, name) + " and names a thing of the same kind as " + name + "; no other bearer of the name is."
		}
		return "By the words beside it: they can be said of " + name + ", and of no other bearer of the name."
	case archive.ByContext:
		if m.Because >= 0 {
			if other := p.Results[article].Mentions.List[m.Because].Entity; other != m.Entity {
				return "By context: " + p.stands(article, m.Because, name) + " and belongs with " + name + ", and with no other bearer of this form."
			}
		}
		if m.Because < 0 {
			return "By context: words that the registry gives for " + name + " stand in the article, and none for another bearer of the name."
		}
		return "By context: " + p.stands(article, m.Because, name) + ", and no other bearer of this form does."
	default:
		var names []string
		for _, e := range p.Results[article].Mentions.Choices[m.Because] {
			names = append(names, p.Archive.Entities[e].Name)
		}
		return "Undecided: " + strings.Join(names, " or ") + "."
	}
}

// stands says where the fuller form is that decided a mention.
func (p *Plan) stands(article, because int32, name string) string {
	if because < 0 {
		return name + " is named in the article"
	}
	m := p.Results[article].Mentions.List[because]
	d := p.Documents[article]
	words := strings.ReplaceAll(d.Text[m.Start:m.End], "\n", " ")
	if n := blockAt(d.Blocks, m.Start).Number; n > 0 {
		return fmt.Sprintf("“%s” stands in paragraph %d", words, n)
	}
	return fmt.Sprintf("“%s” stands in the article", words)
}

// blockAt returns the block that holds a byte of the text.
func blockAt(blocks []markup.Block, at int32) markup.Block {
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > at })
	if i == len(blocks) {
		return markup.Block{}
	}
	return blocks[i]
}

func noteSpan(m archive.Mark, a *archive.Annotation, number int) markup.Span {
	return markup.Span{
		Start: int(m.Start), End: int(m.End), Tag: "span", Class: "note-anchor",
		Attrs: fmt.Sprintf(` data-note="%d"`, number),
		After: fmt.Sprintf(`<span class="note"><input class="note-toggle" type="checkbox" id="note-%[1]d-open" aria-label="Show note %[1]d">`+
			`<label class="note-mark" for="note-%[1]d-open"><span class="visually-hidden">Note </span>%[1]d</label>`+
			`<span class="note-body" role="note" id="note-%[1]d"><span class="visually-hidden">(</span><span class="note-number">%[1]d</span> %[2]s%[3]s`+
			`<span class="visually-hidden">)</span></span></span>`, number, markup.Note(a.Value), noteTags(a.Tags)),
	}
}

func noteTags(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	return ` <span class="note-tags">` + html.EscapeString(strings.Join(tags, ", ")) + `</span>`
}

// shortName is what a margin has room for: the last word of a person's name, particle and all.
func shortName(e *archive.Entity) string {
	if e.Type != "person" || e.Match.NoSurname {
		return e.Name
	}
	last := e.Name[strings.LastIndexByte(e.Name, ' ')+1:]
	return last
}
