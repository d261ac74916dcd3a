package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"gloss/build/bundle"
	"gloss/build/page"
)

// Record reads what a file of many articles, or of one, holds of an article. The record has no problem. The error is a
// *Refused where it cannot become an article; any other is a boilerplate pattern that does not compile.
func Record(rec bundle.Record, o Options) (*Draft, error) {
	o.Name = rec.Name
	d, err := draftOf(rec, o)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(rec.Original)
	d.Original, d.KeptAs = hex.EncodeToString(sum[:]), rec.Extension
	if d.URL == "" {
		d.URL = webAddress(rec.URL)
	}
	d.Retrieved = moment(rec.Fetched)
	if err := d.believe(rec.Fields, o); err != nil {
		return nil, err
	}
	if rec.CutOff != "" {
		d.warn(CutOff, "the text may be incomplete: %s", rec.CutOff)
	}
	return d, nil
}

// moment writes a time as front matter has it; nothing for the zero time.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

func draftOf(rec bundle.Record, o Options) (*Draft, error) {
	switch rec.Kind {
	case bundle.Page:
		o.URL, o.Charset = rec.URL, rec.Charset
		return HTML(rec.Body, o)
	case bundle.Fragment:
		return fragment(rec, o)
	case bundle.Reference:
		return fromReference(rec, o), nil
	}
	raw, refused := labelled8(rec)
	if refused != nil {
		return nil, refused
	}
	if rec.Kind == bundle.Text {
		return Text(raw, o)
	}
	return row(raw, rec.Fields.Title, o)
}

// labelled8 returns a plain text in UTF-8. A label is believed only of bytes that are no UTF-8 already: many say
// ISO-8859-1 of everything they send.
func labelled8(rec bundle.Record) ([]byte, *Refused) {
	if rec.Charset == "" || utf8.Valid(rec.Body) {
		return rec.Body, nil
	}
	enc, err := htmlindex.Get(rec.Charset)
	if err != nil {
		return rec.Body, nil // refused where the bytes are looked at
	}
	text, err := enc.NewDecoder().Bytes(rec.Body)
	if err != nil || strings.ContainsRune(string(text), utf8.RuneError) {
		return nil, &Refused{
			Name: rec.Name, Code: Encoding, Reason: "it is labelled as " + rec.Charset + ", which it is not",
			Hint: "convert it to UTF-8 first",
		}
	}
	return text, nil
}

// row reads a text that stands alone: a column of a table, or a message. Each line is a paragraph of it, but for the
// source's own boilerplate, and for a first line that repeats the title.
func row(raw []byte, title string, o Options) (*Draft, error) {
	outlets, err := newOutlets(o)
	if err != nil {
		return nil, err
	}
	text, refused := decode(raw)
	if refused != nil {
		refused.Name = o.Name
		return nil, refused
	}
	r := &reader{outlets: outlets, given: o.Source, draft: &Draft{Name: o.Name, Title: oneLine(title)}}
	lines := splitLines(text)
	r.units = unitsOf(lines, wrapWidth(lines), r.standsAlone)
	for i, u := range r.units {
		if s, ok := r.outlets.dropped(u.text); ok {
			r.drop(i, "", "matches a boilerplate pattern of source \""+r.outlets.sources[s].ID+"\"")
		} else if !visible(u.text) {
			r.drop(i, "", "shows nothing")
		} else if i == 0 && len(r.units) > 1 && oneLine(u.text) == r.draft.Title {
			r.drop(i, "title", "repeats the title")
		}
	}
	r.signs()
	for _, u := range r.units {
		if u.fate == inBody {
			r.draft.Body = append(r.draft.Body, u.text)
		}
	}
	if len(r.draft.Body) == 0 {
		return nil, &Refused{Name: o.Name, Code: Empty, Reason: "no line of it is the text of an article", Hint: "the source's boilerplate patterns may be to blame"}
	}
	r.settle()
	return r.draft, nil
}

// fragment reads HTML that is the text of an article alone.
func fragment(rec bundle.Record, o Options) (*Draft, error) {
	outlets, err := newOutlets(o)
	if err != nil {
		return nil, err
	}
	p, err := page.Fragment(rec.Body, page.Options{URL: rec.URL, Charset: rec.Charset})
	if err != nil {
		return nil, noPage(o.Name, err, "import a file that holds articles")
	}
	r := &reader{outlets: outlets, given: o.Source, draft: &Draft{Name: o.Name, Title: oneLine(rec.Fields.Title), Body: p.Body}}
	r.markdown(p.Markdown)
	r.settle()
	return r.draft, nil
}

// fromReference makes a draft of what is known of an article that is not at hand: its abstract, or no text.
func fromReference(rec bundle.Record, o Options) *Draft {
	d := &Draft{Name: o.Name, Shows: "none", Source: o.Source}
	for _, l := range splitLines(string(rec.Body)) {
		if visible(l.text) {
			d.Body, d.Shows = append(d.Body, l.text), "abstract"
		}
	}
	d.Language = languageOf(d.Body)
	return d
}
