package archive

import "testing"

func TestRightsAreWordsOrIdentifiers(t *testing.T) {
	for _, tt := range []struct {
		rights string
		valid  bool
	}{
		{AllRightsReserved, true},
		{PublicDomain, true},
		{UnknownRights, true},
		{"CC-BY-SA-4.0", true},
		{"LicenseRef-Press-Office", true},
		{"GPL-2.0+", true},
		{"0BSD", true},
		{"", false},
		{"CC BY 4.0", false},
		{"-BY", false},
		{".5", false},
		{"CC-BY-4.0\n", false},
		{"https://creativecommons.org/licenses/by/4.0/", false},
		{"©", false},
	} {
		if have := ValidRights(tt.rights); have != tt.valid {
			t.Errorf("%q: valid is %v, want %v", tt.rights, have, tt.valid)
		}
	}
}
