package load

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"gloss/build/diag"
)

// sidecarSuffix ends the name of the file that holds an article's annotations.
const sidecarSuffix = ".notes.yaml"

// articles puts the articles in order of ID, gives each its sidecar, and reports those whose pages would
// land on another page's file. Disks that ignore case make one file of a.html and A.html.
func (s *scanner) articles() {
	slices.SortFunc(s.files.Articles, func(a, b ArticleFile) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.File, b.File))
	})
	byFold := make(map[string]ArticleFile, len(s.files.Articles))
	s.files.Articles = slices.DeleteFunc(s.files.Articles, func(a ArticleFile) bool {
		fold := strings.ToLower(a.ID)
		first, taken := byFold[fold]
		if taken {
			s.duplicate(a, first)
			return true
		}
		byFold[fold] = a
		s.reserved(a)
		return false
	})
	for i := range s.files.Articles {
		a := &s.files.Articles[i]
		a.Sidecar = s.sidecars[a.ID]
		delete(s.sidecars, a.ID)
	}
	s.orphans()
}

func (s *scanner) duplicate(a, first ArticleFile) {
	differ := "have the same slug"
	if a.ID != first.ID {
		differ = "have slugs that differ only in case"
	}
	s.report(root+a.File, diag.ArticleDup, "rename one of the two files", "this article and %q %s", root+first.File, differ)
}

// reserved refuses the slugs of the listings that gloss itself writes below articles/.
func (s *scanner) reserved(a ArticleFile) {
	fold := strings.ToLower(a.ID)
	if fold == "index" || fold == "undated" || isMonth(fold) {
		s.report(root+a.File, diag.ArticleReserved, "rename the file",
			"articles/%s.html is a listing that gloss makes, so no article can have the slug %q", fold, a.ID)
	}
}

// isMonth reports whether a slug has the form of a month's listing: 2017/01.
func isMonth(slug string) bool {
	year, month, ok := strings.Cut(slug, "/")
	return ok && len(year) == 4 && len(month) == 2 && isDigits(year) && isDigits(month)
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// orphans reports the sidecars that no article took.
func (s *scanner) orphans() {
	if len(s.sidecars) == 0 {
		return
	}
	slugs := make([]string, len(s.files.Articles))
	for i, a := range s.files.Articles {
		slugs[i] = a.ID
	}
	for _, file := range sortedValues(s.sidecars) {
		id := strings.TrimSuffix(strings.TrimPrefix(file, "articles/"), sidecarSuffix)
		hint := "name it as its article is named, or remove it"
		if near, ok := diag.Nearest(id, slugs); ok {
			hint = fmt.Sprintf("did you mean %q?", path.Base(near)+sidecarSuffix)
		}
		s.report(root+file, diag.SidecarOrphaned, hint, "there is no article %q to which these annotations belong", id)
	}
}

func sortedValues(m map[string]string) []string {
	values := make([]string, 0, len(m))
	for _, v := range m {
		values = append(values, v)
	}
	slices.Sort(values)
	return values
}

// fileName reports a name that cannot be a part of an address, with one that can.
func (s *scanner) fileName(file, ext string) {
	name := strings.TrimSuffix(path.Base(file), ext)
	if problem := idProblem(name); problem != "" {
		s.badName(root+file, name, problem, ext)
	}
}

func (s *scanner) folderName(p, name string) {
	problem := idProblem(name)
	if problem == "" && strings.HasSuffix(strings.ToLower(name), ".html") {
		problem = `ends in ".html" as only pages do`
	}
	if problem != "" {
		s.badName(p, strings.TrimSuffix(name, ".html"), problem, "")
	}
}

func (s *scanner) badName(p, name, problem, ext string) {
	hint := "give it a name of letters, digits and hyphens"
	if slug := Slug(name); slug != "" {
		hint = fmt.Sprintf("rename it to %q", slug+ext)
	}
	s.report(p, diag.FileName, hint, "the name %q %s", path.Base(p), problem)
}
