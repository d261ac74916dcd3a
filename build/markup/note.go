package markup

// Note returns a note's Markdown as phrasing content, which may stand within a paragraph: each paragraph, heading,
// table cell or code block is a <span class="note-par">, and the text of a list item has the class note-item as
// well. Relative links stay as they are, pictures become links, raw HTML is shown as text.
func Note(md string, o HTMLOptions) string {
	o.setDefaults()
	d := Markdown(md, Options{})
	out := make([]byte, 0, 2*len(d.Text)+64)
	items := 0 // list items around
	inBlock := false
	at := int32(0) // what is written of d.Text
	for _, ev := range d.events {
		e := &elements[ev.elem]
		switch {
		case ev.op >= opSpace: // the text has a space there
		case e.role == inline && inBlock:
			out = appendText(out, d.Text[at:ev.at])
			out = d.appendTag(out, ev, &o)
			at = ev.at
		case e.role == leaf && ev.op == opOpen && ev.end > ev.at:
			if len(out) > 0 {
				out = append(out, ' ') // parts the blocks where there is no style
			}
			out = append(out, noteOpen(ev.elem, items)...)
			inBlock, at = true, ev.at
		case e.role == leaf && ev.op == opClose && inBlock:
			out = appendText(out, d.Text[at:ev.at])
			if ev.elem == elemPre {
				out = append(out, "</code>"...)
			}
			out = append(out, "</span>"...)
			inBlock = false
		case ev.elem == elemListItem && ev.op == opOpen:
			items++
		case ev.elem == elemListItem:
			items--
		}
	}
	return string(out)
}

func noteOpen(e element, items int) string {
	switch {
	case e == elemPre:
		return `<span class="note-par"><code>`
	case items > 0:
		return `<span class="note-par note-item">`
	}
	return `<span class="note-par">`
}
