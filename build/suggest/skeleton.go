package suggest

import "strings"

// skeleton folds what differs between the ways of writing a name: capitals, script (Cyrillic to Latin), accents, how
// foreign sounds are spelled (Lavrentyev, Lavrentiev), doubled letters, apostrophes and hyphens. Equal skeletons are no
// proof that two names are one.
func skeleton(s string) string {
	latin := make([]byte, 0, len(s)+8)
	for _, r := range strings.ToLower(s) {
		switch {
		case 'a' <= r && r <= 'z' || r == ' ':
			latin = append(latin, byte(r))
		case 'а' <= r && r <= 'я':
			latin = append(latin, romanized[r-'а']...)
		default:
			latin = append(latin, plainLetters[r]...)
		}
	}
	out := spellings.Replace(string(latin))
	b := make([]byte, 0, len(out))
	for i := range len(out) {
		if k := len(b); k == 0 || b[k-1] != out[i] {
			b = append(b, out[i])
		}
	}
	return string(b)
}

// romanized are the letters а to я.
var romanized = strings.Fields("a b v g d e zh z i i k l m n o p r s t u f h ts ch sh sch ' y ' e yu ya")

// plainLetters are letters with marks, and some beyond а to я, without them.
var plainLetters = func() map[rune]string {
	m := map[rune]string{}
	for _, line := range strings.Fields(`a:àáâãäåāăą c:çćč d:ďđ e:èéêëēĕėęě g:ğģ i:ìíîïīįıії l:ľļł n:ñńňņ o:òóôõöøōő r:ŕř s:śşšș t:ţťț
		u:ùúûüūůűў y:ýÿ z:źżž ss:ß ae:æ oe:œ th:þð e:ёє g:ґ`) {
		to, from, _ := strings.Cut(line, ":")
		for _, r := range from {
			m[r] = to
		}
	}
	return m
}()

// spellings are ways of writing one sound. Longer ones come first.
var spellings = strings.NewReplacer(
	"sch", "s", "tsch", "c", "tch", "c", "sh", "s", "ch", "c", "kh", "h", "zh", "z", "dj", "z", "gh", "g", "ph", "f", "th", "t", "dh", "d",
	"ck", "k", "ts", "c", "tz", "c", "cz", "c", "q", "k", "w", "v", "x", "ks", "ie", "e", "ye", "e", "ije", "e", "iy", "i", "yi", "i", "ee", "i",
	"ou", "u", "oo", "u", "yu", "u", "iu", "u", "ya", "a", "ia", "a", "j", "i", "y", "i", "'", "", "'", "",
)

// stem cuts the ending off a word in Cyrillic letters, given small, so that the cases of a name look alike. Other words
// stay as they are.
func stem(lower string) string {
	if !cyrillic(lower) {
		return lower
	}
	for _, e := range endings {
		if cut, ok := strings.CutSuffix(lower, e); ok && len(cut) >= 2*minStem {
			return cut
		}
	}
	return lower
}

// minStem is how many letters stay at least.
const minStem = 3

// endings are those of nouns and adjectives in Russian, Ukrainian and Bulgarian; longer ones first.
var endings = strings.Fields(`иями ями ами ого его ому ему ыми ими ией ьей иях ях ах ом ем ём ам ям ой ей ою ею ый ий ая яя ую юю ое ее ые ие ых их
	ым им ия ии ию ие ьё ье ья а я у ю е и ы о ь й і ї`)
