package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	byPrefix  = regexp.MustCompile(`^(?i:by|text by|story by|words by|written by|reported by|von|par|texte de|por|di|door|автор|بقلم|نویسنده)(?:\s*[:：]\s*|\s+)(.+)$`)
	agentDesk = regexp.MustCompile(`(?i)^(?:agencies|staff|(?:our )?(?:staff )?(?:writers?|reporters?|correspondents?)|[\p{L} .&'’-]{0,40}\b(?:staff|desk|staff writers?|(?:staff )?reporters?|correspondents?|agencies|agency|bureau))$`)
	role      = regexp.MustCompile(`(?i)\b(?:correspondents?|reporters?|editors?|writers?|columnist|staff|journalist|bureau|analyst|contributor|photographer|special to|reporting from|` +
		`\p{L}*(?:redaktion|redakteur(?:in)?|korrespondent(?:in)?)|reporterin|envoyée? spéciale?|correspondante?|journaliste|rédaction|redacteur|redactora?|corresponsal|enviad[oa] especial|periodista|inviat[oa]|corrispondente|giornalista)\b|корреспондент|обозреватель|редактор`)
	credits   = regexp.MustCompile(`^[(\[]?((?i:(?:additional )?reporting|report|writing|written|compiled)\s+by\s+\p{Lu}.{2,200}?)\.?[)\]]?$`)
	initials  = regexp.MustCompile(`^\p{Lu}{2,4}(?:/\p{Lu}{2,4})+$`)
	nameSplit = regexp.MustCompile(`\s*(?:,|;|\s(?:and|&|und|et|y|e|и|و)\s)\s*`)
	byParties = regexp.MustCompile(`\s*[|•·]\s*|\s+[-–—]\s+`)
)

// particles are the lower-case words inside a person's name.
var particles = set(`de del della di da das dos du la le van von der den ter ten zu bin ibn bint al el ben abu ould`)

// bylineOf reads a line that says who wrote the text: "By Jane Roe and John Doe", "Jane Roe, Correspondent".
// The answer is without "By" and without the role, which the dropped line keeps.
func bylineOf(text string) (string, bool) {
	if !shortText(text, 160) {
		return "", false
	}
	if m := byPrefix.FindStringSubmatch(text); m != nil {
		names := strings.TrimRight(withoutRole(m[1]), ". ")
		if agentDesk.MatchString(names) || areNames(names) {
			return names, true
		}
		return "", false
	}
	if m := credits.FindStringSubmatch(text); m != nil {
		return m[1], true
	}
	if name := withoutRole(text); name != text && isName(name) {
		return name, true
	}
	return "", false
}

// withoutRole cuts ", Correspondent" and its like off a name.
func withoutRole(s string) string {
	if i := strings.IndexByte(s, ','); i > 0 {
		if rest := s[i+1:]; shortText(rest, 60) && !endsSentence(rest) && role.MatchString(rest) && !strings.ContainsAny(rest, ",;:") {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// skipInitials returns s without the writers' and editors' initials that an agency signs with ("NA/PA"), where it
// begins with such.
func skipInitials(s string) string {
	if word := firstWord(s); initials.MatchString(word) {
		return strings.TrimLeftFunc(s[len(word):], unicode.IsSpace)
	}
	return s
}

// initialsAt returns where such initials begin that end s, behind the last sentence; len(s) where there are none.
func initialsAt(s string) int {
	at := 0
	if i := strings.LastIndexFunc(s[max(0, len(s)-32):], unicode.IsSpace); i >= 0 {
		space := max(0, len(s)-32) + i
		_, size := utf8.DecodeRuneInString(s[space:])
		at = space + size
	} else if len(s) > 32 {
		return len(s)
	}
	if initials.MatchString(s[at:]) && (at == 0 || endsSentence(strings.TrimRightFunc(s[:at], unicode.IsSpace))) {
		return at
	}
	return len(s)
}

// areNames reports whether s is a list of full names.
func areNames(s string) bool {
	for _, name := range nameSplit.Split(s, -1) {
		if !isName(name) {
			return false
		}
	}
	return true
}

// isName reports whether s looks like a person's full name: two to five words, each capitalised or a
// particle. Scripts without capitals pass with their letters alone.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		inner := i > 0 && i < len(words)-1 && particles[strings.ToLower(w)]
		if !inner && unicode.IsLower(first) && !strings.HasPrefix(w, "al-") && !strings.HasPrefix(w, "el-") {
			return false
		}
		if strings.ContainsFunc(w, func(r rune) bool { return notLetter(r) && !strings.ContainsRune("-'’.\u200c", r) }) {
			return false
		}
	}
	return true
}
