package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits beyond which a table is no table of facts but the page's layout, in code points and cells.
const (
	maxCell    = 500
	maxColumns = 30
)

// table reads a table. One that lays out the page is read cell by cell.
func (w *walker) table(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if isElement(c, atom.Caption) {
			w.walk(c)
			w.flush()
		}
	}
	rows := tableRows(n)
	if cells := w.cells(rows); cells != nil {
		w.out.table(cells)
		return
	}
	for _, row := range rows {
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c)
			w.flush()
		}
	}
}

// tableRows returns a table's own rows.
func tableRows(n *html.Node) (rows []*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case isElement(c, atom.Tr):
			rows = append(rows, c)
		case isElement(c, atom.Thead, atom.Tbody, atom.Tfoot) && !isHidden(c):
			rows = append(rows, tableRows(c)...)
		}
	}
	return rows
}

// cells reads a table of facts: nil where it is none, or where nothing of it is to be read.
func (w *walker) cells(rows []*html.Node) [][][]piece {
	if len(rows) < 2 || attr(tableOf(rows[0]), "role") == "presentation" {
		return nil
	}
	var out [][][]piece
	columns, seen := 0, false
	for _, row := range rows {
		if isHidden(row) {
			continue
		}
		var cells [][]piece
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if !isElement(c, atom.Td, atom.Th) || isHidden(c) {
				continue
			}
			if !isFact(c) {
				return nil
			}
			pieces := w.cell(c)
			seen = seen || strings.TrimSpace(textOfPieces(pieces)) != ""
			cells = append(cells, pieces)
			for span, _ := strconv.Atoi(attr(c, "colspan")); span > 1 && len(cells) < maxColumns; span-- {
				cells = append(cells, nil)
			}
		}
		columns = max(columns, len(cells))
		out = append(out, cells)
	}
	if !seen || columns < 2 || columns > maxColumns {
		return nil
	}
	for i := range out {
		for len(out[i]) < columns {
			out[i] = append(out[i], nil)
		}
	}
	return out
}

func tableOf(row *html.Node) *html.Node {
	for n := row; n != nil; n = n.Parent {
		if isElement(n, atom.Table) {
			return n
		}
	}
	return row
}

// isFact reports whether a cell holds no more than a line or two of text.
func isFact(cell *html.Node) bool {
	paragraphs := 0
	for n := range cell.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Table, atom.Ul, atom.Ol, atom.Blockquote, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.Form, atom.Figure:
			return false
		case atom.P:
			paragraphs++
		}
	}
	return paragraphs < 2 && isLine(cell)
}

func isLine(cell *html.Node) bool {
	text, ok := textUpTo(cell, maxCell*8)
	return ok && utf8.RuneCountInString(text) <= maxCell
}

// cell reads a cell as one line.
func (w *walker) cell(n *html.Node) []piece {
	inner := walker{out: w.out, shows: w.shows, base: w.base}
	var line func(*html.Node)
	line = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				inner.text(c)
			case c.Type != html.ElementNode || unseen[c.DataAtom] || isHidden(c):
			case c.DataAtom == atom.Br:
				inner.add(piece{text: " "})
			case breaking[c.DataAtom]:
				inner.add(piece{text: " "})
				line(c)
				inner.add(piece{text: " "})
			case c.DataAtom == atom.A && inner.link == "":
				inner.link = w.address(attr(c, "href"))
				line(c)
				inner.link = ""
			default:
				line(c)
			}
		}
	}
	line(n)
	return inner.pieces
}
