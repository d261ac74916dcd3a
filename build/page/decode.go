package page

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decode returns the page's text in UTF-8. What decides, in order: a byte order mark; the bytes themselves, where they
// are valid UTF-8 with letters beyond ASCII, which no text in another encoding is by chance; the label of the HTTP
// header; the page's own label; windows-1252, as the HTML standard has it (§13.2.3.2). sure is false where a label is
// missing or is no encoding, or where bytes of the encoding that it names do not fit.
func decode(raw []byte, label string) (text string, encodingName string, sure bool) {
	if e, rest := byOrderMark(raw); e != nil {
		return convert(rest, e), "utf-16", true
	}
	raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
	if utf8.Valid(raw) && !bytes.Contains(raw, []byte("\x1B$")) && !bytes.Contains(raw, []byte("\x1B(")) { // ISO-2022 is all ASCII bytes
		return string(raw), "utf-8", true
	}
	for _, name := range []string{label, ownLabel(raw)} {
		e, canonical := charset.Lookup(strings.TrimSpace(name))
		if e == nil {
			continue
		}
		if canonical == "utf-8" { // some bytes are not: a stray one stands for itself, many say that the label lies
			if bad := invalid(raw); bad*100 > beyondASCII(raw) {
				continue
			}
			return strings.ToValidUTF8(string(raw), string(utf8.RuneError)), canonical, false
		}
		text := convert(raw, e)
		return text, canonical, !strings.ContainsRune(text, utf8.RuneError)
	}
	return convert(raw, charmap.Windows1252), "windows-1252", false
}

func byOrderMark(raw []byte) (encoding.Encoding, []byte) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), raw[2:]
	case bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), raw[2:]
	}
	return nil, raw
}

func convert(raw []byte, e encoding.Encoding) string {
	text, _, err := transform.Bytes(e.NewDecoder(), raw)
	if err != nil { // a decoder of this kind replaces what it cannot read
		return strings.ToValidUTF8(string(raw), string(utf8.RuneError))
	}
	return string(text)
}

// maxPrescan is how much of a page is searched for its label, in bytes. The standard looks at 1024; web archives put
// their own scripts before the page's head.
const maxPrescan = 64 << 10

// ownLabel returns the encoding that the page names in a meta element, or in an XML declaration.
func ownLabel(raw []byte) string {
	head := raw[:min(len(raw), maxPrescan)]
	if bytes.HasPrefix(head, []byte("<?xml")) {
		if end := bytes.Index(head, []byte("?>")); end > 0 {
			if name := labelIn(string(head[:end]), "encoding="); name != "" {
				return name
			}
		}
	}
	z := html.NewTokenizer(bytes.NewReader(head))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) != "meta" {
				continue
			}
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				switch string(key) {
				case "charset":
					return string(value)
				case "content":
					if name := labelIn(string(value), "charset="); name != "" {
						return name
					}
				}
			}
		}
	}
}

func labelIn(s, key string) string {
	i := strings.Index(strings.ToLower(s), key)
	if i < 0 {
		return ""
	}
	rest := strings.TrimLeft(s[i+len(key):], `"' `)
	if end := strings.IndexAny(rest, `"'; >`); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// invalid counts the bytes that are no part of UTF-8.
func invalid(raw []byte) (n int) {
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		raw = raw[size:]
	}
	return n
}

func beyondASCII(raw []byte) (n int) {
	for _, c := range raw {
		if c >= utf8.RuneSelf {
			n++
		}
	}
	return n
}
