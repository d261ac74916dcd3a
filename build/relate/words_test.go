package relate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWordsOfAnyScript(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"possessives and apostrophes", "Iran’s men don't", []string{"Iran’s", "men", "don", "t"}},
		{"figures", "On 8 January, 1.5 m", []string{"On", "8", "January", "1", "5", "m"}},
		{"Cyrillic", "Встреча в Москве.", []string{"Встреча", "в", "Москве"}},
		{"Arabic with vowels", "مَدينة دمشق", []string{"مَدينة", "دمشق"}},
		{"no spaces", "東京で会談", []string{"東", "京", "で", "会", "談"}},
		{"nothing", " — …", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var have []string
			for _, w := range words(nil, test.text, nil) {
				have = append(have, test.text[w.start:w.end])
			}
			if d := cmp.Diff(test.want, have); d != "" {
				t.Errorf("words (-want +have):\n%s", d)
			}
		})
	}
}

func TestFormsOfOneWordAreOne(t *testing.T) {
	for _, pair := range [][2]string{{"Effort", "efforts"}, {"Iran’s", "IRAN"}, {"مَدينة", "مدينة"}} {
		a, b := words(nil, pair[0], nil), words(nil, pair[1], nil)
		same := a[0].stem == b[0].stem
		if !same {
			t.Errorf("%q and %q are one: %v", pair[0], pair[1], same)
		}
	}
}

// TestVocabularyRelatesInAnyScript has two reports of one event and one of another, in words of several scripts.
func TestVocabularyRelatesInAnyScript(t *testing.T) {
	for name, texts := range map[string][3]string{
		"Cyrillic": {
			"Паром Анхольм сел на мель у Бреквика. Капитан Сельге винит рулевое управление.",
			"Рулевое управление подвело паром Анхольм, говорит капитан Сельге. У Бреквика он сел на мель.",
			"Пекари Нордпорта бастуют. Профсоюз требует платы за ночные смены.",
		},
		"Arabic": {
			"جنحت العبارة أنهولم قرب بريكفيك. وألقى القبطان سيلي اللوم على الدفة.",
			"قال القبطان سيلي إن الدفة تعطلت. العبارة أنهولم جنحت قرب بريكفيك.",
			"أضرب الخبازون في نوردبورت. وتطالب النقابة بأجر الليل.",
		},
		"Chinese": {
			"渡轮安霍姆号在布雷克维克附近搁浅。船长塞尔耶指责舵机故障。",
			"船长塞尔耶说舵机故障。安霍姆号渡轮于布雷克维克附近搁浅。",
			"北港的面包师举行罢工，工会要求夜班工资。",
		},
	} {
		t.Run(name, func(t *testing.T) {
			x := New(inputOf(t, []report{{id: "a", text: texts[0]}, {id: "b", text: texts[1]}, {id: "c", text: texts[2]}}))
			related := x.Related(0)
			if len(related) == 0 || related[0].Article != 1 || len(related[0].Reasons) == 0 {
				t.Errorf("related are %+v, want article 1 with a reason", related)
			}
			if s := x.StoryOf(0); s < 0 || s != x.StoryOf(1) || x.StoryOf(2) == s {
				t.Errorf("stories are %d, %d, %d", s, x.StoryOf(1), x.StoryOf(2))
			}
		})
	}
}
