package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"gloss/build/bundle"
	"gloss/build/ingest"
)

// refusedStatus is the status of an input that did not become an article.
const refusedStatus = "refused"

// imported is what gloss import --json prints for one input. What the input does not say is left out.
type imported struct {
	File        string     `json:"file"`             // and where in it, if it holds more than one
	Status      string     `json:"status"`           // imported, unchanged, updated, refused; with --dry-run: read
	Code        string     `json:"code,omitempty"`   // why it was refused
	Reason      string     `json:"reason,omitempty"` // the same in words
	Path        string     `json:"path,omitempty"`   // of the article
	Title       string     `json:"title,omitempty"`
	Byline      string     `json:"byline,omitempty"`
	Published   string     `json:"published,omitempty"`
	Modified    string     `json:"modified,omitempty"`
	Source      string     `json:"source,omitempty"`
	URL         string     `json:"url,omitempty"`
	Language    string     `json:"language,omitempty"`
	Rights      string     `json:"rights,omitempty"`
	NewsID      string     `json:"news_id,omitempty"`
	Dateline    string     `json:"dateline,omitempty"`
	Section     string     `json:"section,omitempty"`
	Retrieved   string     `json:"retrieved,omitempty"`
	Captions    []string   `json:"captions,omitempty"`
	Original    string     `json:"original,omitempty"`
	Earlier     string     `json:"earlier,omitempty"`     // where the article's file is kept as it was before
	Diff        string     `json:"diff,omitempty"`        // from that one to the new one
	Annotations []anchored `json:"annotations,omitempty"` // of an article that was updated, as they stand in its new text
	Text        string     `json:"text"`
	Dropped     []drop     `json:"dropped"`
	Warnings    []string   `json:"warnings"`
}

type drop struct {
	Line  int    `json:"line,omitempty"` // a web page has none
	Text  string `json:"text"`
	Field string `json:"field,omitempty"`
	Why   string `json:"why"`
}

// refusedBy is the report on an input that is no article.
func refusedBy(file, code, reason string) imported {
	return imported{
		File: file, Status: refusedStatus, Code: code, Reason: reason, Dropped: []drop{},
		Warnings: []string{fmt.Sprintf("%s: %s [%s]", file, reason, code)},
	}
}

func describe(d *ingest.Draft) imported {
	in := imported{
		File: d.Name, Title: d.Title, Byline: d.Byline, Published: d.Published.String(), Modified: d.Modified.String(), Source: d.Source, URL: d.URL, Language: d.Language,
		Rights: d.Rights, NewsID: d.NewsID, Dateline: d.Dateline, Section: d.Section, Retrieved: d.Retrieved, Captions: d.Captions, Original: d.Original,
		Text: strings.Join(d.Body, "\n"), Dropped: []drop{}, Warnings: []string{},
	}
	for _, x := range d.Dropped {
		in.Dropped = append(in.Dropped, drop{x.Line, x.Text, x.Field, x.Why})
	}
	for _, w := range d.Warnings {
		in.Warnings = append(in.Warnings, w.String())
	}
	return in
}

// diffOf is the difference between two versions of an article's file.
func diffOf(path string, before, after []byte) string {
	return udiff.Unified(path, path, string(before), string(after))
}

// printImport tells what became of one input: as JSON on stdout, or in words on stderr. Of the records of a file that
// holds many only those are told that somebody should look at; the rest is counted.
func (m *importer) printImport(in imported, look bool) error {
	if m.flags.json {
		return m.printJSON(in)
	}
	if !look && !m.verbose && in.Status != string(ingest.Updated) {
		return nil
	}
	m.bar.clear()
	to := ""
	if in.Path != "" {
		to = " " + in.Path
	}
	fmt.Fprintf(m.stderr, "%s: %s%s\n", in.File, in.Status, to)
	lines := ofLines(in.Dropped)
	for _, x := range lines {
		fmt.Fprintf(m.stderr, "  line %d left out of the text (%s): %s\n", x.Line, x.Why, short(x.Text))
	}
	if n := len(in.Dropped) - len(lines); n > 0 {
		fmt.Fprintf(m.stderr, "  %s of the page left out of the text; --json lists them\n", plural(n, "block"))
	}
	for _, c := range in.Captions {
		fmt.Fprintf(m.stderr, "  caption left out of the text: %s\n", short(c))
	}
	for _, w := range in.Warnings {
		fmt.Fprintf(m.stderr, "  %s\n", w)
	}
	for _, x := range in.Annotations {
		fmt.Fprintf(m.stderr, "  annotation %s: %s: %s\n", x.ID, x.Status, short(x.Exact))
	}
	if in.Earlier != "" {
		fmt.Fprintf(m.stderr, "  the article as it was: %s\n", in.Earlier)
	}
	_, err := fmt.Fprint(m.stdout, in.Diff)
	return err
}

// ofLines returns what was left out of a text with numbered lines; of a web page there is too much to list.
func ofLines(list []drop) []drop {
	return slices.DeleteFunc(slices.Clone(list), func(x drop) bool { return x.Line == 0 })
}

// short is a line as a terminal has room for it.
func short(s string) string {
	const width = 90
	if r := []rune(s); len(r) > width {
		return string(r[:width]) + "…"
	}
	return s
}

// tally counts what became of the inputs.
type tally struct {
	status  map[string]int
	refused map[string]int // by code
	warned  map[string]int // imported and updated records of files that hold many, by the code of a warning
	unused  map[string]int // by column
	faults  int            // inputs that were refused because something is wrong with them
	many    bool           // some files hold more than one
}

func newTally() tally {
	return tally{status: map[string]int{}, refused: map[string]int{}, warned: map[string]int{}, unused: map[string]int{}}
}

func (t *tally) clone() tally {
	return tally{maps.Clone(t.status), maps.Clone(t.refused), maps.Clone(t.warned), maps.Clone(t.unused), t.faults, t.many}
}

// isFruitless says whether no row became an article while columns were left over: another column holds the text.
func (t *tally) isFruitless() bool {
	return len(t.unused) > 0 && len(t.status) == 1 && t.status[refusedStatus] > 0
}

func (t *tally) count(in imported, fault bool, rec *bundle.Record) {
	t.status[in.Status]++
	if in.Status == refusedStatus {
		t.refused[in.Code]++
	}
	if fault {
		t.faults++
	}
	if rec == nil {
		return
	}
	for _, c := range rec.Unused {
		t.unused[c]++
	}
	for _, w := range in.Warnings {
		if at := strings.LastIndexByte(w, '['); in.Status != refusedStatus && at >= 0 {
			t.warned[strings.TrimSuffix(w[at+1:], "]")]++
		}
	}
}

func (t *tally) total() int {
	n := 0
	for _, k := range t.status {
		n += k
	}
	return n
}

// counted lists what a map counts beyond an earlier one, as "3 one, 1 other".
func counted(now, before map[string]int, keys []string) string {
	var parts []string
	for _, k := range keys {
		if n := now[k] - before[k]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, k))
		}
	}
	return strings.Join(parts, ", ")
}

// statuses are the ends of an input, in the order in which they are counted out.
func statuses() []string {
	return []string{string(ingest.Imported), "read", string(ingest.Updated), string(ingest.Unchanged), refusedStatus}
}

// tellFile sums up a file that holds many articles.
func (m *importer) tellFile(file string, before tally) error {
	m.tally.many = true
	if m.flags.json {
		return nil
	}
	m.bar.clear()
	fmt.Fprintf(m.stderr, "%s: %s: %s\n", file, plural(m.tally.total()-before.total(), "input"), counted(m.tally.status, before.status, statuses()))
	if s := counted(m.tally.refused, before.refused, slices.Sorted(maps.Keys(m.tally.refused))); s != "" {
		fmt.Fprintf(m.stderr, "  refused: %s\n", s)
	}
	if s := counted(m.tally.warned, before.warned, slices.Sorted(maps.Keys(m.tally.warned))); s != "" && !m.verbose {
		fmt.Fprintf(m.stderr, "  to look at: %s; -v names each\n", s)
	}
	if s := counted(m.tally.unused, before.unused, slices.Sorted(maps.Keys(m.tally.unused))); s != "" {
		fmt.Fprintf(m.stderr, "  columns that no field was made of: %s; --map says which column holds what\n", s)
	}
	return nil
}

// summary adds up what became of all inputs.
func (t *tally) summary(files int, kept int64) string {
	if t.total() == 0 {
		return "no files"
	}
	what := plural(files, "file")
	if t.many || t.total() != files {
		what += ", " + plural(t.total(), "input")
	}
	s := what + ": " + counted(t.status, nil, statuses())
	if kept > 0 {
		s += "; " + size(kept) + " of originals kept in content/originals"
	}
	return s
}

// size writes a number of bytes as people say it.
func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1000*1000:
		return fmt.Sprintf("%.1f kB", float64(n)/1000)
	case n < 1000*1000*1000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}
