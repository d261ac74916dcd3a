package annotate

import "sync"

// french is the words by which French attributes speech and names dates. The verbs are those of saying in the third
// person, in the present, the simple past where it is used in news, and as participles of the perfect.
var french = sync.OnceValue(func() *language {
	return newLanguage(grammar{
		plain: true, elides: true, smallMonths: true, asides: ",",
		futureEnds: "era ira dra eront iront dront",
	}, append(frenchSpeech(), frenchDates()...), englishMen+" "+frenchMen, englishWomen+" "+frenchWomen)
})

func frenchSpeech() []entry {
	office := func(n int16, c class, group uint16) lexeme {
		return lexeme{class: role | c, value: n, group: group}
	}
	return []entry{
		{`dit déclaré déclare affirmé affirme expliqué explique précisé précise annoncé annonce estimé estime indiqué indique
			assuré assure répondu répond souligné souligne rappelé rappelle averti avertit confirmé confirme reconnu reconnaît
			promis promet écrit martelé martèle lancé lance regretté regrette soutenu soutient prévenu prévient confié confie`, lexeme{class: sayVerb}},
		{"ajouté ajoute poursuivi poursuit conclu conclut", lexeme{class: sayVerb | addVerb}},
		{`qualifié qualifie dénoncé dénonce évoqué évoque salué salue critiqué critique`, lexeme{class: phraseVerb}},
		{"selon", lexeme{class: thanks}},
		{`à de du des en dans sur pour par avec sans chez vers contre entre depuis pendant avant après lors devant sous d' au aux`, lexeme{class: preposition}},
		{"mais ou car et", lexeme{class: conjunction | coordinator}},
		{"et", lexeme{class: additive}},
		{"le la l' les", lexeme{class: determiner | definite}},
		{"un une ce cet cette ces", lexeme{class: determiner}},
		{"son sa ses leur leurs", lexeme{class: possessor}},
		{"l' d' qu' n' s' c' j' m' t' lorsqu' jusqu'", lexeme{class: elision}},
		{"a avait ont avaient", lexeme{class: auxiliary}},
		{"est était sont étaient été fut sera serait être", lexeme{class: auxiliary | passive}},
		{"va vont sera seront aura auront doit prochainement", lexeme{class: futurity}},
		{"également aussi encore ensuite déjà toutefois cependant notamment enfin puis ainsi", lexeme{class: adverb}},
		{"ne n' pas jamais", lexeme{class: negation}},
		{"qui dont lequel laquelle", lexeme{class: relative}},
		{"que qu'", lexeme{class: thatWord}},
		{"il", lexeme{class: heWord}},
		{"elle", lexeme{class: sheWord}},
		{"on ils elles nous vous je j' certains plusieurs personne quelqu'un", lexeme{class: otherPronoun}},
		{"président présidente", office(officePresident, 0, leads|governs)},
		{"ministre", office(officeMinister, 0, governs)},
		{"chancelier chancelière", office(officeChancellor, 0, leads|governs)},
		{"secrétaire", office(officeSecretary, 0, governs)},
		{"maire", office(officeMayor, 0, governs)},
		{"gouverneur gouverneure", office(officeGovernor, 0, governs)},
		{"envoyé envoyée émissaire", office(officeEnvoy, broadRole, represents)},
		{"ambassadeur ambassadrice", office(officeAmbassador, 0, represents)},
		{"roi", office(officeKing, male, reigns)},
		{"reine", office(officeKing, female, reigns)},
		{"directeur directrice", office(officeDirector, 0, directs)},
		{"général", office(officeGeneral, 0, commands)},
		{"sénateur sénatrice", office(officeSenator, 0, legislates)},
		{"député députée", office(officeDeputy, 0, legislates)},
		{"avocat avocate médecin professeur professeure historien historienne écrivain témoin pêcheur chercheur chercheuse juge procureur procureure", lexeme{class: role}},
		{"m", lexeme{class: rank | male}},
		{"mme mlle", lexeme{class: rank | female}},
		{"dr", lexeme{class: rank}},
	}
}

func frenchDates() []entry {
	out := []entry{
		{"jour jours", lexeme{class: unitWord, value: unitDay}},
		{"semaine semaines", lexeme{class: unitWord, value: unitWeek}},
		{"mois", lexeme{class: unitWord, value: unitMonth}},
		{"an ans année années", lexeme{class: unitWord, value: unitYear}},
		{"er", lexeme{class: ordinalEnd}},
		{"printemps", lexeme{class: seasonWord, value: spring}},
		{"automne", lexeme{class: seasonWord, value: autumn}},
		{"hiver", lexeme{class: seasonWord, value: winter}},
		{"hier", lexeme{class: dayWord, value: dayZero - 1}},
		{"aujourd'hui", lexeme{class: dayWord, value: dayZero}},
		{"demain", lexeme{class: dayWord, value: dayZero + 1}},
		{"dernier dernière", lexeme{class: lastWord}},
		{"prochain prochaine", lexeme{class: nextWord}},
		{"ce cet cette", lexeme{class: thisWord}},
		{"y", lexeme{class: agoWord}},
		{"début", lexeme{class: partEarly}},
		{"mi", lexeme{class: partMid}},
		{"fin", lexeme{class: partLate}},
		{"en depuis avant après dès jusqu'en courant année", lexeme{class: yearBefore}},
	}
	months := []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	days := []string{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}
	numbers := []string{"un une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"}
	return append(out, counting(months, days, numbers)...)
}

// Given names beside those of englishMen and englishWomen.
const (
	frenchMen   = "jean pierre michel andré françois nicolas étienne guillaume laurent olivier luc yves"
	frenchWomen = "ségolène élisabeth hélène françoise brigitte claire sylvie nathalie valérie chantal"
)
