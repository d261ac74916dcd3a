package check

import "gloss/build/diag"

// sourceUnknown: an article's source is in sources.yaml.
func sourceUnknown(c *checker) {
	for i := range c.Articles {
		a := &c.Articles[i]
		if a.Source != "" && !c.sources.has(a.Source) {
			c.list.Add(c.at(a.File, "source"), diag.SourceUnknown, c.sources.hint(a.Source, "sources are listed in content/sources.yaml"),
				"there is no source %q", a.Source)
		}
	}
}
