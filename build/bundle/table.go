package bundle

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// separator says what parts the columns of a table: a tab, or what stands more often in its first line.
func separator(name string, head []byte) rune {
	first, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', bytes.Count(first, []byte(","))
	for _, sep := range []rune{'\t', ';'} {
		if n := bytes.Count(first, []byte(string(sep))); n > most {
			best, most = sep, n
		}
	}
	if strings.HasSuffix(name, ".tsv") {
		return '\t'
	}
	return best
}

// table reads comma-separated values (RFC 4180) whose first line names the columns. The original of a row is the first
// line and its own, so that it can be read by itself.
func (s *stream) table(br *bufio.Reader, sep rune) {
	if head, _ := br.Peek(len(xmlBOM)); bytes.Equal(head, xmlBOM) {
		_, _ = br.Discard(len(xmlBOM)) // they have been peeked at
	}
	t := &tableReader{stream: s, rest: br, sep: sep}
	t.restart(nil, 1)
	head, err := t.in.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			s.fail("", fault(Nothing, "there is no row in it"))
		} else {
			s.fail("", csvProblem(err))
		}
		return
	}
	t.firstLine, t.width = t.rec.take(0, t.in.InputOffset()), len(head)
	columns := columnsOf(head)
	if p := columns.check(&s.options.Map); p != nil {
		s.fail("", p)
		return
	}
	for t.row(columns) {
	}
	if s.count == 0 {
		s.fail("", fault(Nothing, "there is no row in it"))
	}
}

// tableReader reads the rows of a table.
type tableReader struct {
	*stream
	rest      io.Reader // what the recorder reads
	rec       *recorder
	in        *csv.Reader
	sep       rune
	firstLine []byte
	width     int
	line      int // of the first row that in reads, less one
	restarts  int
}

// restart reads on at bytes that were read already, which begin a line.
func (t *tableReader) restart(again []byte, line int) {
	if again != nil {
		t.rest = io.MultiReader(bytes.NewReader(again), t.rest)
	}
	t.rec = &recorder{r: t.rest, limit: t.options.maxRecord()}
	t.in = csv.NewReader(t.rec)
	t.in.Comma, t.in.FieldsPerRecord, t.line = t.sep, t.width, line-1
}

// maxRestarts is how often a table is read again behind a row whose quotation has no end. Each time may cost as much as
// the largest row; a file with so many broken rows is none that a row more is won from.
const maxRestarts = 100

// row hands out one row, and reports whether there may be more.
func (t *tableReader) row(columns columns) bool {
	from := t.in.InputOffset()
	row, err := t.in.Read()
	if errors.Is(err, io.EOF) {
		return false
	}
	var parse *csv.ParseError
	switch isParse := errors.As(err, &parse); {
	case isParse:
		t.fail(fmt.Sprintf("%s:%d", t.file.Name, t.line+parse.StartLine), csvProblem(err))
		if parse.Line > parse.StartLine && !errors.Is(err, csv.ErrFieldCount) && t.restarts < maxRestarts {
			t.restarts++
			kept := t.rec.kept[from-t.rec.first:]
			if end := bytes.IndexByte(kept, '\n'); end >= 0 {
				t.restart(bytes.Clone(kept[end+1:]), t.line+parse.StartLine+1)
				return !t.stopped
			}
		}
		t.rec.forget(t.in.InputOffset())
	case err != nil:
		t.fail("", csvProblem(err))
		return false
	default:
		line, _ := t.in.FieldPos(0)
		r := Record{Name: fmt.Sprintf("%s:%d", t.file.Name, t.line+line), Extension: ".csv"}
		r.Original = slices.Concat(t.firstLine, t.rec.take(from, t.in.InputOffset()))
		t.give(columns.record(r, &t.options.Map, row))
	}
	return !t.stopped
}

func csvProblem(err error) *Problem {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		if errors.Is(parse.Err, csv.ErrFieldCount) {
			return fault(BadRow, "the row has another number of columns than the first line")
		}
		return fault(BadRow, "column %d: %s", parse.Column, strings.TrimPrefix(parse.Err.Error(), "csv: "))
	}
	return readProblem(err)
}

// columns are the names of a table's columns.
type columns []string

func columnsOf(head []string) columns {
	out := make(columns, len(head))
	for i, c := range head {
		out[i] = strings.TrimSpace(c)
	}
	return out
}

func (c columns) index(name string) int {
	if i := slices.Index(c, name); i >= 0 {
		return i
	}
	return slices.IndexFunc(c, func(have string) bool { return strings.EqualFold(have, name) })
}

// check reports a mapping that names a column which is not there.
func (c columns) check(m *Mapping) *Problem {
	for f, column := range m.columns {
		if column != "" && c.index(column) < 0 {
			return fault(BadMap, "there is no column %q for %s; the columns are %s", column, fieldNames[f], strings.Join(c, ", "))
		}
	}
	return nil
}

// record fills a record by a row.
func (c columns) record(r Record, m *Mapping, row []string) Record {
	for _, v := range row {
		if !utf8.ValidString(v) {
			r.Problem = fault(BadRow, "it is not UTF-8")
			return r
		}
	}
	has := func(name string) (string, bool) {
		i := c.index(name)
		if i < 0 || i >= len(row) || strings.TrimSpace(row[i]) == "" {
			return "", false
		}
		return c[i], true
	}
	used := m.fill(&r, has, func(column, _ string) string { return row[c.index(column)] })
	for i, v := range row {
		if strings.TrimSpace(v) != "" && !slices.Contains(used, c[i]) {
			r.Unused = append(r.Unused, c[i])
		}
	}
	return r
}
