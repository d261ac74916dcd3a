package build

import (
	"os"

	"gloss/build/earlier"
)

// KeepTexts keeps the text of each article with annotations, below .gloss/ in the archive's root, so that a later run
// can tell where an edit took them. A text is kept on as long as any annotation was found there that is not where it
// says in the present one. The texts of articles that are gone are forgotten.
func (o *Output) KeepTexts(root *os.Root) error {
	for i := range o.archive.Articles {
		if res := &o.results[i]; len(res.Anchors) > 0 && !res.NeedsEarlier {
			if err := earlier.Keep(root, o.archive.Articles[i].ID, o.documents[i].Text); err != nil {
				return err
			}
		}
	}
	return earlier.Prune(root, func(article string) bool { return o.known[article] })
}
