package annotate

import (
	"unicode"
	"unicode/utf8"
)

// A quoted stretch is what stands between a pair of quotation marks, outermost pairs only.
type quotedStretch struct {
	start, end   int32 // with the marks
	inner, outer int32 // start and end of the words within
	open         bool  // no closing mark: the next paragraph goes on with it
}

// closers gives the marks that may close what a mark opened. ” opens in Swedish and Finnish, » in German and Danish.
func closers(open rune) string {
	switch open {
	case '“':
		return "”\""
	case '„', '‟':
		return "“”\""
	case '«':
		return "»"
	case '»':
		return "«»"
	case '”':
		return "”"
	case '"':
		return "\"”"
	case '‹':
		return "›"
	case '‘', '\'':
		return "’'"
	case '‚':
		return "‘’"
	case '「':
		return "」"
	case '『':
		return "』"
	}
	return ""
}

// single says whether a mark may be an apostrophe.
func single(r rune) bool { return r == '‘' || r == '’' || r == '\'' || r == '‚' }

// maxStray bounds the marks of one block that open and never close: what has more is no prose, and trying each
// would take time with the square of the length.
const maxStray = 64

// stretches finds the quoted stretches of a block, in order. What has no closing mark is no quotation, unless the
// next block begins with the same mark and the words with a sentence: so goes on a speech of several paragraphs.
func stretches(dst []quotedStretch, text string, b Block, next rune) []quotedStretch {
	stray := 0
	for i := b.Start; i < b.End && stray < maxStray; {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:b.End])
		}
		from := i
		i += int32(n)
		if closers(r) == "" || !opensAt(text, b, from, i, r) {
			continue
		}
		end, outer := closing(text, b, i, r)
		switch {
		case end > i && outer > i:
			dst = append(dst, quotedStretch{from, end, i, outer, false})
			i = end
		case end < 0 && next == r && !single(r) && !beginsSmall(text[i:b.End]):
			return append(dst, quotedStretch{from, b.End, i, b.End, true})
		default:
			stray++
		}
	}
	return dst
}

// opensAt says whether a mark at [from, to) opens a quotation: something that parts words stands before it, and a
// word after it.
func opensAt(text string, b Block, from, to int32, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[b.Start:from])
	after, _ := utf8.DecodeRuneInString(text[to:b.End])
	if to == b.End || unicode.IsSpace(after) && r != '«' && r != '»' {
		return false
	}
	if from == b.Start || unicode.IsSpace(before) {
		return true
	}
	switch before {
	case '(', '[', '—', '–', '-', ':', '/', '¿', '¡':
		return true
	}
	return r == '“' || r == '„' || r == '«' || r == '「' || r == '『' // these never close in the same style
}

// nearMark is how close to an opening mark a second one may stand for the two to be one mark typed twice, in bytes:
// about three words.
const nearMark = 24

// closing finds the mark that closes what was opened before byte from. It returns the end with the mark and without it, or
// -1. A mark that opens again is nested where the block has a closing mark for each. Where one is missing, the first
// mark is a stray, unless the second follows at once.
func closing(text string, b Block, from int32, open rune) (end, outer int32) {
	marks := closers(open)
	depth, again, spare, spareOuter := 0, int32(-1), int32(-1), int32(-1)
	for i := from; i < b.End; {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:b.End])
		} else if r != '"' && r != '\'' {
			i++
			continue
		}
		at := i
		i += int32(n)
		if r == open && r != '"' && r != '\'' && r != '”' && opensAt(text, b, at, i, r) {
			if spare >= 0 && depth == 0 {
				break // it opens anew, and the first was never closed
			}
			if depth++; again < 0 {
				again = at
			}
			continue
		}
		if !oneOf(marks, r) || !closesAt(text, b, i, r) {
			continue
		}
		if single(r) && !afterStop(text, b, at) && pluralPossessive(text, at) {
			spare, spareOuter = i, at // “the leaders’ summit” may go on
			continue
		}
		if depth == 0 {
			return i, at
		}
		depth--
		spare, spareOuter = i, at
	}
	if again-from > nearMark {
		return -1, -1
	}
	return spare, spareOuter
}

func oneOf(set string, r rune) bool {
	for _, s := range set {
		if s == r {
			return true
		}
	}
	return false
}

// closesAt says whether a mark that ends at a byte can close: no word goes on behind it.
func closesAt(text string, b Block, to int32, r rune) bool {
	after, _ := utf8.DecodeRuneInString(text[to:b.End])
	return to == b.End || r != '"' && !single(r) || !isLetter(after) && !unicode.IsDigit(after)
}

func afterStop(text string, b Block, at int32) bool {
	before, _ := utf8.DecodeLastRuneInString(text[b.Start:at])
	return oneOf(".,?!…;—", before)
}

// pluralPossessive says whether an apostrophe follows an s.
func pluralPossessive(text string, at int32) bool {
	return at > 0 && (text[at-1] == 's' || text[at-1] == 'S')
}

// firstMark returns the mark that a block begins with, or 0.
func firstMark(text string, b Block) rune {
	r, _ := utf8.DecodeRuneInString(text[b.Start:b.End])
	if closers(r) == "" {
		return 0
	}
	return r
}
