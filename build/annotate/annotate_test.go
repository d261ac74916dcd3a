package annotate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

// show annotates a text and writes its mentions as “words=entity/how”, a choice as “a|b”.
func show(t *testing.T, entities []archive.Entity, sidecar *archive.Sidecar, text string) []string {
	t.Helper()
	res := Article(NewRegistry(entities), Input{Text: text, Blocks: blocksOf(text), Sidecar: sidecar})
	out := []string{}
	for _, m := range res.Mentions.List {
		id := entities[m.Entity].ID
		if m.How == archive.Ambiguous {
			var ids []string
			for _, e := range res.Mentions.Choices[m.Because] {
				ids = append(ids, entities[e].ID)
			}
			id = strings.Join(ids, "|")
		}
		out = append(out, fmt.Sprintf("%s=%s/%s", text[m.Start:m.End], id, m.How))
	}
	return out
}

// blocksOf takes each line for a block.
func blocksOf(text string) []Block {
	var out []Block
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		out = append(out, Block{int32(at), int32(at + len(line))})
		at += len(line) + 1
	}
	return out
}

func registry() []archive.Entity {
	return []archive.Entity{
		{ID: "dalen", Type: "person", Name: "Erik Dalen", Aliases: []string{"Admiral Dalen"}},
		{ID: "haddin", Type: "person", Name: "Tomas al-Haddin"},
		{ID: "berin", Type: "person", Name: "Hadi Amir-Berin"},
		{ID: "noor", Type: "person", Name: "Omid Marin Noor"},
		{ID: "dalen2", Type: "person", Name: "Leila Dalen"},
		{ID: "tolmia", Type: "place", Name: "Tolmia", Adjectives: []string{"Tolmian", "Tolmians"}},
		{ID: "corvan", Type: "place", Name: "Corvan", Adjectives: []string{"Corvani"}},
		{ID: "port", Type: "place", Name: "St. Orun", Aliases: []string{"Port Orun"}},
		{ID: "ul", Type: "organization", Name: "United Leagues", Aliases: []string{"UL"}},
		{ID: "ulsc", Type: "organization", Name: "United Leagues Security Council", Aliases: []string{"Security Council"}, Context: []string{"resolution"}},
		{ID: "ssc", Type: "organization", Name: "Supreme Security Council", Aliases: []string{"SSC", "Security Council"}, Context: []string{"Esker"}},
		{ID: "oneil", Type: "organization", Name: "O’Neil & Sons"},
		{ID: "strike", Type: "event", Name: "Great Strike", Aliases: []string{"great strike"}},
		{ID: "truce", Type: "event", Name: "Tolmia ceasefire", Aliases: []string{"ceasefire"}},
	}
}

func TestMentions(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"names stand as whole words", "Tolmia, Tolmiastan and (Tolmia).", []string{"Tolmia=tolmia/name", "Tolmia=tolmia/name"}},
		{"the longest form wins", "The United Leagues Security Council met.", []string{"United Leagues Security Council=ulsc/name"}},
		{"an acronym never matches a small word", "UL, not ul or Ul.", []string{"UL=ul/alias"}},
		{"a name never matches a common noun", "the port orun of tolmia", []string{}},
		{"capitals match a name", "TOLMIA SPEAKS", []string{"TOLMIA=tolmia/name"}},
		{"a small alias matches any case", "Ceasefire: the ceasefire holds", []string{"Ceasefire=truce/alias", "ceasefire=truce/alias"}},
		{"a name and its small alias are two forms", "The Great Strike; the great strike", []string{"Great Strike=strike/name", "great strike=strike/alias"}},
		{"the possessive stays outside", "Tolmia’s and Corvan's", []string{"Tolmia=tolmia/name", "Corvan=corvan/name"}},
		{"apostrophes are alike", "O'Neil & Sons, O’Neil & Sons", []string{"O'Neil & Sons=oneil/name", "O’Neil & Sons=oneil/name"}},
		{"a compound with a small word matches", "UL-brokered, pro-Tolmian, non-UL", []string{"UL=ul/alias", "Tolmian=tolmia/adjective", "UL=ul/alias"}},
		{"a part of a longer name does not", "Amir-Tolmia and Tolmia-Amir", []string{}},
		{"neighbours that are mentions both count", "Tolmian-Corvani talks, Corvan–Tolmia border", []string{
			"Tolmian=tolmia/adjective", "Corvani=corvan/adjective", "Corvan=corvan/name", "Tolmia=tolmia/name",
		}},
		{"a full stop in an abbreviation parts nothing", "In St. Orun and St Orun.", []string{"St. Orun=port/name", "St Orun=port/name"}},
		{"a full stop at a sentence’s end parts", "He likes Port. Orun is far.", []string{}},
		{"no mention crosses a block", "United\nLeagues", []string{}},
		{"a surname counts beside the full name", "Dalen met Tomas al-Haddin; Erik Dalen spoke, and Haddin and al-Haddin listened. Dalen's men.", []string{
			"Dalen=dalen/surname", "Tomas al-Haddin=haddin/name", "Erik Dalen=dalen/name", "Haddin=haddin/surname", "al-Haddin=haddin/surname", "Dalen=dalen/surname",
		}},
		{"a surname alone does not count", "Dalen met Haddin.", []string{}},
		{"an alias is a fuller form", "Admiral Dalen left. Dalen returned.", []string{"Admiral Dalen=dalen/alias", "Dalen=dalen/surname"}},
		{"every tail of a name is a surname", "Omid Marin Noor: Marin Noor, or Noor", []string{"Omid Marin Noor=noor/name", "Marin Noor=noor/surname", "Noor=noor/surname"}},
		{"a double name is not split", "Hadi Amir-Berin, Amir-Berin, Berin", []string{"Hadi Amir-Berin=berin/name", "Amir-Berin=berin/surname"}},
		{"two bearers of a surname leave it open", "Erik Dalen and Leila Dalen: Dalen said", []string{
			"Erik Dalen=dalen/name", "Leila Dalen=dalen2/name", "Dalen=dalen|dalen2/ambiguous",
		}},
		{"a fuller form decides an alias", "The Supreme Security Council met. The Security Council agreed.", []string{
			"Supreme Security Council=ssc/name", "Security Council=ssc/context",
		}},
		{"a context word decides an alias", "The Security Council passed a resolution.", []string{"Security Council=ulsc/context"}},
		{"an alias of two entities stays open", "The Security Council met.", []string{"Security Council=ulsc|ssc/ambiguous"}},
		{"two context words leave it open", "The Security Council’s resolution on Esker", []string{"Security Council=ulsc|ssc/ambiguous"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if d := cmp.Diff(test.want, show(t, registry(), nil, test.text)); d != "" {
				t.Errorf("%q: mentions (-want +have):\n%s", test.text, d)
			}
		})
	}
}

func TestMatchSwitches(t *testing.T) {
	entities := []archive.Entity{
		{ID: "it", Type: "organization", Name: "IT Now", Match: archive.Match{Case: "exact"}},
		{ID: "mac", Type: "organization", Name: "McAbd-Orun", Aliases: []string{"McAbd Orun", "Mcabd Orun"}, Match: archive.Match{Case: "exact"}},
		{ID: "truth", Type: "organization", Name: "Pravda", Match: archive.Match{Case: "fold"}},
		{ID: "young", Type: "person", Name: "Anna Young", Match: archive.Match{NoSurname: true}},
	}
	want := []string{"IT Now=it/name", "McAbd-Orun=mac/name", "McAbd Orun=mac/alias", "Mcabd Orun=mac/alias", "pravda=truth/name", "Anna Young=young/name"}
	if d := cmp.Diff(want, show(t, entities, nil, "IT Now, It Now, McAbd-Orun, McAbd Orun, Mcabd Orun, Mcabd-Orun, pravda; Anna Young and the Young")); d != "" {
		t.Errorf("mentions (-want +have):\n%s", d)
	}
}

func annotation(kind archive.AnnotationKind, value, prefix, exact, suffix string) archive.Annotation {
	return archive.Annotation{Kind: kind, Value: value, Quote: archive.Quote{Exact: exact, Prefix: prefix, Suffix: suffix}}
}

func TestEditorOverrulesTheRegistry(t *testing.T) {
	sidecar := &archive.Sidecar{Annotations: []archive.Annotation{
		annotation(archive.KindEntity, "dalen", "said ", "the admiral", ""),
		annotation(archive.KindNotEntity, "none", "a ", "Tolmia", " of the mind"),
		annotation(archive.KindEntity, "ulsc", "", "the UL council", ""),
	}}
	text := "“Not so,” said the admiral; Dalen meant a Tolmia of the mind, not Tolmia and the UL council."
	want := []string{"the admiral=dalen/editor", "Dalen=dalen/surname", "Tolmia=tolmia/name", "the UL council=ulsc/editor"}
	if d := cmp.Diff(want, show(t, registry(), sidecar, text)); d != "" {
		t.Errorf("mentions (-want +have):\n%s", d)
	}
}

func TestAnchors(t *testing.T) {
	text := "The truce holds. “The truce,” he said — it’s a truce\nin Orun, the truce of Orun."
	for _, test := range []struct {
		name  string
		a     archive.Annotation
		state archive.AnchorState
		want  []string // with three bytes of what follows
	}{
		{"one place", annotation(archive.KindNote, "", "", "he said", ""), archive.AnchorOK, []string{"he said"}},
		{"context tells places apart", annotation(archive.KindNote, "", "\"", "the truce", ","), archive.AnchorOK, []string{"The truce"}},
		{"signs are folded", annotation(archive.KindNote, "", "he said - ", "it's a truce", ""), archive.AnchorOK, []string{"it’s a truce"}},
		{"a quote may cross paragraphs", annotation(archive.KindNote, "", "", "a truce in Orun", ""), archive.AnchorOK, []string{"a truce\nin Orun"}},
		{"two places are ambiguous", annotation(archive.KindNote, "", "", "Orun", ""), archive.AnchorAmbiguous, nil},
		{"words are whole", annotation(archive.KindNote, "", "", "hold", ""), archive.AnchorOrphaned, nil},
		{"context that differs is not there", annotation(archive.KindNote, "", "never ", "he said", ""), archive.AnchorOrphaned, nil},
		{"every place", archive.Annotation{Every: true, Quote: archive.Quote{Exact: "the truce"}}, archive.AnchorOK, []string{"The truce", "The truce", "the truce"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			anchor, spans := newResolver(text, nil).resolve(test.a)
			if anchor.State != test.state {
				t.Errorf("state is %s, want %s", anchor.State, test.state)
			}
			var have []string
			for _, s := range spans {
				have = append(have, text[s.Start:s.End])
			}
			if d := cmp.Diff(test.want, have); d != "" {
				t.Errorf("spans (-want +have):\n%s", d)
			}
		})
	}
}

func TestAnInitialismEndsASentenceOnlyBeforeAWordThatOpensOne(t *testing.T) {
	for text, want := range map[string]int{
		"U.L. President Ada Holm left.":                         1,
		"The U.L. Senate met. It rained.":                       2,
		"They met in the U.L. The door was shut.":               2,
		"They met in the U.L. “Shut the door,” she said.":       2,
		"E.J.K. Dalen wrote it, and A. Holm read it.":           1,
		"It was sent to Port Orun, T.C. According to Holm, no.": 2,
		"It began at 9 p.m. The hall was full.":                 2,
		"They met in the U.L. in May.":                          1,
		"Она из С.П. Дален вышел.":                              1,
		"He is in the U.L.":                                     1,
	} {
		if have := len(sentences(text, blocksOf(text))); have != want {
			t.Errorf("%q has %d sentences, want %d", text, have, want)
		}
	}
}

func TestSentences(t *testing.T) {
	text := "Mr. Dalen met J. F. Noor on 3 Jan. 2017. He left. “Why?” she asked!\nNo. 4 is next. U.S. envoys came."
	want := []string{"Mr. Dalen met J. F. Noor on 3 Jan. 2017. ", "He left. ", "“Why?” she asked!\n", "No. 4 is next. ", "U.S. envoys came."}
	starts := append(sentences(text, blocksOf(text)), int32(len(text)))
	var have []string
	for i := range len(starts) - 1 {
		have = append(have, text[starts[i]:starts[i+1]])
	}
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("sentences (-want +have):\n%s", d)
	}
}

// FuzzArticle asserts what must hold of any text: spans lie inside one block on rune boundaries, in order, and an
// automatic mention overlaps no other.
func FuzzArticle(f *testing.F) {
	f.Add("Erik Dalen and UL-brokered Tolmia’s truce", "Tolmia", "the truce")
	f.Add("Organization of Coastal Bakers (OCB), OCB; L.Noor and Геннадий Тарелов (G. Tarelov)", "OCB", "")
	f.Add("وتلمان የቶልማን, Robert “Bob” Bruun Inc. in Corvan Metro", "Tolm Motors", "Corvan")
	f.Add("O’Neil & Sons\nin St. Orun -- Dalen", "UL", "\xff")
	f.Add("Leila Noor has vitamin L.\nNoor left.", "", "")
	f.Fuzz(func(t *testing.T, text, name, quote string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		entities := append(append(registry(), ruled()...), archive.Entity{ID: "x", Type: "person", Name: strings.ToValidUTF8(name, "")})
		sidecar := &archive.Sidecar{Annotations: []archive.Annotation{
			{Kind: archive.KindEntity, Value: "x", Every: true, Quote: archive.Quote{Exact: strings.ToValidUTF8(quote, "")}},
		}}
		blocks := blocksOf(text)
		res := Article(NewRegistry(entities), Input{Text: text, Blocks: blocks, Sidecar: sidecar})
		last := int32(0)
		for i, m := range res.Mentions.List {
			if m.Start >= m.End || int(m.End) > len(text) {
				t.Fatalf("mention %d is empty or outside the text: %+v", i, m)
			}
			if !strings.Contains(text, text[m.Start:m.End]) || strings.ToValidUTF8(text[m.Start:m.End], "") != text[m.Start:m.End] {
				t.Fatalf("mention %d cuts a character: %q", i, text[m.Start:m.End])
			}
			if m.How == archive.ByEditor {
				continue
			}
			if m.Start < last {
				t.Fatalf("mention %d overlaps the one before", i)
			}
			last = m.End
			if strings.Contains(text[m.Start:m.End], "\n") {
				t.Fatalf("mention %d crosses a block: %q", i, text[m.Start:m.End])
			}
		}
	})
}
