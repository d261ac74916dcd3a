package load

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IDs and the names of articles and folders become names of files in the output and parts of addresses, so
// one rule serves all: it must hold on every disk and in every URL without escaping that changes meaning.
const (
	maxIDPoints = 100 // code points
	maxIDBytes  = 200 // most disks take 255 bytes, and an extension follows
)

// idProblem says why s can be neither an ID nor a part of an article's path, or "".
func idProblem(s string) string {
	if s == "" {
		return "is empty"
	}
	for i, r := range s {
		if problem := runeProblem(r, i == 0); problem != "" {
			return problem
		}
	}
	switch {
	case strings.Contains(s, ".."):
		return `has ".." in it`
	case strings.HasSuffix(s, "."):
		return "ends in a full stop"
	case utf8.RuneCountInString(s) > maxIDPoints || len(s) > maxIDBytes:
		return fmt.Sprintf("is too long: %d code points in %d bytes, where %d and %d are the most", utf8.RuneCountInString(s), len(s), maxIDPoints, maxIDBytes)
	case isDevice(s):
		return "is the name of a device on Windows"
	}
	return ""
}

func runeProblem(r rune, first bool) string {
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return ""
	case first:
		return "does not begin with a letter or digit"
	case r == '-' || r == '_' || r == '.' || unicode.IsMark(r): // marks: many scripts write their vowels so
		return ""
	case unicode.IsSpace(r):
		return "has a space in it"
	}
	return fmt.Sprintf("has %q in it", r)
}

// isDevice reports whether Windows takes a file of this name, with any extension, for a device.
func isDevice(s string) bool {
	name, _, _ := strings.Cut(strings.ToLower(s), ".")
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && isDigits(name[3:])
}

// Slug returns s as a name for an article or an ID: in lower case, with a hyphen for whatever may not stand
// there, no longer than is allowed. It is empty where nothing of s can stay.
func Slug(s string) string {
	s = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(s))
	words := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || runeProblem(r, false) != "" })
	slug := strings.Join(words, "-")
	slug = strings.TrimLeftFunc(slug, func(r rune) bool { return runeProblem(r, true) != "" })
	slug = strings.TrimRight(clip(slug), "-")
	if isDevice(slug) {
		return slug + "-1"
	}
	return slug
}

// clip cuts a slug to the length that an ID may have, between code points.
func clip(slug string) string {
	points := 0
	for i, r := range slug {
		if points++; points > maxIDPoints || i+utf8.RuneLen(r) > maxIDBytes {
			return slug[:i]
		}
	}
	return slug
}
