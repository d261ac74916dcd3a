package pages

import (
	"html/template"
	"strconv"
	"strings"
	"unicode/utf8"

	"gloss/build/archive"
	"gloss/build/markup"
	"gloss/build/view"
)

// maxDoubtPlaces is how many of the places that may be meant a doubt lists.
const maxDoubtPlaces = 5

// A doubtful is an annotation of an article that is not where it says, with the places of the text that are taken for it
// or may be: of an edited one the one place, of others some of their candidates.
type doubtful struct {
	anchor *archive.Anchor
	note   *archive.Annotation
	places []archive.Span
}

// doubtfuls returns an article's, but for those that were found again as they were.
func (p *Plan) doubtfuls(i int32) []doubtful {
	var out []doubtful
	for k := range p.Results[i].Anchors {
		x := &p.Results[i].Anchors[k]
		d := doubtful{anchor: x}
		switch x.State {
		case archive.AnchorOK, archive.AnchorRelocated:
			continue
		case archive.AnchorChanged:
			d.places = []archive.Span{{Start: x.Start, End: x.End}}
		default:
			d.places = x.Candidates[:min(len(x.Candidates), maxDoubtPlaces)]
		}
		d.note = &p.Archive.Articles[i].Sidecar.Annotations[x.Annotation]
		out = append(out, d)
	}
	return out
}

// doubtID is the id of a place of a doubt in the text, both from 0.
func doubtID(doubt, place int) string {
	return "doubt-" + strconv.Itoa(doubt+1) + "-" + strconv.Itoa(place+1)
}

// doubtSpans makes the places that the list of doubts leads to.
func (p *Plan) doubtSpans(article int32, out []markup.Span) []markup.Span {
	for k, d := range p.doubtfuls(article) {
		for n, s := range d.places {
			out = append(out, markup.Span{Start: int(s.Start), End: int(s.End), Tag: "span", Class: "doubt-place", ID: doubtID(k, n)})
		}
	}
	return out
}

// doubts returns what the page lists of them. Of a text that may not be shown it shows no word.
func (p *Plan) doubts(at string, i int32) []view.Doubt {
	all := p.doubtfuls(i)
	if len(all) == 0 {
		return nil
	}
	shown := p.Archive.Articles[i].Text != archive.None
	out := make([]view.Doubt, len(all))
	for k, d := range all {
		v := &out[k]
		*v = view.Doubt{State: string(d.anchor.State), Words: d.note.Quote.Exact}
		v.Label, v.Why = p.doubtWords(d.anchor, len(d.places))
		v.Kind, v.Says = p.says(at, d.note)
		if d.note.Kind == archive.KindNote {
			v.HTML = template.HTML(markup.Note(d.note.Value, p.readAloud())) //nolint:gosec // markup escapes
		}
		if !shown {
			v.Words = ""
			continue
		}
		for n, s := range d.places {
			v.Places = append(v.Places, p.doubtPlace(i, s, "#"+doubtID(k, n)))
		}
		if d.anchor.State != archive.AnchorChanged {
			v.More = max(0, d.anchor.Places-len(d.places))
		}
	}
	return out
}

// doubtWords names the state of an anchor and says what it means.
func (p *Plan) doubtWords(x *archive.Anchor, places int) (label, why string) {
	switch {
	case x.Refused:
		return p.say("doubt.refused"), p.say("doubt.refused.why")
	case x.State == archive.AnchorChanged:
		return p.say("doubt.changed"), p.say("doubt.changed.why")
	case x.State == archive.AnchorAmbiguous:
		return p.say("doubt.ambiguous"), p.count("doubt.ambiguous.why", x.Places)
	case places > 0:
		return p.say("doubt.elsewhere"), p.say("doubt.elsewhere.why")
	default:
		return p.say("doubt.orphaned"), p.say("doubt.orphaned.why")
	}
}

// says puts what an annotation states into a kind and a name that may lead somewhere. A note's text is not among it.
func (p *Plan) says(at string, a *archive.Annotation) (kind string, said view.Link) {
	switch a.Kind {
	case archive.KindNote:
		return p.say("doubt.note"), view.Link{}
	case archive.KindDate:
		if a.Value == "" {
			return p.say("doubt.date"), view.Link{Name: p.say("doubt.no-date")}
		}
		return p.say("doubt.date"), view.Link{Name: p.edtf(a.Value)}
	case archive.KindNotEntity:
		return p.say("doubt.entity"), view.Link{Name: p.say("doubt.no-entity")}
	}
	kind = p.say("doubt.entity")
	if a.Kind == archive.KindSpeaker {
		kind = p.say("doubt.speaker")
		if len(a.Joint) > 0 {
			return p.say("doubt.speakers"), view.Link{Name: p.namesOf(a.Speakers())}
		}
	}
	if e, ok := p.entity[a.Value]; ok {
		return kind, p.entityLink(at, e)
	}
	return kind, view.Link{Name: p.say("doubt.nobody")}
}

// namesOf lists the entities of some IDs by name; an ID that the registry lacks stands as it is.
func (p *Plan) namesOf(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if e, ok := p.entity[id]; ok {
			names[i] = p.Archive.Entities[e].Name
		}
	}
	return p.Words.List(names)
}

// doubtContext is how many code points of its line stand on each side of a place: half a line on a phone, so that places
// can be told apart at a glance.
const doubtContext = 32

func (p *Plan) doubtPlace(article int32, s archive.Span, href string) view.DoubtPlace {
	text := p.Documents[article].Text
	from, to := int(s.Start), int(s.End)
	for range doubtContext {
		if r, size := utf8.DecodeLastRuneInString(text[:from]); size > 0 && r != '\n' {
			from -= size
		}
		if r, size := utf8.DecodeRuneInString(text[to:]); size > 0 && r != '\n' {
			to += size
		}
	}
	v := view.DoubtPlace{Href: href, Before: text[from:s.Start], Words: strings.ReplaceAll(text[s.Start:s.End], "\n", " "), After: text[s.End:to]}
	if from > 0 && text[from-1] != '\n' {
		_, v.Before, _ = strings.Cut(v.Before, " ") // the rest of a word
		v.Before = "…" + v.Before
	}
	if to < len(text) && text[to] != '\n' {
		if cut := strings.LastIndexByte(v.After, ' '); cut >= 0 {
			v.After = v.After[:cut]
		}
		v.After += "…"
	}
	return v
}
