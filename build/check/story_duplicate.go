package check

import "gloss/build/diag"

// storyDuplicate: a story has one item in stories.yaml.
func storyDuplicate(c *checker) {
	declared := make([]declaration, len(c.Stories))
	for i := range c.Stories {
		d := &c.Stories[i]
		declared[i] = declaration{d.ID, d.File, d.Index}
	}
	c.duplicates("story", diag.StoryDup, declared)
}
