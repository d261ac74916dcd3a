package build

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strings"

	"gloss/build/archive"
)

// Replaced returns the paths of those styles and scripts that are not what they were in an earlier output, sorted.
func (o *Output) Replaced(before *Output) []string {
	var out []string
	for _, path := range slices.Sorted(maps.Keys(o.fixed)) {
		if was, ok := before.fixed[path]; !ok || !bytes.Equal(was, o.fixed[path]) {
			out = append(out, path)
		}
	}
	return out
}

// Moved returns the path of the page that shows what the page at a path of an earlier output showed, where nothing but
// its slug or ID has changed; "" where there is none.
func (o *Output) Moved(before *Output, path string) string {
	if id, ok := strings.CutPrefix(path, "articles/"); ok {
		return o.movedArticle(before, strings.TrimSuffix(id, ".html"))
	}
	return o.movedEntity(before, path)
}

func (o *Output) movedArticle(before *Output, id string) string {
	was := before.articleOf(id)
	if was < 0 {
		return ""
	}
	front, text := before.archive.Articles[was].FrontMatter, before.documents[was].Text
	for i := range o.archive.Articles {
		if o.archive.Articles[i].FrontMatter == front && o.documents[i].Text == text && before.articleOf(o.archive.Articles[i].ID) < 0 {
			return o.articlePage(int32(i))
		}
	}
	return ""
}

func (o *Output) movedEntity(before *Output, path string) string {
	if o.plan == nil || before.plan == nil {
		return ""
	}
	was := slices.IndexFunc(before.archive.Entities, func(e archive.Entity) bool {
		return strings.HasSuffix(path, "/"+e.ID+".html")
	})
	if was < 0 || before.plan.EntityPath(int32(was)) != path {
		return ""
	}
	for i, e := range o.archive.Entities {
		e.ID = before.archive.Entities[was].ID
		if reflect.DeepEqual(e, before.archive.Entities[was]) {
			return o.plan.EntityPath(int32(i))
		}
	}
	return ""
}
