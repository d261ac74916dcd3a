package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxCaption is the length of a picture's caption in code points at most.
const maxCaption = 350

var (
	captionLabel  = regexp.MustCompile(`^(?i:\[?(?:file )?(?:photo|picture|image|photograph|screenshot|illustration|caption|foto|фото|عکس|صورة)s?(?: ?/ ?\p{L}+)?(?: (?:credit|by|from|courtesy)\b[^:]{0,40})?)\s*[:：]\s*\S`)
	captionTail   = regexp.MustCompile(`(?i:[(\[](?:file(?: photo| image| picture| footage)?|(?:photo|picture|image|screenshot|illustration)s?\b[^()\[\]]{0,80}|(?:afp|ap|reuters|getty|epa)\b[^()\[\]]{0,40}(?:photos?|images?|pictures?|file))[)\]])$`)
	captionCredit = regexp.MustCompile(`(?i:\b(?:photo|picture|image)s?(?: credit| by)?: ?[^.:]{2,80})$`)
	positionMark  = regexp.MustCompile(`\((?:L|R|C|L-R|\d(?:st|nd|rd|th)[ -][LR])\)|(?i:\((?:left|right|cent(?:er|re)|(?:second|third|\dnd|\drd) from (?:the )?(?:left|right)|from left|left to right|pictured|seen here)\)|\bfrom left(?: to right)?\b|\bleft to right\b)`)
	captionVerb   = regexp.MustCompile(`(?i)\b(?:meets?|speaks?|talks?|attends?|poses?|shakes? hands|listens?|arrives?|walks?|waves?|looks? on|gestures?|addresse?s|delivers?|stands?|sits?|(?:is|are|was) (?:seen|pictured)|holds?)\b`)
)

// hasCaptionMark reports whether a line says of itself that it stands under a picture.
func hasCaptionMark(text string) bool {
	if !shortText(text, maxCaption) {
		return false
	}
	bare := strings.TrimSuffix(text, ".")
	if (strings.HasSuffix(bare, ")") || strings.HasSuffix(bare, "]")) && captionTail.MatchString(bare) {
		return true
	}
	return strings.ContainsAny(text, ":：") && (captionLabel.MatchString(text) || captionCredit.MatchString(bare))
}

// describesPicture reports whether a line tells who stands where in a picture: "Jane Roe (L) and John Doe meet in
// Pell on January 8, 2017." One mark is not enough: "(R)" may be a party.
func describesPicture(text string) bool {
	marks := positionMarks(text)
	return marks > 1 || marks == 1 && (captionVerb.MatchString(text) || dateWithin(text) != "")
}

// positionMarks counts the marks of who stands where in a line of one sentence.
func positionMarks(text string) int {
	if !shortText(text, maxCaption) || !strings.Contains(text, "(") && !strings.Contains(text, "left") || sentenceEnd(text) < len(text) {
		return 0
	}
	return len(positionMark.FindAllString(text, -1))
}

// isCutOff reports whether a line that ends in mid-sentence repeats what a paragraph next to it says: what a
// page's markup leaves of a caption.
func isCutOff(text, neighbour string) bool {
	if endsSentence(text) || !shortText(text, maxCaption) {
		return false
	}
	words := longWords(text)
	if len(words) < 6 {
		return false
	}
	there := map[string]bool{}
	for _, w := range longWords(neighbour) {
		there[w] = true
	}
	last, n := words[len(words)-1], 0
	for _, w := range words {
		if there[w] || w == last && beginsAny(there, last) {
			n++
		}
	}
	return n*4 >= len(words)*3
}

// beginsAny reports whether a word that may have been cut begins one of the others.
func beginsAny(words map[string]bool, cut string) bool {
	for w := range words {
		if strings.HasPrefix(w, cut) {
			return true
		}
	}
	return false
}

// longWords returns the words of the beginning of a text that are long enough to mean something, in lower case.
func longWords(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text[:min(len(text), 4000)]), func(r rune) bool { return notLetter(r) && !unicode.IsDigit(r) })
	long := words[:0]
	for _, w := range words {
		if utf8.RuneCountInString(w) >= 4 {
			long = append(long, w)
		}
	}
	return long
}
