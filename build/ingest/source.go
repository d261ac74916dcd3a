package ingest

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// rank says how much a sign tells of who published a text. A republished report may carry the agency's sign at
// the lead and the outlet's own at the foot; the higher rank decides.
type rank uint8

const (
	atLead   rank = iota // "RNA -", "(Examplewire)"
	onPage               // addresses, buttons, the outlet's name on a line of its own
	inRights             // "All content by …", "© …"
	inLabel              // "Source: …"
	ranks
)

// outlets are the sources that a text may sign with.
type outlets struct {
	names   []outletName
	drop    []outletPattern
	sources []archive.Source
	signs   [ranks][]int // indices into sources, by rank, in the order found
	label   string       // what "Source:" said, where no source bears that name
}

// outletName is one name by which a source signs.
type outletName struct {
	text   string // as registered; of an address the bare host
	isHost bool
	source int
}

// outletPattern is one of a source's own boilerplate patterns.
type outletPattern struct {
	re     *regexp.Regexp
	source int
}

func newOutlets(o Options) (*outlets, error) {
	t := &outlets{sources: o.Sources}
	known := o.Source == ""
	for i, s := range o.Sources {
		known = known || s.ID == o.Source
		for _, name := range slices.Concat([]string{s.Name, s.URL}, s.Aliases) {
			t.addName(strings.TrimSpace(name), i)
		}
		if o.Source != "" && s.ID != o.Source {
			continue // another outlet's boilerplate may be this one's prose
		}
		for _, pattern := range s.Boilerplate {
			re, err := regexp.Compile(`^(?:` + pattern + `)$`)
			if err != nil {
				return nil, fmt.Errorf("boilerplate pattern %q of source %q: %w", pattern, s.ID, err)
			}
			t.drop = append(t.drop, outletPattern{re, i})
		}
	}
	if !known {
		return nil, &Refused{
			Name: o.Name, Code: NoSource, Reason: fmt.Sprintf("there is no source %q", o.Source),
			Hint: "name one of content/sources.yaml, or leave it out",
		}
	}
	return t, nil
}

func (t *outlets) addName(name string, source int) {
	if name == "" {
		return
	}
	if h := hostOf(name); h != "" {
		t.names = append(t.names, outletName{h, true, source})
		return
	}
	t.names = append(t.names, outletName{name, false, source})
}

// hostOf returns the host of a web address, without "www.", or nothing where s is none.
func hostOf(s string) string {
	if strings.ContainsFunc(s, unicode.IsSpace) || !strings.Contains(s, ".") {
		return ""
	}
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || strings.HasSuffix(u.Hostname(), ".") || !strings.Contains(u.Hostname(), ".") {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// maxPattern is the length in bytes above which no line is held against the sources' patterns.
const maxPattern = 4096

// dropped reports whether one of the sources' own patterns matches the whole line, and whose.
func (t *outlets) dropped(line string) (source int, ok bool) {
	if len(line) > maxPattern {
		return 0, false
	}
	for _, p := range t.drop {
		if p.re.MatchString(line) {
			return p.source, true
		}
	}
	return 0, false
}

// sign notes every source that a text which speaks for the outlet names.
func (t *outlets) sign(text string, r rank) {
	for _, s := range t.namedIn(text) {
		if !slices.Contains(t.signs[r], s) {
			t.signs[r] = append(t.signs[r], s)
		}
	}
}

// hit is one occurrence of a source's name.
type hit struct{ start, end, source int }

// namedIn returns the sources that a short text names. A name inside a longer one ("Herald" in "Evening Herald")
// does not count.
func (t *outlets) namedIn(text string) []int {
	lower := strings.ToLower(text)
	var hits []hit
	for _, n := range t.names {
		if n.isHost {
			hits = appendHits(hits, lower, n)
			continue
		}
		hits = appendHits(hits, text, n)
		if upper := strings.ToUpper(n.text); upper != n.text {
			hits = appendHits(hits, text, outletName{upper, false, n.source})
		}
	}
	var found []int
	for _, h := range hits {
		inner := slices.ContainsFunc(hits, func(o hit) bool {
			return o.source != h.source && o.start <= h.start && h.end <= o.end && o.end-o.start > h.end-h.start
		})
		if !inner && !slices.Contains(found, h.source) {
			found = append(found, h.source)
		}
	}
	return found
}

func appendHits(hits []hit, text string, n outletName) []hit {
	for from := 0; ; {
		i := strings.Index(text[from:], n.text)
		if i < 0 {
			return hits
		}
		start, end := from+i, from+i+len(n.text)
		if wholeWord(text, start, end, n.isHost) {
			hits = append(hits, hit{start, end, n.source})
		}
		from = end
	}
}

// wholeWord reports whether text[start:end] is no part of a longer word. A host may stand behind a subdomain's
// point, but not before another label.
func wholeWord(text string, start, end int, isHost bool) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, size := utf8.DecodeRuneInString(text[end:])
	if unicode.IsLetter(before) || unicode.IsDigit(before) || unicode.IsLetter(after) || unicode.IsDigit(after) {
		return false
	}
	if !isHost {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[end+size:])
	return before != '-' && after != '-' && (after != '.' || !unicode.IsLetter(next) && !unicode.IsDigit(next))
}

// isName reports whether text is one of a source's names and nothing else.
func (t *outlets) isName(text string) bool {
	return slices.ContainsFunc(t.names, func(n outletName) bool { return !n.isHost && strings.EqualFold(n.text, text) })
}

// decide returns the sources of the highest rank that names any. One is an answer, several are a question.
func (t *outlets) decide() []int {
	for r := range ranks {
		if found := t.signs[ranks-1-r]; len(found) > 0 {
			return found
		}
	}
	return nil
}
