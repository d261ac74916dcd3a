package check

import (
	"slices"
	"strings"

	"gloss/build/diag"
)

// entityCycle: nothing is part of itself, by whatever way. Each circle is reported once, at the link that closes it.
func entityCycle(c *checker) {
	w := walk{checker: c, state: make([]state, len(c.Entities))}
	for i := range c.Entities {
		w.visit(i)
	}
}

type state uint8

const (
	unseen state = iota
	open         // on the way from where the walk began
	done
)

// A walk goes depth first from parts to wholes.
type walk struct {
	*checker
	state []state
	way   []int
}

func (w *walk) visit(i int) {
	if w.state[i] != unseen {
		return
	}
	w.state[i] = open
	w.way = append(w.way, i)
	e := &w.Entities[i]
	for j, id := range e.PartOf {
		whole, ok := w.entities.at[id]
		if !ok {
			continue
		}
		if w.state[whole] == open {
			w.list.Add(w.at(e.File, e.Index, "part_of", j), diag.EntityCycle, "remove one of these part_of", "%q is part of itself: %s", id, w.circle(whole))
		}
		w.visit(whole)
	}
	w.way = w.way[:len(w.way)-1]
	w.state[i] = done
}

// maxCircle is how many members of a circle a message names.
const maxCircle = 6

func (w *walk) circle(from int) string {
	way := w.way[slices.Index(w.way, from):]
	ids := make([]string, 0, maxCircle+2)
	for _, i := range way[:min(len(way), maxCircle)] {
		ids = append(ids, w.Entities[i].ID)
	}
	if len(way) > maxCircle {
		ids = append(ids, "…")
	}
	return strings.Join(append(ids, w.Entities[from].ID), " → ")
}
