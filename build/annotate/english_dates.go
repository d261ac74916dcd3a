package annotate

// Units of time, from a day up.
const (
	unitDay int16 = iota + 1
	unitWeek
	unitMonth
	unitYear
	unitDecade
)

// Days about the article's own: the value of a dayWord less dayZero is the distance.
const dayZero = 10

// Seasons have the numbers that EDTF gives them (level 1, §2.4: 21 spring … 24 winter).
const (
	spring int16 = iota + 21
	summer
	autumn
	winter
)

// englishDates is the words by which English names dates.
func englishDates() []entry {
	out := []entry{
		{"june july september october november december january february", lexeme{class: monthWord}},
		{"jan feb apr jun jul aug sep sept oct nov dec april", lexeme{class: monthWord}},
		{"may march august mar", lexeme{class: monthWord | monthAlone}},
		{"day days", lexeme{class: unitWord, value: unitDay}},
		{"week weeks fortnight", lexeme{class: unitWord, value: unitWeek}},
		{"month months", lexeme{class: unitWord, value: unitMonth}},
		{"year years", lexeme{class: unitWord, value: unitYear}},
		{"decade decades", lexeme{class: unitWord, value: unitDecade}},
		{"st nd rd th", lexeme{class: ordinalEnd}},
		{"spring", lexeme{class: seasonWord, value: spring}},
		{"summer", lexeme{class: seasonWord, value: summer}},
		{"autumn", lexeme{class: seasonWord, value: autumn}},
		{"winter", lexeme{class: seasonWord, value: winter}},
		{"today tonight", lexeme{class: dayWord, value: dayZero}},
		{"yesterday", lexeme{class: dayWord, value: dayZero - 1}},
		{"tomorrow", lexeme{class: dayWord, value: dayZero + 1}},
		{"last past", lexeme{class: lastWord}},
		{"next coming", lexeme{class: nextWord}},
		{"this", lexeme{class: thisWord}},
		{"previous preceding", lexeme{class: previousWord}},
		{"following", lexeme{class: followingWord}},
		{"ago", lexeme{class: agoWord}},
		{"earlier before", lexeme{class: earlierWord}},
		{"later after", lexeme{class: laterWord}},
		{"early", lexeme{class: partEarly}},
		{"mid middle", lexeme{class: partMid}},
		{"late", lexeme{class: partLate}},
		{"between in since by until till from during before after of late early mid circa", lexeme{class: yearBefore}},
	}
	numbers := [][]string{
		{"january jan"},
		{"february feb"},
		{"march mar"},
		{"april apr"},
		{"may"},
		{"june jun"},
		{"july jul"},
		{"august aug"},
		{"september sep sept"},
		{"october oct"},
		{"november nov"},
		{"december dec"},
	}
	for i, names := range numbers {
		out = append(out, entry{names[0], lexeme{value: int16(i + 1)}})
	}
	for i, names := range []string{"monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday", "sunday"} {
		out = append(out, entry{names, lexeme{class: weekdayWord, value: int16(i + 1)}})
	}
	for i, name := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		out = append(out, entry{name, lexeme{class: numeral, value: int16(i + 1)}})
	}
	return out
}
