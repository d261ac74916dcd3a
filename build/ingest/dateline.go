package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lead is what stands before the first words of a report: a place, a date, the sign of an agency or outlet.
type lead struct {
	size     int    // bytes of the text up to the first word of the report
	sign     string // all of it, without the dash
	dateline string // the place, with what follows it but the agency; empty where there is none for certain
	agency   string
}

var (
	leadDash   = regexp.MustCompile(`^([^–—]{2,80}?)(?:[\s\p{Z}]+(?:-{1,2}|[–—])[\s\p{Z}]+|[–—][\s\p{Z}]*)`)
	leadColon  = regexp.MustCompile(`^([\p{Lu}\p{M}][\p{Lu}\p{M}'’. /-]{2,40}):[\s\p{Z}]+`)
	leadAgency = regexp.MustCompile(`^(.*?)[\s,]*[(\[]([^()\[\]]{2,40})[)\]]$`)
	placeShape = regexp.MustCompile(`^(?:(?i:St|Mt|Ft)\. )?\p{Lu}(?:[\p{L}\p{M}'’/-]|\.\p{Lu})*\.?(?: [\p{L}\p{M}'’/-]+){0,3}$`)
)

// maxLead is how many bytes of a paragraph are searched for what stands before the first words.
const maxLead = 400

// notPlaces are words in capitals that stand before a dash or colon and name no place.
var notPlaces = set(`breaking exclusive update updated video watch photo photos opinion analysis live note editorial explainer interview
	correction corrected urgent flash news question answer review profile factbox timeline feature advisory warning summary`)

// leadOf reads what stands before the first words of a paragraph; ok is false where nothing does. In
// "TEHRAN - Talks …" the dateline is certain. In "Rasa - Talks …", "RNA - Talks …" or "TEHRAN: Talks …" it is not: a
// word, or a few capitals, may be the outlet's own sign, and before a colon anything may stand.
func leadOf(text string) (l lead, ok bool) {
	start := text[:min(len(text), maxLead)]
	colon := false
	m := leadDash.FindStringSubmatch(start)
	if m == nil {
		m = leadColon.FindStringSubmatch(start)
		colon = true
	}
	if m == nil || !beginsReport(text[len(m[0]):]) {
		return lead{}, false
	}
	l = lead{size: len(m[0]), sign: strings.TrimSpace(m[1])}
	place := l.sign
	if a := leadAgency.FindStringSubmatch(place); a != nil {
		place, l.agency = strings.TrimSpace(a[1]), strings.TrimSpace(a[2])
	}
	parts := strings.Split(place, ",")
	dated := false
	for i, part := range parts {
		part = strings.TrimSpace(part)
		switch {
		case i > 0 && isDayOfMonth(part):
			dated = true
		case !placeShape.MatchString(part), len(parts) > 4:
			return lead{}, false
		}
	}
	capitals := inCapitals(parts[0])
	switch {
	case notPlaces[strings.ToLower(firstWord(place))]:
		return lead{}, false
	case dated, l.agency != "", capitals && !isAcronym(parts[0]) && !colon:
		l.dateline = place
	case colon && isAcronym(parts[0]):
		return lead{}, false // a speaker or a heading sooner than a place
	case len(parts) == 1 && strings.Count(place, " ") > 1:
		return lead{}, false // "The third round of talks - Geneva III - …" is prose
	}
	return l, true
}

// beginsReport reports whether s begins as a sentence does.
func beginsReport(s string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, openers))
	return first != utf8.RuneError && !unicode.IsLower(first) && (unicode.IsLetter(first) || unicode.IsDigit(first))
}

// isDayOfMonth reports whether s is a month with or without day and year: "Jan. 8", "8 January 2017".
func isDayOfMonth(s string) bool {
	tokens := dateTokens(s)
	var p dateParts
	for i := 0; i < len(tokens); {
		n := p.take(tokens[i:])
		if n == 0 {
			return false
		}
		i += n
	}
	return p.month > 0
}

// inCapitals reports whether s has capitals and no small letters, but for the particles of names ("AL-HASAKAH").
func inCapitals(s string) bool {
	return strings.ContainsFunc(s, unicode.IsUpper) && !strings.ContainsFunc(s, unicode.IsLower)
}

// isAcronym reports whether a word in capitals may as well be an agency's sign, or an organization's, as a place.
func isAcronym(s string) bool {
	n := utf8.RuneCountInString(s)
	return n < 4 || n == 4 && !shortPlaces[s] || agencies[s]
}

// agencies are signs of more than four letters; shortPlaces the places of four that reports are sent from.
var (
	agencies    = set(`BELTA STINA TANJUG`)
	shortPlaces = set(`ADEN AGRA APIA BAKU BARI BERN BONN BRNO CALI CORK DILI DOHA FARO GAZA GENT GIZA GRAZ HAMA HOMS IASI IRAN IRAQ
		KANO KIEV KOBE KYIV LIMA LODZ LOME LVIV LYON MALE NICE NISH ORAN OSLO PERU RIGA ROME SUVA TAIZ UMAN YORK`)
)
