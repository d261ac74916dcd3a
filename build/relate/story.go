package relate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gloss/build/archive"
)

// A Story is articles that report one event.
//
// Its ID is the one that an editor gave to any of its articles by story:. Otherwise it is made of an article's own: the
// last part of its path, or all of it where another article has that too, with a hash of it where even that is
// another's. The article is one whose ID stands in stories.yaml, or else the oldest. So the ID stays when younger articles
// join, and when they leave; an older one that is added changes it, unless stories.yaml names the story.
type Story struct {
	ID      string
	Members []Member // oldest first, undated last, then by ID
}

// A Member is an article of a story, with why it is in it.
type Member struct {
	Article  int32
	ByEditor bool     // front matter says so
	With     int32    // the member that it has most in common with, or -1
	Reasons  []Reason // what the two share; only in what Story returns
	CopyOf   int32    // the oldest article that it is a copy of, or -1
}

// Stories returns the stories, newest first: groups of two articles at least, and those that an editor named. It
// leaves out the Reasons, which Story has. The slice is the index's own.
func (x *Index) Stories() []Story { return x.stories }

// StoryOf returns the index of an article's story in Stories, or -1.
func (x *Index) StoryOf(article int32) int32 { return x.storyOf[article] }

// Story returns one of Stories with the reasons for each membership, for which it reads the texts.
func (x *Index) Story(story int32) Story {
	s := x.stories[story]
	s.Members = slices.Clone(s.Members)
	for i := range s.Members {
		if m := &s.Members[i]; m.With >= 0 {
			m.Reasons = x.Reasons(m.Article, m.With)
		}
	}
	return s
}

// group puts articles into stories.
func (x *Index) group(old previous, touched []bool) {
	names := x.storyNames()
	kept, rest := x.keepClusters(old, x.seeds(names), touched)
	x.clusterOf = make([]int32, len(x.articles))
	for i, c := range append(kept, x.clustered(rest)...) {
		for _, a := range c.members {
			x.clusterOf[a] = int32(i)
		}
		var told []Member
		if i < len(kept) {
			told = x.keptMembers(old, c.members)
		}
		x.tell(c, names, told)
	}
	slices.SortFunc(x.stories, func(a, b Story) int { return cmp.Compare(x.newest(a), x.newest(b)) })
	x.storyOf = make([]int32, len(x.articles))
	for i := range x.storyOf {
		x.storyOf[i] = -1
	}
	for i := range x.stories {
		for _, m := range x.stories[i].Members {
			x.storyOf[m.Article] = int32(i)
		}
	}
}

// newest returns the place of a story's newest member among all articles.
func (x *Index) newest(s Story) int32 {
	place := int32(len(x.articles))
	for _, m := range s.Members {
		place = min(place, x.rank[m.Article])
	}
	return place
}

// tell makes a story of a cluster, less those whose editors keep them out of it. Without them it may have another ID,
// and others to be kept out of that. told are its members where they are known from an earlier index.
func (x *Index) tell(c cluster, names storyNames, told []Member) {
	for {
		if len(c.members) == 0 || len(c.members) == 1 && c.editor == "" {
			return
		}
		id := x.storyID(c, names)
		kept := slices.DeleteFunc(slices.Clone(c.members), func(a int32) bool { return slices.Contains(x.articles[a].NotStory, id) })
		if len(kept) == len(c.members) {
			if told == nil {
				told = x.members(c.members)
			}
			x.stories = append(x.stories, Story{id, told})
			return
		}
		c.members, told = kept, nil
	}
}

func (x *Index) members(of []int32) []Member {
	out := make([]Member, len(of))
	for i, a := range of {
		out[i] = Member{Article: a, ByEditor: x.articles[a].Story != "", With: x.closest(a, of), CopyOf: -1}
		if o := x.original[a]; o != a {
			out[i].CopyOf = o
		}
	}
	return out
}

// keptMembers returns the members of a story as an earlier index has them, or nil where they are others.
func (x *Index) keptMembers(old previous, of []int32) []Member {
	story := old.storyOf[old.of(of[0])]
	if story < 0 || len(old.stories[story].Members) != len(of) {
		return nil
	}
	out := slices.Clone(old.stories[story].Members)
	for i := range out {
		m := &out[i]
		if m.Article = old.now[m.Article]; m.Article != of[i] {
			return nil
		}
		if m.With >= 0 {
			if m.With = old.now[m.With]; m.With < 0 {
				return nil
			}
		}
		if m.CopyOf = x.original[m.Article]; m.CopyOf == m.Article {
			m.CopyOf = -1
		}
	}
	return out
}

// closest returns the member that is most like an article, or -1 where none is like it at all. Of a long story the
// partners that are kept stand for the rest.
func (x *Index) closest(article int32, members []int32) int32 {
	best, most := int32(-1), 0.0
	try := func(m int32) {
		if l := x.likeness(article, m); m != article && (l > most || l == most && best >= 0 && x.age[m] < x.age[best]) {
			best, most = m, l
		}
	}
	for _, p := range x.alike[article] {
		if slices.Contains(members, p.article) {
			try(p.article)
			break // they stand in order
		}
	}
	if best < 0 {
		for _, m := range spread(members) {
			try(m)
		}
	}
	return best
}

// storyNames are the IDs that stories may have by themselves.
type storyNames struct {
	of       []string         // article → the ID of a story that is named after it
	article  map[string]int32 // the other way
	declared map[string]bool
}

// storyNames names each article for a story, no two alike, whatever their case.
func (x *Index) storyNames() storyNames {
	n := storyNames{of: make([]string, len(x.articles)), article: make(map[string]int32, len(x.articles)), declared: map[string]bool{}}
	last := func(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }
	joined := func(id string) string { return strings.ReplaceAll(id, "/", "-") }
	lasts, joins := map[string]int{"index": 2}, map[string]int{} // in lower case; stories/index.html is another page
	for i := range x.articles {
		lasts[strings.ToLower(last(x.articles[i].ID))]++
	}
	for i := range x.articles {
		if id := x.articles[i].ID; lasts[strings.ToLower(last(id))] > 1 {
			joins[strings.ToLower(joined(id))]++
		}
	}
	for i := range x.articles {
		id := x.articles[i].ID
		name := last(id)
		if lasts[strings.ToLower(name)] > 1 {
			name = joined(id)
			if fold := strings.ToLower(name); lasts[fold] > 0 || joins[fold] > 1 { // of a/b-c and a-b/c, or of a/b where another is a-b
				name = fmt.Sprintf("%s-%08x", name, entityHash(id))
			}
		}
		n.of[i] = name
		n.article[name] = int32(i)
	}
	for i := range x.in.Stories {
		n.declared[x.in.Stories[i].ID] = true
	}
	return n
}

func (x *Index) storyID(c cluster, names storyNames) string {
	if c.editor != "" {
		return c.editor
	}
	for _, a := range c.members {
		if names.declared[names.of[a]] {
			return names.of[a]
		}
	}
	return names.of[c.members[0]]
}

// seeds puts together what an editor has, and leaves every other article by itself. An editor's story that is named
// after an article has that article too, unless it is put elsewhere: so one joins a story that gloss found.
func (x *Index) seeds(names storyNames) []cluster {
	var out []cluster
	at := map[string]int{}
	for _, a := range x.aged {
		if id := x.articles[a].Story; id != "" {
			if _, ok := at[id]; !ok {
				at[id] = len(out)
				out = append(out, cluster{editor: id})
			}
		}
	}
	for _, a := range x.aged {
		id := x.articles[a].Story
		if i, named := at[names.of[a]]; id == "" && named && names.article[names.of[a]] == a && x.admits(out[i].editor, []int32{a}) {
			id = names.of[a]
		}
		if id == "" {
			out = append(out, cluster{members: []int32{a}})
		} else {
			out[at[id]].members = append(out[at[id]].members, a)
		}
	}
	return out
}

// older orders articles oldest first, undated last, then by ID.
func older(a, b *archive.Article) int {
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
}
