package relate

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// groups returns the stories as the IDs of their articles, for comparing indexes of articles in another order.
func groups(x *Index) (out []string) {
	for _, s := range x.Stories() {
		line := s.ID + ":"
		for _, m := range s.Members {
			line += " " + x.articles[m.Article].ID
		}
		out = append(out, line)
	}
	return out
}

// scores counts the pairs of articles that are rightly and wrongly in one story.
func scores(x *Index, of []string) (precision, recall float64) {
	right, found, wanted := 0, 0, 0
	for a := range of {
		for b := range a {
			together := x.StoryOf(int32(a)) >= 0 && x.StoryOf(int32(a)) == x.StoryOf(int32(b))
			if together {
				found++
			}
			if of[a] == of[b] {
				wanted++
				if together {
					right++
				}
			}
		}
	}
	return float64(right) / float64(max(1, found)), float64(right) / float64(max(1, wanted))
}

func TestTwoEventsOfOneKindAreTwoStories(t *testing.T) {
	reports, of := events(t)
	kinds := func(keep func(kind int) bool) (r []report, o []string) {
		for i := range reports {
			if keep(i / 6) { // three reports of two events of each kind
				r, o = append(r, reports[i]), append(o, of[i])
			}
		}
		return r, o
	}
	for name, keep := range map[string]func(int) bool{
		"all": func(int) bool { return true }, "even": func(k int) bool { return k%2 == 0 }, "odd": func(k int) bool { return k%2 == 1 },
		"two kinds": func(k int) bool { return k < 2 }, "one kind": func(k int) bool { return k == 3 },
	} {
		t.Run(name, func(t *testing.T) {
			r, o := kinds(keep)
			x := New(inputOf(t, r))
			if precision, recall := scores(x, o); precision < 0.95 || recall < 0.95 {
				t.Errorf("precision %.3f, recall %.3f of pairs:\n%s", precision, recall, strings.Join(groups(x), "\n"))
			}
		})
	}
}

// TestReportsWithoutADayAmongOthersWithDays asks for more of reports that may be of any time, and for no more than reports
// of one event have.
func TestReportsWithoutADayAmongOthersWithDays(t *testing.T) {
	reports, of := events(t)
	n := len(reports)
	before := New(inputOf(t, reports))
	for _, r := range invented(300, 5) {
		if r.day != "" {
			reports = append(reports, r)
		}
	}
	x := New(inputOf(t, reports))
	if precision, recall := scores(x, of[:n]); precision < 0.95 || recall < 0.9 {
		t.Errorf("precision %.3f, recall %.3f of pairs:\n%s", precision, recall, strings.Join(groups(x), "\n"))
	}
	for b := range int32(n) {
		shared := dot(x.vectors[0], x.vectors[b])
		if now, then := x.likeness(0, b)/shared, before.likeness(0, b)/dot(before.vectors[0], before.vectors[b]); b > 0 && shared > 0 && now > then/2 {
			t.Errorf("of what reports 0 and %d share %.2f counts, and %.2f where no report has a day", b, now, then)
		}
	}
}

// oneKind makes reports of two events of one kind, of invented words: each report draws on the words of the kind, which
// both events share, on those of its event, and on some of its own.
func oneKind(each int) (reports []report, of []string) {
	rng := rand.New(rand.NewPCG(11, 12))
	fresh := func(n int) (out []string) {
		for range n {
			out = append(out, fmt.Sprintf("Q%c%c%06d", 'a'+rng.IntN(26), 'a'+rng.IntN(26), rng.IntN(1_000_000)))
		}
		return out
	}
	kind := fresh(30)
	for _, event := range []string{"one", "two"} {
		told := fresh(20)
		for i := range each {
			list := fresh(10)
			for _, w := range [][]string{kind, kind, told} {
				for range 12 {
					list = append(list, w[rng.IntN(len(w))])
				}
			}
			reports = append(reports, report{id: fmt.Sprintf("%s-%d", event, i), text: "It is said: " + strings.Join(list, ", ")})
			of = append(of, event)
		}
	}
	for i := range 40 { // an archive in which all this is rare
		reports = append(reports, report{id: fmt.Sprintf("other-%d", i), text: "It is said: " + strings.Join(fresh(30), ", ")})
		of = append(of, fmt.Sprint("other", i))
	}
	return reports, of
}

func TestGroupsThatAreCloserInThemselvesAreTwoStories(t *testing.T) {
	reports, of := oneKind(8)
	x := New(inputOf(t, reports))
	if l := x.likeness(0, 8); l < sameEvent {
		t.Errorf("two events are as unlike as %.3f: this test sees too little", l)
	}
	if precision, recall := scores(x, of); precision < 0.95 || recall < 0.95 {
		t.Errorf("precision %.3f, recall %.3f of pairs:\n%s", precision, recall, strings.Join(groups(x), "\n"))
	}
}

func TestCopiesPartNoStory(t *testing.T) {
	reports, _ := oneKind(8)
	reports = slices.Concat(reports[:8], reports[16:]) // one event
	for i := range 16 {
		reports = append(reports, report{id: fmt.Sprintf("wire-%d", i), text: reports[i%2].text})
	}
	x := New(inputOf(t, reports))
	if s := x.Stories(); len(s) != 1 || len(s[0].Members) != 24 {
		t.Errorf("eight accounts, two of them copied eight times, are not one story of 24:\n%s", strings.Join(groups(x), "\n"))
	}
}

// TestOnlyRareWordsAreCalledRare reads an archive of one story, in which everything is told by most.
func TestOnlyRareWordsAreCalledRare(t *testing.T) {
	reports, _ := oneKind(8)
	x := New(inputOf(t, reports[:8]))
	others := 0
	for _, r := range x.Related(0) {
		for _, reason := range r.Reasons {
			if reason.Kind != SharedVocabulary {
				continue
			}
			if !reason.Rare {
				others++
			}
			for _, w := range reason.Words {
				hash := words(nil, w, nil)[0].stem
				if rare := x.weights.idf(hash) >= rareShare*x.weights.most; reason.Rare && !rare {
					t.Errorf("%q is called rare", w)
				}
			}
		}
	}
	if others == 0 {
		t.Errorf("no account is related by words that are not rare: %v", x.Related(0))
	}
}

func TestCommonWordsAreNoReasonBesideAPassage(t *testing.T) {
	passage := "The harbour master closed the northern quay before dawn, when the tide stood at its highest for a decade."
	x := New(inputOf(t, []report{
		{id: "one", day: "2021-05-01", text: passage + " Boats that were out at sea turned round. Two pilots waited under the cliffs for three hours. Nobody had told them."},
		{id: "two", day: "2021-05-01", text: passage + " Crates were carried uphill by hand. A baker gave them bread. Under a tarpaulin lay forty bags of flour."},
		{id: "three", day: "2021-06-01", text: "The mayor read a list of trees. Lindens were planted in a park, and birches near a school."},
		{id: "four", day: "2021-07-01", text: "A choir sang for the library. Its tickets went to children from a village in the valley."},
	}))
	kinds := func(reasons []Reason) (found []ReasonKind) {
		for _, r := range reasons {
			if r.Kind != NearInTime && r.Kind != SameStory {
				found = append(found, r.Kind)
			}
		}
		return found
	}
	l := ledger{Index: x, here: x.reading(0), there: 1, words: both(x.vectors[0], x.vectors[1])}
	if n := len(l.sharedWords(smallShare)); n < leastVocabulary {
		t.Fatalf("the two share %d words: this test sees too little", n)
	}
	if d := cmp.Diff([]ReasonKind{SharedPassage}, kinds(x.Reasons(0, 1))); d != "" {
		t.Errorf("reasons (-want +got):\n%s", d)
	}
}

func TestRelatedArticlesReportTheSameEvent(t *testing.T) {
	reports, of := events(t)
	x := New(inputOf(t, reports))
	sum := 0.0
	for a := range of {
		hits, precision := 0, 0.0
		for i, r := range x.Related(int32(a)) {
			if of[r.Article] == of[a] {
				hits++
				precision += float64(hits) / float64(i+1)
			}
		}
		sum += precision / 2 // two other reports of each event
	}
	if mean := sum / float64(len(of)); mean < 0.95 {
		t.Errorf("mean average precision is %.3f", mean)
	}
}

func TestOrderOfInputChangesNothing(t *testing.T) {
	reports := invented(300, 7)
	want := New(inputOf(t, reports))
	for seed := range uint64(3) {
		mixed := slices.Clone(reports)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		have := New(inputOf(t, mixed))
		if d := cmp.Diff(groups(want), groups(have)); d != "" {
			t.Fatalf("stories differ in another order:\n%s", d)
		}
		for a := range mixed {
			b := slices.IndexFunc(reports, func(r report) bool { return r.id == mixed[a].id })
			if d := cmp.Diff(links(want, int32(b)), links(have, int32(a))); d != "" {
				t.Fatalf("related of %s differ in another order:\n%s", mixed[a].id, d)
			}
		}
	}
	if len(want.Stories()) < 20 {
		t.Errorf("only %d stories: this test sees too little", len(want.Stories()))
	}
}

// links returns what an index relates an article to, by ID.
func links(x *Index, article int32) (out []string) {
	for _, r := range x.Related(article) {
		out = append(out, fmt.Sprintf("%s %.6f", x.articles[r.Article].ID, r.Score))
	}
	return out
}

func TestEditorsOverruleWhatIsFound(t *testing.T) {
	base, _ := events(t)
	edit := func(change func(r *report)) *Index {
		reports := slices.Clone(base)
		for i := range reports {
			change(&reports[i])
		}
		return New(inputOf(t, reports))
	}
	storyOf := func(x *Index, id string) string {
		a := slices.IndexFunc(base, func(r report) bool { return r.id == id })
		if s := x.StoryOf(int32(a)); s >= 0 {
			return x.Stories()[s].ID
		}
		return ""
	}
	tests := []struct {
		name   string
		change func(r *report)
		want   map[string]string // article → story
	}{
		{"nothing", func(*report) {}, map[string]string{"ferry-anholm-0": "ferry-anholm-0", "ferry-anholm-2": "ferry-anholm-0", "ferry-korsund-0": "ferry-korsund-0"}},
		{"a name for a story", func(r *report) {
			if r.id == "ferry-anholm-1" {
				r.story = "grounding"
			}
		}, map[string]string{"ferry-anholm-0": "grounding", "ferry-anholm-1": "grounding", "ferry-anholm-2": "grounding"}},
		{"two stories made one", func(r *report) {
			if r.id == "ferry-anholm-1" || r.id == "ferry-korsund-1" {
				r.story = "ferries"
			}
		}, map[string]string{"ferry-anholm-1": "ferries", "ferry-korsund-1": "ferries"}},
		{"one story made two", func(r *report) {
			switch r.id {
			case "ferry-anholm-1", "ferry-anholm-2":
				r.story = "enquiry"
			case "ferry-anholm-0":
				r.notStory = []string{"enquiry"}
			}
		}, map[string]string{"ferry-anholm-0": "", "ferry-anholm-1": "enquiry", "ferry-anholm-2": "enquiry"}},
		{"out of a story that was found", func(r *report) {
			if r.id == "ferry-anholm-2" {
				r.notStory = []string{"ferry-anholm-0"}
			}
		}, map[string]string{"ferry-anholm-0": "ferry-anholm-0", "ferry-anholm-1": "ferry-anholm-0", "ferry-anholm-2": ""}},
		{"the oldest out of its own", func(r *report) {
			if r.id == "ferry-anholm-0" {
				r.notStory = []string{"ferry-anholm-0"}
			}
		}, map[string]string{"ferry-anholm-0": "", "ferry-anholm-1": "ferry-anholm-1", "ferry-anholm-2": "ferry-anholm-1"}},
		{"into a story that was found", func(r *report) {
			if r.id == "quake-tarn-0" {
				r.story = "ferry-anholm-0"
			}
		}, map[string]string{"quake-tarn-0": "ferry-anholm-0", "ferry-anholm-0": "ferry-anholm-0"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			x := edit(test.change)
			have := map[string]string{}
			for id := range test.want {
				have[id] = storyOf(x, id)
			}
			if d := cmp.Diff(test.want, have); d != "" {
				t.Errorf("stories (-want +have):\n%s", d)
			}
		})
	}
}

func TestEachMemberSaysWhy(t *testing.T) {
	reports, _ := events(t)
	x := New(inputOf(t, reports))
	for i := range x.Stories() {
		for _, m := range x.Story(int32(i)).Members {
			if m.With < 0 || len(m.Reasons) == 0 || x.StoryOf(m.With) != int32(i) {
				t.Errorf("%s is in %s with %d for %d reasons", reports[m.Article].id, x.Stories()[i].ID, m.With, len(m.Reasons))
			}
		}
	}
}

func TestNamesOfStoriesAreFreeOfDoubt(t *testing.T) {
	reports, _ := events(t)
	for i := range reports {
		if i < 3 {
			reports[i].id = fmt.Sprintf("201%d/ferry", i)
		}
	}
	x := New(inputOf(t, reports))
	if id := x.Stories()[x.StoryOf(0)].ID; id != "2010-ferry" {
		t.Errorf("a story whose oldest article has another's name is called %q", id)
	}
	seen := map[string]bool{}
	for _, s := range x.Stories() {
		if seen[s.ID] || strings.Contains(s.ID, "/") {
			t.Errorf("story ID %q stands twice or is a path", s.ID)
		}
		seen[s.ID] = true
	}
}
