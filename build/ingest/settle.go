package ingest

import (
	"fmt"
	"slices"
	"strings"

	"gloss/build/archive"
)

// settle fills the fields that take the whole text to decide, and warns of those that stay empty.
func (r *reader) settle() {
	if r.draft.Language == "" {
		r.draft.Language = languageOf(r.draft.Body)
	}
	r.settleTitle()
	r.settleSource()
	r.settlePublished()
	r.settleDateline()
	r.settleRights()
	if r.draft.Language == "" && r.source().Language == "" {
		r.warn(LanguageUncertain, 0, "the language could not be told for certain; set language if it is not the site's")
	}
}

func (r *reader) settleTitle() {
	if r.draft.Title != "" || len(r.draft.Body) == 0 {
		return
	}
	first := r.draft.Body[0]
	if i := r.bodyAfter(-1); i >= 0 {
		first = first[r.leads[i].size:]
	}
	r.draft.Title, r.draft.TitleProposed = proposeTitle(first, r.draft.Language), true
	r.warn(TitleProposed, 0, "the text has no title; %q is proposed from its first sentence", r.draft.Title)
}

func (r *reader) settleSource() {
	found := r.outlets.decide()
	var ids, quoted []string
	for _, s := range found {
		ids = append(ids, r.outlets.sources[s].ID)
		quoted = append(quoted, fmt.Sprintf("%q", r.outlets.sources[s].ID))
	}
	switch {
	case r.given != "":
		r.draft.Source = r.given
		if len(ids) > 0 && !slices.Contains(ids, r.given) {
			r.warn(SourceDiffers, 0, "the text signs as %s, not %q; check the source", strings.Join(quoted, " and "), r.given)
		}
	case len(ids) == 1:
		r.draft.Source = ids[0]
	case len(ids) > 1:
		r.warn(SourceAmbiguous, 0, "the text signs as %s alike; say which with --source", strings.Join(quoted, " and "))
	case r.outlets.label != "":
		r.warn(SourceUnknown, 0, "the text names %q as its source, which is not in content/sources.yaml; add it there, or say which it is with --source", r.outlets.label)
	case len(r.claims) > 0:
		r.warn(SourceUnknown, r.claims[0].line, "no registered outlet is named; the statement of rights may name one; say which with --source, or add it to content/sources.yaml")
	default:
		r.warn(SourceUnknown, 0, "nothing in the text says which outlet published it; say which with --source, or add the name it signs with to the outlet's aliases in content/sources.yaml")
	}
}

func (r *reader) settlePublished() {
	s := r.stamped
	r.draft.Published = s.date
	switch {
	case s.problem != "":
		r.warn(PublishedUnclear, 0, "the date line cannot be read: %s; set published", s.problem)
	case s.date.IsZero() && len(r.clues) > 0:
		c := r.clues[0]
		r.warn(PublishedUnknown, c.line, "no publication date stands in the text; %s names %q, which may help; set published", c.where, c.text)
	case s.date.IsZero():
		r.warn(PublishedUnknown, 0, "no publication date stands in the text; set published")
	}
	if s.zone != "" {
		r.warn(PublishedZone, 0, "%q is the name of several time zones; published is without one", s.zone)
	}
	if s.weekday != "" {
		r.warn(PublishedWeekday, 0, "%s is a %s, not the day that the date line names; check published", s.date.Day(), s.weekday)
	}
}

// settleDateline takes the first certain dateline, unless what stands there is an outlet's name.
func (r *reader) settleDateline() {
	for i, u := range r.units {
		l, ok := r.leads[i]
		if !ok || r.outlets.isName(l.sign) {
			continue
		}
		if r.draft.Dateline == "" {
			r.draft.Dateline = l.dateline
		}
		if r.draft.Dateline == "" {
			r.warn(DatelineUnclear, u.line, "%q before the first words may be a place or an outlet's sign; set dateline, or add it to the outlet's aliases in content/sources.yaml", l.sign)
		}
		return
	}
}

func (r *reader) settleRights() {
	id, line, problem := rightsOf(r.claims)
	switch {
	case problem != "":
		r.warn(RightsUnclear, line, "the statement of rights was not taken: %s; set rights", problem)
	case id != "":
		r.draft.Rights = id
		r.draft.doubtVersion(line)
	case r.source().Rights == "":
		r.warn(RightsUnknown, 0, "nothing in the text says what rights it is under; set rights, or the source's")
	}
}

// source returns the registered source that was settled on, else an empty one.
func (r *reader) source() archive.Source {
	for _, s := range r.outlets.sources {
		if s.ID == r.draft.Source {
			return s
		}
	}
	return archive.Source{}
}
