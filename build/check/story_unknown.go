package check

import (
	"strings"

	"gloss/build/diag"
)

// storyUnknown: what stories.yaml describes, or an article is kept out of, can be a story. Any ID that an article
// has by story: is one. Stories that gloss finds are known only after every text is read, but each is named after
// one of its articles, so an ID that no article gives rise to names nothing.
func storyUnknown(c *checker) {
	known := newNames(len(c.Stories))
	for i := range c.Articles {
		a := &c.Articles[i]
		if a.Story != "" {
			known.add(a.Story, i)
		}
		known.add(a.ID[strings.LastIndexByte(a.ID, '/')+1:], i)
		known.add(strings.ReplaceAll(a.ID, "/", "-"), i)
	}
	for i := range c.Stories {
		if s := &c.Stories[i]; !known.has(s.ID) {
			c.list.Add(c.at(s.File, s.Index, "id"), diag.StoryUnknown, known.hint(s.ID, "put an article into it by story: in its front matter"),
				"no article is in the story %q", s.ID)
		}
	}
	for i := range c.Stories {
		known.add(c.Stories[i].ID, i)
	}
	for i := range c.Articles {
		a := &c.Articles[i]
		for k, id := range a.NotStory {
			if !known.has(id) {
				c.list.Add(c.at(a.File, "not_story", k), diag.StoryUnknown, known.hint(id, "a story's page says its id"), "there is no story %q", id)
			}
		}
	}
}
