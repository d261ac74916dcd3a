package ingest

import (
	"strings"
	"time"
)

// monthNames lists the months of the Gregorian calendar as date lines write them, January first, other forms of
// one month parted by a bar. Names are matched in full, without a full stop at the end.
var monthNames = []string{
	"january|jan,february|feb,march|mar,april|apr,may,june|jun,july|jul,august|aug,september|sep|sept,october|oct,november|nov,december|dec",
	"januar|jänner,februar|feber,märz,april,mai,juni,juli,august,september,oktober|okt,november,dezember|dez",
	"janvier|janv,février|févr,mars,avril|avr,mai,juin,juillet|juil,août,septembre,octobre,novembre,décembre|déc",
	"enero,febrero,marzo,abril|abr,mayo,junio,julio,agosto|ago,septiembre|setiembre,octubre,noviembre,diciembre|dic",
	"gennaio,febbraio,marzo,aprile,maggio,giugno,luglio,agosto,settembre,ottobre,novembre,dicembre",
	"janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro",
	"januari,februari,maart|mrt,april,mei,juni,juli,augustus,september,oktober,november,december",
	"января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря",
	"يناير|كانون الثاني,فبراير|شباط,مارس|آذار,أبريل|إبريل|نيسان,مايو|أيار,يونيو|حزيران,يوليو|تموز,أغسطس|آب,سبتمبر|أيلول,أكتوبر|تشرين الأول,نوفمبر|تشرين الثاني,ديسمبر|كانون الأول",
	"ژانویه,فوریه,مارس,آوریل,مه,ژوئن,ژوئیه|جولای,اوت|آگوست,سپتامبر,اکتبر,نوامبر,دسامبر",
}

// weekdayNames lists the days of the week, Sunday first.
var weekdayNames = []string{
	"sunday|sun,monday|mon,tuesday|tue|tues,wednesday|wed,thursday|thu|thur|thurs,friday|fri,saturday|sat",
	"sonntag,montag,dienstag,mittwoch,donnerstag,freitag,samstag|sonnabend",
	"dimanche,lundi,mardi,mercredi,jeudi,vendredi,samedi",
	"domingo,lunes,martes,miércoles,jueves,viernes,sábado",
	"domenica,lunedì,martedì,mercoledì,giovedì,venerdì,sabato",
	"domingo,segunda-feira,terça-feira,quarta-feira,quinta-feira,sexta-feira,sábado",
	"zondag,maandag,dinsdag,woensdag,donderdag,vrijdag,zaterdag",
	"воскресенье,понедельник,вторник,среда,четверг,пятница,суббота",
	"الأحد,الاثنين|الإثنين,الثلاثاء,الأربعاء,الخميس,الجمعة,السبت",
	"یکشنبه,دوشنبه,سهشنبه,چهارشنبه,پنجشنبه,جمعه,شنبه",
}

var (
	months   = byName[int](monthNames, 1)
	weekdays = byName[time.Weekday](weekdayNames, 0)
)

// monthOf returns the month that a lower-case word names, 1 to 12, else 0.
func monthOf(word string) int { return months[strings.TrimRight(word, ".")] }

// byName numbers the names of each list from first on.
func byName[T ~int](lists []string, first T) map[string]T {
	m := map[string]T{}
	for _, list := range lists {
		n := first
		for forms := range strings.SplitSeq(list, ",") {
			for form := range strings.SplitSeq(forms, "|") {
				m[form] = n
			}
			n++
		}
	}
	return m
}
