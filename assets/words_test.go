package assets_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"

	"gloss/assets"
)

// What looks like words for a reader: two words with a space between, or one that begins with a capital; and what looks
// like names of elements, classes and attributes.
var (
	twoWords = regexp.MustCompile(`\p{L}{2,}[,;:.!?]? \p{L}{2,}`)
	capital  = regexp.MustCompile(`^\P{L}*\p{Lu}\p{Ll}+\P{L}*$`)
	selector = regexp.MustCompile(`[.#\[=]\p{L}|\p{L}-|\p{L}:\p{L}`)
)

func isSaid(words string) bool {
	return !slices.Contains(terms, words) && !selector.MatchString(words) && (twoWords.MatchString(words) || capital.MatchString(words))
}

// terms are what scripts have between quotation marks that is no one's words: the names that a browser has for its keys.
var terms = []string{"Escape", "ArrowDown", "ArrowUp", "Tab"}

// TestScriptsHaveNoWordsOfTheirOwn reads the text constants of the scripts of the site; those of the preview, which only
// who writes the archive sees, are in English.
func TestScriptsHaveNoWordsOfTheirOwn(t *testing.T) {
	for _, name := range named(t, "*.js") {
		for _, words := range constants(t, read(t, name)) {
			if isSaid(words) {
				t.Errorf("%s says %q: let the layout say it in a data- attribute, from layouts/en.txt", name, words)
			}
		}
	}
}

func TestWordsInScriptsAreFound(t *testing.T) {
	src := "'use strict'; // Not this\nfind('.entry [data-key], .legend input'); make('entry-date apparatus'); say('Nothing found'); say(\"Close\"); say(`of ${n} articles here`); key('Escape'); /x y/.test(a);"
	var found []string
	for _, words := range constants(t, src) {
		if isSaid(words) {
			found = append(found, words)
		}
	}
	if want := []string{"Nothing found", "Close", " articles here"}; !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
}

// TestStylesHaveNoWordsOfTheirOwn reads what styles put before and behind what a page says.
func TestStylesHaveNoWordsOfTheirOwn(t *testing.T) {
	content, marked := regexp.MustCompile(`content:[^;}]*`), regexp.MustCompile(`"[^"]*"`)
	for _, name := range named(t, "*.css") {
		for _, rule := range content.FindAllString(read(t, name), -1) {
			for _, words := range marked.FindAllString(rule, -1) {
				if strings.ContainsFunc(words, unicode.IsLetter) {
					t.Errorf("%s says %s: let the layout say it", name, words)
				}
			}
		}
	}
}

// constants returns the text constants of a script, without their marks. A directive (“use strict”) is none.
func constants(t *testing.T, src string) []string {
	t.Helper()
	tokens, err := lexers.Get("javascript").Tokenise(nil, src)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for token := tokens(); token != chroma.EOF; token = tokens() {
		if token.Type.InSubCategory(chroma.LiteralString) && token.Type != chroma.LiteralStringInterpol {
			if words := strings.Trim(token.Value, "'\"`"); words != "" && words != "use strict" {
				out = append(out, words)
			}
		}
	}
	return out
}

func named(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := fs.Glob(assets.FS, pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %v, %v", pattern, names, err)
	}
	return names
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
