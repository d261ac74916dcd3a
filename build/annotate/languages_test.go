package annotate

import (
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

// coastIn is the registry of coast with the names that articles of a language use.
func coastIn(language string) []archive.Entity {
	names := map[string]map[string]string{
		"ru": {"dalen": "Эрик Дален", "vance": "Маргарет Ванс", "haddin": "Томас Хаддин", "noor": "Лейла Нур", "esker": "Эскер"},
		"ar": {"dalen": "إريك دالن", "vance": "مارغريت فانس", "haddin": "توماس الحداد", "noor": "ليلى نور", "tolmia": "تولميا", "esker": "إسكر"},
		"fa": {"dalen": "اریک دالن", "vance": "مارگارت ونس", "haddin": "توماس حداد", "noor": "لیلا نور", "tolmia": "تولمیا", "esker": "اسکر"},
	}[language]
	out := coast()
	for i := range out {
		if name := names[out[i].ID]; name != "" {
			out[i].Name = name
		}
	}
	return out
}

func TestSpeakersInOtherLanguages(t *testing.T) {
	for _, language := range []string{"fr", "de", "es", "ru", "ar", "fa"} {
		t.Run(language, func(t *testing.T) {
			var marked, reported score
			for _, c := range readGold(t, "testdata/quotations-"+language+".txt") {
				have := said(coastIn(language), Input{Text: c.text, Language: language})
				marked.add(c.want, have, "direct", "mixed")
				reported.add(c.want, have, "indirect")
				if d := gocmp.Diff(c.want, have); d != "" && len(c.want)+len(have) > 0 {
					t.Logf("%s (-truth +found):\n%s", c.name, d)
				}
			}
			marked.check(t, "direct and mixed", 0.95, 0.80)
			reported.check(t, "indirect", 0.95, 0.60)
		})
	}
}

func TestDatesInOtherLanguages(t *testing.T) {
	data, err := os.ReadFile("testdata/dates-languages.txt")
	if err != nil {
		t.Fatal(err)
	}
	var s score
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		part := strings.Split(strings.TrimSuffix(strings.TrimRight(line, "\n"), " |"), " | ")
		var want []string
		if len(part) > 3 {
			want = strings.Split(part[3], "; ")
		}
		have := datesInLanguage(part[0], part[2], part[1])
		s.gold += len(want)
		s.given += len(have)
		for _, w := range want {
			if slices.Contains(have, w) {
				s.right++
			}
		}
		if d := gocmp.Diff(want, have); d != "" && len(want)+len(have) > 0 {
			t.Logf("%s (-truth +found):\n%s", part[2], d)
		}
	}
	s.check(t, "dates", 0.97, 0.90)
}
