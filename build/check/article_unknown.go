package check

import "gloss/build/diag"

// articleUnknown: what an article translates is another article here.
func articleUnknown(c *checker) {
	for i := range c.Articles {
		a := &c.Articles[i]
		switch {
		case a.TranslationOf == "":
		case a.TranslationOf == a.ID:
			c.list.Add(c.at(a.File, "translation_of"), diag.ArticleUnknown, "name the article that it translates, or remove the line",
				"the article %q cannot be a translation of itself", a.ID)
		case !c.articles.has(a.TranslationOf):
			c.list.Add(c.at(a.File, "translation_of"), diag.ArticleUnknown,
				c.articles.hint(a.TranslationOf, "an article is named by its path below content/articles/, without extension"),
				"there is no article %q", a.TranslationOf)
		}
	}
}
