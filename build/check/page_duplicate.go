package check

import (
	"slices"
	"strings"

	"gloss/build/diag"
)

// What gloss writes at the top of the output, besides the folders of the archive's types.
var (
	generatedPages   = []string{"index", "404", "index-a-z", "search", "timeline", "map", "network", "quotations"}
	generatedFolders = []string{"articles", "sources", "stories", "timeline", "data", "search", "assets"}
)

// pageDuplicate: a free page takes no other page's file.
func pageDuplicate(c *checker) {
	folders := slices.Clone(generatedFolders)
	for _, t := range c.Site.Types {
		folders = append(folders, t.Folder)
	}
	first := map[string]string{} // file by name, whatever its case
	for i := range c.Pages {
		p := &c.Pages[i]
		fold := strings.ToLower(p.Name)
		folder, _, nested := strings.Cut(fold, "/")
		earlier, taken := first[fold]
		switch {
		case fold == "offline" && c.Site.Offline:
			c.page(p.File, "offline.html is a page that gloss makes, as line %d of content/site.yaml asks for", c.at("site.yaml", "offline").Line)
		case slices.Contains(generatedPages, fold):
			c.page(p.File, "%s.html is a page that gloss makes", fold)
		case nested && slices.Contains(folders, folder):
			c.page(p.File, "the folder %s/ is one that gloss fills", folder)
		case taken:
			c.page(p.File, "this page and %q have names that differ only in case", "content/"+earlier)
		default:
			first[fold] = p.File
		}
	}
}

func (c *checker) page(file, format string, args ...any) {
	c.list.Add(c.at(file), diag.PageDup, "rename the file", format, args...)
}
