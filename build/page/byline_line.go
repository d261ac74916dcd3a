package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

var (
	// byWords is a line that says who wrote the text, as programs for blogs print it ("Posted by …"), where any name
	// may follow.
	byWords = regexp.MustCompile(`(?i)^(?:[^\p{L}]*[|•·]?\s*)(?:posted|written|published|submitted|reported|geschrieben|verfasst|veröffentlicht|erstellt|eingestellt|gepostet|gespeichert|publié|posté|écrit|rédigé|publicado|escrito|scritto|pubblicato|inviato|geplaatst|skrevet|skriven|artikel|text|story|words)\s+(?:by|von|par|por|da|di|door|av|af)\s+(\S.*)$`)
	// byName is a line in which "by" alone stands before a name, which must then look like one.
	byName = regexp.MustCompile(`^(?:.{0,60}[|•·】]\s*)?(?:(?i:by|von|par|por|di|door|av|af|autore?|author|auteur|verfasser)\s*[:：]?\s+|(?i:words|text|story|report|reportage|texte|texto|testo|tekst)\s*[:：]\s*|(?:作者|记者|記者|文|责任编辑|編集|文責)\s*[:：/]\s*)(\S.*)$`)
)

// byLine looks for a line of text that says who wrote the article, outside of comments and margins.
func byLine(t *tree) []string {
	var weak []string
	for i, n := range t.texts {
		if len(n.Data) > 4*maxByline || !mayName(t.keys[i]) && !hasDay(t.keys[i]) {
			continue
		}
		line := t.lineOf(n)
		if line == nil || within(line, atom.Aside, atom.Nav, atom.Footer) || t.inComments(line) || t.inTeaser(n) {
			continue
		}
		text, short := t.isShort(line, maxByline)
		if !short {
			text = canonical(n.Data)
		}
		announced := mayName(text)
		if announced && byWords.MatchString(text) {
			if names := people([]string{text}, nil); len(names) > 0 {
				return names
			}
		}
		if weak != nil {
			continue
		}
		if hasDay(text) {
			if name := nameBesideDay(text); name != "" {
				weak = people([]string{name}, nil)
			}
		}
		if !announced || weak != nil {
			continue
		}
		if m := byName.FindStringSubmatch(text); m != nil {
			if names := people([]string{m[1]}, nil); len(names) > 0 && !slices.ContainsFunc(names, func(s string) bool { return !isPersonal(s) }) {
				weak = names
			}
		}
	}
	return weak
}

// mayName reports whether a text has a word that announces its writer; nearly none has.
func mayName(text string) bool {
	for i := range len(text) {
		switch text[i] | 0x20 {
		case 'a', 'b', 'd', 'p', 'r', 's', 't', 'v', 'w': // with which all of them begin
		default:
			continue
		}
		if i > 0 && isLetterByte(text[i-1]) {
			continue
		}
		end := i + 1
		for end < len(text) && isLetterByte(text[end]) {
			end++
		}
		if end-i <= len("verfasser") && byHints[strings.ToLower(text[i:end])] {
			return true
		}
	}
	return strings.ContainsFunc(text, func(r rune) bool { return r >= hanStart && strings.ContainsRune(byHan, r) })
}

func isLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// hasDay reports whether a text has as many digits as a day, which has no fewer than 1.1.17.
func hasDay(text string) bool {
	digits := 0
	for i := range len(text) {
		if c := text[i]; c >= '0' && c <= '9' {
			digits++
		}
	}
	return digits >= 4
}

// byHan are the characters of which every Chinese and Japanese word that announces a writer has one.
const (
	byHan    = "作记記责文編"
	hanStart = 0x4E00
)

var byHints = set(`words text story report reportage texte texto testo tekst by von par por da di door av af autor autore author auteur verfasser`)

// lineOf returns the block that a text stands in.
func (t *tree) lineOf(n *html.Node) *html.Node {
	p := n.Parent
	for p != nil && p.Parent != nil && !breaking[p.DataAtom] {
		if _, short := t.isShort(p, maxByline); !short {
			break
		}
		p = p.Parent
	}
	return p
}

// isPersonal reports whether a text looks like a person's name: two to five words, each with a capital, particles
// aside; or two to four Han characters.
func isPersonal(s string) bool {
	words := strings.Fields(s)
	if len(words) == 1 {
		n := utf8.RuneCountInString(s)
		return n >= 2 && n <= 4 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	}
	capitals := 0
	for _, w := range words {
		if unicode.IsUpper(firstRune(w)) {
			capitals++
		} else if !particle[w] {
			return false
		}
	}
	return len(words) <= 5 && capitals >= 2 && !strings.ContainsFunc(s, unicode.IsDigit)
}

var particle = set(`de del della di da das dos du la le van von der den ter ten zu bin ibn al el ben abu`)

// account is the name of an account rather than of a person: one word with digits, or without capitals.
var account = regexp.MustCompile(`^[\p{Ll}\d._-]+$|^\S*\d\S*$|^\S*_\S*$`)

func isAccount(name string) bool { return account.MatchString(name) }

// personOf returns the person whose account it is, if the page names one who is called like the account or like the
// one that a card for Twitter states; else the account.
func (f *facts) personOf(account string, visible [][]string) []string {
	handles := []string{bare(account), bare(f.first("twitter:creator"))}
	for _, names := range visible {
		for _, name := range people(names, nil) {
			if !isAccount(name) && slices.Contains(handles, bare(name)) {
				return []string{name}
			}
		}
	}
	return []string{account}
}

// bare returns the letters of a name as accounts have them: in lower case, without accents.
func bare(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1 // accents, too: they stand alone in NFD
	}, norm.NFD.String(name))
}

// A line that is a date and a name, in either order, as it stands below a title.
const someDay = `(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\.?\s\p{L}{3,10}\.?,?\s\d{4}|\p{L}{3,10}\.?\s\d{1,2},?\s\d{4})(?:,?\s\d{1,2}[:.]\d\d(?:\s\p{L}{1,3}\.?)?)?`

var (
	dayAndName = regexp.MustCompile(`^` + someDay + `\s*[-–—|•·/,]\s*(\p{Lu}[^\d|•·]*)$`)
	nameAndDay = regexp.MustCompile(`^(\p{Lu}[^\d|•·,]*?)\s*[-–—|•·/,]\s*` + someDay + `$`)
)

// nameBesideDay returns the name that stands beside a date and nothing else.
func nameBesideDay(line string) string {
	for _, form := range []*regexp.Regexp{dayAndName, nameAndDay} {
		if m := form.FindStringSubmatch(line); m != nil && isPersonal(m[1]) {
			return m[1]
		}
	}
	return ""
}

var (
	// signed is how agencies and desks sign below a text: "NA/PA", "dsw / DPA", "(AFP)", "Source: Halden Wire/jr".
	signed = regexp.MustCompile(`^(?:(?:Quelle|Source|Fuente|Fonte|Bron|Kilde|Källa|Источник)\s*[:：]\s*(\p{Lu}[\p{L} .&-]{1,40}/\p{Ll}{2,4})|[(\[]?((?:\p{Lu}{2,6}|\p{Ll}{2,4})(?:\s?/\s?(?:\p{Lu}{2,6}|\p{Ll}{2,4})){1,3}|\p{Lu}{3,6})[)\]]?)$`)
	// closing are words in capitals that end a text and sign nothing.
	closing = set(`END ENDS ENDE FIN FINE FIM EOF TBC TBD FAQ PDF RSS TOP MORE`)
)

// signOff returns the agency or the initials that stand alone on one of the article's last lines, or on the next. An
// acronym alone may be anything but where the text ends.
func signOff(t *tree) []string {
	last := t.last()
	for i := max(0, last-maxBelowSign); i <= last+1 && i < len(t.texts); i++ {
		line := t.lineOf(t.texts[i])
		if line == nil {
			continue
		}
		text, short := t.isShort(line, maxByline)
		m := signed.FindStringSubmatch(text)
		if short && m != nil && (i >= last || strings.Contains(text, "/")) && !closing[m[2]] {
			return []string{m[1] + m[2]}
		}
	}
	return nil
}

// maxBelowSign is how many texts may stand below the line that an agency signs with.
const maxBelowSign = 6
