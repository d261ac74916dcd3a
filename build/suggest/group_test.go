package suggest_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/suggest"
)

// proposed finds the names of texts, and returns each candidate's name with its forms, but for what is only perhaps one.
func proposed(entities []archive.Entity, language string, texts ...[]string) map[string][]string {
	var found []suggest.Finding
	for _, sentences := range texts {
		found = append(found, suggest.Find(input(language, sentences...)))
	}
	out := map[string][]string{}
	for _, c := range suggest.Group(entities, found).Candidates {
		if c.Perhaps {
			continue
		}
		key := c.Name
		if c.AliasOf >= 0 {
			key += " → " + entities[c.AliasOf].ID
		}
		out[key] = []string{}
		for _, f := range c.Forms[1:] {
			out[key] = append(out[key], f.Text+": "+f.How.String())
		}
	}
	return out
}

func TestFormsOfOneEntityAreOneCandidate(t *testing.T) {
	registry := []archive.Entity{
		{ID: "lavrentiev", Type: "person", Name: "Alexander Lavrentiev"},
		{ID: "harbour-board", Type: "organization", Name: "Northport Harbour Board"},
		{ID: "rescue", Type: "organization", Name: "WSR"},
		{ID: "rimal", Type: "place", Name: "Al-Rimal"},
		{ID: "sorensen", Type: "person", Name: "Jørgen Sørensen"},
		{ID: "petrov", Type: "person", Name: "Yevgeny Petrov"},
		{ID: "qasr", Type: "place", Name: "Deir al-Qasr"},
	}
	for name, tt := range map[string]struct {
		entities []archive.Entity
		language string
		texts    [][]string
		want     map[string][]string
	}{
		"a surname beside the full name": {
			nil, "en",
			[][]string{{"The mayor met Eva Lund.", "She thanked Lund for the visit."}},
			map[string][]string{"Eva Lund": {"Lund: the surname"}},
		},
		"a surname that two people share stands for itself": {
			nil, "en",
			[][]string{{"The mayor met Eva Lund and Peter Lund.", "She thanked Lund for the visit."}},
			map[string][]string{"Eva Lund": {}, "Peter Lund": {}, "Lund": {}},
		},
		"a short acronym is no word of its letters": {
			nil, "en",
			[][]string{{"The envoys of the United States (US) met in Geneva.", "The US sent two envoys.", "“Take Us Home” is a song."}},
			map[string][]string{"United States": {"US: the acronym"}, "Geneva": {}, "Us": {}},
		},
		"a slip of the pen": {
			nil, "en",
			[][]string{{"He met Maria Hansen.", "It was Maria Hansen who said that Maria Hasnen had left."}},
			map[string][]string{"Maria Hansen": {"Maria Hasnen: a letter away from a form"}},
		},
		"transliterations": {
			nil, "en",
			[][]string{{"He met Sergei Lavrov on the way.", "Then Sergey Lavrov left, and Sergei Lavrov came back."}},
			map[string][]string{"Sergei Lavrov": {"Sergey Lavrov: another spelling or case"}},
		},
		"an acronym beside its long form": {
			nil, "en",
			[][]string{{"He left the Northport Harbour Council (NHC) in May.", "Later the NHC closed."}},
			map[string][]string{"Northport Harbour Council": {"NHC: the acronym"}},
		},
		"cases of a Russian name": {
			nil, "ru",
			[][]string{{"Он приехал из Осло.", "Об этом заявил Сергей Петров.", "Он говорил с Сергеем Петровым."}},
			map[string][]string{"Осло": {}, "Сергей Петров": {"Сергеем Петровым: another spelling or case"}},
		},
		"another spelling of an entity": {
			registry, "en",
			[][]string{{"He met Alexander Lavrentyev there."}},
			map[string][]string{"Alexander Lavrentyev → lavrentiev": {}},
		},
		"a slip for an entity": {
			registry, "en",
			[][]string{{"He met Jørgen Sørnesen there."}},
			map[string][]string{"Jørgen Sørnesen → sorensen": {}},
		},
		"an entity without its accents": {
			registry, "en",
			[][]string{{"He met Jorgen Sorensen there."}},
			map[string][]string{"Jorgen Sorensen → sorensen": {}},
		},
		"another romanization of an entity": {
			registry, "en",
			[][]string{{"He met Evgeny Petrov and then Evgenii Petrov there."}},
			map[string][]string{"Evgenii Petrov → petrov": {"Evgeny Petrov: another spelling or case"}},
		},
		"an entity without its article": {
			registry, "en",
			[][]string{{"He went to Rimal in the morning, and to Deir ul-Qasr in the evening."}},
			map[string][]string{"Rimal → rimal": {}, "Deir ul-Qasr → qasr": {}},
		},
		"an entity in another script": {
			registry, "ru",
			[][]string{{"Об этом сказал Евгений Петров."}},
			map[string][]string{"Евгений Петров → petrov": {}},
		},
		"the long form of an entity that has its acronym alone": {
			registry, "en",
			[][]string{{"He left the Westby Sea Rescue after the storm."}},
			map[string][]string{"Westby Sea Rescue → rescue": {}},
		},
		"an acronym of another name is none of it": {
			nil, "en",
			[][]string{{"He left the Northport Harbour Council in May.", "Later the NBC closed."}},
			map[string][]string{"Northport Harbour Council": {}, "NBC": {}},
		},
		"two towns a letter apart are two": {
			nil, "en",
			[][]string{{"He went from Gambia to Zambia and from there to Gambia."}},
			map[string][]string{"Gambia": {}, "Zambia": {}},
		},
		"the demonyms of a place are its adjectives, and nothing else": {
			nil, "en",
			[][]string{{"She went to Norway with Norwegian sailors and two Norwegians.", "A Syrian cook came."}, {"A Norwegian saw it."}},
			map[string][]string{"Norway": {"Norwegian: the adjective", "Norwegians: the adjective"}},
		},
		"the demonyms of a state by its other names": {
			nil, "en",
			[][]string{{"He went from Iraq to the UK and met British, Dutch and Iraqi sailors."}},
			map[string][]string{"Iraq": {"Iraqi: the adjective"}, "UK": {"British: the adjective"}},
		},
		"the initials of an entity": {
			registry, "en",
			[][]string{{"He left the NHB after the storm."}},
			map[string][]string{"NHB → harbour-board": {}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, proposed(tt.entities, tt.language, tt.texts...)); d != "" {
				t.Errorf("(-want +have):\n%s", d)
			}
		})
	}
}

func TestTypesAreSettledByAllPlaces(t *testing.T) {
	for name, tt := range map[string]struct {
		sentences []string
		want      map[string]string
	}{
		"en": {
			[]string{"The mayor, Peter Hansen, lives in Oslo.", "The Norwegian Red Cross and the company Statoil said so in Bergen."},
			map[string]string{"Peter Hansen": "person", "Oslo": "place", "Statoil": "organization", "Bergen": "place"},
		},
		"en, a match report": {
			[]string{"Norway 2 – 1 Denmark", "In the first half Norway led.", "The teams met in Bergen."},
			map[string]string{"Norway": "organization", "Denmark": "organization", "Bergen": "place"},
		},
		"en, acronyms": {
			[]string{"The WHC met in the UK and the UAE."},
			map[string]string{"UK": "place", "UAE": "place"},
		},
		"ru, described": {
			[]string{"Об этом сообщила Лундская городская библиотека.", "Он приехал из Лундской области и был в США."},
			map[string]string{"Лундская городская библиотека": "organization", "Лундской области": "place", "США": "place"},
		},
		"ru": {
			[]string{"Президент Владимир Петров прибыл в Москву.", "Компания «Газпром» открыла завод в Норвегии."},
			map[string]string{"Владимир Петров": "person", "Москву": "place", "Газпром": "organization", "Норвегии": "place"},
		},
	} {
		language, _, _ := strings.Cut(name, ",")
		have := map[string]string{}
		for _, n := range suggest.Names(input(language, tt.sentences...)) {
			if _, asked := tt.want[n.Text]; asked {
				have[n.Text] = n.Type
			}
		}
		if d := cmp.Diff(tt.want, have); d != "" {
			t.Errorf("%s (-want +have):\n%s", name, d)
		}
	}
}
