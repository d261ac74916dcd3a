package check

import (
	"fmt"

	"gloss/build/diag"
)

// names are the IDs of one kind of thing.
type names struct {
	at    map[string]int // the position of the first that bears it
	order []string
	hints map[string]string // made already
}

func newNames(size int) *names {
	return &names{at: make(map[string]int, size), order: make([]string, 0, size), hints: map[string]string{}}
}

func (n *names) add(id string, position int) {
	if _, taken := n.at[id]; !taken {
		n.at[id] = position
		n.order = append(n.order, id)
	}
}

func (n *names) has(id string) bool {
	_, ok := n.at[id]
	return ok
}

// maxGuesses is for how many different unknown IDs a likely one is sought. Each search reads all the names,
// so without a limit an archive whose registry was lost would take minutes to say so.
const maxGuesses = 50

// hint says what an unknown ID was perhaps meant to be, and in any case where such things are declared.
func (n *names) hint(unknown, declared string) string {
	hint, made := n.hints[unknown]
	if made || len(n.hints) == maxGuesses {
		return hint + declared
	}
	if near, ok := diag.Nearest(unknown, n.order); ok {
		hint = fmt.Sprintf("did you mean %q? ", near)
	}
	n.hints[unknown] = hint
	return hint + declared
}
