package export

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"

	"gloss/build/archive"
	"gloss/build/iri"
)

// What a rule found says three things of itself, so that nobody takes it for an editor's word: its creator is the
// rule, its last body says in words how it was decided and how sure that is, and what was left open is asked
// (motivation questioning), not stated.

// mention is a mention that was found by rule. A form that several entities bear asks which of them is meant.
func (w *annotator) mention(k int32) annotation {
	m := w.Results[w.i].Mentions.List[k]
	how := describing(m.How.String())
	w.inWords(&how, w.How, k)
	out := w.byRule(byteSpan{m.Start, m.End}, "mention", w.Archive.Entities[m.Entity].ID, m.How.String())
	if m.How == archive.Ambiguous {
		out.Motivation = "questioning"
		choice := body{Type: "Choice"}
		for _, e := range w.Results[w.i].Mentions.Choices[m.Because] {
			choice.Items = append(choice.Items, w.identity(w.entities()[e]))
		}
		out.Body = []body{choice, how}
		return out
	}
	out.Motivation = "identifying"
	out.Body = w.identities(int(m.Entity))
	if m.How != archive.ByName { // of which there is nothing to say, and which most are
		out.Body = append(out.Body, how)
	}
	return out
}

// quotation is a quotation that was found by rule, with its speaker, or all who say it together, where they could be named.
func (w *annotator) quotation(k int32) annotation {
	q := w.Results[w.i].Quotations[k]
	how := describing(q.Speech.String() + " speech, speaker: " + q.How.String())
	w.inWords(&how, w.HowSaid, k)
	var speakers []int
	var ids []string
	for _, v := range w.Results[w.i].Voices(q) {
		speakers, ids = append(speakers, int(v.Speaker)), append(ids, w.Archive.Entities[v.Speaker].ID)
	}
	out := w.byRule(byteSpan{q.Start, q.End}, "quotation", strings.Join(ids, " "), "quotation, "+q.How.String())
	out.Motivation = "linking"
	if len(speakers) == 0 {
		out.Motivation = "classifying"
	}
	out.Body = append(w.speech(speakers...), how)
	return out
}

// date is a date that was found by rule, with its working. One that could not be resolved says why.
func (w *annotator) date(k int32) annotation {
	d := w.Results[w.i].Dates[k]
	out := w.byRule(byteSpan{d.Start, d.End}, "date", d.Value, "date")
	if d.Value == "" {
		out.Motivation = "questioning"
	} else {
		out.Motivation = "identifying"
		out.Body = append(make([]body, 0, 2), dateBody(d.Value))
	}
	out.Body = append(out.Body, describing(d.Working()))
	return out
}

// describing is words of gloss's own, which are English and no markup.
func describing(words string) body {
	return body{Type: "TextualBody", Purpose: "describing", Value: words}
}

// inWords puts a sentence in the place of a word, where there is one that may be shown: sentences quote the text.
func (w *annotator) inWords(how *body, say func(article int32, which int) string, k int32) {
	if say == nil || w.article.Text == archive.None {
		return
	}
	if words := say(int32(w.i), int(k)); words != "" {
		how.Value = words
	}
}

// foundBytes is how much of a hash names a finding: 40 bits, so that of a thousand in one article two agree once in
// two million articles. Those are numbered.
const foundBytes = 5

// byRule is what all findings have. The name is made of what is found, of the words and of what stands around them,
// and not of a number, so that an edit elsewhere in the article leaves it as it is.
func (w *annotator) byRule(s byteSpan, kind, value, rule string) annotation {
	around := w.around(s)
	w.hashed = w.hashed[:0]
	for _, part := range []string{kind, value, w.text[around.start:around.end]} {
		w.hashed = append(append(w.hashed, part...), 0)
	}
	sum := sha256.Sum256(strconv.AppendInt(w.hashed, int64(s.start-around.start), 10))
	var name [len(iri.FoundPrefix) + foundBytes*8/5]byte
	out := w.annotation(string(foundEncoding.AppendEncode(append(name[:0], iri.FoundPrefix...), sum[:foundBytes])))
	if by := "gloss: " + rule; w.creator == nil || w.creator.Name != by {
		w.creator = &agent{"Software", by}
	}
	out.Creator = w.creator
	out.Target = []target{w.target(s, w.enough(s))}
	return out
}

var foundEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)
