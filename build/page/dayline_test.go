package page

import "testing"

func TestLinesThatTellADayAndNothingElse(t *testing.T) {
	for line, want := range map[string]bool{
		"4 March 2021":    true,
		"March 4th, 2021": true,
		"Published: Thursday, March 4, 2021, 10:15 a.m. EST":              true,
		"Donnerstag, 4. März 2021, 10:15 Uhr":                             true,
		"Stand: 04.03.2021 10:15 Uhr":                                     true,
		"Publié le jeudi 4 mars 2021 à 10h15 - Mis à jour le 5 mars 2021": true,
		"jueves, 4 de marzo de 2021":                                      true,
		"04/03/2021 10:15":                                                true,
		"4 maart 2021 om 10:15":                                           true,
		"Опубликовано: 4 марта 2021 г., 10:15":                            true,
		"2021年3月4日 10時15分":                                                true,
		"سه\u200cشنبه ۲۱ دی ۱۳۹۵ ساعت ۱۰:۱۵":                              true,
		"۱۴ اسفند ۱۳۹۹ - ۱۰:۱۵":                                           true,
		"2021-03-04T10:15:00+01:00":                                       false,
		"4 March 2021, the day of the wind":                               false,
		"PELL, 4 March 2021":                                              false,
		"10:15":                                                           false,
		"March":                                                           false,
		"By Jane Roe, 4 March 2021":                                       false,
	} {
		if got := tellsDay(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}
