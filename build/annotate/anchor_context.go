package annotate

// context returns what the words around the quotation prove. A word counts where it is as far from the quotation as
// it was, give or take a few. Beyond the end of a line, then or now, nothing is missed: lines are moved and parted.
func (w *window) context(x *indexed, match []int32, first, last int32) surroundings {
	var s surroundings
	var have, all, beyond [2]float64
	left, right := w.room(x, first, last)
	for i, j := range match {
		if w.a <= i && i < w.b {
			continue
		}
		weight, d := x.weight(w.ids[i]), w.distance(i)
		side, drift, room := 0, 0, left
		if i >= w.b {
			side, room = 1, right
		}
		if first <= last && j != unmatched {
			drift = int(first-j) - 1 - d
			if side == 1 {
				drift = int(j-last) - 1 - d
			}
		}
		here := j != unmatched && max(drift, -drift) <= 2+d/4
		switch {
		case d >= nearWords:
		case d < room || here:
			all[side] += weight
		case !w.old:
			beyond[side] += weight / 2
		}
		if here {
			s.evidence += weight
			s.near += weight / (1 + float64(d)/4)
			if d < nearWords {
				have[side] += weight
			}
		}
	}
	s.line = (have[0] + have[1]) / max(all[0]+all[1], 1)
	s.share = (have[0] + have[1]) / max(all[0]+all[1]+beyond[0]+beyond[1], 1)
	return s
}

// nearWords is how many words on either side count as those around a quotation.
const nearWords = 8

// room returns how many words of its line stand before and after a place, or stood there, if they were fewer.
func (w *window) room(x *indexed, first, last int32) (left, right int) {
	if first > last || int(last) >= len(x.words) {
		return nearWords, nearWords
	}
	for left < nearWords && !x.opens[int(first)-left] {
		left++
	}
	for right < nearWords && !x.opens[int(last)+1+right] {
		right++
	}
	if w.old {
		i := 0
		for i < left && i < w.a && !w.opens[w.a-i] {
			i++
		}
		left, i = i, 0
		for i < right && w.b+i < len(w.words) && !w.opens[w.b+i] {
			i++
		}
		right = i
	}
	return left, right
}

// held says whether of the three words next to the quotation two are there on either side, with no more room between
// than it needs.
func (w *window) held(match []int32) bool {
	left, right := 0, 0
	l, r := unmatched, unmatched
	for i := max(0, w.a-3); i < w.a; i++ {
		if match[i] != unmatched {
			left, l = left+1, match[i]
		}
	}
	for i := min(len(match), w.b+3) - 1; i >= w.b; i-- {
		if match[i] != unmatched {
			right, r = right+1, match[i]
		}
	}
	return left >= 2 && right >= 2 && int(r-l) <= w.b-w.a+5
}
