package suggest

import (
	"slices"
	"strings"

	"gloss/build/archive"
)

// A demonym is no name, but a registry has those of a place among its adjectives. They are proposed with the place that
// they are of, where that is proposed itself.

// adjectives returns the demonyms that are in none of the names taken, in order.
func (p *page) adjectives(taken []found) (out []Occurrence) {
	next := 0
	for i := range p.tokens {
		for next < len(taken) && int(taken[next].last) < i {
			next++
		}
		t := &p.tokens[i]
		if t.kind == capital && !t.headline && (next == len(taken) || i < int(taken[next].first)) && p.isDemonym(int32(i)) {
			out = append(out, Occurrence{Span: archive.Span{Start: t.start, End: t.end}})
		}
	}
	return out
}

// demonymsOf returns for each demonym of the articles the name of a place that it is of, if there is one, as a form of it.
func (g *grouping) demonymsOf(found []Finding) map[*gathered][]Form {
	places := map[string]*gathered{}
	for _, n := range g.names {
		if top(n.evidence) != 0 { // a report of a match has countries for organizations
			if key := strings.ToLower(n.text); places[key] == nil {
				places[key] = n.head()
			}
		}
	}
	also := &grouping{byText: map[string]*gathered{}}
	for a := range found {
		for i := range found[a].Adjectives {
			if o := &found[a].Adjectives[i]; g.byText[o.Text] == nil {
				also.add(a, o)
			}
		}
	}
	out := map[*gathered][]Form{}
	for _, n := range also.names {
		for _, name := range placesOf(strings.ToLower(n.text)) {
			if place := places[name]; place != nil {
				out[place] = append(out[place], Form{Text: n.text, Count: n.count, Articles: n.articles, How: IsAdjective})
				break
			}
		}
	}
	return out
}

// placesOf returns the names that a place may have of which a word is a demonym, in small letters.
func placesOf(demonym string) (names []string) {
	for _, word := range []string{demonym, strings.TrimSuffix(demonym, "s")} {
		names = append(names, irregular[word]...)
		for _, e := range demonymEndings {
			if base, ok := strings.CutSuffix(word, e.ending); ok {
				for _, b := range e.bases {
					names = append(names, base+b)
				}
			}
		}
		if base, ok := strings.CutSuffix(word, "i"); ok {
			names = append(names, base) // Iraqi
		}
	}
	return slices.Compact(names)
}

// irregular are demonyms that are not made of the name by their ending, with the names of the place.
var irregular = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.FieldsSeq(`french:france dutch:netherlands,holland german:germany greek:greece swiss:switzerland swede:sweden
		swedish:sweden dane:denmark danish:denmark pole:poland polish:poland czech:czechia slovak:slovakia finn:finland finnish:finland turk:turkey
		turkish:turkey thai:thailand serb:serbia croat:croatia slav:slavonia spaniard:spain spanish:spain briton:britain,united_kingdom,uk
		brit:britain,united_kingdom,uk british:britain,united_kingdom,great_britain,uk,u.k. scot:scotland scottish:scotland english:england welsh:wales irish:ireland filipino:philippines uzbek:uzbekistan
		kazakh:kazakhstan tajik:tajikistan afghan:afghanistan emirati:united_arab_emirates,uae somali:somalia bengali:bengal cypriot:cyprus norwegian:norway
		portuguese:portugal belgian:belgium european:europe african:africa asian:asia palestinian:palestine,gaza persian:persia lebanese:lebanon
		argentinian:argentina mexican:mexico moroccan:morocco chilean:chile peruvian:peru american:united_states,us,u.s.,usa,america congolese:congo kurd:kurdistan
		kurdish:kurdistan hungarian:hungary`) {
		if demonym, places, ok := strings.Cut(line, ":"); ok {
			m[demonym] = strings.Split(strings.ReplaceAll(places, "_", " "), ",")
		}
	}
	return m
}()
