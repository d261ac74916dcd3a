package export

import (
	"strings"

	"gloss/build/archive"
)

// teiDateOf returns the attributes for a date of front matter (att.datable.w3c: the types of XML Schema).
func teiDateOf(d archive.Date) []string {
	switch d.Precision() {
	case archive.NoDate:
		return nil
	case archive.Interval:
		from, to, _ := strings.Cut(d.String(), "/")
		return []string{"from", from, "to", to}
	case archive.Time:
		layout := "2006-01-02T15:04:05"
		if s := d.String(); strings.HasSuffix(s, "Z") || len(s) > 6 && strings.ContainsAny(s[len(s)-6:len(s)-5], "+-") {
			layout += "Z07:00"
		}
		return []string{"when", d.From().Format(layout)}
	}
	return []string{"when", d.String()}
}

// teiEDTF returns the attributes for what words of the text mean. What XML Schema has no type for, seasons, stands as it is
// in EDTF; “about” is low precision, and “perhaps” low certainty.
func teiEDTF(value string) []string {
	e, err := archive.ParseEDTF(value)
	if err != nil {
		return nil
	}
	if e.From.Season > 0 || e.Until.Season > 0 {
		return append([]string{"when-custom", value, "datingMethod", edtf}, qualified(e)...)
	}
	first, last := edges(e.From)
	if !e.Interval {
		if e.From.Decade {
			return append([]string{"notBefore", first, "notAfter", last}, qualified(e)...)
		}
		return append([]string{"when", first}, qualified(e)...)
	}
	_, last = edges(e.Until)
	return append([]string{"from", first, "to", last}, qualified(e)...)
}

// edges returns the first and the last date of a point; both are empty where it has none.
func edges(p archive.Point) (first, last string) {
	first = p.Date.String()
	if p.Decade {
		return first, first[:3] + "9"
	}
	return first, first
}

func qualified(e archive.Expression) []string {
	var out []string
	if e.From.Approximate || e.Until.Approximate {
		out = append(out, "precision", "low")
	}
	if e.From.Uncertain || e.Until.Uncertain {
		out = append(out, "cert", "low")
	}
	return out
}
