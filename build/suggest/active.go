package suggest

import "slices"

// connectors are small words that may stand between two capital words of one name.
var connectors = set(`of the and for in on at to de del della di da do das du des la le les los las el al bin ibn bint ben von van der den
	ter und y e i o à und og och`)

// maxSmall is how many small words a name of Cyrillic script has in a row at most (“Министерство внутренних дел …”).
const maxSmall = 4

// activate says which tokens may belong to a name: capital words, and what can stand in a name after one. Nothing else
// is looked at.
func activate(text string, tokens []token) []bool {
	active := make([]bool, len(tokens))
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.kind.named():
			active[i] = true
		case i == 0 || !active[i-1] || t.opens:
		case t.kind == number:
			active[i] = t.end-t.start <= 4
		case t.kind == small && cyrillic(text[t.start:t.end]):
			active[i] = smallBefore(tokens, i) < maxSmall
		case t.kind == small || t.kind == sign:
			active[i] = leads(text, tokens, i)
		}
	}
	return active
}

// smallBefore counts the small words that end before a token.
func smallBefore(tokens []token, i int) int {
	n := 0
	for i--; i >= 0 && tokens[i].kind == small; i-- {
		n++
	}
	return n
}

// leads says whether connectors lead from a token to a capital word.
func leads(text string, tokens []token, i int) bool {
	for n := 0; i < len(tokens) && n < 3; n, i = n+1, i+1 {
		t := &tokens[i]
		s := text[t.start:t.end]
		switch {
		case t.kind.named():
			return !t.opens || n > 0 && tokens[i-1].kind == sign
		case t.kind == small && (connectors[s] || particles[s]):
		case t.kind == sign && slices.Contains([]string{"&", "-", "–", "/", "«", "“", "\""}, s):
		default:
			return false
		}
	}
	return false
}

func cyrillic(s string) bool { return len(s) > 1 && (s[0] == 0xd0 || s[0] == 0xd1 || s[0] == 0xd2) }
