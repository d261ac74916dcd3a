package annotate

import "sync"

// arabic is the words by which Arabic attributes speech and names dates. The verb stands before its subject. “And” is joined to
// the next word, and a name may belong to the word before it without a preposition: what is no known title takes the name away from
// the verb.
var arabic = sync.OnceValue(func() *language {
	return newLanguage(grammar{plain: true, smallMonths: true, construct: true, joinedAnd: "و"},
		append(arabicSpeech(), arabicDates()...), arabicMen, arabicWomen)
})

func arabicSpeech() []entry {
	office := func(n int16, c class, group uint16) lexeme {
		return lexeme{class: role | c, value: n, group: group}
	}
	return []entry{
		{`قال قالت صرح صرحت أعلن أعلنت أكد أكدت ذكر ذكرت أوضح أوضحت أشار أشارت حذر حذرت كتب كتبت اعتبر اعتبرت رأى شدد شددت نفى نفت يقول تقول`, lexeme{class: sayVerb}},
		{"أضاف أضافت تابع تابعت", lexeme{class: sayVerb | addVerb}},
		{"وصف وصفت", lexeme{class: phraseVerb}},
		{"وفقا بحسب حسب", lexeme{class: thanks}},
		{`في من إلى على عن مع بين منذ خلال بعد قبل ضد حول لدى عند`, lexeme{class: preposition}},
		{"مكتب محامي محامية مستشار مستشارة نائب نائبة ابن ابنة زوجة زوج شقيق باسم مساعد مدير", lexeme{class: preposition}}, // somebody's: the name behind is not the subject
		{"أو لكن", lexeme{class: conjunction | coordinator}},
		{"كان كانت", lexeme{class: auxiliary | passive}},
		{"سوف سيتم ستجري سيعقد ستعقد سيجتمع ستبدأ سيبدأ", lexeme{class: futurity}},
		{"أيضا كما", lexeme{class: adverb}},
		{"لم لا لن", lexeme{class: negation}},
		{"الذي التي الذين", lexeme{class: relative}},
		{"إن أن بأن إنه إنها أنه أنها", lexeme{class: thatWord}},
		{"هو", lexeme{class: heWord}},
		{"هي", lexeme{class: sheWord}},
		{"هم نحن", lexeme{class: otherPronoun}},
		{"رئيس رئيسة", office(officePresident, 0, leads|governs)},
		{"الرئيس الرئيسة", office(officePresident, definite, leads|governs)},
		{"وزير وزيرة", office(officeMinister, 0, governs)},
		{"الوزير الوزيرة", office(officeMinister, definite, governs)},
		{"أمين", office(officeSecretary, 0, governs)},
		{"عمدة", office(officeMayor, 0, governs)},
		{"العمدة", office(officeMayor, definite, governs)},
		{"المحافظ", office(officeGovernor, definite, governs)},
		{"مبعوث مبعوثة", office(officeEnvoy, broadRole, represents)},
		{"المبعوث المبعوثة", office(officeEnvoy, broadRole|definite, represents)},
		{"سفير سفيرة", office(officeAmbassador, 0, represents)},
		{"السفير السفيرة", office(officeAmbassador, definite, represents)},
		{"الملك", office(officeKing, definite|male, reigns)},
		{"الملكة", office(officeKing, definite|female, reigns)},
		{"اللواء العميد العقيد", lexeme{class: rank}},
		{"الخارجية خارجية الدفاع دفاع الداخلية داخلية العام العامة السيد الدكتور الدكتورة", lexeme{class: rank}},
		{"السيدة", lexeme{class: rank | female}},
	}
}

func arabicDates() []entry {
	out := []entry{
		{"يوم أيام اليوم", lexeme{class: unitWord | linkWord, value: unitDay}},
		{"أسبوع أسابيع الأسبوع", lexeme{class: unitWord, value: unitWeek}},
		{"شهر أشهر الشهر", lexeme{class: unitWord, value: unitMonth}},
		{"عام سنة", lexeme{class: unitWord | yearBefore | linkWord, value: unitYear}},
		{"أعوام سنوات العام السنة", lexeme{class: unitWord, value: unitYear}},
		{"يومين", lexeme{class: unitWord, value: twoUnits + unitDay}},
		{"أسبوعين", lexeme{class: unitWord, value: twoUnits + unitWeek}},
		{"شهرين", lexeme{class: unitWord, value: twoUnits + unitMonth}},
		{"عامين سنتين", lexeme{class: unitWord, value: twoUnits + unitYear}},
		{"أمس", lexeme{class: dayWord, value: dayZero - 1}},
		{"غدا", lexeme{class: dayWord, value: dayZero + 1}},
		{"الماضي الماضية", lexeme{class: lastWord}},
		{"المقبل المقبلة القادم القادمة", lexeme{class: nextWord}},
		{"هذا هذه", lexeme{class: thisWord}},
		{"قبل", lexeme{class: agoWord}},
		{"من", lexeme{class: linkWord | followingWord}},
		{"أن", lexeme{class: followingWord}},
		{"أوائل مطلع", lexeme{class: partEarly}},
		{"منتصف", lexeme{class: partMid}},
		{"أواخر نهاية", lexeme{class: partLate}},
		{"كانون", lexeme{class: monthWord, value: twinMonth + 12}},
		{"تشرين", lexeme{class: monthWord, value: twinMonth + 10}},
		{"الأول", lexeme{class: numeral, value: 1}},
		{"الثاني", lexeme{class: numeral, value: 2}},
		{"محرم صفر رجب شعبان رمضان شوال ربيع جمادى القعدة الحجة ذو ذي", lexeme{class: foreignDay}},
		{"الآخر الأولى الآخرة", lexeme{class: foreignDay}},
		{"شباط", lexeme{class: monthWord, value: 2}},
		{"آذار", lexeme{class: monthWord, value: 3}},
		{"نيسان", lexeme{class: monthWord, value: 4}},
		{"أيار", lexeme{class: monthWord, value: 5}},
		{"حزيران", lexeme{class: monthWord, value: 6}},
		{"تموز", lexeme{class: monthWord, value: 7}},
		{"آب", lexeme{class: monthWord, value: 8}},
		{"أيلول", lexeme{class: monthWord, value: 9}},
	}
	months := []string{"يناير", "فبراير", "مارس", "أبريل ابريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
	days := []string{"الاثنين الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"}
	numbers := []string{"واحد واحدة", "اثنين", "ثلاثة ثلاث", "أربعة أربع", "خمسة خمس", "ستة ست", "سبعة سبع", "ثمانية ثماني", "تسعة تسع", "عشرة عشر"}
	return append(out, counting(months, days, numbers)...)
}

// Given names that by common usage belong to men alone, and to women alone.
const (
	arabicMen   = "محمد أحمد علي حسن حسين عمر خالد محمود إبراهيم يوسف كريم سامي طارق توماس إريك"
	arabicWomen = "فاطمة مريم ليلى زينب عائشة سارة هدى منى سلمى نور رانيا"
)
