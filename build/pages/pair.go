package pages

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"gloss/build/compare"
)

// besideFolder holds the pages that set the accounts of a story side by side, one a story.
const besideFolder = "compare"

// setBeside says which accounts of a story are set side by side, and by which names. Texts that may not be shown are not.
func (p *Plan) setBeside(s *story) {
	var shown []int32
	var voices []int32
	for _, a := range s.accounts {
		if p.quotable(a) {
			shown = append(shown, a)
			voices = append(voices, p.voice(a))
		}
	}
	if len(shown) < 2 {
		return
	}
	for _, k := range compare.Choose(voices) {
		s.beside = append(s.beside, shown[k])
	}
	s.keys = p.accountKeys(s.beside)
}

// besidePath is where the accounts of a story stand side by side; "" where there are not two that may be shown.
func (s *story) besidePath() string {
	if len(s.beside) == 0 {
		return ""
	}
	return "stories/" + besideFolder + "/" + s.name + ".html"
}

// pairOf returns the place that sets two articles side by side, or "". A copy stands as its original does. Where there are
// more than two to choose from, the address says which: “…#with/KEY/KEY”, in the order of time.
func (p *Plan) pairOf(a, b int32) string {
	s := p.storyOf(a)
	if s == nil || s != p.storyOf(b) {
		return ""
	}
	x, y := slices.Index(s.beside, s.original(a)), slices.Index(s.beside, s.original(b))
	switch {
	case x < 0 || y < 0 || x == y:
		return ""
	case len(s.beside) == 2:
		return s.besidePath()
	}
	return s.besidePath() + "#with/" + url.PathEscape(s.keys[min(x, y)]) + "/" + url.PathEscape(s.keys[max(x, y)])
}

// original returns the article of which one is a copy, or itself.
func (s *story) original(article int32) int32 {
	for _, m := range s.Members {
		if m.Article == article && m.CopyOf >= 0 {
			return m.CopyOf
		}
	}
	return article
}

// accountKeys gives each account a name within its story: the last part of its ID, where no other has the same, or else its
// whole ID. None has a slash, and each stays when other articles come.
func (p *Plan) accountKeys(accounts []int32) []string {
	uses := map[string]int{}
	for _, a := range accounts {
		uses[path.Base(p.Archive.Articles[a].ID)]++
	}
	keys, taken := make([]string, len(accounts)), map[string]bool{}
	for k, a := range accounts {
		id := p.Archive.Articles[a].ID
		key := path.Base(id)
		if uses[key] > 1 {
			key = strings.ReplaceAll(id, "/", "-")
		}
		for taken[key] {
			key += "-" // “a/b-c” beside “a-b/c”
		}
		taken[key] = true
		keys[k] = key
	}
	return keys
}
