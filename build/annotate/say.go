package annotate

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// say finds the dates and the quotations of an article whose mentions are known. What the editor marks replaces what it
// overlaps.
func (r *Registry) say(in *Input, res *Result, room *scratch) {
	rules := languageOf(in.Language)
	tokens := slices.Grow(room.tokens[:0], len(in.Text)/5)
	for _, b := range in.Blocks {
		tokens = tokenize(tokens, in.Text, b, rules)
	}
	room.tokens = tokens
	cover(tokens, res.Mentions.List)
	res.Dates = dates(in, rules, res.Sentences, tokens)
	res.Quotations, res.Joint = r.quotations(in, rules, &res.Mentions, res.Sentences, room)
	r.overrule(in, res)
}

// cover notes at each token which mention it belongs to; of several the first and longest.
func cover(tokens []token, list []archive.Mention) {
	m := 0
	for i := range tokens {
		t := &tokens[i]
		for m < len(list) && list[m].End <= t.start {
			m++
		}
		if m < len(list) && list[m].Start < t.end {
			t.mention = int32(m)
		}
	}
}

// overrule puts the editor's speakers and dates in the place of what the rules found there.
func (r *Registry) overrule(in *Input, res *Result) {
	var said []archive.Quotation
	var dated []archive.Dated
	var denied []Block
	for _, m := range res.Marks {
		switch a := &in.Sidecar.Annotations[m.Annotation]; a.Kind {
		case archive.KindSpeaker:
			q := archive.Quotation{Start: m.Start, End: m.End, Speaker: -1, Because: m.Annotation, How: archive.SpeakerByEditor, Speech: speechOf(in.Text, m)}
			r.voices(&q, a, res)
			said = append(said, q)
		case archive.KindDate:
			if a.Value == "" {
				denied = append(denied, Block{m.Start, m.End}) // no date at all
				continue
			}
			dated = append(dated, archive.Dated{Start: m.Start, End: m.End, Value: a.Value, Rule: archive.DateByEditor, Because: m.Annotation})
		}
	}
	if len(said) > 0 {
		res.Quotations = replace(res.Quotations, said, nil, func(q archive.Quotation) Block { return Block{q.Start, q.End} })
	}
	if len(dated)+len(denied) > 0 {
		res.Dates = replace(res.Dates, dated, denied, func(d archive.Dated) Block { return Block{d.Start, d.End} })
	}
}

// voices puts those who speak by the editor's word into a quotation; who is not in the registry is left out, which check says.
func (r *Registry) voices(q *archive.Quotation, a *archive.Annotation, res *Result) {
	q.How = archive.SpeakerNobodyByEdit
	var joint []archive.Voice
	for _, id := range a.Speakers() {
		e, ok := r.entity(id)
		switch {
		case !ok:
		case q.Speaker < 0:
			q.Speaker, q.How = e, archive.SpeakerByEditor
		default:
			joint = append(joint, archive.Voice{Speaker: e, Because: q.Because})
		}
	}
	if len(joint) > 0 {
		res.Joint = append(res.Joint, joint)
		q.Joint = int32(len(res.Joint))
	}
}

// replace drops what the editor's spans, and those that he denies, overlap, and adds them in their places.
func replace[T any](found, edited []T, denied []Block, span func(T) Block) []T {
	taken := denied
	for _, e := range edited {
		taken = append(taken, span(e))
	}
	taken = merge(taken)
	found = slices.DeleteFunc(found, func(f T) bool { return overlaps(taken, span(f).Start, span(f).End) })
	found = append(found, edited...)
	slices.SortStableFunc(found, func(a, b T) int {
		return cmp.Or(cmp.Compare(span(a).Start, span(b).Start), cmp.Compare(span(b).End, span(a).End))
	})
	return found
}

// speechOf tells the kind of an editor's span by the marks in and around it.
func speechOf(text string, m archive.Mark) archive.Speech {
	from, to := m.Start, m.End
	for from > 0 && m.Start-from < 3 && text[from-1] != ' ' && text[from-1] != '\n' {
		from--
	}
	for int(to) < len(text) && to-m.End < 3 && text[to] != ' ' && text[to] != '\n' {
		to++
	}
	within := stretches(nil, text, Block{m.Start, m.End}, 0)
	around := stretches(nil, text, Block{from, to}, 0)
	switch {
	case len(around) == 1 && around[0].inner <= m.Start+4 && around[0].outer >= m.End-4:
		return archive.Direct
	case len(within) > 0:
		return archive.Mixed
	}
	return archive.Indirect
}
