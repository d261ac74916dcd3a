package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"gloss/build/diag"
	"gloss/build/locale"
	"gloss/build/view"
)

// layoutFolder is where an archive keeps its own layouts; diagnostics name their files below it.
const layoutFolder = "layouts"

// A layout is a file together with the view that it prints.
type layout struct {
	file string
	view any
}

// allLayouts returns every page there is.
func allLayouts() []layout {
	return []layout{
		{"404.html", view.NotFound{}},
		{"article.html", view.Article{}},
		{"articles.html", view.Articles{}},
		{"compare.html", view.Compare{}},
		{"entities.html", view.Types{}},
		{"entity.html", view.Entity{}},
		{"home.html", view.Home{}},
		{"index-a-z.html", view.Index{}},
		{"map.html", view.Map{}},
		{"network.html", view.Network{}},
		{"offline.html", view.Offline{}},
		{"page.html", view.Page{}},
		{"quotations.html", view.Quotations{}},
		{"search.html", view.Search{}},
		{"source.html", view.Source{}},
		{"sources.html", view.Sources{}},
		{"stories.html", view.Stories{}},
		{"story.html", view.Story{}},
		{"timeline.html", view.Timeline{}},
	}
}

// parseLayouts parses the partials once and every layout into its own copy of them, so that a name which one
// layout defines is not another's.
func parseLayouts(files fs.FS, words *locale.Language) (map[reflect.Type]*template.Template, diag.List) {
	list := unknownLayouts(files)
	partials := template.New("partials").Funcs(Functions(words))
	for _, name := range partialNames(files, &list) {
		if text, ok := readLayout(files, name, &list); ok {
			if _, err := partials.New(name).Parse(text); err != nil {
				addLayoutError(&list, files, name, err)
			}
			checkSaid(&list, partials, name, text, words)
		}
	}
	if list.HasErrors() {
		return nil, list // every layout that uses the partial would fail again
	}
	templates := make(map[reflect.Type]*template.Template)
	for _, l := range allLayouts() {
		text, ok := readLayout(files, l.file, &list)
		if !ok {
			continue
		}
		t, err := template.Must(partials.Clone()).New(l.file).Parse(text)
		if err != nil {
			addLayoutError(&list, files, l.file, err)
			continue
		}
		if !checkSaid(&list, t, l.file, text, words) {
			continue // executing would say it again
		}
		templates[reflect.TypeOf(l.view)] = t
	}
	for _, l := range allLayouts() {
		t := templates[reflect.TypeOf(l.view)]
		if t == nil {
			continue
		}
		if err := try(t, l.view); err != nil {
			addLayoutError(&list, files, l.file, err)
		}
	}
	list.Sort() // a mistake in a partial is met by every layout that uses it
	return templates, list
}

// unknownLayouts warns of templates that no page and no layout would ever use.
func unknownLayouts(files fs.FS) diag.List {
	var list diag.List
	var known []string
	for _, l := range allLayouts() {
		known = append(known, l.file)
	}
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		return nil // partialNames reports the folder
	}
	for _, name := range names {
		if slices.Contains(known, name) || strings.HasPrefix(name, "partials") {
			continue
		}
		hint := "layouts are " + strings.Join(known, ", ") + ", and partials-NAME.html"
		if near, ok := diag.Nearest(name, known); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		list.Add(diag.Place{File: path.Join(layoutFolder, name)}, diag.LayoutUnknown, hint, "no page uses this layout")
	}
	return list
}

// partialNames returns the files that hold partials: partials.html and partials-NAME.html.
func partialNames(files fs.FS, list *diag.List) []string {
	names, err := fs.Glob(files, "partials*.html")
	if err != nil {
		list.Add(diag.Place{File: layoutFolder}, diag.FileUnreadable, "", "the folder cannot be read: %v", err)
	}
	return names
}

func readLayout(files fs.FS, name string, list *diag.List) (string, bool) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		list.Add(diag.Place{File: path.Join(layoutFolder, name)}, diag.FileUnreadable, "a layout is a file of the archive itself", "the layout cannot be read: %v", pathless(err))
		return "", false
	}
	if len(bytes.TrimSpace(text)) == 0 {
		list.Add(diag.Place{File: path.Join(layoutFolder, name)}, diag.LayoutInvalid, "remove the file to use the built-in one", "the layout is empty")
		return "", false
	}
	return string(text), true
}

// try executes the template on the empty view and on a full one. Between them nearly every branch is taken,
// and html/template finishes its escaping here rather than at the first page.
func try(t *template.Template, empty any) error {
	if err := t.Execute(io.Discard, empty); err != nil {
		return err
	}
	return t.Execute(io.Discard, full(reflect.TypeOf(empty)).Interface())
}

// full returns a value of the type with something in every field: slices of one element, pointers that point,
// text, truth and the number 2.
func full(t reflect.Type) reflect.Value {
	v := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			v.Field(i).Set(full(t.Field(i).Type))
		}
	case reflect.Slice:
		v.Set(reflect.Append(v, full(t.Elem())))
	case reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(full(t.Elem()))
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(2)
	default:
		panic("render: a view has a field of type " + t.String())
	}
	return v
}

// pathless strips the path that an error of package fs repeats; the diagnostic names the file itself.
func pathless(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// A layoutError is what html/template says of a layout, taken apart.
type layoutError struct {
	file    string
	line    int // from 1; 0 where it says none
	column  int // in bytes, from 1; 0 where it says none
	message string
}

// addLayoutError adds what html/template says of a layout, at the place of which it speaks: often a partial.
func addLayoutError(list *diag.List, files fs.FS, name string, err error) {
	e := parseLayoutError(err.Error(), name)
	place := diag.Place{File: path.Join(layoutFolder, e.file)}
	if text, readErr := fs.ReadFile(files, e.file); readErr == nil && e.line > 0 {
		place = placeIn(place.File, string(text), e)
	}
	list.Add(place, diag.LayoutInvalid, hintFor(e.message), "%s", e.message)
}

func placeIn(file, text string, e layoutError) diag.Place {
	if e.column == 0 {
		return diag.Line(file, text, e.line)
	}
	start := 0
	for range e.line - 1 {
		next := strings.IndexByte(text[start:], '\n')
		if next < 0 {
			break
		}
		start += next + 1
	}
	return diag.At(file, text, start+e.column-1, 1)
}
