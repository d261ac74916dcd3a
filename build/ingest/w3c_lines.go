package ingest

import (
	"bytes"
	"encoding/json"
)

// lineKey is where an object of a decoded document keeps the line that it begins on, as a lineNumber: a type that JSON
// itself has no value of, so that nothing in a document passes for one.
const lineKey = "\x00line"

type lineNumber int

// decodeLines decodes a JSON document as json.Unmarshal does into an any, and notes of each object the line that it
// begins on, from 1.
func decodeLines(data []byte) (any, error) {
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil { // the syntax, and how deep it is nested
		return nil, err //nolint:wrapcheck // W3C puts it into words
	}
	d := &lineDecoder{data: data, tokens: json.NewDecoder(bytes.NewReader(data)), line: 1}
	return d.value()
}

// A lineDecoder reads a document token by token.
type lineDecoder struct {
	data   []byte
	tokens *json.Decoder
	at     int64 // bytes whose line ends were counted
	line   int   // on which the byte at stands
}

func (d *lineDecoder) value() (any, error) {
	token, err := d.tokens.Token()
	if err != nil {
		return nil, err //nolint:wrapcheck // of valid JSON there is none
	}
	switch token {
	case json.Delim('{'):
		return d.object()
	case json.Delim('['):
		var list []any
		for d.tokens.More() {
			v, err := d.value()
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := d.tokens.Token()
		return list, err //nolint:wrapcheck // see above
	}
	return token, nil
}

func (d *lineDecoder) object() (any, error) {
	offset := d.tokens.InputOffset() // behind the brace, which is on the same line
	d.line += bytes.Count(d.data[d.at:offset], []byte("\n"))
	d.at = offset
	out := map[string]any{}
	line := d.line
	for d.tokens.More() {
		key, err := d.tokens.Token()
		if err != nil {
			return nil, err //nolint:wrapcheck // see above
		}
		v, err := d.value()
		if err != nil {
			return nil, err
		}
		out[key.(string)] = v
	}
	out[lineKey] = lineNumber(line)
	_, err := d.tokens.Token()
	return out, err //nolint:wrapcheck // see above
}

// lineOf returns the line that an object begins on.
func lineOf(o map[string]any) int {
	n, _ := o[lineKey].(lineNumber)
	return int(n)
}
