package load_test

import (
	"strings"
	"testing"

	"gloss/build/load"
)

func TestSlug(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Iran warns of efforts made to torpedo Syria truce", "iran-warns-of-efforts-made-to-torpedo-syria-truce"},
		{"  It’s “over” — or isn't it?  ", "its-over-or-isnt-it"},
		{"Ärger über Öl", "ärger-über-öl"},
		{"Россия и Иран", "россия-и-иран"},
		{"हिन्दी", "हिन्दी"},
		{"St. James v1.2", "st-james-v1-2"},
		{"__x__", "x__"},
		{"../../etc/passwd", "etc-passwd"},
		{"CON", "con-1"},
		{"com7", "com7-1"},
		{"¿?", ""},
		{"", ""},
		{strings.Repeat("ab ", 100), strings.Repeat("ab-", 33) + "a"},
		{strings.Repeat("日", 100), strings.Repeat("日", 66)},
	}
	for _, tt := range tests {
		if have := load.Slug(tt.text); have != tt.want {
			t.Errorf("Slug(%q) = %q, want %q", tt.text, have, tt.want)
		}
		if again := load.Slug(tt.want); again != tt.want && !strings.HasSuffix(tt.want, "-1") {
			t.Errorf("Slug(%q) = %q, but it is a slug already", tt.want, again)
		}
	}
}
