package locale

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"gloss/build/diag"
	"gloss/layouts"
)

// folder is where an archive keeps its own strings; diagnostics name the files below it.
const folder = "layouts"

// maxFile is the size in bytes above which a file of strings is refused: the built-in ones have a fiftieth of it.
const maxFile = 1 << 20

// A reader lays the files of one language over each other.
type reader struct {
	own       fs.FS
	list      *diag.List
	reference map[string]*phrase // nil while the reference itself is read
	builtin   map[string]*phrase // of the language that was read last
	phrases   map[string]*phrase
	read      strings.Builder // own files, one after the other
}

// add reads the built-in and the archive's own file of a language, and reports whether there was either.
func (r *reader) add(tag string) bool {
	name := tag + ".txt"
	t := language.Make(tag)
	r.builtin = map[string]*phrase{}
	text, err := fs.ReadFile(layouts.FS, name)
	found := err == nil
	if found {
		var none diag.List // a test says that there is nothing to report
		f := &file{text: string(text), list: &none, language: t, reference: r.reference, phrases: r.builtin}
		f.parse()
		if r.reference == nil {
			setNames(r.builtin)
		}
		maps.Copy(r.phrases, r.builtin)
		if r.reference == nil {
			r.reference = maps.Clone(r.builtin)
			r.builtin = r.reference
		}
	}
	if own, ok := r.ownFile(name); ok {
		found = true
		f := &file{name: path.Join(folder, name), text: own, list: r.list, language: t, reference: r.reference, phrases: map[string]*phrase{}}
		for key, p := range r.builtin {
			over := *p // a single form may be replaced
			f.phrases[key] = &over
		}
		f.parse()
		f.complete()
		maps.Copy(r.phrases, f.phrases)
		fmt.Fprintf(&r.read, "%s %d %s", name, len(own), own)
	}
	return found
}

// setNames notes for each phrase of the reference what it has in braces, whichever of its forms has it.
func setNames(phrases map[string]*phrase) {
	for _, p := range phrases {
		p.counts = !p.plain
		for _, text := range p.texts {
			for _, t := range text {
				if t.name != "" && !slices.Contains(p.names, t.name) {
					p.names = append(p.names, t.name)
				}
			}
		}
	}
}

// ownFile returns what the archive has of a name.
func (r *reader) ownFile(name string) (string, bool) {
	if r.own == nil {
		return "", false
	}
	at := diag.Place{File: path.Join(folder, name)}
	info, err := fs.Stat(r.own, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", false
	case err == nil && !info.Mode().IsRegular():
		r.list.Add(at, diag.FileUnreadable, "strings are a file of the archive itself", "the strings cannot be read: it is no file")
		return "", false
	case err == nil && info.Size() > maxFile:
		r.list.Add(at, diag.FileTooLarge, "strings are a few hundred lines", "the file is larger than %d KB", maxFile>>10)
		return "", false
	}
	data, err := fs.ReadFile(r.own, name)
	if err != nil {
		r.list.Add(at, diag.FileUnreadable, "check that you may read it", "the strings cannot be read: %v", err)
		return "", false
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	for i, c := range text {
		if c == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			r.list.Add(diag.At(at.File, text, i, 1), diag.FileEncoding, "save the file as UTF-8", "the byte 0x%02X is not valid UTF-8 here", text[i])
			return "", false
		}
	}
	return text, true
}

// sum tells what was read: the built-in files are those of this program.
func (r *reader) sum(tag string) string { return tag + "\n" + r.read.String() }

// A file is the strings of one language in one file.
type file struct {
	name      string
	text      string
	list      *diag.List
	language  language.Tag
	reference map[string]*phrase
	phrases   map[string]*phrase
	seen      map[string]bool // keys with their forms
	order     []entry
}

// An entry is one line: a key, the form it is for, and its value.
type entry struct {
	key, form string
	at        int // offset of the key in the file
}

func (f *file) parse() {
	f.seen = map[string]bool{}
	at := 0
	for line := range strings.Lines(f.text) {
		f.line(line, at)
		at += len(line)
	}
}

// line reads one line, which begins at an offset of the file.
func (f *file) line(line string, at int) {
	trimmed := trim(line)
	if trimmed == "" || trimmed[0] == '#' {
		return
	}
	at += strings.Index(line, trimmed)
	left, right, ok := strings.Cut(trimmed, "=")
	if !ok {
		f.wrong(at, trimmed, diag.StringInvalid, "write a line such as: skip = Skip to the text; a comment begins with #", "this line has no =")
		return
	}
	e := entry{key: strings.TrimSpace(left), at: at}
	if key, rest, ok := strings.Cut(e.key, "["); ok {
		form, closed := strings.CutSuffix(rest, "]")
		if !closed {
			f.wrong(at, e.key, diag.StringInvalid, "write the form of a plural in brackets: "+key+"[one] = …", "the bracket is never closed")
			return
		}
		e.key, e.form = strings.TrimSpace(key), form
	}
	form, ok := f.known(e)
	if !ok {
		return
	}
	value := trim(right)
	text, bad := parse(value)
	valueAt := at + len(trimmed) - len(strings.TrimLeft(right, " \t\r"))
	if bad >= 0 {
		f.wrong(valueAt+bad, value[bad:bad+1], diag.StringInvalid, "a name in braces has small letters and hyphens: {name}", "this brace does not hold a name")
		return
	}
	if f.holds(e.key, text, valueAt) {
		f.set(e.key, form, text)
	}
}

// trim takes off the space around a text, but not a no-break space: French puts one before a semicolon.
func trim(s string) string { return strings.Trim(s, " \t\r\n") }

// known checks the key and the form of a line, and returns the form as a number, -1 for all.
func (f *file) known(e entry) (form int, ok bool) {
	if f.reference != nil && f.reference[e.key] == nil {
		hint := "the keys are those of en.txt in the layouts of gloss"
		if near, ok := diag.Nearest(e.key, sortedKeys(f.reference)); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		f.wrong(e.at, e.key, diag.KeyUnknown, hint, "there is no string %q", e.key)
		return 0, false
	}
	form = -1
	if e.form != "" {
		form = slices.Index(forms[:], e.form)
		used := formsOf(f.language)
		formAt := e.at + strings.IndexByte(f.text[e.at:], '[') + 1
		switch {
		case f.reference != nil && !f.reference[e.key].counts:
			f.wrong(formAt, e.form, diag.StringInvalid, "write it without brackets", "the string %q does not count anything", e.key)
			return 0, false
		case form < 0 || !used[form] && form != int(plural.Other):
			f.wrong(formAt, e.form, diag.StringInvalid, fmt.Sprintf("its forms are %s", strings.Join(formNames(f.language), ", ")), "the language has no plural %q", e.form)
			return 0, false
		}
	}
	id := e.key + "[" + e.form
	if f.seen[id] {
		f.wrong(e.at, e.key, diag.KeyDuplicate, "remove one of them", "%q stands here for the second time", e.key)
		return 0, false
	}
	f.seen[id] = true
	f.order = append(f.order, e)
	return form, true
}

// holds checks that a text has nothing in braces that its string does not know.
func (f *file) holds(key string, text []part, at int) bool {
	if f.reference == nil {
		return true
	}
	names := f.reference[key].names
	for _, t := range text {
		if t.name == "" || slices.Contains(names, t.name) {
			continue
		}
		hint := fmt.Sprintf("%q has nothing in braces", key)
		if len(names) > 0 {
			hint = fmt.Sprintf("%q has {%s}", key, strings.Join(names, "}, {"))
		}
		f.wrong(at+t.offset, "{"+t.name+"}", diag.StringInvalid, hint, "nothing is known to stand for {%s}", t.name)
		return false
	}
	return true
}

func (f *file) set(key string, form int, text []part) {
	p := f.phrases[key]
	if p == nil {
		p = &phrase{language: f.language}
		if f.reference != nil {
			p.names, p.counts = f.reference[key].names, f.reference[key].counts
		}
		f.phrases[key] = p
	}
	p.set(form, text)
}

// complete reports strings that lack a form that their language has.
func (f *file) complete() {
	used := formsOf(f.language)
	for i, e := range f.order {
		p := f.phrases[e.key]
		if p.plain || slices.ContainsFunc(f.order[:i], func(before entry) bool { return before.key == e.key }) {
			continue
		}
		for form, wanted := range used {
			if wanted && !p.has[form] {
				f.wrong(e.at, e.key, diag.StringInvalid, fmt.Sprintf("add a line: %s[%s] = …", e.key, forms[form]), "%q lacks the plural %q", e.key, forms[form])
			}
		}
	}
}

// formNames returns the names of a language's plurals.
func formNames(t language.Tag) []string {
	var out []string
	for form, used := range formsOf(t) {
		if used {
			out = append(out, forms[form])
		}
	}
	return out
}

func (f *file) wrong(at int, what string, code diag.Code, hint, format string, args ...any) {
	f.list.Add(diag.At(f.name, f.text, at, utf8.RuneCountInString(what)), code, hint, format, args...)
}

func sortedKeys(phrases map[string]*phrase) []string { return slices.Sorted(maps.Keys(phrases)) }
