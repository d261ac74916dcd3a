package relate

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// A Story is articles that report one event.
type Story struct {
	ID      string
	Members []Member // oldest first, undated last, then by ID
}

// A Member is an article of a story, with why it is in it.
type Member struct {
	Article  int32
	ByEditor bool     // front matter says so
	With     int32    // the member that it has most in common with, or -1
	Reasons  []Reason // what the two share
	CopyOf   int32    // the article that it is a copy of, or -1
}

// Stories returns the stories, newest first. The slice is the index's own.
func (x *Index) Stories() []Story { return x.stories }

// StoryOf returns the index of an article's story in Stories, or -1.
func (x *Index) StoryOf(article int32) int32 { return x.storyOf[article] }

// groupStories puts every article into the story that its front matter names.
func (x *Index) groupStories() {
	members := map[string][]int32{}
	var ids []string
	for _, a := range slices.Backward(x.dated) {
		id := x.articles[a].Story
		if id == "" {
			continue
		}
		if members[id] == nil {
			ids = append(ids, id)
		}
		members[id] = append(members[id], a)
	}
	x.storyOf = make([]int32, len(x.articles))
	for i := range x.storyOf {
		x.storyOf[i] = -1
	}
	for _, id := range ids {
		s := Story{ID: id}
		for _, a := range members[id] {
			s.Members = append(s.Members, Member{Article: a, ByEditor: true, With: -1, CopyOf: -1})
		}
		slices.SortFunc(s.Members, func(a, b Member) int { return older(&x.articles[a.Article], &x.articles[b.Article]) })
		x.stories = append(x.stories, s)
	}
	slices.SortFunc(x.stories, func(a, b Story) int {
		last := func(s Story) int32 { // the newest member's place among all articles
			place := x.rank[s.Members[0].Article]
			for _, m := range s.Members {
				place = min(place, x.rank[m.Article])
			}
			return place
		}
		return cmp.Compare(last(a), last(b))
	})
	for i, s := range x.stories {
		for _, m := range s.Members {
			x.storyOf[m.Article] = int32(i)
		}
	}
}

// older orders articles oldest first, undated last, then by ID.
func older(a, b *archive.Article) int {
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
}
