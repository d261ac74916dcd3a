package cite

import (
	"encoding/json"
	"strings"

	"gloss/build/archive"
)

// item is an item of CSL-JSON, as the schema csl-data.json of Citation Style Language 1.0.2 has it. It has no field for
// rights, and asks for what it lacks to stand in custom.
type item struct {
	ID        string  `json:"id"`
	Type      string  `json:"type"`
	Title     string  `json:"title"`
	Author    []name  `json:"author,omitempty"`
	Container string  `json:"container-title,omitempty"`
	Section   string  `json:"section,omitempty"`
	Issued    *date   `json:"issued,omitempty"`
	Accessed  *date   `json:"accessed,omitempty"`
	URL       string  `json:"URL,omitempty"`
	Language  string  `json:"language,omitempty"`
	Number    string  `json:"number,omitempty"`
	Keyword   string  `json:"keyword,omitempty"`
	Archive   string  `json:"archive,omitempty"`
	Custom    *custom `json:"custom,omitempty"`
}

type name struct {
	Literal string `json:"literal"`
}

type date struct {
	Parts [][]int `json:"date-parts"`
}

type custom struct {
	Rights string `json:"rights"`
}

// CSL returns the work as one item of CSL-JSON, indented by two spaces, with a newline at its end. gloss import reads it.
func CSL(w Work) string {
	a := w.Article
	out := item{
		ID: w.Key(), Type: "article-newspaper", Title: a.Title, Container: w.outlet(), Section: a.Section, Issued: dateOf(a.Published),
		Accessed: dateOf(a.Retrieved), URL: a.URL, Language: a.Language, Number: a.NewsID, Keyword: strings.Join(a.Topics, ", "), Archive: w.Archive,
	}
	if w.isMagazine() {
		out.Type = "article-magazine"
	}
	if a.Byline != "" {
		out.Author = []name{{a.Byline}}
	}
	if a.Rights != "" && a.Rights != archive.UnknownRights {
		out.Custom = &custom{a.Rights}
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		panic("cite: " + err.Error()) // strings and numbers alone
	}
	return b.String()
}

// dateOf returns a date in parts, two of them for an interval; nil where there is none.
func dateOf(d archive.Date) *date {
	var out date
	for _, side := range sides(d) {
		y, m, n := side.From().Date()
		parts := []int{y, int(m), n}
		switch side.Precision() {
		case archive.Year:
			parts = parts[:1]
		case archive.Month:
			parts = parts[:2]
		}
		out.Parts = append(out.Parts, parts)
	}
	if out.Parts == nil {
		return nil
	}
	return &out
}
