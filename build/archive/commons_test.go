package archive

import "testing"

func TestCreativeCommonsLicencesHaveNamesAndAddresses(t *testing.T) {
	for _, tt := range []struct{ rights, name, address string }{
		{"CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"},
		{"CC-BY-NC-SA-3.0-DE", "Creative Commons Attribution-NonCommercial-ShareAlike 3.0 DE", "https://creativecommons.org/licenses/by-nc-sa/3.0/de/"},
		{"CC-BY-3.0-IGO", "Creative Commons Attribution 3.0 IGO", "https://creativecommons.org/licenses/by/3.0/igo/"},
		{"CC-BY-NC-ND-2.5", "Creative Commons Attribution-NonCommercial-NoDerivatives 2.5", "https://creativecommons.org/licenses/by-nc-nd/2.5/"},
		{"CC-SA-1.0", "Creative Commons ShareAlike 1.0", "https://creativecommons.org/licenses/sa/1.0/"},
		// There is no page for a licence of no version.
		{"CC-BY", "Creative Commons Attribution", ""},
		{"CC-BY-SA", "Creative Commons Attribution-ShareAlike", ""},
	} {
		c, ok := ParseCreativeCommons(tt.rights)
		if !ok || c.Name() != tt.name || c.Address() != tt.address {
			t.Errorf("%s: %q at %q, %v; want %q at %q", tt.rights, c.Name(), c.Address(), ok, tt.name, tt.address)
		}
	}
	for _, rights := range []string{"", "CC", "CC-", "CC-4.0", "CC0-1.0", "CC-PDDC", "CC-PDM-1.0", "CC-BY-", "CC-BY-XX-4.0", "CC-BY-DE", "CC-BY-4", "CC-BY-4.0-", "cc-by-4.0", "XCC-BY-4.0", "CC-BY-4.0\n", PublicDomain} {
		if c, ok := ParseCreativeCommons(rights); ok {
			t.Errorf("%q is read as %+v", rights, c)
		}
	}
}
