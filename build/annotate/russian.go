package annotate

import "sync"

// russian is the words by which Russian attributes speech and names dates. The verbs stand in the third person singular, of the
// past with its genders. A name that is not in the nominative does not speak.
var russian = sync.OnceValue(func() *language {
	return newLanguage(grammar{
		plain: true, smallMonths: true, declines: true, asides: "-–—",
		pastEnds: "лся лась лись ал ала али ил ила", futureEnds: "ится ёт ет",
	}, append(russianSpeech(), russianDates()...), russianMen, russianWomen)
})

func russianSpeech() []entry {
	office := func(n int16, c class, group uint16) lexeme {
		return lexeme{class: role | c, value: n, group: group}
	}
	return []entry{
		{"сказали заявили сообщили отметили подчеркнули", lexeme{class: sayVerb | baseForm}},
		{`сказал сказала говорит заявил заявила заявляет сообщил сообщила сообщает отметил отметила отмечает подчеркнул подчеркнула подчеркивает
			объяснил объяснила пояснил пояснила ответил ответила предупредил предупредила признал признала подтвердил подтвердила
			утверждает утверждал утверждала рассказал рассказала написал написала пишет пообещал пообещала спросил спросила уточнил уточнила`, lexeme{class: sayVerb}},
		{"добавил добавила добавляет заключил заключила продолжил продолжила", lexeme{class: sayVerb | addVerb}},
		{"назвал назвала называет раскритиковал раскритиковала осудил осудила", lexeme{class: phraseVerb}},
		{"словам мнению данным согласно", lexeme{class: thanks}},
		{`в во на с со к ко у о об обо от до по за из изо под над при про без для между перед через против после среди около`, lexeme{class: preposition}},
		{"и а но или однако потому", lexeme{class: conjunction | coordinator}},
		{"и", lexeme{class: additive}},
		{"этот эта это тот та каждый", lexeme{class: determiner}},
		{"его её их свой своя", lexeme{class: possessor}},
		{"был была было были", lexeme{class: auxiliary | passive}},
		{"будет будут состоится пройдёт откроется намерен намерена", lexeme{class: futurity}},
		{"также затем потом уже ещё вчера позже ранее тогда снова", lexeme{class: adverb}},
		{"не ни никогда", lexeme{class: negation}},
		{"который которая которое которые", lexeme{class: relative}},
		{"что чтобы", lexeme{class: thatWord}},
		{"он", lexeme{class: heWord}},
		{"она", lexeme{class: sheWord}},
		{"оно они мы вы я никто кто-то некоторые", lexeme{class: otherPronoun}},
		{"президент", office(officePresident, 0, leads|governs)},
		{"министр", office(officeMinister, 0, governs)},
		{"премьер", office(officePremier, 0, leads|governs)},
		{"канцлер", office(officeChancellor, 0, leads|governs)},
		{"секретарь", office(officeSecretary, 0, governs)},
		{"мэр", office(officeMayor, 0, governs)},
		{"губернатор", office(officeGovernor, 0, governs)},
		{"посланник", office(officeEnvoy, broadRole, represents)},
		{"посол", office(officeAmbassador, 0, represents)},
		{"король", office(officeKing, male, reigns)},
		{"королева", office(officeKing, female, reigns)},
		{"директор", office(officeDirector, 0, directs)},
		{"генерал", office(officeGeneral, 0, commands)},
		{"депутат", office(officeDeputy, 0, legislates)},
		{"сенатор", office(officeSenator, 0, legislates)},
		{"адвокат врач профессор свидетель рыбак судья историк глава", lexeme{class: role}},
		{"иностранных дел обороны внутренних", lexeme{class: rank}},
		{"господин", lexeme{class: rank | male}},
		{"госпожа", lexeme{class: rank | female}},
	}
}

func russianDates() []entry {
	out := []entry{
		{"день дня дней", lexeme{class: unitWord, value: unitDay}},
		{"неделя неделю недели недель неделе", lexeme{class: unitWord, value: unitWeek}},
		{"месяц месяца месяцев месяце", lexeme{class: unitWord, value: unitMonth}},
		{"год года лет году", lexeme{class: unitWord | linkWord, value: unitYear}},
		{"г", lexeme{class: linkWord}},
		{"весной весна весны", lexeme{class: seasonWord, value: spring}},
		{"летом лето", lexeme{class: seasonWord, value: summer}},
		{"осенью осень осени", lexeme{class: seasonWord, value: autumn}},
		{"зимой зима зимы", lexeme{class: seasonWord, value: winter}},
		{"позавчера", lexeme{class: dayWord, value: dayZero - 2}},
		{"вчера", lexeme{class: dayWord, value: dayZero - 1}},
		{"сегодня", lexeme{class: dayWord, value: dayZero}},
		{"завтра", lexeme{class: dayWord, value: dayZero + 1}},
		{"послезавтра", lexeme{class: dayWord, value: dayZero + 2}},
		{"прошлой прошлую прошлом прошлого прошлое прошлый прошлая", lexeme{class: lastWord}},
		{"следующей следующую следующем следующего следующее следующий", lexeme{class: nextWord}},
		{"этой этом эту этот это", lexeme{class: thisWord}},
		{"назад", lexeme{class: agoWord}},
		{"начале", lexeme{class: partEarly}},
		{"середине", lexeme{class: partMid}},
		{"конце", lexeme{class: partLate}},
		{"в во с до после к", lexeme{class: yearBefore}},
	}
	months := []string{
		"январь января январе", "февраль февраля феврале", "март марта марте", "апрель апреля апреле", "май мая мае", "июнь июня июне",
		"июль июля июле", "август августа августе", "сентябрь сентября сентябре", "октябрь октября октябре", "ноябрь ноября ноябре",
		"декабрь декабря декабре",
	}
	days := []string{"понедельник понедельника", "вторник вторника", "среду", "четверг четверга", "пятница пятницу", "суббота субботу", "воскресенье"}
	numbers := []string{
		"один одну одна", "два две двух", "три трех трёх", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать",
	}
	return append(out, counting(months, days, numbers)...)
}

// Given names that by common usage belong to men alone, and to women alone.
const (
	russianMen   = "александр алексей андрей борис василий виктор владимир геннадий григорий дмитрий евгений иван игорь михаил николай олег павел петр сергей юрий эрик томас"
	russianWomen = "анна вера галина елена ирина людмила марина мария надежда наталья ольга светлана татьяна екатерина лейла маргарита"
)
