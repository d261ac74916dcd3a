package check

import (
	"slices"

	"gloss/build/diag"
)

// storyContradiction: an article is not both put into a story and kept out of it.
func storyContradiction(c *checker) {
	for i := range c.Articles {
		a := &c.Articles[i]
		if at := slices.Index(a.NotStory, a.Story); a.Story != "" && at >= 0 {
			c.list.Add(c.at(a.File, "not_story", at), diag.StoryBoth, "keep either story or not_story",
				"the article is put into the story %q and kept out of it", a.Story)
		}
	}
}
