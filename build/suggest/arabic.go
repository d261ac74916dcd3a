package suggest

import (
	"strings"

	"gloss/build/archive"
)

// In Arabic script nothing tells a name from other words but what stands before it. These words do, in Arabic and
// Persian: forms of address and offices before a person, words for bodies, which belong to the name, and words for
// places. A name goes on to the next small word, sign or line.
var arabicCues = [3]map[string]bool{
	set(`السيد السيدة الدكتور الدكتورة الأستاذ الرئيس الوزير الملك الأمير الشيخ الإمام الجنرال العقيد العميد اللواء المهندس القاضي النائب السفير آية
		آقای خانم دکتر ` + "رئیس\u200cجمهور" + ` سردار سرهنگ مهندس`),
	set(`شركة حزب حركة منظمة وكالة وزارة جامعة بنك مجلس صحيفة قناة هيئة مؤسسة جبهة اتحاد نقابة جمعية محكمة
		شرکت حزب سازمان وزارت دانشگاه بانک روزنامه خبرگزاری شبکه`),
	set(`مدينة محافظة بلدة قرية دولة جمهورية العاصمة ولاية إقليم منطقة مطار جزيرة نهر
		شهر استان شهرستان روستای کشور جمهوری فرودگاه`),
}

// arabicWords is how many words a name has after its cue, at most, by type.
var arabicWords = [3]int{2, 2, 1}

// arabicSmall are words that are in no name.
var arabicSmall = set(`في من إلى على عن أن إن مع بعد قبل عند حول ضد بين أو ثم قد لقد كان كانت هذا هذه ذلك التي الذي لا ما لم لن هو هي كما حيث أمس اليوم غدا
	قال قالت أكد أعلن أضاف إنه إنها خلال بسبب لدى منذ حتى وقد وقال وأضاف وأكد
	در از به با که را و این آن است بود شد برای تا هم یا اما نیز گفت کرد می خود`)

// arabicCue is by how much a word before a name speaks for it, in the measure of the models.
const arabicCue = 10

// byCues returns the names of a text in Arabic script that stand after a word which announces one, and their other
// places.
func byCues(p *page) []Occurrence {
	type name struct {
		words []string
		kind  int
	}
	var names []name
	at := map[int]name{}
	for i := range p.tokens {
		cue := p.word(int32(i))
		for t := range arabicCues {
			if !arabicCues[t][cue] {
				continue
			}
			var words []string
			for k := i + 1; k < len(p.tokens) && len(words) < arabicWords[t] && p.tokens[k].kind == uncased && !p.newLine(k) && !arabicSmall[p.word(int32(k))]; k++ {
				words = append(words, p.word(int32(k)))
			}
			if len(words) == 0 {
				continue
			}
			n, from := name{words, t}, i+1
			if t == 1 {
				n.words, from = append([]string{cue}, words...), i
			}
			names = append(names, n)
			at[from] = n
		}
	}
	var out []Occurrence
	for i := 0; i < len(p.tokens); i++ {
		n, ok := at[i]
		for _, m := range names {
			if len(m.words) > len(n.words) && p.stands(m.words, i) {
				n, ok = m, true
			}
		}
		if !ok {
			continue
		}
		last := i + len(n.words) - 1
		o := Occurrence{Span: archive.Span{Start: p.tokens[i].start, End: p.tokens[last].end}, Margin: arabicCue, Sure: true}
		o.Evidence[n.kind] = arabicCue
		out = append(out, o)
		i = last
	}
	return out
}

// stands says whether words stand at a token, one after the other.
func (p *page) stands(words []string, at int) bool {
	for k, w := range words {
		if at+k >= len(p.tokens) || p.word(int32(at+k)) != w {
			return false
		}
	}
	return true
}

// arabicScript says whether a language is written in Arabic letters.
func arabicScript(language string) bool {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch primary {
	case "ar", "fa", "ur", "ps", "ckb", "ug", "sd":
		return true
	}
	return false
}
