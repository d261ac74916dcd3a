package render

import (
	"regexp"
	"strconv"
	"strings"
)

// What text/template and html/template put before a message: “template: article.html:12:5: …” when executing,
// “template: article.html:12: …” when parsing, “html/template:article.html:12:5: …” when escaping.
var errorPlace = regexp.MustCompile(`^(?:html/)?template: ?([^:\s]+?)(?::(\d+))?(?::(\d+))?: `)

// What they put before the fact when executing: `executing "head" at <.Titel>: `.
var errorAction = regexp.MustCompile(`^executing "[^"]*" at <(.*?)>: `)

var unknownField = regexp.MustCompile(`^can't evaluate field (\w+) in type \*?(\S+)$`)

// parseLayoutError takes a message of the template packages apart. Where it names no file, the mistake is in
// the layout that was being read.
func parseLayoutError(s, layout string) layoutError {
	e := layoutError{file: layout}
	if m := errorPlace.FindStringSubmatch(s); m != nil {
		e.file = m[1]
		e.line, _ = strconv.Atoi(m[2])
		if m[3] != "" {
			e.column, _ = strconv.Atoi(m[3])
			e.column++ // they count from 0
		}
		s = s[len(m[0]):]
	}
	s = errorAction.ReplaceAllString(s, "")
	if m := unknownField.FindStringSubmatch(s); m != nil {
		s = m[2] + " has no field " + strconv.Quote(m[1])
	}
	if strings.HasPrefix(s, "ends in a non-text context") { // what follows is a dump of the escaper's state
		s = "the layout ends within a tag, an attribute, a script or a style"
	}
	e.message = strings.TrimSpace(s)
	return e
}

// hintFor says what to do about a message, where that is known.
func hintFor(message string) string {
	switch {
	case strings.Contains(message, " has no field "):
		return "the fields are those of the struct that the layout's first line names; package view documents them"
	case strings.HasSuffix(message, " not defined") && strings.HasPrefix(message, "function "):
		return "a layout has the functions of html/template and no others"
	case message == "unexpected EOF":
		return "an {{if}}, {{range}}, {{with}}, {{define}} or {{block}} has no {{end}}"
	}
	return ""
}
