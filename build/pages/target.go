package pages

import (
	"net/url"
	"path"
	"strings"
)

// Target returns the rewriting of relative links in one text. A link to another file of the archive
// (“../2016/aleppo.md”) leads to its page, an image beside the text to its copy. file is the text's own path below
// content/ without extension; exists says which paths the output has.
func Target(file string, exists func(path string) bool) func(dest string, image bool) (string, bool) {
	from := outputOf(file)
	return func(dest string, image bool) (string, bool) {
		to, fragment, _ := strings.Cut(dest, "#")
		if unescaped, err := url.PathUnescape(to); err == nil {
			to = unescaped
		}
		clean := path.Join(path.Dir(file), to)
		if to == "" || path.IsAbs(to) || strings.HasPrefix(clean, "../") {
			return "", false
		}
		if ext := path.Ext(clean); !image && (ext == ".md" || ext == ".txt") {
			clean = outputOf(strings.TrimSuffix(clean, ext))
		} else {
			clean = strings.TrimPrefix(clean, "pages/")
		}
		if !exists(clean) {
			return "", false
		}
		if fragment != "" {
			clean += "#" + fragment
		}
		return href(from, clean), true
	}
}

// outputOf is the page that a file below content/ becomes: articles stay below articles/, free pages move to the root.
func outputOf(file string) string { return strings.TrimPrefix(file, "pages/") + ".html" }
