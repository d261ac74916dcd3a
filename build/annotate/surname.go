package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gloss/build/archive"
)

// particles belong to the surname that follows them.
var particles = map[string]bool{
	"al": true, "el": true, "ul": true, "as": true, "ad": true, "an": true, "ar": true, "at": true, "az": true, "ash": true,
	"abu": true, "bin": true, "ibn": true, "bint": true, "ben": true, "van": true, "von": true, "der": true, "den": true,
	"ter": true, "ten": true, "zu": true, "zum": true, "zur": true, "vom": true, "de": true, "del": true, "della": true,
	"di": true, "da": true, "dos": true, "das": true, "do": true, "du": true, "des": true, "la": true, "le": true,
	"les": true, "lo": true, "af": true, "av": true, "y": true, "e": true,
}

// generational endings are no surname.
var generational = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// surnames returns the forms that may stand for a person once the full name has been given: each proper tail of
// the name (“Jaberi Ansari”, “Ansari”), a particle joined by a hyphen kept and left out (“al-Assad”, “Assad”).
// An alias gives its tails where it shares the name's first word and so is a spelling of it, not a title.
func surnames(e *archive.Entity) []string {
	name := strings.Fields(e.Name)
	if len(name) == 0 {
		return nil
	}
	out := tails(name)
	for _, a := range e.Aliases {
		if f := strings.Fields(a); len(f) > 1 && strings.EqualFold(f[0], name[0]) && allNames(f) {
			out = append(out, tails(f)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// tails returns the proper tails of a name that can stand alone.
func tails(name []string) []string {
	if at := slices.Index(name, "of"); at > 0 {
		if roles[strings.ToLower(name[at-1])] {
			name = name[at+1:] // “Secretary of State Leila Noor”: the name stands behind the office
		} else {
			name = name[:at] // what a person is “of” is no name of theirs
		}
	}
	for len(name) > 1 && generational[strings.ToLower(strings.Trim(name[len(name)-1], ".,"))] {
		name = name[:len(name)-1]
	}
	if len(name) > 0 {
		name[len(name)-1] = strings.TrimRight(name[len(name)-1], ",")
	}
	var out []string
	for i := 1; i < len(name); i++ {
		tail := name[i:]
		if isInitial(tail[0]) || !surnameLike(tail) {
			continue
		}
		out = append(out, strings.Join(tail, " "))
		if i == len(name)-1 {
			if particle, rest, ok := cutHyphen(tail[0]); ok && particles[strings.ToLower(particle)] && surnameLike([]string{rest}) {
				out = append(out, rest)
			}
		}
	}
	return out
}

// cutHyphen parts “al-Assad” at its first hyphen.
func cutHyphen(s string) (before, after string, ok bool) {
	i := strings.IndexAny(s, "-\u2010\u2011")
	if i < 0 {
		return s, "", false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[:i], s[i+n:], true
}

// surnameLike says whether a tail can stand alone: it ends in a capital word, or in a script without case, of two
// letters or more, and holds nothing but such words and particles.
func surnameLike(tail []string) bool {
	return utf8.RuneCountInString(tail[len(tail)-1]) > 1 && !particles[strings.ToLower(tail[len(tail)-1])] && allNames(tail)
}

func allNames(ws []string) bool {
	return !slices.ContainsFunc(ws, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		before, _, _ := cutHyphen(w)
		return unicode.IsLower(r) && !particles[strings.ToLower(before)] || !unicode.IsLetter(r)
	})
}

func isInitial(w string) bool {
	return utf8.RuneCountInString(strings.TrimSuffix(w, ".")) == 1
}
