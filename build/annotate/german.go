package annotate

import "sync"

// german is the words by which German attributes speech and names dates. The verbs stand in the third person singular of the present and past,
// and as participles.
var german = sync.OnceValue(func() *language {
	return newLanguage(grammar{plain: true, commaClause: true, ordinalDot: true},
		append(germanSpeech(), germanDates()...), englishMen+" "+germanMen, englishWomen+" "+germanWomen)
})

func germanSpeech() []entry {
	office := func(n int16, c class, group uint16) lexeme {
		return lexeme{class: role | c, value: n, group: group}
	}
	return []entry{
		{"sagten erklärten betonten warnten teilten berichteten behaupteten versicherten", lexeme{class: sayVerb | baseForm}},
		{`sagte sagt gesagt erklärte erklärt betonte betont warnte warnt gewarnt teilte mitgeteilt berichtete berichtet antwortete antwortet
			behauptete behauptet versicherte versichert kündigte angekündigt schrieb schreibt geschrieben bestätigte bestätigt
			räumte eingeräumt meinte meint versprach versprochen fragte fragt gefragt rief`, lexeme{class: sayVerb}},
		{"ergänzte ergänzt fügte hinzugefügt", lexeme{class: sayVerb | addVerb}},
		{`nannte nennt genannt bezeichnete bezeichnet kritisierte kritisiert verurteilte verurteilt lobte`, lexeme{class: phraseVerb}},
		{"laut angaben", lexeme{class: thanks}},
		{`in im an am auf aus bei beim von vom mit nach vor zu zum zur für gegen über unter durch ohne um seit während wegen neben zwischen gegenüber`, lexeme{class: preposition}},
		{"und aber oder sondern denn weil obwohl", lexeme{class: conjunction | coordinator}},
		{"und", lexeme{class: additive}},
		{"der die das den dem des", lexeme{class: determiner | definite}},
		{"ein eine einen einem einer eines dieser diese dieses jeder jede", lexeme{class: determiner}},
		{"sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer", lexeme{class: possessor}},
		{"hat hatte habe haben", lexeme{class: auxiliary}},
		{"ist war wurde wird sei worden sind waren wurden", lexeme{class: auxiliary | passive}},
		{"wird werden soll sollen will", lexeme{class: futurity}},
		{"auch zudem dann jedoch allerdings weiter hinzu mit bereits noch erneut daraufhin außerdem zuvor", lexeme{class: adverb}},
		{"nicht nie kein keine", lexeme{class: negation}},
		{"welcher welche", lexeme{class: relative}},
		{"dass daß", lexeme{class: thatWord}},
		{"ob", lexeme{class: questionWord}},
		{"er", lexeme{class: heWord}},
		{"sie", lexeme{class: sheWord}},
		{"es man ich wir niemand jemand einige", lexeme{class: otherPronoun}},
		{"präsident präsidentin", office(officePresident, 0, leads|governs)},
		{"minister ministerin außenminister außenministerin innenminister innenministerin verteidigungsminister verteidigungsministerin finanzminister finanzministerin", office(officeMinister, 0, governs)},
		{"ministerpräsident ministerpräsidentin", office(officePremier, 0, leads|governs)},
		{"kanzler kanzlerin bundeskanzler bundeskanzlerin", office(officeChancellor, 0, leads|governs)},
		{"sekretär sekretärin", office(officeSecretary, 0, governs)},
		{"bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin", office(officeMayor, 0, governs)},
		{"gouverneur gouverneurin", office(officeGovernor, 0, governs)},
		{"sprecher", office(officeSpokes, male, speaksFor)},
		{"sprecherin", office(officeSpokes, female, speaksFor)},
		{"gesandter gesandte gesandten", office(officeEnvoy, broadRole, represents)},
		{"botschafter botschafterin", office(officeAmbassador, 0, represents)},
		{"könig", office(officeKing, male, reigns)},
		{"königin", office(officeKing, female, reigns)},
		{"direktor direktorin", office(officeDirector, 0, directs)},
		{"general", office(officeGeneral, 0, commands)},
		{"senator senatorin", office(officeSenator, 0, legislates)},
		{"abgeordneter abgeordnete", office(officeDeputy, 0, legislates)},
		{"anwalt anwältin arzt ärztin professor professorin zeuge zeugin fischer fischerin richter richterin historiker historikerin", lexeme{class: role}},
		{"herr herrn", lexeme{class: rank | male}},
		{"frau", lexeme{class: rank | female}},
		{"dr prof", lexeme{class: rank}},
	}
}

func germanDates() []entry {
	out := []entry{
		{"tag tage tagen", lexeme{class: unitWord, value: unitDay}},
		{"woche wochen", lexeme{class: unitWord, value: unitWeek}},
		{"monat monate monaten", lexeme{class: unitWord, value: unitMonth}},
		{"jahr jahre jahren", lexeme{class: unitWord | yearBefore, value: unitYear}},
		{"jahrzehnt jahrzehnte jahrzehnten", lexeme{class: unitWord, value: unitDecade}},
		{"frühling frühjahr", lexeme{class: seasonWord, value: spring}},
		{"sommer", lexeme{class: seasonWord, value: summer}},
		{"herbst", lexeme{class: seasonWord, value: autumn}},
		{"winter", lexeme{class: seasonWord, value: winter}},
		{"vorgestern", lexeme{class: dayWord, value: dayZero - 2}},
		{"gestern", lexeme{class: dayWord, value: dayZero - 1}},
		{"heute", lexeme{class: dayWord, value: dayZero}},
		{"übermorgen", lexeme{class: dayWord, value: dayZero + 2}},
		{"letzte letzten letzter letztes vergangene vergangenen vergangenes vorige vorigen voriges", lexeme{class: lastWord}},
		{"nächste nächsten nächster nächstes kommende kommenden kommendes", lexeme{class: nextWord}},
		{"diese dieser diesem dieses diesen", lexeme{class: thisWord}},
		{"vor", lexeme{class: agoWord}},
		{"anfang", lexeme{class: partEarly}},
		{"mitte", lexeme{class: partMid}},
		{"ende", lexeme{class: partLate}},
		{"im seit vor nach bis ab von", lexeme{class: yearBefore}},
		{"jänner", lexeme{class: monthWord, value: 1}},
		{"sonnabend", lexeme{class: weekdayWord, value: 6}},
	}
	months := []string{"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"}
	days := []string{"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"}
	numbers := []string{"ein eine einer einem", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"}
	return append(out, counting(months, days, numbers)...)
}

// Given names beside those of englishMen and englishWomen.
const (
	germanMen   = "wolfgang jürgen dieter günter heinz horst uwe klaus friedrich otto johannes stefan andreas"
	germanWomen = "angela ute sabine gisela renate annegret katrin heike anja birgit monika"
)
