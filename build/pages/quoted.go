package pages

import (
	"strings"
	"unicode/utf8"

	"gloss/build/locale"
	"gloss/build/markup"
	"gloss/build/view"
)

// closing is the mark that ends what a mark of quotation begins.
var closing = map[rune]string{'“': "”", '«': "»", '„': "“", '‟': "”", '"': `"`}

// isolatedSpans sets what is quoted in the other direction than its text in its own, with its marks: in an Arabic
// sentence the marks and the last stop of an English quotation would else stand at the wrong ends of it, and a line that
// breaks within it would begin with its end.
func (p *Plan) isolatedSpans(article int32, out []markup.Span) []markup.Span {
	d, dir := p.Documents[article], p.direction(p.Archive.Articles[article].Language)
	if dir == "ltr" && !hasRightToLeft(d.Text) {
		return out
	}
	for _, b := range d.Blocks {
		text := d.Text[b.Start:b.End]
		if locale.Against(dir, text) != "" {
			continue // all of the block is
		}
		eachQuoted(text, func(start, end int) bool {
			own := locale.Against(dir, text[start:end])
			if own != "" {
				out = append(out, markup.Span{Start: int(b.Start) + start, End: int(b.Start) + end, Tag: "bdi", Attrs: ` dir="` + own + `"`})
			}
			return own != ""
		})
	}
	return out
}

// isolated cuts the runs of words that stand in a direction at what is quoted in the other, and says there where it begins
// and ends.
func isolated(dir string, runs []view.Run) []view.Run {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	text := b.String()
	if dir == "ltr" && !hasRightToLeft(text) || locale.Against(dir, text) != "" {
		return runs
	}
	opens, closes := map[int]string{}, map[int]bool{}
	eachQuoted(text, func(start, end int) bool {
		own := locale.Against(dir, text[start:end])
		if own != "" {
			opens[start], closes[end] = own, true
		}
		return own != ""
	})
	if len(opens) == 0 {
		return runs
	}
	var out []view.Run
	at := 0
	for _, r := range runs {
		for from, to := 0, 1; from < len(r.Text); to++ {
			if to == len(r.Text) || opens[at+to] != "" || closes[at+to] {
				out = append(out, view.Run{Text: r.Text[from:to], Key: r.Key, With: r.With, Opens: opens[at+from], Closes: closes[at+to]})
				from = to
			}
		}
		at += len(r.Text)
	}
	return out
}

// eachQuoted calls is for each part of a text that stands in marks of quotation, with the marks, the outer before those
// within. Where is returns true, those within are passed over.
func eachQuoted(text string, is func(start, end int) bool) {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		end, marks := closing[r]
		if !marks {
			at += size
			continue
		}
		length := strings.Index(text[at+size:], end)
		if length < 0 {
			at += size
			continue
		}
		whole := size + length + len(end)
		if is(at, at+whole) || r == '"' { // which ends as it begins, and holds none of its kind
			at += whole
		} else {
			at += size
		}
	}
}

// hasRightToLeft says quickly whether a text has a letter of a script that is written from right to left. It may say so of
// one that has none: scripts of the Basic Multilingual Plane from U+0580 to U+0FFF are not told apart.
func hasRightToLeft(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= 0xd6 && c <= 0xe0 || c == 0xef || c == 0xf0 { // the first byte of such a letter, in UTF-8
			return true
		}
	}
	return false
}
