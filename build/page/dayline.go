package page

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// dayOnly is a day as pages print it: in numbers, or with the month's name.
	dayOnly = regexp.MustCompile(`\p{Nd}{4}[-./]\p{Nd}{1,2}[-./]\p{Nd}{1,2}|\p{Nd}{1,2}[-./]\s?\p{Nd}{1,2}[-./]\s?\p{Nd}{2,4}|\p{Nd}{1,2}(?:\.|º|er|st|nd|rd|th)?\s(?:de\s)?(?:[\p{L}\p{M}]{3,10}|دی)\.?,?\s(?:de\s)?\p{Nd}{4}|\p{L}{3,10}\.?\s\p{Nd}{1,2}(?:st|nd|rd|th)?,?\s\p{Nd}{4}|\p{Nd}{4}\s?年\s?\p{Nd}{1,2}\s?月\s?\p{Nd}{1,2}\s?日`)
	// timeOnly is a time of day or a zone's distance.
	timeOnly = regexp.MustCompile(`\p{Nd}{1,2}\s?(?:[:.h時时点]\s?\p{Nd}{2}(?::\p{Nd}{2})?\s?[分]?|h\b)|[+-]\p{Nd}{2}:?\p{Nd}{2}`)
)

// dayWords are the words that stand beside a day and say nothing but that it is one: what was done on it, weekdays,
// zones.
var dayWords = set(`published posted updated modified created last first date on at from by as of publication the
	veröffentlicht erstellt aktualisiert stand datum am um uhr vom den zuletzt geändert publié mis à jour le modifié créé posté date heure
	publicado actualizado creado el a las los hrs horas h fecha pubblicato aggiornato il alle ore data atualizado em às geplaatst gepubliceerd bijgewerkt op om uur
	опубликовано обновлено в г года дата
	am pm a.m p.m utc gmt cet cest et est edt ct cst cdt pt pst pdt bst ist msk jst
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche
	lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica
	segunda-feira terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
	понедельник вторник среда четверг пятница суббота воскресенье
	تاریخ انتشار ساعت ماه شنبه یک یکشنبه دو دوشنبه سه سهشنبه چهار چهارشنبه پنج پنجشنبه جمعه`)

// tellsDay reports whether a line tells a day, or several, and nothing else.
func tellsDay(line string) bool {
	if !strings.ContainsFunc(line, unicode.IsDigit) || utf8.RuneCountInString(line) > maxByline || !dayOnly.MatchString(line) {
		return false
	}
	line = strings.ReplaceAll(line, "\u200c", "") // a joiner within Persian words
	rest := timeOnly.ReplaceAllString(dayOnly.ReplaceAllString(line, " "), " ")
	for w := range strings.FieldsFuncSeq(strings.ToLower(rest), unicode.IsSpace) {
		if w = strings.Trim(w, ".,:;|•·()[]/–—-："); w != "" && !dayWords[w] {
			return false
		}
	}
	return true
}
