package cite

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"gloss/build/archive"
)

// BibTeX returns the work as an entry that BibTeX and biber both read, in UTF-8. What only biblatex knows (date, urldate,
// langid, entrysubtype) BibTeX passes over; year, which biblatex would take from date, is there for BibTeX's styles.
func BibTeX(w Work) string {
	a := w.Article
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %-12s = {%s},\n", name, value)
		}
	}
	fmt.Fprintf(&b, "@article{%s,\n", w.Key())
	field("author", literal(a.Byline))
	field("title", title(a.Title))
	field("journal", escape(w.outlet()))
	field("entrysubtype", w.subtype())
	if d := a.Published; !d.IsZero() {
		field("date", isoDate(d))
		field("year", d.From().Format("2006"))
	}
	field("url", verbatim(a.URL))
	if a.URL != "" {
		field("urldate", a.Retrieved.Day())
	}
	field("langid", langid(a.Language))
	field("keywords", escape(strings.Join(a.Topics, ", ")))
	return b.String() + "}\n"
}

// subtype returns what biblatex's styles for the humanities tell papers from journals by (biblatex-chicago, -mla, -apa).
func (w Work) subtype() string {
	if w.isMagazine() {
		return "magazine"
	}
	return "newspaper"
}

// special are the characters that mean something to TeX. Braces are written by name: BibTeX pairs them even behind a
// backslash, so that one alone would swallow the entries behind it (BibTeXing, §4, “special characters”).
var special = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`,
)

// escape returns a text as TeX prints it, on one line.
func escape(s string) string { return special.Replace(strings.Join(strings.Fields(s), " ")) }

// literal returns a name that is not to be taken apart at its commas and “and”s.
func literal(s string) string {
	if s = escape(s); s == "" {
		return ""
	}
	return "{" + s + "}"
}

// title returns a title in which every word with a capital is protected from styles that print titles in small letters. A
// word that begins with a command takes two pairs of braces: a brace with a backslash behind it makes a special character,
// which BibTeX lets a style change.
func title(s string) string {
	words := strings.Fields(s)
	for i, word := range words {
		out := escape(word)
		switch {
		case !strings.ContainsFunc(word, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }):
		case out[0] == '\\':
			out = "{{" + out + "}}"
		default:
			out = "{" + out + "}"
		}
		words[i] = out
	}
	return strings.Join(words, " ")
}

// verbatim returns an address as biblatex and \url take it, without escapes of TeX: what could end the field, or is no
// ASCII, is percent-encoded (RFC 3986 §2.1).
func verbatim(address string) string {
	var b strings.Builder
	for _, r := range address {
		if r <= ' ' || r >= 0x7f || strings.ContainsRune(`{}\"<>^|`+"`", r) {
			b.WriteString(strings.ReplaceAll(url.QueryEscape(string(r)), "+", "%20"))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isoDate returns a date as biblatex reads it (ISO 8601-2, level 0), without the time of day.
func isoDate(d archive.Date) string {
	var out []string
	for _, side := range sides(d) {
		layout := "2006-01-02"
		switch side.Precision() {
		case archive.Year:
			layout = "2006"
		case archive.Month:
			layout = "2006-01"
		}
		out = append(out, side.From().Format(layout))
	}
	return strings.Join(out, "/")
}
