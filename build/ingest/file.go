package ingest

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// frontLine is a key of front matter with its value as YAML; the value is empty where the draft has none.
type frontLine struct{ key, value string }

// front returns the front matter in the order in which it is written.
func (d *Draft) front() []frontLine {
	return []frontLine{
		{"title", scalar(d.Title)},
		{"source", scalar(d.Source)},
		{"published", d.Published.String()}, // a YAML timestamp or a string; it is read as text either way
		{"modified", d.Modified.String()},
		{"url", scalar(d.URL)},
		{"byline", scalar(d.Byline)},
		{"section", scalar(d.Section)},
		{"news_id", scalar(d.NewsID)},
		{"dateline", scalar(d.Dateline)},
		{"retrieved", d.Retrieved},
		{"original", scalar(d.Original)},
		{"language", scalar(d.Language)},
		{"rights", scalar(d.Rights)},
		{"text", scalar(d.Shows)},
	}
}

// File returns the article file: front matter and the body, as Markdown or as paragraphs parted by blank lines. Captions, dropped lines and
// warnings are not in it. The title is always there; a field that is its zero value is not.
func (d *Draft) File() []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	for _, f := range d.front() {
		if f.value != "" {
			b.WriteString(f.key + ": " + f.value + "\n")
		}
	}
	b.WriteString("---\n")
	b.Write(d.text())
	return b.Bytes()
}

// text returns what stands below the front matter.
func (d *Draft) text() []byte {
	if d.Markdown != "" {
		return []byte(d.Markdown)
	}
	var b bytes.Buffer
	for i, p := range d.Body {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

var (
	// plainScalar is the shape of a string that YAML 1.2 reads as itself in a block mapping; stricter than
	// YAML 1.2 §7.3.3 wants, so that no reader disagrees.
	plainScalar = regexp.MustCompile(`^[\p{L}\p{N}/(“‘«…][\p{L}\p{M}\p{N}\p{Sc}\x{200c}\x{200d} .,;/()'’‘“”«»…–—!?&%+*@=~"_-]*(?::[\p{L}\p{M}\p{N}/._~%?&=+@-]+)*$`)
	// resolved is a string that some reader of YAML takes for a number, a date, a truth value or nothing.
	resolved = regexp.MustCompile(`^(?i:true|false|yes|no|on|off|y|n|null|nan|inf|0o?[0-7_]+|0x[0-9a-f_]+|0b[01_]+|[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[+-]?[0-9]+)?|[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?|\d{4}-\d{1,2}(?:-\d{1,2}.*)?)$`)
)

// scalar writes s as a YAML scalar of one line, in quotes only where it needs them. Nothing stays nothing.
func scalar(s string) string {
	if s == "" || plainScalar.MatchString(s) && !resolved.MatchString(s) && !strings.HasSuffix(s, " ") {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r) || r == '\u00a0' || r == '\u200c' || r == '\u200d': // joiners, without which few titles in Persian are
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02X`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
