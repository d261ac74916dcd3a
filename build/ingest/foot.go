package ingest

// Limits of the foot: how many units it may have, and how many in a row that nothing accounts for.
const (
	maxFoot  = 40
	maxStray = 3
)

// foot reads what stands behind the last paragraph, from the end up: rights, initials, comment forms, addresses,
// buttons. A short scrap without a sentence that stands below such a line, and above nothing but the end, belongs
// to the page as well.
func (r *reader) foot() {
	var strays []int
	for i, seen := len(r.units)-1, 0; i >= 0 && seen < maxFoot; i-- {
		seen++
		u := &r.units[i]
		closes := false // a line that no article goes on behind
		switch {
		case u.fate != inBody:
			closes = u.kind != nil && u.kind.foot
		case r.takeEdge(i, footOnly):
			closes = u.kind.foot
		case r.takeField(i, false):
			closes = true
		case r.cutTail(i):
			r.dropStrays(strays)
			if u.fate == inBody {
				return
			}
			closes = true
		case len(strays) < maxStray && i > 0 && isScrap(u.text):
			strays = append(strays, i)
		default:
			return
		}
		if closes {
			r.dropStrays(strays)
			strays = nil
		}
	}
}

func (r *reader) dropStrays(strays []int) {
	for _, i := range strays {
		r.outlets.sign(r.units[i].text, onPage)
		r.drop(i, "", "is a scrap below the end of the article")
	}
}

// isScrap reports whether a line is too short and too loose to be a paragraph.
func isScrap(text string) bool {
	return shortText(text, 60) && !endsSentence(text) && !positionMark.MatchString(text)
}

// cutTail cuts statements of rights and initials off the end of the last paragraph, where a page without line
// breaks has left them. It reports whether there were any.
func (r *reader) cutTail(i int) bool {
	u := &r.units[i]
	found := false
	if at := splitRights(u.text); at < len(u.text) {
		for _, s := range splitSentences(u.text[at:]) {
			if c, ok := claimOf(s); ok {
				r.takeClaim(c, u.line, s)
			}
		}
		r.cut(i, at, "rights", "was read as a statement of rights")
		found = true
	}
	if at := initialsAt(u.text); at < len(u.text) {
		if r.draft.Byline == "" {
			r.draft.Byline = u.text[at:]
		}
		r.cut(i, at, "byline", "was read as the writers' initials")
		found = true
	}
	if u.text == "" {
		u.fate = out
	}
	return found
}
