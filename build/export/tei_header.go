package export

import (
	"cmp"
	"strings"

	"gloss/build/archive"
	"gloss/build/cite"
	"gloss/build/iri"
)

// header writes what is known of one article (TEI P5, chapter 2). A document by itself says how things were found; in a corpus
// the corpus does.
func (t *teiWriter) header(i int, said said, alone bool) {
	a := &t.in.Archive.Articles[i]
	t.start("teiHeader", "xml:lang", "en")
	t.line()
	t.start("fileDesc")
	t.line()
	t.start("titleStmt")
	t.line()
	t.element("title", a.Title, "xml:lang", a.Language)
	t.element("author", a.Byline)
	t.end()
	t.line()
	t.publication(t.names.Article(a.ID), a.ID)
	t.start("sourceDesc")
	t.line()
	t.source(t.work(i))
	t.end()
	t.line()
	t.end()
	t.line()
	t.encoding(said, sampling(a.Text), alone)
	t.profile(a)
	t.revision(a)
	t.end()
	t.line()
}

// corpusHeader writes what is known of several articles together.
func (t *teiWriter) corpusHeader(which []int, said said) {
	site := &t.in.Archive.Site
	var ids []string
	for _, i := range which {
		ids = append(ids, t.in.Archive.Articles[i].ID)
	}
	t.start("teiHeader", "xml:lang", "en")
	t.line()
	t.start("fileDesc")
	t.line()
	t.start("titleStmt")
	t.line()
	t.element("title", site.Title, "xml:lang", site.Language)
	t.end()
	t.line()
	t.publication(t.names.Set(ids), "")
	t.start("sourceDesc")
	t.element("p", "Each article names its source.")
	t.end()
	t.line()
	t.end()
	t.line()
	t.encoding(said, "", true)
	t.end()
	t.line()
}

// publication says who hands this on, under what name, and what the annotations may be used for (TEI P5 §2.2.4). The rights
// of the article's text are its source's.
func (t *teiWriter) publication(address, id string) {
	site := &t.in.Archive.Site
	t.start("publicationStmt")
	t.line()
	t.element("publisher", cmp.Or(site.Title, "gloss"))
	t.element("idno", address, "type", "IRI")
	t.element("idno", id, "type", "article")
	t.availability(site.Rights, "The annotations: ")
	t.end()
	t.line()
}

// availability writes rights, where anything is known of them.
func (t *teiWriter) availability(rights, of string) {
	if rights == "" || rights == archive.UnknownRights {
		return
	}
	status := "free"
	if rights == archive.AllRightsReserved {
		status = "restricted"
	}
	t.start("availability", "status", status)
	t.start("licence", "target", iri.Rights(rights))
	words := strings.ReplaceAll(rights, "-", " ")
	if c, ok := archive.ParseCreativeCommons(rights); ok && c.Version == "" {
		words = c.Name() + ", version not stated"
	}
	t.text(of + words + ".")
	t.end()
	t.end()
	t.line()
}

// source describes the article as it was published (TEI P5 §3.12.2.1).
func (t *teiWriter) source(w cite.Work) {
	a := w.Article
	t.start("biblStruct", "type", "newspaperArticle")
	t.line()
	t.start("analytic")
	t.line()
	t.element("author", a.Byline)
	t.element("title", a.Title, "level", "a", "xml:lang", a.Language)
	t.element("idno", a.NewsID, "type", "news-id")
	t.element("idno", a.Original, "type", "sha256")
	if a.URL != "" {
		t.empty("ref", "target", a.URL)
		t.line()
	}
	t.end()
	t.line()
	t.start("monogr")
	t.line()
	if w.Source != nil {
		t.element("title", w.Source.Name, "level", "j")
		if w.Source.URL != "" {
			t.empty("ref", "target", w.Source.URL)
			t.line()
		}
	}
	t.availability(a.Rights, "The article: ")
	t.start("imprint")
	t.start("date", teiDateOf(a.Published)...)
	t.text(a.Published.String())
	t.end()
	t.end()
	t.line()
	t.element("biblScope", a.Section, "unit", "section")
	t.end()
	t.line()
	if a.TranslationOf != "" {
		t.empty("relatedItem", "type", "translation-of", "target", t.names.Article(a.TranslationOf))
		t.line()
	}
	t.end()
	t.line()
}

// sampling says in a sentence how much of the article is here (TEI P5 §2.3.2); nothing of all of it.
func sampling(s archive.Showing) string {
	switch s {
	case archive.Abstract:
		return "The text is a summary of the article in the archive’s own words."
	case archive.Excerpt:
		return "The text is a part of the article."
	case archive.None:
		return "The archive holds the article and indexes it, but may not show its text."
	}
	return ""
}

// encoding says how the text was made, and names the ways in which things were found (TEI P5 §2.3).
func (t *teiWriter) encoding(said said, sample string, words bool) {
	if sample == "" && !words {
		return
	}
	t.start("encodingDesc")
	t.line()
	if words {
		t.start("projectDesc")
		t.element("p", "Written by gloss: names, speech and dates were found by rule or marked by an editor; ana says which.")
		t.end()
		t.line()
	}
	if sample != "" {
		t.start("samplingDecl")
		t.element("p", sample)
		t.end()
		t.line()
	}
	if words {
		t.start("editorialDecl")
		t.line()
		t.start("quotation", "marks", "all")
		t.element("p", "Quotation marks are kept, and stand outside of said.")
		t.end()
		t.line()
		t.end()
		t.line()
		t.taxonomies(said)
	}
	t.end()
	t.line()
}

// profile says when and where the article was written, in which language, and of what it is (TEI P5 §2.4).
func (t *teiWriter) profile(a *archive.Article) {
	t.start("profileDesc")
	t.line()
	if !a.Published.IsZero() || a.Dateline != "" {
		t.start("creation")
		t.line()
		if !a.Published.IsZero() {
			t.start("date", teiDateOf(a.Published)...)
			t.text(a.Published.String())
			t.end()
			t.line()
		}
		t.element("rs", a.Dateline, "type", "dateline")
		t.end()
		t.line()
	}
	t.start("langUsage")
	t.empty("language", "ident", a.Language)
	t.end()
	t.line()
	if len(a.Topics) > 0 {
		t.start("textClass")
		t.start("keywords")
		t.line()
		for _, topic := range a.Topics {
			t.element("term", topic)
		}
		t.end()
		t.end()
		t.line()
	}
	t.end()
	t.line()
}

// revision says what befell the article since, the last first (TEI P5 §2.6).
func (t *teiWriter) revision(a *archive.Article) {
	changes := []struct {
		on   archive.Date
		what string
	}{{a.Retrieved, "Taken over by the archive."}, {a.Modified, "Changed by its outlet."}}
	if a.Modified.Compare(a.Retrieved) > 0 && !a.Modified.IsZero() {
		changes[0], changes[1] = changes[1], changes[0]
	}
	if a.Retrieved.IsZero() && a.Modified.IsZero() {
		return
	}
	t.start("revisionDesc")
	t.line()
	for _, c := range changes {
		if !c.on.IsZero() {
			t.element("change", c.what, teiDateOf(c.on)...)
		}
	}
	t.end()
	t.line()
}
