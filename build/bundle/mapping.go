package bundle

import (
	"fmt"
	"slices"
	"strings"
)

// field is what a column may hold.
type field uint8

const (
	textField field = iota
	htmlField
	titleField
	bylineField
	publishedField
	sourceField
	urlField
	languageField
	sectionField
	rightsField
	newsIDField
	datelineField
	fields
)

// fieldNames are the fields as a mapping names them: the keys of front matter, and the two forms of a text.
var fieldNames = [fields]string{"text", "html", "title", "byline", "published", "source", "url", "language", "section", "rights", "news_id", "dateline"}

// usualNames are the columns that hold a field where no mapping says otherwise, the likeliest first. They were
// gathered from what news corpora, scrapers, Schema.org, JSON Feed and content management systems call them.
var usualNames = [fields][]string{
	textField:      {"text", "body", "content", "article", "fulltext", "full_text", "content_text", "articlebody", "article_body", "article_text", "body_text", "maintext", "main_text", "cleaned_text", "story"},
	htmlField:      {"html", "content_html", "body_html", "article_html", "raw_html"},
	titleField:     {"title", "headline", "heading", "article_title"},
	bylineField:    {"byline", "author", "authors", "creator", "writer", "by"},
	publishedField: {"published", "date_published", "publication_date", "published_at", "date_publish", "publish_date", "pub_date", "pubdate", "datepublished", "published_date", "date", "datetime", "timestamp"},
	sourceField:    {"source", "outlet", "publisher", "publication", "newspaper", "site_name", "sitename", "source_name", "domain", "source_domain"},
	urlField:       {"url", "link", "permalink", "web_url", "canonical_url", "source_url", "article_url"},
	languageField:  {"language", "lang"},
	sectionField:   {"section", "category", "section_name"},
	rightsField:    {"rights", "license", "licence"},
	newsIDField:    {"news_id"},
	datelineField:  {"dateline"},
}

// A Mapping says which column holds which field. The zero value says nothing: columns are known by their usual names.
type Mapping struct {
	columns [fields]string
	stated  bool
}

// ParseMapping reads FIELD=COLUMN pairs that commas part, such as "title=headline,byline=author.name". In JSON a
// column may be a path: the keys of objects within objects, joined by points.
func ParseMapping(s string) (Mapping, error) {
	var m Mapping
	for pair := range strings.SplitSeq(s, ",") {
		name, column, ok := strings.Cut(pair, "=")
		name, column = strings.TrimSpace(name), strings.TrimSpace(column)
		f := slices.Index(fieldNames[:], name)
		switch {
		case !ok || column == "":
			return Mapping{}, fmt.Errorf("%q is no pair such as title=headline", strings.TrimSpace(pair))
		case f < 0:
			return Mapping{}, fmt.Errorf("there is no field %q; the fields are %s", name, strings.Join(fieldNames[:], ", "))
		case m.columns[f] != "":
			return Mapping{}, fmt.Errorf("%s is mapped twice", name)
		}
		m.columns[f], m.stated = column, true
	}
	return m, nil
}

// column returns the column that holds a field among those of a row, and whether there is one. A field that the mapping
// does not state is looked for under its usual names, unless the mapping gives that column to another field.
func (m *Mapping) column(f field, has func(string) (string, bool)) (string, bool) {
	if c := m.columns[f]; c != "" {
		return has(c)
	}
	for _, usual := range usualNames[f] {
		if c, ok := has(usual); ok && !slices.Contains(m.columns[:], c) {
			return c, true
		}
	}
	return "", false
}

// fill makes a record's fields and body of a row. value returns what a column holds; several texts are joined by the
// string given.
func (m *Mapping) fill(r *Record, has func(string) (string, bool), value func(column, join string) string) (used []string) {
	get := func(f field, join string) string {
		c, ok := m.column(f, has)
		if !ok {
			return ""
		}
		used = append(used, c)
		return strings.TrimSpace(value(c, join))
	}
	r.Fields = Fields{
		Title: get(titleField, " "), Byline: get(bylineField, ", "), Published: get(publishedField, " "), Source: get(sourceField, " "), URL: get(urlField, " "),
		Language: get(languageField, " "), Section: get(sectionField, " / "), Rights: get(rightsField, " "), NewsID: get(newsIDField, " "), Dateline: get(datelineField, " "),
	}
	r.URL = r.Fields.URL
	text, html := get(textField, "\n"), get(htmlField, "\n")
	switch {
	case html != "":
		r.Kind, r.Body = Fragment, []byte(html)
	case text != "":
		r.Kind, r.Body = Row, []byte(text)
	default:
		r.Problem = other(NoText, "the row has no text; say which column holds it with --map text=COLUMN")
	}
	return used
}
