package archive

import (
	"strings"
	"testing"
)

func TestParseEDTFReadsLevelsZeroAndOne(t *testing.T) {
	for _, test := range []struct {
		value string
		want  func(Expression) bool
	}{
		{"2017-01-08", func(e Expression) bool { return e.From.Date.Precision() == Day && !e.Interval }},
		{"2016~", func(e Expression) bool { return e.From.Approximate && !e.From.Uncertain }},
		{"2017-01?", func(e Expression) bool { return e.From.Uncertain && e.From.Date.Precision() == Month }},
		{"2017-01-08%", func(e Expression) bool { return e.From.Uncertain && e.From.Approximate }},
		{"2016-21", func(e Expression) bool { return e.From.Season == Spring }},
		{"2016-24~", func(e Expression) bool { return e.From.Season == Winter && e.From.Approximate }},
		{"199X", func(e Expression) bool { return e.From.Decade && e.From.Date.String() == "1990" }},
		{"2016/..", func(e Expression) bool { return e.Interval && e.Until.Open && !e.From.Open }},
		{"../2016", func(e Expression) bool { return e.From.Open && e.Until.Date.String() == "2016" }},
		{"2016/", func(e Expression) bool { return e.Interval && !e.Until.Open && e.Until.Date.IsZero() }},
		{"2004-06~/2006-08?", func(e Expression) bool { return e.From.Approximate && e.Until.Uncertain }},
		{"2016-05/2016", func(e Expression) bool { return e.Interval }},
	} {
		e, err := ParseEDTF(test.value)
		if err != nil || !test.want(e) {
			t.Errorf("ParseEDTF(%q) = %+v, %v", test.value, e, err)
		}
	}
}

func TestParseEDTFRefusesWhatItDoesNotKnow(t *testing.T) {
	for value, why := range map[string]string{
		"":                     "is no date",
		"~":                    "is no date",
		"2016~?":               "is no date",
		"2016-25":              "is no date",
		"2016-13":              "is no date",
		"20XX":                 "is no date",
		"2017-01-08T09:40":     "is no date",
		"../..":                "is no interval",
		"/":                    "is no interval",
		"2016/2017/2018":       "is no interval",
		"2017/2016":            "ends before it begins",
		"2017-01-08/2017-01~?": "is no interval",
	} {
		if _, err := ParseEDTF(value); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("ParseEDTF(%q) says %v, want that it %s", value, err, why)
		}
	}
}

func FuzzParseEDTF(f *testing.F) {
	for _, s := range []string{"2016~", "2016/..", "../2016-21?", "199X%", "//", "X", "2017-01-08/2017"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := ParseEDTF(s)
		if err != nil {
			return
		}
		if e.From.Date.IsZero() && e.Until.Date.IsZero() {
			t.Errorf("%q means no time at all", s)
		}
		if d, err := ParseDate(s); err == nil && !e.Interval && d != e.From.Date {
			t.Errorf("%q is %v as a date and %v as an expression", s, d, e.From.Date)
		}
	})
}
