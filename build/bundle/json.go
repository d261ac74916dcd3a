package bundle

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// lines reads JSON Lines: an object a line. What is wrong with one line does not touch the next.
func (s *stream) lines(br *bufio.Reader) {
	limit := s.options.maxRecord()
	for n := 1; ; n++ {
		line, err := readLine(br, limit)
		name := fmt.Sprintf("%s:%d", s.file.Name, n)
		switch {
		case errors.Is(err, errTooLarge):
			s.fail(name, readProblem(err))
		case err != nil && !errors.Is(err, io.EOF):
			s.fail(name, readProblem(err))
			return
		case len(bytes.TrimSpace(line)) > 0:
			s.give(s.object(name, bytes.TrimRight(line, "\r\n")))
		}
		if s.stopped || errors.Is(err, io.EOF) {
			if s.count == 0 {
				s.fail("", fault(Nothing, "there is no row in it"))
			}
			return
		}
	}
}

// readLine reads a line with its end. Of one that is longer than limit the rest is passed over.
func readLine(br *bufio.Reader, limit int64) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := br.ReadSlice('\n')
		if long = long || int64(len(line)+len(part)) > limit; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long && err == nil:
			return nil, tooLarge(limit)
		case long:
			return nil, errors.Join(tooLarge(limit), err)
		}
		return line, err
	}
}

// values reads JSON that is not a value a line: an array of objects, or objects one behind the other.
func (s *stream) values(br *bufio.Reader) {
	if head, _ := br.Peek(len(xmlBOM)); bytes.Equal(head, xmlBOM) {
		_, _ = br.Discard(len(xmlBOM)) // they have been peeked at
	}
	rec := &recorder{r: br, limit: s.options.maxRecord()}
	dec := json.NewDecoder(rec)
	inArray := false
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s: item %d", s.file.Name, n)
		if n == 1 {
			if inArray = opensArray(br); inArray {
				_, _ = dec.Token() // the bracket that was peeked at
			}
		}
		if inArray && !dec.More() {
			break
		}
		var raw json.RawMessage
		from := dec.InputOffset()
		err := dec.Decode(&raw)
		if errors.Is(err, io.EOF) && !inArray {
			break
		}
		if err != nil {
			s.fail(name, jsonProblem(err))
			return
		}
		rec.forget(max(from, rec.first))
		rec.forget(dec.InputOffset())
		if !s.give(s.object(name, raw)) {
			return
		}
	}
	if s.count == 0 {
		s.fail("", fault(Nothing, "there is no item in it"))
	}
}

// opensArray reports whether the next that is no white space is a bracket.
func opensArray(br *bufio.Reader) bool {
	head, _ := br.Peek(headSize)
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("["))
}

func jsonProblem(err error) *Problem {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return fault(BadRow, "byte %d: this is no JSON: %v; what is behind was not read", syntax.Offset, err)
	case errors.Is(err, errTooLarge):
		return fault(TooLarge, "%v; what is behind was not read", err)
	}
	return readProblem(err)
}

// object makes a record of one JSON object.
func (s *stream) object(name string, raw []byte) Record {
	r := Record{Name: name, Original: raw, Extension: ".json"}
	if !utf8.Valid(raw) {
		r.Problem = fault(BadRow, "it is not UTF-8")
		return r
	}
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, xmlBOM)))
	dec.UseNumber()
	var row map[string]any
	if err := dec.Decode(&row); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			r.Problem = fault(BadRow, "it is no JSON object: %s", wrong.Value)
		} else {
			r.Problem = fault(BadRow, "it is no JSON: %v", err)
		}
		return r
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		r.Problem = fault(BadRow, "something stands behind the object")
		return r
	}
	if !s.options.Map.stated && isReference(row) {
		fillReference(&r, row)
		return r
	}
	has := func(column string) (string, bool) { return lookUp(row, column) }
	used := s.options.Map.fill(&r, has, func(column, join string) string { return joined(at(row, column), join) })
	r.Unused = unused(row, used)
	return r
}

// lookUp returns the key of a row by which a column is known: exactly so, else whatever its case. A path is taken
// as it stands.
func lookUp(row map[string]any, column string) (string, bool) {
	if at(row, column) != nil {
		return column, true
	}
	found := ""
	for key, v := range row {
		if v != nil && strings.EqualFold(key, column) && (found == "" || key < found) {
			found = key
		}
	}
	return found, found != ""
}

// at returns what stands in a row under a key, or under a path of keys. Numbers count items of an array from 0.
func at(row map[string]any, path string) any {
	if v, ok := row[path]; ok {
		return v
	}
	var v any = row
	for key := range strings.SplitSeq(path, ".") {
		switch in := v.(type) {
		case map[string]any:
			v = in[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil { // the key of each item
				v = each(in, key)
			} else if i >= 0 && i < len(in) {
				v = in[i]
			} else {
				return nil
			}
		default:
			return nil
		}
	}
	return v
}

func each(items []any, key string) any {
	var out []any
	for _, item := range items {
		if m, ok := item.(map[string]any); ok && m[key] != nil {
			out = append(out, m[key])
		}
	}
	if out == nil {
		return nil
	}
	return out
}

// joined writes a value as text. The items of an array are joined; of an object that is a person's or a thing's, the
// name is taken.
func joined(v any, join string) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		var parts []string
		for _, item := range v {
			if t := strings.TrimSpace(joined(item, join)); t != "" {
				parts = append(parts, t)
			}
		}
		return strings.Join(parts, join)
	case map[string]any:
		for _, key := range []string{"name", "text", "title", "value"} {
			if t, ok := v[key].(string); ok {
				return t
			}
		}
	}
	return ""
}

// unused lists the keys of a row that hold something and were not used, sorted.
func unused(row map[string]any, used []string) []string {
	var out []string
	for key, v := range row {
		if v == nil || v == "" || slices.ContainsFunc(used, func(u string) bool { return u == key || strings.HasPrefix(u, key+".") }) {
			continue
		}
		out = append(out, key)
	}
	slices.Sort(out)
	return out
}
