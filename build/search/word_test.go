package search

import (
	"cmp"
	"slices"
	"testing"
	"unicode/utf16"

	gocmp "github.com/google/go-cmp/cmp"
)

func termsOf(text string) []string {
	var out []string
	scan(text, func(start, end int, mixed bool) {
		terms(fold(text[start:end]), mixed, func(t string) { out = append(out, t) })
	})
	return out
}

func TestWordsAreCutAndFolded(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{"The harbour-master’s 3.5 boats, don’t", []string{"the", "harbour", "master", "3", "5", "boats", "don"}},
		{"rock'n'roll L’État 90's 'a s", []string{"rock", "roll", "l", "etat", "90", "s", "a", "s"}},
		{"Łódź, Ærø; STRASSE Straße ﬁve ½ İstanbul ΣΟΦΌΣ", []string{"lodz", "aero", "strasse", "strasse", "five", "1⁄2", "istanbul", "σοφοσ"}},
		{"Ёлка Йод", []string{"елка", "иод"}},
		{"أحمد إلى مدرسةٌ محمّـــد ٢٠١٧", []string{"احمد", "الي", "مدرسه", "محمد", "2017"}},
		{"می\u200cخواهم کتاب یک ۱۳۹۵", []string{"ميخواهم", "كتاب", "يك", "1395"}},
		{"soft\u00adhyphen", []string{"softhyphen"}},
		{"हिन्दी भाषा", []string{"हिन्दी", "भाषा"}},
		{"新华社报道ABC电", []string{"新华", "华社", "社报", "报道", "道", "abc", "电"}},
		{"カー ｶﾞ 서울에", []string{"カー", "ー", "ガ", "서울", "울에", "에"}},
		{"ภาษา", []string{"ภา", "าษ", "ษา", "า"}},
		{"\u0301 a\u0301", []string{"", "a"}}, // the empty one is not kept
	}
	for _, tt := range tests {
		if diff := gocmp.Diff(tt.want, termsOf(tt.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestFoldingTwiceIsFoldingOnce(t *testing.T) {
	for _, word := range []string{"Łódź", "Straße", "مدرسةٌ", "Ёлка", "ΣΟΦΌΣ", "서울", "İstanbul", "हिन्दी"} {
		if once := fold(word); fold(once) != once {
			t.Errorf("%q folds to %q and then to %q", word, once, fold(once))
		}
	}
}

func TestAStemIsSharedByForms(t *testing.T) {
	same := []struct {
		lang  string
		words []string
	}{
		{"en", []string{"negotiate", "negotiated", "negotiations", "Negotiating"}},
		{"de", []string{"Haus", "Hauses", "Häuser"}},
		{"fr", []string{"négociation", "négociations"}},
		{"ru", []string{"город", "города", "городами"}},
		{"ar", []string{"كتاب", "الكتاب", "بالكتاب"}},
	}
	for _, tt := range same {
		for _, w := range tt.words {
			if have, want := stem(tt.lang, w), stem(tt.lang, tt.words[0]); have != want || have == "" {
				t.Errorf("%s: the stem of %q is %q, that of %q is %q", tt.lang, w, have, tt.words[0], want)
			}
		}
	}
	for _, w := range []string{"2017", "a"} {
		if s := stem("en", w); s != "" {
			t.Errorf("%q has the stem %q", w, s)
		}
	}
	if s := stem("xx", "words"); s != "" {
		t.Errorf("a language without rules has the stem %q", s)
	}
}

// The script finds the file of a term by comparing strings as JavaScript does.
func TestTermsAreInTheOrderOfTheScript(t *testing.T) {
	words := []string{"", "a", "ab", "b", "é", "ﬀ", "\uffff", "\U00010400", "\U00010400a", "a\U00010400", "a\ufa0e", "\ufa0e", "漢", "\ud7ff", "\ue000"}
	for _, a := range words {
		for _, b := range words {
			want := slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
			if have := compare(a, b); have != want {
				t.Errorf("compare(%q, %q) = %d, not %d", a, b, have, want)
			}
			if have := compare(b, a); cmp.Compare(0, have) != want {
				t.Errorf("compare(%q, %q) = %d, the wrong way round", b, a, have)
			}
		}
	}
}

func TestPlacesAreCountedInCodeUnits(t *testing.T) {
	const text = "a é 🌍 漢b"
	u := units{text: text}
	for at := range text {
		for _, end := range []int{len(text), at} {
			from, to := u.span(int32(at), int32(end))
			wantFrom, wantTo := len(utf16.Encode([]rune(text[:at]))), len(utf16.Encode([]rune(text[:end])))
			if from != wantFrom || to != wantTo {
				t.Errorf("bytes %d to %d are units %d to %d, not %d to %d", at, end, from, to, wantFrom, wantTo)
			}
		}
	}
}
