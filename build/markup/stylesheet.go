package markup

import (
	"bytes"
	"fmt"
	"strings"
)

// A tint is how tokens of some classes look, in light and in dark.
type tint struct {
	classes     string // chroma's, parted by spaces; empty for the code as a whole
	light, dark string // #rrggbb
	style       string // further declarations, alike in both
}

// The grounds that the tints are chosen for: WCAG 2.2 asks for a contrast of 4.5 (§1.4.3), which a test computes.
const lightGround, darkGround = "#f3f1eb", "#1e2125"

// tints leaves names, operators and punctuation as they are: where all is coloured, nothing stands out.
var tints = []tint{
	{"", "#1c1b19", "#dcd8ce", ""},
	{"c ch cm c1 cs", "#5c5851", "#a7a297", "font-style: italic"},
	{"cp cpf nd kp", "#5d3469", "#cb92b4", ""},
	{"k kc kd kn kr kt nt ow or nb bp", "#1e4498", "#74b1ee", ""},
	{"s sa sb sc dl sd s2 sh si sx sr s1 ss", "#1b655c", "#92cfc2", ""},
	{"se m mb mf mh mi il mo ld nv vc vg vi vm", "#7a4f12", "#e4b371", ""},
	{"nf fm nc ne na no nl py ni", "#5d3469", "#cb92b4", ""},
	{"gd gr gt err", "#8c2f1e", "#e58a73", ""},
	{"gi", "#1b655c", "#92cfc2", ""},
	{"gh gu gs", "", "", "font-weight: bold"},
	{"ge", "", "", "font-style: italic"},
	{"gl", "", "", "text-decoration: underline"},
}

// Stylesheet returns the CSS for what Highlight and Markdown print: a light style, and a dark one for those who
// prefer it.
func Stylesheet() []byte {
	var b bytes.Buffer
	b.WriteString("/* Highlighted code: chroma's classes. Tints have a contrast of 4.5 and more on their ground. */\n")
	fmt.Fprintf(&b, ".chroma { background: %s; }\n", lightGround)
	for _, t := range tints {
		writeRule(&b, "", t.classes, t.light, t.style)
	}
	fmt.Fprintf(&b, "@media screen and (prefers-color-scheme: dark) {\n  .chroma { background: %s; }\n", darkGround)
	for _, t := range tints {
		writeRule(&b, "  ", t.classes, t.dark, "")
	}
	b.WriteString("}\n")
	return b.Bytes()
}

func writeRule(b *bytes.Buffer, indent, classes, color, style string) {
	var declarations []string
	if color != "" {
		declarations = append(declarations, "color: "+color+";")
	}
	if style != "" {
		declarations = append(declarations, style+";")
	}
	if len(declarations) == 0 {
		return
	}
	selector := ".chroma"
	if classes != "" {
		selector = ".chroma :is(." + strings.ReplaceAll(classes, " ", ", .") + ")"
	}
	fmt.Fprintf(b, "%s%s { %s }\n", indent, selector, strings.Join(declarations, " "))
}
