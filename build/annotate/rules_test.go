package annotate

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

// ruled is a registry in which each rule has something to find and something to leave.
func ruled() []archive.Entity {
	return []archive.Entity{
		{ID: "dalen", Type: "person", Name: "Erik J. Dalen"},
		{ID: "bruun", Type: "person", Name: "Robert “Bob” Bruun"},
		{ID: "leila", Type: "person", Name: "Leila Noor"},
		{ID: "rask", Type: "person", Name: "Rask"},
		{ID: "rask2", Type: "person", Name: "Anna Rask"},
		{ID: "arvo", Type: "place", Name: "Arvo"},
		{ID: "corvan", Type: "place", Name: "Corvan"},
		{ID: "corvan-fc", Type: "organization", Name: "Corvan"},
		{ID: "esker", Type: "place", Name: "Esker"},
		{ID: "lund", Type: "person", Name: "Anna Maria Lund"},
		{ID: "lund2", Type: "person", Name: "Maria Lund"},
		{ID: "halm", Type: "person", Name: "Halm"},
		{ID: "halm-land", Type: "place", Name: "Halm"},
		{ID: "college", Type: "organization", Name: "Esker University", Aliases: []string{"University"}},
		{ID: "ocb", Type: "organization", Name: "Organization of Coastal Bakers"},
		{ID: "ssc", Type: "organization", Name: "Southern Salt Company", PartOf: []string{"salt"}, Aliases: []string{"the Company"}},
		{ID: "nsc", Type: "organization", Name: "Northern Salt Company", Aliases: []string{"the Company"}},
		{ID: "salt", Type: "organization", Name: "Salt Trust"},
		{ID: "church", Type: "organization", Name: "Church of Lunden"},
		{ID: "air", Type: "organization", Name: "Tolm Eastern Airlines"},
		{ID: "motor", Type: "organization", Name: "Tolm Motors"},
		{ID: "tarelov", Type: "person", Name: "Геннадий Тарелов"},
		{ID: "dolinsk", Type: "place", Name: "Долинск"},
		{ID: "teatr", Type: "organization", Name: "Долинский театр"},
		{ID: "doctrine", Type: "organization", Name: "Church of Tolmology"},
		{ID: "court", Type: "organization", Name: "Supreme Court", PartOf: []string{"arvo"}},
		{ID: "state", Type: "place", Name: "State"},
		{ID: "wren", Type: "person", Name: "Ada Wren of the Esker Post"},
		{ID: "deputy", Type: "person", Name: "Deputy Secretary of State Ruth Hale"},
		{ID: "pad", Type: "product", Name: "tPad"},
		{ID: "tolmo", Type: "product", Name: "Tolmo"},
		{ID: "tolmo3g", Type: "product", Name: "3G Tolmo"},
		{ID: "pod", Type: "organization", Name: "60GB tPod"},
		{ID: "vela", Type: "place", Name: "Vela", Adjectives: []string{"Velan"}},
		{ID: "vu", Type: "organization", Name: "Velan Union", Aliases: []string{"VU"}},
		{ID: "land", Type: "place", Name: "Лавония"},
		{ID: "club", Type: "organization", Name: "Лавония"},
		{ID: "telman", Type: "place", Name: "تلمان"},
		{ID: "ministry", Type: "organization", Name: "وزارة الملح"},
		{ID: "tolma", Type: "place", Name: "ቶልማ"},
	}
}

func TestRules(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"middle initials come and go", "Erik Dalen, Erik J. Dalen; Leila Noor, Leila A. B. Noor.", []string{"Erik Dalen=dalen/alias", "Erik J. Dalen=dalen/name", "Leila Noor=leila/name", "Leila A. B. Noor=leila/name"}},
		{"another middle initial is another person", "Erik K. Dalen.", []string{}},
		{"a nickname stands in quotes or brackets", "Bob Bruun, Robert Bruun, Robert (Bobby) Bruun, Robert “Big Bob” Bruun", []string{
			"Bob Bruun=bruun/alias", "Robert Bruun=bruun/alias", "Robert (Bobby) Bruun=bruun/alias", "Robert “Big Bob” Bruun=bruun/alias",
		}},
		{"an initial belongs to the surname", "Leila Noor wrote. L. Noor signed; L.Noor sealed.", []string{"Leila Noor=leila/name", "L. Noor=leila/surname", "L.Noor=leila/surname"}},
		{"another initial is another person", "Leila Noor wrote. K. Noor signed.", []string{"Leila Noor=leila/name"}},
		{"an initial in another block is none", "Leila Noor wrote of vitamin L.\nNoor signed.\nThat was plan B.\nNoor left.", []string{
			"Leila Noor=leila/name", "Noor=leila/surname", "Noor=leila/surname",
		}},
		{"another given name is another person", "Leila Noor wrote, and so did her brother Omid Noor.", []string{"Leila Noor=leila/name"}},
		{"a first name stands alone for whom the article names in full", "Leila Noor wrote. Then Leila’s friends came, and Leila left; Noor stayed.", []string{
			"Leila Noor=leila/name", "Leila=leila/given", "Leila=leila/given", "Noor=leila/surname",
		}},
		{"a first name is nobody’s where no full one stands", "Leila left.", []string{}},
		{"nor where two bear it", "Leila Noor met Leila Dalen. Then Leila left.", []string{"Leila Noor=leila/name"}},
		{"nor in a longer name", "Leila Noor wrote to Erik Leila and to New Leila.", []string{"Leila Noor=leila/name"}},
		{"nor behind a word for where", "Leila Noor wrote in Leila.", []string{"Leila Noor=leila/name"}},
		{"nor where it opens a sentence as a common noun", "Leila Noor saw the leila grow. Leila is blue, said Leila.", []string{"Leila Noor=leila/name", "Leila=leila/given"}},
		{"a Russian first name is declined", "Геннадий Тарелов ушёл. Геннадию гордились.", []string{"Геннадий Тарелов=tarelov/name", "Геннадию=tarelov/given"}},
		{"a title is no given name", "Leila Noor wrote to them, and then President Noor and Ms. Noor signed it.", []string{
			"Leila Noor=leila/name", "Noor=leila/surname", "Noor=leila/surname",
		}},
		{"a surname that is another's whole name stays open", "Anna Rask came home. Rask slept.", []string{"Anna Rask=rask2/name", "Rask=rask|rask2/ambiguous"}},
		{"the end of a name that is another’s whole name is the other", "Anna Maria Lund came home. Maria Lund slept, and Lund woke.", []string{
			"Anna Maria Lund=lund/name", "Maria Lund=lund2/name", "Lund=lund|lund2/ambiguous",
		}},
		{"a part of a longer name is not marked", "They went to the Arvo Metro and took an Arvo A320 home.", []string{}},
		{"a role behind a name is no part of it", "They met the Arvo President and the Arvo CEO at home.", []string{"Arvo=arvo/name", "Arvo=arvo/name"}},
		{"a day or a month is no part of a name", "They came to Arvo Monday, and it was Friday Arvo slept; in Arvo May 9 they sold the tPad July 2.", []string{
			"Arvo=arvo/name", "Arvo=arvo/name", "Arvo=arvo/name", "tPad=pad/name",
		}},
		{"a month that is a name is part of one", "They met the singer Arvo May at home.", []string{}},
		{"an office is nobody's name", "Deputy Secretary of State Ruth Hale rose. The Secretary sat, the Deputy Secretary too, and Hale spoke.", []string{
			"Deputy Secretary of State Ruth Hale=deputy/name", "Hale=deputy/surname",
		}},
		{"another place's name is not marked", "They came from New Arvo to the old town of Arvo.", []string{"Arvo=arvo/name"}},
		{"an organization's word before “of” is another's", "She went from the University of Lunden straight to the University.", []string{"University=college/alias"}},
		{"in a headline nothing is told from capitals", "Arvo Talks Resume", []string{"Arvo=arvo/name"}},
		{"a preposition of place decides", "They met in Corvan.", []string{"Corvan=corvan/beside"}},
		{"an action decides against a place", "In the end Corvan strongly condemned it.", []string{"Corvan=corvan-fc/beside"}},
		{"a list decides", "They sailed past Esker and Corvan.", []string{"Esker=esker/name", "Corvan=corvan/beside"}},
		{"a region decides", "The people of Corvan slept.", []string{"Corvan=corvan/beside"}},
		{"nothing decides", "They wrote of Corvan.", []string{"Corvan=corvan|corvan-fc/ambiguous"}},
		{"what belongs together decides", "Salt Trust sold the Company.", []string{"Salt Trust=salt/name", "the Company=ssc/context"}},
		{"an acronym is introduced in brackets", "The Organization of Coastal Bakers (OCB) met; the OCB’s bread rose.", []string{
			"Organization of Coastal Bakers=ocb/name", "OCB=ocb/acronym", "OCB=ocb/acronym",
		}},
		{"an acronym comes before its name", "The COB (Organization of Coastal Bakers) met; COB rose.", []string{
			"COB=ocb/acronym", "Organization of Coastal Bakers=ocb/name", "COB=ocb/acronym",
		}},
		{"initials explain an acronym", "The Organization of Coastal Bakers met, and the OCB rose.", []string{"Organization of Coastal Bakers=ocb/name", "OCB=ocb/acronym"}},
		{"other letters do not", "The Organization of Coastal Bakers (XYZ) met; XYZ rose.", []string{"Organization of Coastal Bakers=ocb/name"}},
		{"one acronym of two names is nobody's", "The Southern Salt Company and the Sunny Sand Club (SSC): SSC", []string{"Southern Salt Company=ssc/name", "SSC=ssc/acronym", "SSC=ssc/acronym"}},
		{"a public body’s sort stands for it behind “the”", "The Church of Lunden spoke. In the end the Church was right, as every Church is, and a church.", []string{
			"Church of Lunden=church/name", "Church=church/context",
		}},
		{"a public body’s sort alone is nobody's", "They saw that the Church was right.", []string{}},
		{"a company’s sort may be left out", "They flew with Tolm Eastern Airlines, as Tolm Eastern hoped.", []string{"Tolm Eastern Airlines=air/name", "Tolm Eastern=air/context"}},
		{"the legal form belongs to the name", "Tolm Motors Corporation fell.", []string{"Tolm Motors Corporation=motor/name"}},
		{"a Russian name is declined", "В Долинске Геннадию Тарелову и Тареловым гордились в Долинском театре.", []string{
			"Долинске=dolinsk/form", "Геннадию Тарелову=tarelov/form", "Тареловым=tarelov/surname", "Долинском театре=teatr/form",
		}},
		{"a Russian name in another script stands beside it", "Геннадий Тарелов (Gennady Tarelov) пришёл.", []string{"Геннадий Тарелов=tarelov/name", "Gennady Tarelov=tarelov/bracket"}},
		{"a doctrine stands for its church", "The Church of Tolmology spoke; critics of Tolmology did not.", []string{"Church of Tolmology=doctrine/name", "Tolmology=doctrine/context"}},
		{"a doctrine alone is no church", "They wrote of Tolmology.", []string{}},
		{"what a person is “of” may be left out", "Then Ada Wren wrote; Wren knew of the Post.", []string{"Ada Wren=wren/alias", "Wren=wren/surname"}},
		{"a word for a body opens a sentence as a common noun", "University exhibits travel. The University knows. University said so.", []string{"University=college/alias", "University=college/alias"}},
		{"a rank in front makes another body", "He taught at Duke University.", []string{}},
		{"a title in front makes no other body", "He asked President University.", []string{"University=college/alias"}},
		{"another place’s court is another court", "They went before the Supreme Court of Lunden, then before another.", []string{}},
		{"a court of the place that it is part of is the court", "They went before the Supreme Court of Arvo, then before another.", []string{"Supreme Court=court/name", "Arvo=arvo/name"}},
		{"an office of state is of no place", "The Secretary of State saw the people of State.", []string{"State=state/name"}},
		{"a measure makes a model that is not listed", "They sold the 20GB tPad, the Pad, the tPad 3G and the tPad at 4PM.", []string{"tPad=pad/name"}},
		{"a capital word makes a model that is not listed", "They sold the tPad Mini and the tPad.", []string{"tPad=pad/name"}},
		{"a model that is named makes its product’s name either’s", "The 3G Tolmo is out. They like the Tolmo.", []string{"3G Tolmo=tolmo3g/name", "Tolmo=tolmo|tolmo3g/ambiguous"}},
		{"a product is itself where no model is named", "They like the Tolmo.", []string{"Tolmo=tolmo/name"}},
		{"a model’s short name counts beside the full one", "The tPod fell. The 60GB tPod is out, the 30GB tPod is not.", []string{"tPod=pod/context", "60GB tPod=pod/name"}},
		{"a measure beside a company is no model", "They use the 3G Tolm Motors network.", []string{"Tolm Motors=motor/name"}},
		{"a union’s adjective is either’s where the union is named", "The VU met over Velan bread.", []string{"VU=vu/alias", "Velan=vela|vu/ambiguous"}},
		{"and the place’s own where it is not", "They met over Velan bread.", []string{"Velan=vela/adjective"}},
		{"a verb makes its object an actor", "It will help Corvan to pay.", []string{"Corvan=corvan-fc/beside"}},
		{"an opponent is an actor", "Lunden defeated Corvan.", []string{"Corvan=corvan-fc/beside"}},
		{"those who act together are actors", "Corvan and Esker signed it.", []string{"Corvan=corvan-fc/beside", "Esker=esker/name"}},
		{"a singular verb behind two is another’s", "The count of boats off Corvan and Esker has grown.", []string{"Corvan=corvan/beside", "Esker=esker/name"}},
		{"a person beside it begins a clause", "They wrote of Corvan and Leila Noor signed it.", []string{"Corvan=corvan|corvan-fc/ambiguous", "Leila Noor=leila/name"}},
		{"a plural verb makes a body of a singular name", "Corvan are one goal behind.", []string{"Corvan=corvan-fc/beside"}},
		{"but not behind another subject", "The harbour and Corvan are one hour apart.", []string{"Corvan=corvan|corvan-fc/ambiguous"}},
		{"a pursuit makes an actor", "Soon Corvan is working on it.", []string{"Corvan=corvan-fc/beside"}},
		{"a state makes none", "Soon Corvan is burning.", []string{"Corvan=corvan|corvan-fc/ambiguous"}},
		{"a chance to do something is an actor’s", "It is a chance for Corvan to pay.", []string{"Corvan=corvan-fc/beside"}},
		{"dealings are with actors", "They broke off the talks with Corvan.", []string{"Corvan=corvan-fc/beside"}},
		{"a deed is an actor’s", "They feared Corvan’s sudden decision.", []string{"Corvan=corvan-fc/beside"}},
		{"a population is a land’s", "They counted Corvan’s young population.", []string{"Corvan=corvan/beside"}},
		{"what either may have decides nothing", "They praised Corvan’s old flag.", []string{"Corvan=corvan|corvan-fc/ambiguous"}},
		{"only a state has ministers", "The Minister of Foreign Affairs of Corvan slept.", []string{"Corvan=corvan/beside"}},
		{"and in Russian", "Министр иностранных дел Лавонии уехал.", []string{"Лавонии=land/beside"}},
		{"a rank is a person’s", "They saw Captain Halm.", []string{"Halm=halm/beside"}},
		{"what only persons do", "“No,” Halm mocked.", []string{"Halm=halm/beside"}},
		{"the sort and the legal form are added to a company’s name", "Salt Trust Holdings Ltd. fell.", []string{"Salt Trust Holdings Ltd=salt/name"}},
		{"the sort of a company makes none of a place", "They flew with Arvo Airlines.", []string{}},
		{"a model’s word makes a model", "They sold the tPad mini and the tPad case.", []string{"tPad=pad/name"}},
		{"what lands have decides in Russian", "Гражданам Лавонии помогли.", []string{"Лавонии=land/beside"}},
		{"what others have as well does not", "Президенту Лавонии помогли.", []string{"Лавонии=land|club/ambiguous"}},
		{"what is joined to an Arabic name stands outside", "وتلمان وبتلمان ووزارة الملح", []string{"تلمان=telman/form", "تلمان=telman/form", "وزارة الملح=ministry/form"}},
		{"vowel signs and hamza do not count", "تَلْمان", []string{"تَلْمان=telman/name"}},
		{"what is joined to an Ethiopic name stands outside", "የቶልማ፡ቶልማ", []string{"ቶልማ=tolma/form", "ቶልማ=tolma/name"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if d := cmp.Diff(test.want, show(t, ruled(), nil, test.text)); d != "" {
				t.Errorf("%q: mentions (-want +have):\n%s", test.text, d)
			}
		})
	}
}
