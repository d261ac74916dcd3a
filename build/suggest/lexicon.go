package suggest

import "strings"

// dull are words that have a capital by custom, and are no name by themselves: days, months, forms of address, offices
// and words for oneself.
var dull = set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
	november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec i i'm i’m i've i’ve i'll i’ll i'd i’d
	mr mrs ms miss dr prof professor president vice prime minister premier chancellor secretary senator sen rep representative congressman
	congresswoman gov governor mayor king queen prince princess pope sir lord lady gen general maj major colonel col captain capt lieutenant lt
	sergeant sgt admiral adm judge justice attorney director chairman chairwoman chair ceo cfo cto coach detective officer inspector sheriff
	ambassador commissioner spokesman spokeswoman spokesperson rev reverend bishop archbishop cardinal imam ayatollah sheikh deputy speaker
	foreign interior defence defense state chief executive am pm gmt est utc bst cet bc ad ok tv dvd cd pc id no nr vs st
	god internet web republican democrat republicans democrats christian christians muslim muslims jew jews jewish islam islamic catholic
	inc ltd llc plc corp co
	ооо оао зао пао риа иа рия гуп фгуп муп ао ип
	понедельник вторник среда четверг пятница суббота воскресенье`)

// demonyms are adjectives of places and words for their people that do not end as most do.
var demonyms = set(`french dutch german germans greek greeks swiss swede swedes dane danes pole poles czech czechs slovak slovaks finn finns turk
	turks arab arabs arabic kurd kurds thai thais serb serbs croat croats slav slavs spaniard spaniards briton britons brit brits scot scots
	welsh filipino filipinos hindu hindi uzbek uzbeks kazakh kazakhs tajik tajiks afghan afghans western eastern northern southern
	iraqi iraqis israeli israelis pakistani pakistanis saudi saudis yemeni yemenis kuwaiti qatari omani emirati emiratis bahraini bangladeshi
	bangladeshis nepali azeri somali somalis bengali punjabi kashmiri cypriot cypriots latino latinos british spanish polish danish swedish finnish norwegian norwegians irish scottish english portuguese belgian
	belgians european europeans african africans asian asians american americans persian persians islamic palestinian palestinians`)

// isDull says whether a capital word is no name by itself.
func (p *page) isDull(i int32) bool {
	low := strings.ToLower(strings.TrimRight(p.word(i), "."))
	return dull[low] || p.isDemonym(i) || p.isRank(i)
}

// isRank says whether a word ends a rank that is counted: Petty Officer 1st Class.
func (p *page) isRank(i int32) bool {
	return i > 0 && p.tokens[i-1].kind == number && p.is(int(i), "Class")
}

// isDemonym says whether a word is an adjective of a place, or one for its people, or of several with hyphens between.
func (p *page) isDemonym(i int32) bool {
	for part := range strings.SplitSeq(strings.ToLower(p.word(i)), "-") {
		if !p.isDemonymPart(part) {
			return false
		}
	}
	return true
}

// isDemonymPart says whether a small word is a demonym: by a list, or because it is made of a place's name as such words
// are.
func (p *page) isDemonymPart(low string) bool {
	if demonyms[low] {
		return true
	}
	for _, e := range demonymEndings {
		base, ok := strings.CutSuffix(low, e.ending)
		if !ok || len(base) < 4 {
			continue
		}
		for _, b := range e.bases {
			if p.lists.has(listPlace, hashString(base+b)) {
				return true
			}
		}
	}
	return false
}

// demonymEndings are how English makes adjectives of places, and how the places may end: Syria, Syrian; Canada, Canadian.
var demonymEndings = []struct {
	ending string
	bases  []string
}{
	{"an", []string{"a"}},
	{"ans", []string{"a"}},
	{"ian", []string{"", "a", "e", "y"}},
	{"ians", []string{"", "a", "e", "y"}},
	{"ese", []string{"", "a"}},
	{"ish", []string{"ey"}},
}
