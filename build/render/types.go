package render

import (
	"bytes"
	"fmt"
	"strings"
)

// strokes are the underlines that added types take in turn. Each is one that no built-in type has with the
// tint of the same turn, and wavy stays with what is undecided.
var strokes = [...]string{"dashed", "solid", "dotted", "double"}

// tints is the number of spare tints among the tokens: --other-1 and so on.
const tints = 3

// TypeCSS returns the rules for entity types that the archive adds to the four built-in ones: a tint and a stroke for
// each, taken in turn, and the rule by which its switch in the legend lets its marks rest. CSS cannot compare the
// value of a switch with that of data-type, so the rule has to name the type. added holds the types' IDs in
// the archive's order. A type without these rules is still marked, in a quiet solid line.
func TypeCSS(added []string) []byte {
	var b bytes.Buffer
	for i, id := range added {
		id = quoteCSS(id)
		fmt.Fprintf(&b, "[data-type=%s] { --tint: var(--other-%d); --stroke: %s; }\n", id, i%tints+1, strokes[i%len(strokes)])
		fmt.Fprintf(&b, "body:has(.legend [name=\"type\"][value=%s]:not(:checked)) .mention[data-type=%[1]s] { --stroke-show: transparent; }\n", id)
	}
	return b.Bytes()
}

// quoteCSS returns a CSS string (CSS Syntax Level 3, §4.3.5).
func quoteCSS(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < ' ' || r == '"' || r == '\\' || r == 0x7f {
			fmt.Fprintf(&b, "\\%x ", r)
			continue
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}
