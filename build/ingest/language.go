package ingest

import (
	"strings"
	"unicode"
)

// function words of the languages that can be told apart by them. A word that several languages share counts for
// each.
var functionWords = []struct {
	language string
	words    map[string]bool
}{
	{"en", set(`the of and to in that is was for on with he she it as his her at by from they which have has had were are been not but an this or who said its also be will would their after`)},
	{"fr", set(`le la les des et en du une un que qui dans pour est sur au pas plus par il elle ne ce cette avec sont ses aux mais ont été selon son leur comme dont`)},
	{"de", set(`der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über`)},
	{"es", set(`el la los las de que y en un una por con para del se su al lo como más pero sus le ha este esta fue son entre sobre también desde según`)},
	{"it", set(`il lo la gli di che e in un una per con del della dei delle è non si da al alla dal nel nella sono ha come più anche ma dopo suo sua questo`)},
	{"pt", set(`o a os as de que e em um uma do da dos das no na nos nas por para com não se ao mais foi como mas são pelo pela também após seu sua segundo`)},
	{"nl", set(`de het een van en in op te dat die voor met is zijn niet aan er om ook als bij door naar maar uit heeft werd over deze dit worden tegen nog hebben`)},
	{"sv", set(`och att det som en på är av för med den till inte har de ett om var han hon från men sig så vid ska kan efter enligt också under`)},
	{"tr", set(`ve bir bu için ile de da olarak olan daha çok gibi kadar sonra göre ancak en ise ya olduğunu dedi etti şu`)},
	{"ru", set(`и в не на что с по это как он его к но из для от о до за так же все было были она они при также который после`)},
	{"uk", set(`і в не на що з по це як він його до але із для від та за так й було були вона вони при також який після у`)},
	{"bg", set(`и в не на че с по това като той да но от за до се са е ще беше бяха тя те при също който след`)},
	{"ar", set(`في من على إلى أن عن التي الذي مع هذا هذه كان قال بعد كما ما لا أو بين إن وقد حيث خلال وأن ذلك وقال قبل`)},
	{"fa", set(`در به از که این را با است برای آن و شد کرد شده بود می های خود هم تا یک وی نیز باید اما گفت بر`)},
	{"ur", set(`کے میں کی ہے سے کا نے اور کو پر کہ اس یہ ہیں تھا بھی کر ان نہیں گیا لیے ایک`)},
}

// languagesOfWord are the indices of the languages that a function word belongs to.
var languagesOfWord = func() map[string][]int {
	m := map[string][]int{}
	for i, f := range functionWords {
		for w := range f.words {
			m[w] = append(m[w], i)
		}
	}
	return m
}()

// scripts that one living language is written in, as far as journalism goes.
var scripts = []struct {
	language string
	table    *unicode.RangeTable
}{
	{"el", unicode.Greek},
	{"ko", unicode.Hangul},
	{"th", unicode.Thai},
	{"ka", unicode.Georgian},
	{"hy", unicode.Armenian},
}

// languageSample is how much of the text is read, in bytes, and minWords the fewest words that decide anything.
const (
	languageSample = 32 << 10
	minWords       = 20
)

// languageOf returns the language of the paragraphs, or nothing where it is not certain: where the script alone
// does not say it, the function words of one language must make up an eighth of the words and be half as many
// again as those of any other.
func languageOf(body []string) string {
	text := sample(body)
	if l := languageByScript(text); l != "" {
		return l
	}
	words := strings.FieldsFunc(strings.ToLower(text), notLetter)
	if len(words) < minWords {
		return ""
	}
	counts := make([]int, len(functionWords))
	for _, w := range words {
		for _, i := range languagesOfWord[w] {
			counts[i]++
		}
	}
	best, first, second := "", 0, 0
	for i, n := range counts {
		if n > first {
			best, first, second = functionWords[i].language, n, first
		} else {
			second = max(second, n)
		}
	}
	if first*8 < len(words) || first*2 < second*3 {
		return ""
	}
	return best
}

// languageByScript decides by letters: most of them in a script of one language; Japanese syllables among Han; among
// Cyrillic ones those that Ukrainian and Bulgarian lack, and none that Russian lacks.
func languageByScript(text string) string {
	letters, han, kana, cyrillic, russian := 0, 0, 0, 0, 0
	counts := make([]int, len(scripts))
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case r < 0x370: // Latin, most often
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
			switch l := unicode.ToLower(r); {
			case l != 'ё' && (l < 'а' || l > 'я'):
				russian = -len(text) // never again above 0
			case l == 'ы' || l == 'э':
				russian++
			}
		default:
			for i, s := range scripts {
				if unicode.Is(s.table, r) {
					counts[i]++
					break
				}
			}
		}
	}
	if letters < minWords {
		return ""
	}
	if kana*10 > letters && (kana+han)*4 > letters*3 {
		return "ja"
	}
	if kana == 0 && han*4 > letters*3 {
		return "zh"
	}
	if cyrillic*4 > letters*3 && russian > 1 {
		return "ru"
	}
	for i, n := range counts {
		if n*4 > letters*3 {
			return scripts[i].language
		}
	}
	return ""
}

// sample joins paragraphs up to languageSample bytes.
func sample(body []string) string {
	var b strings.Builder
	for _, p := range body {
		rest := languageSample - b.Len()
		if rest <= 0 {
			break
		}
		b.WriteString(strings.ToValidUTF8(p[:min(len(p), rest)], ""))
		b.WriteByte('\n')
	}
	return b.String()
}
