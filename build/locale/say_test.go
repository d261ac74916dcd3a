package locale_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"gloss/build/locale"
)

func TestCountsTakeThePluralOfTheirLanguage(t *testing.T) {
	for tag, want := range map[string][]string{
		"en": {"0 articles", "1 article", "2 articles", "5 articles", "11 articles", "21 articles", "100 articles", "1,204 articles"},
		"fr": {"0 article", "1 article", "2 articles", "5 articles", "11 articles", "21 articles", "100 articles", "1\u202f204 articles"},
		"ru": {"0 статей", "1 статья", "2 статьи", "5 статей", "11 статей", "21 статья", "100 статей", "1\u00a0204 статьи"},
		"ar": {"لا مقالات", "مقالة واحدة", "مقالتان", "5 مقالات", "11 مقالة", "21 مقالة", "100 مقالة", "1,204 مقالات"},
		"fa": {"0 مقاله", "1 مقاله", "2 مقاله", "5 مقاله", "11 مقاله", "21 مقاله", "100 مقاله", "1,204 مقاله"},
	} {
		l := locale.Builtin(tag)
		var have []string
		for _, n := range []int{0, 1, 2, 5, 11, 21, 100, 1204} {
			have = append(have, l.Count("articles", n))
		}
		if d := cmp.Diff(want, have); d != "" {
			t.Errorf("%s (-want +have):\n%s", tag, d)
		}
	}
}

func TestDatesAreThoseOfTheLanguage(t *testing.T) {
	at := func(day int) time.Time { return time.Date(2017, time.September, day, 9, 40, 0, 0, time.UTC) }
	for tag, want := range map[string][]string{
		"en": {"1 September 2017", "8 Sept 2017", "8 September 2017, 09:40", "8 September", "September 2017", "Sept 2017"},
		"fr": {"1er septembre 2017", "8 sept. 2017", "8 septembre 2017, 09:40", "8 septembre", "septembre 2017", "sept. 2017"},
		"ru": {"1 сентября 2017", "8 сент. 2017", "8 сентября 2017, 09:40", "8 сентября", "сентябрь 2017", "сент. 2017"},
		"ar": {"1 سبتمبر 2017", "8 سبتمبر 2017", "8 سبتمبر 2017، 09:40", "8 سبتمبر", "سبتمبر 2017", "سبتمبر 2017"},
	} {
		l := locale.Builtin(tag)
		have := []string{l.Day(at(1)), l.ShortDay(at(8)), l.DayTime(at(8)), l.DayOfMonth(at(8)), l.Month(at(8)), l.ShortMonth(at(8))}
		if d := cmp.Diff(want, have); d != "" {
			t.Errorf("%s (-want +have):\n%s", tag, d)
		}
	}
}

func TestWordsOfTheOtherDirectionAreIsolated(t *testing.T) {
	const fsi, pdi = "\u2068", "\u2069"
	ar, en := locale.Builtin("ar"), locale.Builtin("en")
	for _, c := range []struct{ have, want string }{
		{ar.List([]string{"Ada Holm", "Northport"}), "\u200f" + fsi + "Ada Holm" + pdi + " و" + fsi + "Northport" + pdi},
		{ar.Say("how.surname", "stands", ar.Say("stands.article", "words", "Holm")), "باسم العائلة: ورد " + fsi + "Holm" + pdi + " في المقالة، ولا يحمله هنا أحد غيره."},
		{ar.Say("page-number", "title", "الفهرس", "n", "2"), "الفهرس، صفحة 2"},
		{en.List([]string{"Ada Holm", "Zoë", "łódź", "Пётр", "東京"}), "Ada Holm, Zoë, łódź, Пётр and 東京"},
		{en.List([]string{"نورة", "Ada"}), "\u200e" + fsi + "نورة" + pdi + " and Ada"},
		{ar.HTML("article.copy-html", "href", "a.html", "name", "<Ada>"), strings.ReplaceAll(`هذه <b class="label">نسخة</b> من <a dir="auto" href="a.html">&lt;Ada&gt;</a>، وليست شهادة ثانية.`, "\u2068", "")},
	} {
		if d := cmp.Diff(c.want, c.have); d != "" {
			t.Errorf("-want +have:\n%s", d)
		}
	}
}

func TestNamesOfLanguagesAndCountries(t *testing.T) {
	for tag, want := range map[string][2]string{
		"en": {"Russian", "Iran"}, "fr": {"Russe", "Iran"}, "ru": {"Русский", "Иран"}, "ar": {"الروسية", "إيران"}, "fa": {"روسی", "ایران"},
	} {
		l := locale.Builtin(tag)
		if have := [2]string{l.LanguageName("ru"), l.Country("IR")}; have != want {
			t.Errorf("%s: %q, want %q", tag, have, want)
		}
	}
}

// FuzzOwnStrings reads any file: what it takes from it can be said, and every place that it reports lies in the file.
func FuzzOwnStrings(f *testing.F) {
	for _, s := range []string{"skip = x", "articles[one] = {n}\narticles[other] = {n}", "skip", "skip[one] = x", "{ = }", "a = {b", "percent = {n}{n}{m}", "\xff", "comma =", "skip = a\rb"} {
		f.Add(s)
	}
	keys := locale.Builtin("en").Keys()
	f.Fuzz(func(t *testing.T, text string) {
		l, list := locale.Read(fstest.MapFS{"ru.txt": {Data: []byte(text)}}, "ru")
		lines := strings.Count(text, "\n") + 1
		for _, d := range list {
			if d.File != "layouts/ru.txt" || d.Line > lines {
				t.Errorf("a diagnostic stands outside of the file: %v", d)
			}
		}
		if list.HasErrors() || !utf8.ValidString(text) {
			return
		}
		for _, key := range keys {
			names, counts, _ := l.Names(key)
			var args []string
			for _, n := range names {
				args = append(args, n, "x")
			}
			for _, n := range []int{0, 1, 2, 5} {
				if counts {
					l.Count(key, n, args...)
				} else {
					l.Say(key, args...)
				}
			}
		}
	})
}
