package pages

import (
	"sync/atomic"

	"gloss/build/archive"
	"gloss/build/locale"
	"gloss/build/view"
)

// A memo is what pages say of an article again and again, worked out once: a page of an article names ten others, and every
// list of quotations or sentences names each article that they are from. It belongs to one input of the plan, and takes some
// hundred bytes an article that has been named.
type memo struct {
	published  []atomic.Pointer[view.Date]
	directions map[string]string // of the languages that articles have; it does not change
	byName     map[string]string // type → attributes of a mention by name, as most are; it does not change
}

func (p *Plan) newMemo() *memo {
	in := &p.Input
	m := &memo{published: make([]atomic.Pointer[view.Date], len(in.Archive.Articles)), directions: map[string]string{}, byName: map[string]string{}}
	for _, t := range in.Archive.Site.Types {
		m.byName[t.ID] = p.mentionAttrs(t.ID, archive.ByName, "", p.say("how.name"))
	}
	for i := range in.Archive.Articles {
		tag := in.Archive.Articles[i].Language
		if _, ok := m.directions[tag]; !ok {
			m.directions[tag] = locale.Direction(tag)
		}
	}
	return m
}

// forget returns an empty memo of as many articles.
func (m *memo) forget() *memo {
	return &memo{published: make([]atomic.Pointer[view.Date], len(m.published)), directions: m.directions, byName: m.byName}
}

// dateOf puts the date of an article for people. Two goroutines that ask at once both work it out, to the same.
func (p *Plan) dateOf(article int32) view.Date {
	at := &p.memo.published[article]
	if d := at.Load(); d != nil {
		return *d
	}
	d := p.date(p.Archive.Articles[article].Published)
	at.Store(&d)
	return d
}

// direction is the direction in which a language is written.
func (p *Plan) direction(tag string) string {
	if dir, ok := p.memo.directions[tag]; ok {
		return dir
	}
	return locale.Direction(tag)
}
