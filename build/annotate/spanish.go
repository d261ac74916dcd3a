package annotate

import "sync"

// spanish is the words by which Spanish attributes speech and names dates. The verbs stand in the third person singular of the
// present and past, and as participles.
var spanish = sync.OnceValue(func() *language {
	return newLanguage(grammar{plain: true, smallMonths: true, pastEnds: "ó aron ieron", futureEnds: "ará erá irá arán erán irán"},
		append(spanishSpeech(), spanishDates()...), englishMen+" "+spanishMen, englishWomen+" "+spanishWomen)
})

func spanishSpeech() []entry {
	office := func(n int16, c class, group uint16) lexeme {
		return lexeme{class: role | c, value: n, group: group}
	}
	return []entry{
		{"dijeron afirmaron declararon señalaron aseguraron anunciaron", lexeme{class: sayVerb | baseForm}},
		{`dijo dice dicho afirmó afirma afirmado declaró declara declarado explicó explica explicado señaló señala señalado
			aseguró asegura asegurado advirtió advierte advertido anunció anuncia anunciado respondió responde respondido
			indicó indica indicado subrayó subraya recordó recuerda confirmó confirma reconoció reconoce sostuvo sostiene
			escribió escribe manifestó manifiesta insistió insiste comentó comenta prometió promete preguntó pregunta`, lexeme{class: sayVerb}},
		{"añadió añade añadido agregó agrega agregado concluyó concluye", lexeme{class: sayVerb | addVerb}},
		{`calificó califica tildó tachó llamó denunció condenó criticó`, lexeme{class: phraseVerb}},
		{"según", lexeme{class: thanks}},
		{`a al de del en por para con sin sobre contra entre desde hasta hacia tras ante bajo durante`, lexeme{class: preposition}},
		{"y e o u pero sino porque aunque", lexeme{class: conjunction | coordinator}},
		{"y e", lexeme{class: additive}},
		{"el la los las", lexeme{class: determiner | definite}},
		{"un una este esta estos estas ese esa", lexeme{class: determiner}},
		{"su sus", lexeme{class: possessor}},
		{"ha había han habían", lexeme{class: auxiliary}},
		{"fue es era ser sido está estaba fueron eran", lexeme{class: auxiliary | passive}},
		{"va van será serán", lexeme{class: futurity}},
		{"también además luego después entonces ya ayer tampoco asimismo finalmente", lexeme{class: adverb}},
		{"no nunca", lexeme{class: negation}},
		{"quien quienes cual cuyo cuya", lexeme{class: relative}},
		{"que", lexeme{class: thatWord}},
		{"él", lexeme{class: heWord}},
		{"ella", lexeme{class: sheWord}},
		{"ellos ellas nosotros alguien nadie uno otros yo", lexeme{class: otherPronoun}},
		{"presidente presidenta", office(officePresident, 0, leads|governs)},
		{"ministro ministra canciller", office(officeMinister, 0, governs)},
		{"secretario secretaria", office(officeSecretary, 0, governs)},
		{"alcalde alcaldesa", office(officeMayor, 0, governs)},
		{"gobernador gobernadora", office(officeGovernor, 0, governs)},
		{"portavoz vocero vocera", office(officeSpokes, 0, speaksFor)},
		{"enviado enviada", office(officeEnvoy, broadRole, represents)},
		{"embajador embajadora", office(officeAmbassador, 0, represents)},
		{"rey", office(officeKing, male, reigns)},
		{"reina", office(officeKing, female, reigns)},
		{"director directora", office(officeDirector, 0, directs)},
		{"general", office(officeGeneral, 0, commands)},
		{"senador senadora", office(officeSenator, 0, legislates)},
		{"diputado diputada", office(officeDeputy, 0, legislates)},
		{"abogado abogada médico médica profesor profesora testigo pescador pescadora juez jueza historiador historiadora", lexeme{class: role}},
		{"señor sr", lexeme{class: rank | male}},
		{"señora sra", lexeme{class: rank | female}},
		{"dr dra", lexeme{class: rank}},
	}
}

func spanishDates() []entry {
	out := []entry{
		{"día días", lexeme{class: unitWord, value: unitDay}},
		{"semana semanas", lexeme{class: unitWord, value: unitWeek}},
		{"mes meses", lexeme{class: unitWord, value: unitMonth}},
		{"año años", lexeme{class: unitWord, value: unitYear}},
		{"década décadas", lexeme{class: unitWord, value: unitDecade}},
		{"de del", lexeme{class: linkWord}},
		{"primavera", lexeme{class: seasonWord, value: spring}},
		{"verano", lexeme{class: seasonWord, value: summer}},
		{"otoño", lexeme{class: seasonWord, value: autumn}},
		{"invierno", lexeme{class: seasonWord, value: winter}},
		{"anteayer", lexeme{class: dayWord, value: dayZero - 2}},
		{"ayer", lexeme{class: dayWord, value: dayZero - 1}},
		{"hoy", lexeme{class: dayWord, value: dayZero}},
		{"pasado pasada", lexeme{class: lastWord}},
		{"próximo próxima", lexeme{class: nextWord}},
		{"este esta", lexeme{class: thisWord}},
		{"hace", lexeme{class: agoWord}},
		{"principios comienzos", lexeme{class: partEarly}},
		{"mediados", lexeme{class: partMid}},
		{"finales fines", lexeme{class: partLate}},
		{"en desde hasta año", lexeme{class: yearBefore}},
		{"setiembre", lexeme{class: monthWord, value: 9}},
	}
	months := []string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}
	days := []string{"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}
	numbers := []string{"un una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"}
	return append(out, counting(months, days, numbers)...)
}

// Given names beside those of englishMen and englishWomen.
const (
	spanishMen   = "juan pedro javier andrés josé luis manuel alfonso ramón ignacio tomás"
	spanishWomen = "carmen pilar dolores mercedes lucía josefa rocío inés mónica verónica"
)
