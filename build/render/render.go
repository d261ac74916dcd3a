// Package render turns views into pages. Layouts, assets and a view go in; the bytes of an HTML page come
// out, and the files of the site's assets folder.
//
// A layout is an html/template over one struct of package view; the type of a view alone decides which. The
// files may be the archive's own (Overlay), so whatever is wrong with them is a diagnostic, found when the
// Renderer is made and not when the first page that meets it is printed.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"reflect"
	"sync"

	"gloss/build/diag"
	"gloss/build/locale"
)

// A Renderer prints views. It does not change after New, so goroutines may share it.
type Renderer struct {
	templates map[reflect.Type]*template.Template
	programs  map[reflect.Type]*program // of the templates that have one
	printers  sync.Pool                 // of *printer: its slots are the next page's
	assets    []Asset
}

// New reads the layouts and the assets, each from the root of its file system. extraCSS joins the style sheet
// after the component files and before print: the colours of highlighted code, the rules of TypeCSS. words is the language
// that the layouts speak.
//
// Each layout is parsed and tried on an empty view and on a full one, so that a syntax error, an unknown
// field or a value that HTML cannot take is reported with its file, line and column. Where the list has
// errors the Renderer is nil.
func New(layouts, assets fs.FS, extraCSS []byte, words *locale.Language) (*Renderer, diag.List) {
	templates, list := parseLayouts(layouts, words)
	files, assetList := readAssets(assets, extraCSS)
	list = append(list, assetList...)
	if list.HasErrors() {
		return nil, list
	}
	programs := make(map[reflect.Type]*program, len(templates))
	for view, t := range templates {
		if p := compile(t, view, words); p != nil {
			programs[view] = p
		}
	}
	return &Renderer{templates: templates, programs: programs, assets: files}, list
}

// Append appends the page of v, one of the views that name a layout, or a pointer to one, to buf and returns the longer
// buffer as append does. The error is that of a layout which fails on what only this view holds. It panics where v is no
// view.
func (r *Renderer) Append(buf []byte, v any) ([]byte, error) {
	value := reflect.Indirect(reflect.ValueOf(v))
	if !value.IsValid() || r.templates[value.Type()] == nil {
		panic(fmt.Sprintf("render: no layout for a view of type %T", v))
	}
	if p := r.programs[value.Type()]; p != nil {
		pr, ok := r.printers.Get().(*printer)
		if !ok {
			pr = new(printer)
		}
		defer r.printers.Put(pr)
		pr.out = buf
		done := p.print(pr, value)
		out := pr.out
		pr.out = nil // it is the caller's
		if done {
			return out, nil
		}
	}
	t := r.templates[value.Type()]
	b := bytes.NewBuffer(buf)
	if err := t.Execute(b, v); err != nil {
		return nil, fmt.Errorf("printing with layout %s: %w", t.Name(), err)
	}
	return b.Bytes(), nil
}

// Page writes the page of v, as Append makes it, in one call of w.Write. The error may be the writer's too.
func (r *Renderer) Page(w io.Writer, v any) error {
	page, err := r.Append(nil, v)
	if err != nil {
		return err
	}
	_, err = w.Write(page)
	return err
}

// Assets returns the files of the site's assets folder, in order of path. Callers must not change the bytes.
func (r *Renderer) Assets() []Asset { return r.assets }
