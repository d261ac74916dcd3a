package markup

import (
	"sort"

	"golang.org/x/text/unicode/norm"
)

// normalize brings the text into NFC and moves all that points into it. Nearly every text is in NFC already.
// It comes last because a letter and its accent may stand on two sides of a tag.
func (d *Document) normalize() {
	if norm.NFC.IsNormalString(d.Text) {
		return
	}
	out := make([]byte, 0, len(d.Text))
	var moves []run // from the old text to the new
	shift := int32(0)
	for at := 0; at < len(d.Text); {
		n := norm.NFC.NextBoundaryInString(d.Text[at:], true)
		if d.Text[at] == '\n' {
			n = 1 // an accent that begins a block stays there
		}
		part := d.Text[at : at+n]
		if !norm.NFC.IsNormalString(part) {
			// What changes gets a run of its own, so that an offset within it maps to its start or end.
			moves = append(moves, run{int32(at), int32(len(out))})
			out = norm.NFC.AppendString(out, part)
			shift = int32(len(out) - at - n)
			moves = append(moves, run{int32(at + n), int32(at+n) + shift})
		} else {
			out = append(out, part...)
		}
		at += n
	}
	d.remap(moves)
	d.Text = string(out)
}

// remap moves blocks, events and runs. moves come in pairs: the start and the end of a changed stretch.
func (d *Document) remap(moves []run) {
	to := func(at int32) int32 {
		i := sort.Search(len(moves), func(i int) bool { return moves[i].canonical > at })
		switch {
		case i == 0:
			return at
		case i%2 == 1 && at > moves[i-1].canonical: // within a changed stretch
			return moves[i].body
		}
		return moves[i-1].body + at - moves[i-1].canonical
	}
	for i := range d.Blocks {
		d.Blocks[i].Start, d.Blocks[i].End = to(d.Blocks[i].Start), to(d.Blocks[i].End)
	}
	for i := range d.events {
		d.events[i].at, d.events[i].end = to(d.events[i].at), to(d.events[i].end)
	}
	d.runs = remapRuns(d.runs, moves, to)
}

// remapRuns merges the ends of the changed stretches into runs, so that the body's offsets after them stay right.
func remapRuns(runs, moves []run, to func(int32) int32) []run {
	out := make([]run, 0, len(runs)+len(moves))
	add := func(r run) {
		for len(out) > 0 && out[len(out)-1].canonical >= r.canonical {
			out = out[:len(out)-1]
		}
		out = append(out, r)
	}
	last := run{}
	i := 0
	for _, r := range runs {
		for ; i < len(moves) && moves[i].canonical < r.canonical; i++ {
			add(run{moves[i].body, min(last.body+moves[i].canonical-last.canonical, r.body)})
		}
		add(run{to(r.canonical), r.body})
		last = r
	}
	for ; i < len(moves); i++ {
		add(run{moves[i].body, last.body + moves[i].canonical - last.canonical})
	}
	return out
}
