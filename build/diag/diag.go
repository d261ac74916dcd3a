// Package diag says what is wrong with the user's files: file, line, column, excerpt, hint and a stable
// code. A stage collects diagnostics in a List and goes on; the command sorts, prints and counts them.
// Content that is wrong is a diagnostic; a machine that fails is an error.
package diag

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Severity says what a diagnostic means for the build.
type Severity string

// The severities. An error keeps the site from being published.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// A Place is where in a file something stands. Line and Column count from 1, Column and Width in code points;
// Line 0 means the file as a whole.
type Place struct {
	File    string `json:"file"` // relative to the archive's root, slash-separated
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Width   int    `json:"width,omitempty"`
	Excerpt string `json:"excerpt,omitempty"` // the line itself
}

// A Diagnostic is one thing that is wrong.
type Diagnostic struct {
	Place
	Severity Severity `json:"severity"`
	Code     Code     `json:"code"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"`
}

// A List is the diagnostics of one run. The zero value is empty and ready to use.
type List []Diagnostic

// Add appends a diagnostic whose severity is its code's own. Of a text among args that is very long, and of such a hint,
// the message has the beginning alone.
func (l *List) Add(at Place, code Code, hint, format string, args ...any) {
	d := Diagnostic{Place: at, Severity: code.Severity(), Code: code, Hint: beginning(hint)}
	d.Message = fmt.Sprintf(format, beginnings(args)...)
	*l = append(*l, d)
}

// HasErrors reports whether anything keeps the site from being published.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Count returns how many are errors and how many are warnings.
func (l List) Count() (errors, warnings int) {
	for _, d := range l {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// Sort orders the list by file, line, column, code and message, and drops exact repeats.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	*l = slices.Compact(*l)
}

// Print writes the list for people, one paragraph a diagnostic, as a compiler does.
func (l List) Print(w io.Writer) error {
	var b strings.Builder
	for _, d := range l {
		d.write(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// String returns the diagnostic as Print writes it.
func (d Diagnostic) String() string {
	var b strings.Builder
	d.write(&b)
	return b.String()
}

func (d Diagnostic) write(b *strings.Builder) {
	b.WriteString(string(harmless([]rune(d.File), 0)))
	if d.Line > 0 {
		fmt.Fprintf(b, ":%d", d.Line)
		if d.Column > 0 {
			fmt.Fprintf(b, ":%d", d.Column)
		}
	}
	fmt.Fprintf(b, ": %s: %s [%s]\n", d.Severity, d.Message, d.Code)
	if d.Line > 0 && strings.TrimSpace(d.Excerpt) != "" {
		d.writeExcerpt(b)
	}
	if d.Hint != "" {
		fmt.Fprintf(b, "  hint: %s\n", d.Hint)
	}
}

// excerptWidth is how many code points of a line are shown: a terminal's width less the gutter.
const excerptWidth = 100

func (d Diagnostic) writeExcerpt(b *strings.Builder) {
	line, column := window([]rune(d.Excerpt), d.Column)
	gutter := fmt.Sprintf("%5d", d.Line)
	fmt.Fprintf(b, "%s | %s\n", gutter, string(line))
	if d.Column < 1 || column > len(line)+1 {
		return
	}
	fmt.Fprintf(b, "%*s | ", len(gutter), "")
	for _, r := range line[:column-1] {
		if r != '\t' {
			r = ' '
		}
		b.WriteRune(r)
	}
	b.WriteByte('^')
	b.WriteString(strings.Repeat("~", max(0, min(d.Width, len(line)-column+1)-1)))
	b.WriteByte('\n')
}

// harmless replaces what a terminal would take for a command, or for a change of direction; keep stays.
func harmless(text []rune, keep rune) []rune {
	for i, r := range text {
		if r != keep && (r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
			text[i] = utf8.RuneError
		}
	}
	return text
}

// window cuts a long line around the column and returns the column in what is left.
func window(line []rune, column int) ([]rune, int) {
	from := 0
	if column > excerptWidth*3/4 {
		from = min(column-excerptWidth/2, len(line))
	}
	to := min(len(line), from+excerptWidth)
	cut := harmless(slices.Clone(line[from:to]), '\t')
	if from > 0 {
		cut = append([]rune{'…'}, cut...)
		column++
	}
	if to < len(line) {
		cut = append(cut, '…')
	}
	return cut, column - from
}
