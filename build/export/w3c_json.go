package export

import (
	"strconv"
	"strings"
)

// An archive of ten thousand articles has some hundred megabytes of annotations, so they are not printed by
// reflection. What encoding/json makes of the same value, and a test compares the two, takes five times as long.

func (a *annotation) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = appendField(b, "id", a.ID)
	b = appendField(b, "type", a.Type)
	b = appendField(b, "motivation", a.Motivation)
	if a.Creator != nil {
		b = a.Creator.appendJSON(appendKey(b, "creator"))
	}
	if a.Generator != nil {
		b = a.Generator.appendJSON(appendKey(b, "generator"))
	}
	b = appendList(appendKey(b, "body"), a.Body)
	b = appendList(appendKey(b, "target"), a.Target)
	return append(b, '}')
}

func (a *agent) appendJSON(b []byte) []byte {
	return append(appendField(appendField(append(b, '{'), "type", a.Type), "name", a.Name), '}')
}

func (x body) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = appendField(b, "type", x.Type)
	b = appendField(b, "purpose", x.Purpose)
	b = appendField(b, "source", x.Source)
	b = appendField(b, "value", x.Value)
	b = appendField(b, "format", x.Format)
	b = appendField(b, "conformsTo", x.ConformsTo)
	if len(x.Items) > 0 {
		b = appendList(appendKey(b, "items"), x.Items)
	}
	return append(b, '}')
}

func (t target) appendJSON(b []byte) []byte {
	b = appendField(append(b, '{'), "source", t.Source)
	return append(appendList(appendKey(b, "selector"), t.Selector), '}')
}

func (s selector) appendJSON(b []byte) []byte {
	b = append(b, '{')
	b = appendField(b, "type", s.Type)
	b = appendField(b, "exact", s.Exact)
	b = appendField(b, "prefix", s.Prefix)
	b = appendField(b, "suffix", s.Suffix)
	if s.Start != nil {
		b = strconv.AppendInt(appendKey(b, "start"), int64(*s.Start), 10)
	}
	if s.End != nil {
		b = strconv.AppendInt(appendKey(b, "end"), int64(*s.End), 10)
	}
	return append(b, '}')
}

func appendList[T interface{ appendJSON([]byte) []byte }](b []byte, items []T) []byte {
	b = append(b, '[')
	for i, x := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = x.appendJSON(b)
	}
	return append(b, ']')
}

// appendField writes a key and its text, or nothing where the text is empty.
func appendField(b []byte, key, value string) []byte {
	if value == "" {
		return b
	}
	return appendText(appendKey(b, key), value)
}

func appendKey(b []byte, key string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(b, '"')
	b = append(b, key...)
	return append(b, '"', ':')
}

const hexDigits = "0123456789abcdef"

// appendText writes a JSON string (RFC 8259 §7). U+2028 and U+2029 are escaped too, so that a line is a line to every
// reader.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= ' ' && c != '"' && c != '\\' && c != 0xe2: // nearly every byte
		case c == '"' || c == '\\':
			b = append(append(b, s[from:i]...), '\\', c)
			from = i + 1
		case c < ' ':
			b = append(append(b, s[from:i]...), '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			from = i + 1
		case strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029"):
			b = append(append(b, s[from:i]...), '\\', 'u', '2', '0', '2', hexDigits[s[i+2]&15])
			from = i + len("\u2028")
		}
	}
	return append(append(b, s[from:]...), '"')
}
