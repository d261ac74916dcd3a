package suggest

import "strings"

// cueWeight is what a cue weighs: about as much as a word's own features. On English and Russian news 30 to 60 do about
// equally well.
const cueWeight = 45

// Cues are words beside a name that say of which type it is, by where they stand: before or after. They are the common
// nouns of news.
var (
	cuesBefore = [3]map[string]bool{
		set(`mr mrs ms miss dr actor actress singer author writer journalist lawyer captain striker defender goalkeeper wife husband son daughter brother
			sister father mother named
			господин госпожа академик актёр актриса певец певица писатель журналист адвокат капитан нападающий защитник вратарь жена муж сын дочь брат
			президента президент премьер министр`),
		set(`company firm airline automaker manufacturer maker carrier bank group newspaper magazine website agency party organization organisation
			broadcaster retailer startup network channel band club militia militants terrorists union ministry university
			компания компании компанией компанию фирма фирмы газета газете газеты газету журнал журнала агентство агентства агентству партия партии
			партию движение движения движении движению группировка группировки банк банка клуб клуба клубу фракция фракции организация организации
			канал телеканал сайт концерн концерна холдинг холдинга корпорация корпорации группа группы ооо зао оао пао фк хк`),
		set(`in near city town village province region district suburb capital river island airport throughout across northern southern eastern western
			central downtown
			город города городе городу городом село селе деревня деревне посёлок поселке область области штат штата штате остров острове острова
			река реки реке столица столице столицы аэропорт аэропорту провинция провинции`),
	}
	cuesAfter = [3]map[string]bool{
		set(`jr sr himself herself`),
		set(`ceo cfo spokesman spokeswoman chairman executive shares stock aircraft jet jets plane planes inc ltd llc plc corp corporation fighters militants
			terrorists employees officials analysts`),
		set(`province region district city airport border river oblast street avenue road
			область области край края район района`),
	}
)

// heads are the last words of names that say of which type they are.
var heads = [3]map[string]bool{
	1: set(`front army navy council party movement union agency committee ministry university college institute bank corporation company airlines airways
		group association federation confederation forces police court news press times post herald tribune club inc ltd llc plc corp government
		parliament congress senate commission authority department bureau organization organisation league foundation museum church school
		hospital board brigade guard guards command reserve exchange society alliance coalition administration office network
		фронт армия совет партия движение союз агентство комитет министерство университет институт банк корпорация компания ассоциация
		федерация суд клуб парламент конгресс сенат комиссия департамент фонд музей церковь дума прокуратура администрация`),
	2: set(`river sea gulf ocean island islands street road avenue airport mountain mountains valley province square strait canal bridge lake bay
		peninsula desert park coast hills heights city town village county district
		река море океан остров острова улица проспект площадь область край район город`),
}

// states are acronyms of countries; other acronyms are names of bodies as a rule.
var states = set(`us usa u.s u.s. u.s.a u.s.a. uk u.k u.k. uae drc prc dprk ussr nz png
	сша кнр кндр рф ссср рсфср фрг гдр оаэ юар дрк цар срр чсср сфрю лнр днр`)

// cue adds to the evidence of a name what the words beside it say.
func (p *page) cue(f *found) {
	if p.tokens[f.first].kind == caps && f.first == f.last {
		f.types[0] -= cueWeight // people have acronyms for names now and then only
		if states[strings.ToLower(p.word(f.first))] {
			f.types[2] += 2 * cueWeight
		}
	}
	for t := range heads {
		if f.last > f.first && heads[t][strings.ToLower(p.word(f.last))] {
			f.types[t] += 2 * cueWeight
		}
	}
	if last := strings.ToLower(p.word(f.last)); f.last > f.first && cyrillic(last) {
		if t := described(last); t > 0 && !heads[t][last] {
			f.types[t] += 2 * cueWeight
		}
	}
	if f.last > f.first && arabicHeads[p.word(f.first)] {
		f.types[2] += cueWeight
	}
	if lists := p.tokens[f.first].word.lists; f.first == f.last && lists&listPlace != 0 && lists&(listGiven|listSurname) == 0 {
		f.types[2] += cueWeight
	}
	if f.first > 1 && p.is(int(f.first)-1, "of") && cuesOf[strings.ToLower(p.word(f.first-2))] {
		f.types[2] += cueWeight
	}
	before := p.beforeQuote(f)
	for t := range f.types {
		if before >= 0 && !p.newLine(before+1) && cuesBefore[t][strings.ToLower(p.word(int32(before)))] {
			f.types[t] += cueWeight
		}
		if after := int(f.last) + 1; after < len(p.tokens) && !p.newLine(after) && cuesAfter[t][strings.ToLower(p.word(int32(after)))] {
			f.types[t] += cueWeight
		}
	}
}

// cuesOf are words that before “of” say that what follows is a place.
var cuesOf = set(`town city village port harbour harbor province region district suburb suburbs outskirts capital island coast coastline state republic
	kingdom emirate north south east west northeast northwest southeast southwest streets airport`)

// beforeQuote returns the token before a name and the quotation mark that it stands in.
func (p *page) beforeQuote(f *found) int {
	before := int(f.first) - 1
	for before >= 0 && p.tokens[before].kind == sign && !p.newLine(before+1) && strings.ContainsAny(p.word(int32(before)), "«“\"„`") {
		before--
	}
	return before
}

// announced says whether a name in quotation marks stands after a word for a body: the company “Arvo”.
func (p *page) announced(f *found) bool {
	before := p.beforeQuote(f)
	return before >= 0 && before < int(f.first)-1 && cuesBefore[1][strings.ToLower(p.word(int32(before)))]
}
