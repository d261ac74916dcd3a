package ingest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gloss/build/archive"
)

// stamp is what a line that is nothing but a date says.
type stamp struct {
	date    archive.Date
	updated bool   // it says when the text was changed, not published
	problem string // why date is empty, though the line is a date
	zone    string // a time zone's name that stands for several zones; the time is then without one
	weekday string // the weekday that the line names, where the date falls on another: what it falls on
}

// Numeric forms. A date of numbers alone is day first where points part it, as wherever that is written.
var (
	isoTime  = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?([Zz]|[+-]\d{2}:?\d{2})?$`)
	isoDate  = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	numeric  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})$`)
	dayToken = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|er|re|º|ª|\.)?$`)
	yearOnly = regexp.MustCompile(`^[12]\d{3}$`)
	clock    = regexp.MustCompile(`^(\d{1,2})(?:[:h](\d{2})(?::(\d{2}))?)?(am|pm|a\.m|p\.m|z)?$`)
	offset   = regexp.MustCompile(`^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$`)
	hyphens  = regexp.MustCompile(`^(\d{1,2})-(\p{L}{3,})\.?-(\d{4})$`)
)

// fillers are the words that may stand around a date without changing it.
var fillers = set(`published posted publication date time on at the of de del a las le à um uhr den il alle ore em às г г. года
	в om op - – — | • · / updated modified last edited change changed created hrs hours local issued released first
	veröffentlicht aktualisiert publié publicado publicata опубликовано дата تاریخ ساعت الساعة انتشار زمان`)

// updating are those of them that speak of a later change.
var updating = set(`updated modified edited change changed aktualisiert`)

// vagueZones are abbreviations that several time zones bear.
var vagueZones = set(`est edt et cst cdt ct mst mdt mt pst pdt pt bst ist irst cet cest eet eest wet west msk ast jst kst hkt sgt aest aedt nzst`)

// maxDate is the length of a date line in code points at most.
const maxDate = 100

// dateLine reads a line that is a date and nothing else, label, weekday, time and zone aside. ok is false where any
// word is left over, so a sentence that names a date is no date line.
func dateLine(text string) (s stamp, ok bool) {
	if !shortText(text, maxDate) || !strings.ContainsFunc(text, unicode.IsDigit) {
		return stamp{}, false
	}
	tokens := dateTokens(text)
	for i, t := range tokens {
		if i == 0 || !updating[strings.TrimRight(t, ".:")] {
			continue
		}
		if _, ok := readDate(tokens[i:], ""); ok { // "Published …, updated …"
			if s, ok := readDate(tokens[:i], ""); ok {
				return s, true
			}
		}
	}
	return readDate(tokens, "")
}

// readDate reads words that must all belong to one date. lang is the text's language, where it is known.
func readDate(tokens []string, lang string) (s stamp, ok bool) {
	p := dateParts{lang: lang}
	for len(tokens) > 0 {
		n := p.take(tokens)
		if n == 0 {
			return stamp{}, false
		}
		tokens = tokens[n:]
	}
	return p.stamp()
}

// dateTokens cuts a line into lower-case words with ASCII digits.
func dateTokens(text string) []string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r == '\u200c': // a joiner inside Persian words
			return -1
		case r == ',' || r == '،' || r == '(' || r == ')' || r == '：':
			return ' '
		}
		return unicode.ToLower(r)
	}, text)
	var tokens []string
	for _, t := range strings.Fields(text) {
		if m := hyphens.FindStringSubmatch(t); m != nil {
			tokens = append(tokens, m[1:]...)
			continue
		}
		if strings.ContainsFunc(t, unicode.IsLetter) { // Arabic texts give both names of a month
			t = strings.ReplaceAll(t, "/", " ")
		}
		tokens = append(tokens, strings.Fields(t)...)
	}
	return tokens
}

// dateParts collects what the words of a date line say.
type dateParts struct {
	day, month, year int
	weekday          time.Weekday
	hasWeekday       bool
	clock, zone      string // "17:34", "Z", "+03:30"
	vagueZone        string
	updated          bool
	unclear          string // of numbers that may be read two ways
	lang             string
	figures          bool // it is of numbers alone
	persian          bool // its month is one of the Solar Hijri calendar
}

// take reads the first word or two and returns how many it understood. Nothing is said twice in a date.
func (p *dateParts) take(tokens []string) int {
	t := tokens[0]
	if len(tokens) > 1 && p.month == 0 {
		if m := monthOf(t + " " + tokens[1]); m > 0 {
			p.month = m
			return 2
		}
	}
	if n := p.takePersian(tokens); n > 0 {
		return n
	}
	if p.clock != "" && (t == "am" || t == "pm" || t == "a.m." || t == "p.m.") {
		return p.takeClock(p.clock + strings.ReplaceAll(strings.TrimSuffix(t, "."), ".", ""))
	}
	if fillers[t] || fillers[strings.TrimRight(t, ".:")] {
		p.updated = p.updated || updating[strings.TrimRight(t, ".:")]
		return 1
	}
	if p.takeNumeric(t) || p.takeWord(t) {
		return 1
	}
	if m := dayToken.FindStringSubmatch(t); m != nil && p.day == 0 && (len(tokens) == 1 || tokens[1] != "am" && tokens[1] != "pm") {
		p.day, _ = strconv.Atoi(m[1])
		return 1
	}
	if p.year == 0 && yearOnly.MatchString(t) {
		p.year, _ = strconv.Atoi(t)
		return 1
	}
	if p.clock != "" && p.zone == "" && p.vagueZone == "" && p.takeZone(t) {
		return 1
	}
	if p.clock == "" {
		if len(tokens) > 1 && (tokens[1] == "am" || tokens[1] == "pm") && p.takeClock(t+tokens[1]) > 0 {
			return 2
		}
		return p.takeClock(t)
	}
	return 0
}

// takeNumeric reads a whole date of numbers.
func (p *dateParts) takeNumeric(t string) bool {
	if p.day != 0 || p.month != 0 || p.year != 0 || p.unclear != "" {
		return false
	}
	if m := isoTime.FindStringSubmatch(t); m != nil {
		p.clock, p.zone = m[2], zoneOf(strings.ToUpper(m[3]))
		t = m[1]
	}
	if m := isoDate.FindStringSubmatch(t); m != nil {
		p.year, p.month, p.day, p.figures = number(m[1]), number(m[2]), number(m[3]), true
		return true
	}
	m := numeric.FindStringSubmatch(t)
	if m == nil {
		return false
	}
	p.figures = true
	a, b := number(m[1]), number(m[3])
	switch {
	case m[2] == "." || a > 12 || a == b:
		p.day, p.month, p.year = a, b, number(m[4])
	case b > 12:
		p.day, p.month, p.year = b, a, number(m[4])
	default:
		p.unclear = fmt.Sprintf("%q may have the day or the month first", t)
	}
	return true
}

// takeWord reads a month or a weekday.
func (p *dateParts) takeWord(t string) bool {
	if m := monthOf(t); m > 0 && (p.month == 0 || p.month == m) {
		p.month = m
		return true
	}
	day, ok := weekdays[strings.TrimRight(t, ".")]
	if !ok || p.hasWeekday {
		return false
	}
	p.weekday, p.hasWeekday = day, true
	return true
}

func (p *dateParts) takeZone(t string) bool {
	t = strings.TrimRight(t, ".")
	switch {
	case t == "gmt" || t == "utc" || t == "z":
		p.zone = "Z"
	case offset.MatchString(t):
		m := offset.FindStringSubmatch(t)
		p.zone = fmt.Sprintf("%s%02d:%02d", m[1], number(m[2]), number(m[3]))
	case vagueZones[t]:
		p.vagueZone = strings.ToUpper(t)
	default:
		return false
	}
	return true
}

// takeClock reads a time of day; a bare number is none.
func (p *dateParts) takeClock(t string) int {
	m := clock.FindStringSubmatch(strings.TrimRight(t, "."))
	if m == nil || m[2] == "" && (m[4] == "" || m[4] == "z") {
		return 0
	}
	hour, half := number(m[1]), strings.ReplaceAll(m[4], ".", "")
	switch {
	case half == "z":
		p.zone = "Z"
	case half != "" && (hour < 1 || hour > 12):
		return 0
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	p.clock = fmt.Sprintf("%02d:%02d", hour, number(m[2]))
	if m[3] != "" {
		p.clock += ":" + m[3]
	}
	return 1
}

// stamp puts the parts together; ok is false where they are no full date.
func (p *dateParts) stamp() (s stamp, ok bool) {
	s = stamp{updated: p.updated, zone: p.vagueZone, problem: p.unclear}
	if s.problem != "" {
		return s, p.day == 0 && p.month == 0 && p.year == 0
	}
	if p.day == 0 || p.month == 0 || p.year == 0 {
		return stamp{}, false
	}
	if s.problem = p.convert(); s.problem != "" {
		return s, true
	}
	text := fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day)
	if p.clock != "" {
		text += "T" + p.clock + p.zone
	}
	date, err := archive.ParseDate(text)
	if err != nil {
		s.problem = fmt.Sprintf("there is no day or time %q", text)
		return s, true
	}
	if date.Precision() == archive.Time && date.From().Year() != p.year {
		return stamp{}, false
	}
	s.date = date
	if p.hasWeekday && date.From().Weekday() != p.weekday {
		s.weekday = date.From().Weekday().String()
	}
	return s, true
}

// dateWithin returns the first full date that stands in a text, as written: a clue, no more.
func dateWithin(text string) string {
	if !shortText(text, maxRights) {
		return ""
	}
	words := strings.Fields(text)
	for i := range words {
		for n := min(3, len(words)-i); n > 0; n-- {
			phrase := strings.TrimRight(strings.Join(words[i:i+n], " "), ".,;:)")
			if s, ok := dateLine(phrase); ok && s.date.Precision() == archive.Day && !fillers[strings.ToLower(words[i])] {
				return phrase
			}
		}
	}
	return ""
}

// zoneOf writes an offset the way RFC 3339 does.
func zoneOf(z string) string {
	if len(z) == len("+0330") {
		return z[:3] + ":" + z[3:]
	}
	return z
}

// number reads digits that a pattern has matched; no digits are 0.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
