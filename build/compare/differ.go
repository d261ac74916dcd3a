package compare

import (
	"slices"
	"strings"

	"gloss/build/archive"
)

// DifferenceKind says in what the sentences of a passage differ.
type DifferenceKind string

// The kinds of difference.
const (
	DateDiffers    DifferenceKind = "date"    // no date that the one gives agrees with one of the other
	NumberDiffers  DifferenceKind = "number"  // another number of the same noun
	SpeakerDiffers DifferenceKind = "speaker" // the words are another's
)

// A Difference is a point in which two or more places of one passage differ.
type Difference struct {
	Kind    DifferenceKind
	Passage int    // index into Comparison.Passages
	Of      string // of a number: the noun, as the first place has it
	Sides   []Side // one for each value, in the order of the places that give it first
}

// A Side is a value with the place that gives it.
type Side struct {
	Article  int32
	Sentence int32
	Evidence archive.Span // the words
	Value    string       // of a date: EDTF; of a number: digits
	Speaker  int32        // of a speaker: the entity; otherwise -1
	Others   int          // further articles that give the same value
}

func differences(texts []reading, p *Passage, index int) []Difference {
	var out []Difference
	for _, sides := range [][]Side{dates(texts, p), speakers(texts, p)} {
		if len(sides) > 1 {
			kind := DateDiffers
			if sides[0].Speaker >= 0 {
				kind = SpeakerDiffers
			}
			out = append(out, Difference{Kind: kind, Passage: index, Sides: sides})
		}
	}
	return append(out, numbers(texts, p, index)...)
}

// dates collects the dates of each place. They differ only where every date of one place disagrees with every date of
// another: “in December” and “on 30 December” may be the same day.
func dates(texts []reading, p *Passage) []Side {
	var sides []Side
	var given [][]archive.Dated
	for _, at := range p.Places {
		var own []archive.Dated
		span := texts[at.Article].at(at.Sentence).span
		for _, d := range texts[at.Article].Dates {
			if d.Start >= span.Start && d.End <= span.End && d.Value != "" && !strings.ContainsAny(d.Value, "~?") {
				own = append(own, d)
			}
		}
		if len(own) == 0 {
			continue
		}
		same := slices.IndexFunc(given, func(other []archive.Dated) bool { return anyAgrees(own, other) })
		if same >= 0 {
			sides[same].Others++
			continue
		}
		given = append(given, own)
		sides = append(sides, Side{
			Article: at.Article, Sentence: at.Sentence, Value: own[0].Value, Speaker: -1,
			Evidence: archive.Span{Start: own[0].Start, End: own[0].End},
		})
	}
	return sides
}

func anyAgrees(a, b []archive.Dated) bool {
	return slices.ContainsFunc(a, func(d archive.Dated) bool {
		return slices.ContainsFunc(b, func(e archive.Dated) bool { return datesAgree(d.Value, e.Value) })
	})
}

// datesAgree says whether two EDTF dates may be the same: one is a part of the other. Intervals, seasons and decades are
// taken to agree with anything, since what they leave open is not known.
func datesAgree(a, b string) bool {
	if strings.ContainsAny(a+b, "/X") || season(a) || season(b) {
		return true
	}
	a, _, _ = strings.Cut(a, "T")
	b, _, _ = strings.Cut(b, "T")
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// season says whether a date is YYYY-21 to YYYY-24.
func season(s string) bool { return len(s) == 7 && s[5] == '2' }

// speakers collects who is said to have spoken the words that the places share.
func speakers(texts []reading, p *Passage) []Side {
	var sides []Side
	for _, at := range p.Places {
		span := texts[at.Article].at(at.Sentence).span
		q, ok := spoken(texts[at.Article].Quotations, span, at.Agree)
		if !ok {
			continue
		}
		if same := slices.IndexFunc(sides, func(s Side) bool { return s.Speaker == q.Speaker }); same >= 0 {
			sides[same].Others++
			continue
		}
		sides = append(sides, Side{
			Article: at.Article, Sentence: at.Sentence, Speaker: q.Speaker,
			Evidence: archive.Span{Start: max(q.Start, span.Start), End: min(q.End, span.End)},
		})
	}
	return sides
}

// spoken returns the first quotation in a sentence of whose words at least half are shared, where its speaker is known.
func spoken(quotations []archive.Quotation, s archive.Span, agree []archive.Span) (archive.Quotation, bool) {
	for _, q := range quotations {
		said := overlap(archive.Span{Start: q.Start, End: q.End}, s)
		if q.Speaker < 0 || said == 0 {
			continue
		}
		shared := int32(0)
		for _, a := range agree {
			shared += overlap(archive.Span{Start: q.Start, End: q.End}, a)
		}
		if 2*shared >= said {
			return q, true
		}
	}
	return archive.Quotation{}, false
}

// overlap is how many bytes two spans have in common.
func overlap(a, b archive.Span) int32 { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }
