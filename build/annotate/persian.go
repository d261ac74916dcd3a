package annotate

import "sync"

// persian is the words by which Persian attributes speech and names dates. The verb stands behind its subject and before “که”; of
// a verb of two words the noun is listed and the light verb is passed over. There is one pronoun for he and she. A name may belong to the
// word before it without a preposition: what is no known title takes the name away from the verb.
var persian = sync.OnceValue(func() *language {
	return newLanguage(grammar{plain: true, smallMonths: true, construct: true},
		append(persianSpeech(), persianDates()...), persianMen, persianWomen)
})

func persianSpeech() []entry {
	office := func(n int16, c class, group uint16) lexeme {
		return lexeme{class: role | c, value: n, group: group}
	}
	return []entry{
		{"گفتند", lexeme{class: sayVerb | baseForm}},
		{"گفت نوشت گفته تاکید تأکید تصریح اعلام اظهار خاطرنشان یادآور", lexeme{class: sayVerb}},
		{"افزود", lexeme{class: sayVerb | addVerb}},
		{"خواند توصیف", lexeme{class: phraseVerb}},
		{"گفته", lexeme{class: thanks}},
		{`در از به با برای تا بر درباره بدون میان نزد علیه پس`, lexeme{class: preposition}},
		{"سخنگوی وکیل مشاور معاون دفتر پسر دختر همسر برادر خواهر پدر مادر نماینده دستیار منشی دوست", lexeme{class: preposition}}, // somebody's: the name behind is not the subject
		{"و یا اما ولی", lexeme{class: conjunction | coordinator}},
		{"و", lexeme{class: additive}},
		{"این آن", lexeme{class: determiner}},
		{"را کرد کرده داشت", lexeme{class: auxiliary}},
		{"بود شد شده است", lexeme{class: auxiliary | passive}},
		{"خواهد خواهند", lexeme{class: futurity}},
		{"همچنین نیز سپس بعد دوباره", lexeme{class: adverb}},
		{"نه هرگز", lexeme{class: negation}},
		{"که", lexeme{class: thatWord}},
		{"او وی", lexeme{class: heWord | sheWord}},
		{"آنها آن\u200cها ما شما من کسی", lexeme{class: otherPronoun}},
		{"رئیس\u200cجمهور رییس\u200cجمهور رئیس\u200cجمهوری", office(officePresident, 0, leads|governs)},
		{"وزیر", office(officeMinister, 0, governs)},
		{"نخست\u200cوزیر", office(officePremier, 0, leads|governs)},
		{"دبیر", office(officeSecretary, 0, governs)},
		{"شهردار", office(officeMayor, 0, governs)},
		{"استاندار", office(officeGovernor, 0, governs)},
		{"فرستاده", office(officeEnvoy, broadRole, represents)},
		{"سفیر", office(officeAmbassador, 0, represents)},
		{"مدیر مدیرعامل", office(officeDirector, 0, directs)},
		{"خارجه امور دفاع کشور داخله عالی شورای امنیت ملی", lexeme{class: rank}},
		{"آقای", lexeme{class: rank | male}},
		{"خانم", lexeme{class: rank | female}},
		{"دکتر سردار", lexeme{class: rank}},
	}
}

func persianDates() []entry {
	out := []entry{
		{"روز روزه", lexeme{class: unitWord | linkWord, value: unitDay}},
		{"هفته", lexeme{class: unitWord, value: unitWeek}},
		{"ماه", lexeme{class: unitWord | linkWord, value: unitMonth}},
		{"سال", lexeme{class: unitWord | yearBefore, value: unitYear}},
		{"دهه", lexeme{class: unitWord, value: unitDecade}},
		{"پریروز", lexeme{class: dayWord, value: dayZero - 2}},
		{"دیروز", lexeme{class: dayWord, value: dayZero - 1}},
		{"امروز", lexeme{class: dayWord, value: dayZero}},
		{"فردا", lexeme{class: dayWord, value: dayZero + 1}},
		{"گذشته", lexeme{class: lastWord}},
		{"پیش قبل", lexeme{class: agoWord | lastWord}},
		{"آینده بعد", lexeme{class: nextWord}},
		{"این", lexeme{class: thisWord}},
		{"اوایل", lexeme{class: partEarly}},
		{"اواسط", lexeme{class: partMid}},
		{"اواخر", lexeme{class: partLate}},
		{"فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند محرم صفر رجب شعبان رمضان شوال", lexeme{class: foreignDay}},
	}
	months := []string{
		"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه جولای", "اوت آگوست", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
	}
	days := []string{
		"دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه پنج\u200cشنبه", "جمعه", "شنبه", "یکشنبه یک\u200cشنبه",
	}
	numbers := []string{"یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده"}
	return append(out, counting(months, days, numbers)...)
}

// Given names that by common usage belong to men alone, and to women alone. Nothing is ruled out by them for او; they count
// for “آقای” and “خانم”.
const (
	persianMen   = "محمد علی حسین حسن رضا احمد مهدی امیر اریک"
	persianWomen = "فاطمه زهرا مریم لیلا زینب سارا نرگس شیرین مارگارت"
)
