package diag

import "slices"

// maxWords bounds the bytes of one text in a message: a value may be of many megabytes where a quotation mark is
// missing, and the excerpt shows where it begins. No name of a file and no title that gloss finds right is longer.
const maxWords = 1200

// beginning returns a text, or its beginning where it is very long.
func beginning(text string) string {
	if len(text) <= maxWords {
		return text
	}
	end := 0
	for i := range text { // so that no letter is cut
		if i > maxWords {
			break
		}
		end = i
	}
	return text[:end] + "…"
}

// beginnings returns the arguments of a message with beginning applied to the texts among them.
func beginnings(args []any) []any {
	if !slices.ContainsFunc(args, isLong) {
		return args
	}
	args = slices.Clone(args)
	for i, arg := range args {
		if isLong(arg) {
			args[i] = beginning(arg.(string))
		}
	}
	return args
}

func isLong(arg any) bool {
	text, ok := arg.(string)
	return ok && len(text) > maxWords
}
