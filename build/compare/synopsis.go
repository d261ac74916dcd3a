package compare

import (
	"cmp"
	"slices"

	"gloss/build/archive"
)

// A Synopsis is accounts laid out beside each other, row by row, so that any two of them can be read together: what tells the
// same stands in one row. Each sentence stands in one cell.
//
// The rows are in the order of the first account. What only a later one has stands where it does in that account, behind
// what earlier ones have there; so each account reads in its own order, but for the cells that say that they are moved.
type Synopsis struct {
	Articles []int32 // those laid out, in the order of the slice that was cut; a large story has more (maxAccounts)
	Rows     []Row
	Unread   int // sentences that are not laid out, because an article is too long, or stand alone, because too many are alike
}

// A Row is a sentence of several accounts that tell the same, or sentences of one that stands alone with them.
type Row struct {
	Cells []Cell // one an account, in the order of Articles
	// Similarity is what each cell reaches with one of the others at least, 0 … 1; 0 in a row of one cell.
	Similarity float64
}

// A Cell is what a row has of one account.
type Cell struct {
	Account    int32 // into Articles
	First, End int32 // sentences, half-open; one where the row has several cells
	Moved      bool  // it stands elsewhere in the order of its text
	Shared     []Shared
}

// Shared is a stretch of words that a cell has in common with others of its row.
type Shared struct {
	archive.Span
	With []int32 // into Articles, in order
}

// Synopsis lays the articles out. Articles of one voice are compared too.
func (cut *Cut) Synopsis() Synopsis {
	l := layout{texts: cut.compared()}
	linked := cut.linked()
	out := Synopsis{Articles: cut.chosen, Unread: linked.unread}
	l.of = make([][]int32, len(l.texts))
	for i := range l.texts {
		out.Unread += len(l.texts[i].Sentences) - len(l.texts[i].sentences)
		l.of[i] = slices.Repeat([]int32{-1}, len(l.texts[i].sentences))
	}
	for n, g := range gather(linked.links) {
		slices.SortFunc(g.places, place.compare)
		row := Row{Similarity: g.least}
		for _, at := range g.places {
			l.of[at.article][at.sentence] = int32(n)
			row.Cells = append(row.Cells, Cell{Account: at.article, First: at.sentence, End: at.sentence + 1, Shared: shared(l.texts, at, g.places)})
		}
		l.rows = append(l.rows, row)
	}
	l.at = make([]int32, len(l.rows))
	for i := range l.at {
		l.at[i] = -1
	}
	for i := range l.texts {
		l.add(int32(i))
	}
	for _, r := range l.order {
		out.Rows = append(out.Rows, l.rows[r])
	}
	return out
}

// layout is a synopsis on the way: the accounts are added one by one.
type layout struct {
	texts []reading
	of    [][]int32 // account → sentence → its row, or -1 where it is alone
	rows  []Row     // the groups first, and then what stands alone
	order []int32   // rows, in the order in which they are laid out
	at    []int32   // group → its place in order, or -1 while no account has brought it
}

// add lays one account out beside those before it. assets/compare.js does the same for those that a reader chooses.
func (l *layout) add(account int32) {
	places := make([]int32, len(l.of[account])) // sentence → the place of its row, or -1 where that is new
	for s, row := range l.of[account] {
		places[s] = -1
		if row >= 0 {
			places[s] = l.at[row]
		}
	}
	inOrder := increasing(places)
	var out, fresh []int32
	next := int32(0) // of order: laid out up to here
	alone := int32(-1)
	for s, row := range l.of[account] {
		switch {
		case row < 0 && alone >= 0:
			l.rows[alone].Cells[0].End++
			continue
		case row < 0:
			alone = int32(len(l.rows))
			l.rows = append(l.rows, Row{Cells: []Cell{{Account: account, First: int32(s), End: int32(s) + 1}}})
			fresh = append(fresh, alone)
			continue
		case places[s] < 0:
			fresh = append(fresh, row)
		case inOrder[s]:
			out = append(append(out, l.order[next:places[s]]...), fresh...)
			out = append(out, row)
			next, fresh = places[s]+1, nil
		default:
			l.moved(row, account)
		}
		alone = -1
	}
	l.order = append(append(out, l.order[next:]...), fresh...)
	for i, row := range l.order {
		if int(row) < len(l.at) {
			l.at[row] = int32(i)
		}
	}
}

func (l *layout) moved(row, account int32) {
	cells := l.rows[row].Cells
	cells[slices.IndexFunc(cells, func(c Cell) bool { return c.Account == account })].Moved = true
}

// shared returns the stretches of a sentence whose words, names and numbers others of its group have, each with those that
// have them.
func shared(texts []reading, at place, group []place) []Shared {
	var out []Shared
	open := false // since the last stretch, only words that all who share it have
	for _, t := range texts[at.article].at(at.sentence).tokens {
		if !t.marked {
			open = open && !slices.ContainsFunc(out[len(out)-1].With, func(a int32) bool { return !holds(texts, group, a, t.id) })
			continue
		}
		var with []int32
		for _, p := range group {
			if p != at && texts[p.article].at(p.sentence).holds(t.id) {
				with = append(with, p.article)
			}
		}
		switch {
		case with == nil:
			open = false
		case open && slices.Equal(out[len(out)-1].With, with):
			out[len(out)-1].End = t.end
		default:
			out = append(out, Shared{archive.Span{Start: t.start, End: t.end}, with})
			open = true
		}
	}
	return out
}

// holds reports whether an account's sentence in a group has an item.
func holds(texts []reading, group []place, account, id int32) bool {
	for _, p := range group {
		if p.article == account {
			return texts[p.article].at(p.sentence).holds(id)
		}
	}
	return false
}

// increasing marks a longest increasing run of places, of which those below 0 are none: the sentences that stand in the
// same order in a text as in the rows. The others have been moved.
func increasing(places []int32) []bool {
	var tails []int // of the runs of each length, the one that ends lowest
	before := make([]int, len(places))
	for i, b := range places {
		if b < 0 {
			continue
		}
		n, _ := slices.BinarySearchFunc(tails, b, func(t int, b int32) int { return cmp.Compare(places[t], b) })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		tails = append(tails[:n], append([]int{i}, tails[min(n+1, len(tails)):]...)...)
	}
	out := make([]bool, len(places))
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = before[i] {
			out[i] = true
		}
	}
	return out
}
