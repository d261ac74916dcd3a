package export

import (
	"errors"
	"fmt"
	"strings"

	"gloss/build/archive"
)

// An UnknownArticleError names an article that the archive does not have.
type UnknownArticleError struct{ ID string }

func (e *UnknownArticleError) Error() string {
	return fmt.Sprintf("no article %q in the archive", e.ID)
}

// choose returns the indices of the articles of the given IDs, in their order and each once, or of all where there are none.
func choose(a *archive.Archive, ids []string) ([]int, error) {
	byID := make(map[string]int, len(a.Articles))
	var all []int
	for i := range a.Articles {
		byID[a.Articles[i].ID] = i
		all = append(all, i)
	}
	if len(ids) == 0 {
		return all, nil
	}
	var out []int
	chosen := make(map[int]bool, len(ids))
	for _, id := range ids {
		i, ok := byID[strings.TrimSuffix(strings.TrimPrefix(id, "articles/"), ".html")]
		if !ok {
			return nil, &UnknownArticleError{id}
		}
		if chosen[i] {
			continue
		}
		chosen[i] = true
		out = append(out, i)
	}
	return out, nil
}

// ErrNoArticles says that a format needs an article where there is none.
var ErrNoArticles = errors.New("the archive has no article to export")

// chooseSome is choose for a format that has no way to say nothing.
func chooseSome(a *archive.Archive, ids []string) ([]int, error) {
	which, err := choose(a, ids)
	if err == nil && len(which) == 0 {
		return nil, ErrNoArticles
	}
	return which, err
}
