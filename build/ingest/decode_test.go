package ingest

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

const sentenceOfTest = "Talks moved.\n\nThe talks have been moved to Pèll, the council said — 🌊 and all.\n"

func inUTF16(s string, order binary.ByteOrder) []byte {
	out := make([]byte, 2)
	order.PutUint16(out, 0xFEFF)
	for _, u := range utf16.Encode([]rune(s)) {
		var b [2]byte
		order.PutUint16(b[:], u)
		out = append(out, b[:]...)
	}
	return out
}

func TestEncodingsReadAlike(t *testing.T) {
	want := []string{"Talks moved.", "The talks have been moved to Pèll, the council said — 🌊 and all."}
	for name, raw := range map[string][]byte{
		"UTF-8":                []byte(sentenceOfTest),
		"UTF-8 with BOM":       []byte("\ufeff" + sentenceOfTest),
		"UTF-16 little endian": inUTF16(sentenceOfTest, binary.LittleEndian),
		"UTF-16 big endian":    inUTF16(sentenceOfTest, binary.BigEndian),
		"CRLF":                 []byte(strings.ReplaceAll(sentenceOfTest, "\n", "\r\n")),
		"CR":                   []byte(strings.ReplaceAll(sentenceOfTest, "\n", "\r")),
		"NEL":                  []byte(strings.ReplaceAll(sentenceOfTest, "\n", "\u0085")),
		"line separator":       []byte(strings.ReplaceAll(sentenceOfTest, "\n\n", "\u2028")),
		"paragraph separator":  []byte(strings.ReplaceAll(sentenceOfTest, "\n\n", "\u2029")),
	} {
		d, err := Text(raw, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, d.Body); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

func TestInputThatIsNoTextIsRefused(t *testing.T) {
	for _, tt := range []struct {
		name, raw string
		want      string
		code      Code
	}{
		{"nothing", "", "a.txt: there is no text in it [empty]", Empty},
		{"white space", " \r\n\t\u00a0\n", "a.txt: there is no text in it [empty]", Empty},
		{"a mark alone", "\ufeff", "a.txt: there is no text in it [empty]", Empty},
		{"boilerplate alone", "Share this article\n\nRead more\n", "a.txt: no line of it is the text of an article [empty]", Empty},
		{"Latin-1", "One line.\nThe caf\xe9 is shut.\n", "a.txt:2:8: byte 0xE9 is not UTF-8 [encoding]", Encoding},
		{"code points, not bytes", "Ünö\n\nÄö\xff", "a.txt:3:3: byte 0xFF is not UTF-8 [encoding]", Encoding},
		{"a surrogate in UTF-8", "a\xed\xa0\x80", "a.txt:1:2: byte 0xED is not UTF-8 [encoding]", Encoding},
		{"a cut character", "abc\xe2\x80", "a.txt:1:4: byte 0xE2 is not UTF-8 [encoding]", Encoding},
		{"NUL", "One line.\nTwo\x00lines.", "a.txt:2:4: there is a NUL byte, so this is no text [binary]", Binary},
		{"UTF-16 without a mark", "T\x00a\x00l\x00k\x00", "a.txt:1:2: there is a NUL byte, so this is no text [binary]", Binary},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00", "a.txt: this is a picture, which is not read [binary]", Binary},
		{"a PDF", "%PDF-1.7\n1 0 obj", "a.txt: this is a PDF, which is not read [binary]", Binary},
		{"a document", "PK\x03\x04\x14\x00", "a.txt: this is a packed file, such as a document of Word or LibreOffice, which is not read [binary]", Binary},
		{"rich text", `{\rtf1\ansi The ferry}`, "a.txt: this is rich text, which is not read [binary]", Binary},
		{"control characters", "\x1b\x01\x02 text", "a.txt:1:1: more than one character in a hundred is a control character, so this is no text [binary]", Binary},
		{"half a UTF-16 unit", "\xff\xfeT\x00a", "a.txt:1:2: a UTF-16 character is cut in half [encoding]", Encoding},
		{"half a pair", "\xff\xfeT\x00\x3d\xd8", "a.txt:1:2: a UTF-16 character is cut in half [encoding]", Encoding},
		{"two first halves", "\xff\xfe\x3d\xd8\x3d\xd8", "a.txt:1:1: a UTF-16 character is cut in half [encoding]", Encoding},
	} {
		d, err := Text([]byte(tt.raw), Options{Name: "a.txt"})
		var refused *Refused
		if !errors.As(err, &refused) {
			t.Errorf("%s: not refused: %+v, %v", tt.name, d, err)
			continue
		}
		if refused.Error() != tt.want || refused.Code != tt.code || refused.Hint == "" {
			t.Errorf("%s: %q, hint %q; want %q", tt.name, refused, refused.Hint, tt.want)
		}
	}
}

func TestUnknownSourceIsRefused(t *testing.T) {
	_, err := Text([]byte("A text."), Options{Name: "a.txt", Source: "herald", Sources: testSources()})
	var refused *Refused
	if !errors.As(err, &refused) || refused.Error() != `a.txt: there is no source "herald" [no-source]` {
		t.Errorf("got %v", err)
	}
}

func TestBrokenBoilerplatePatternIsAnError(t *testing.T) {
	sources := testSources()
	sources[0].Boilerplate = []string{"("}
	if _, err := Text([]byte("A text."), Options{Sources: sources}); err == nil || !strings.Contains(err.Error(), `pattern "(" of source "norrowby-courier"`) {
		t.Errorf("got %v", err)
	}
}

func TestLongSingleLineIsOneParagraph(t *testing.T) {
	word := "truce "
	text := strings.TrimSpace(strings.Repeat(word, 10<<20/len(word)))
	d, err := Text([]byte(text), Options{Sources: testSources()})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Body) != 1 || d.Body[0] != text {
		t.Errorf("%d paragraphs; want the line as it is", len(d.Body))
	}
}
