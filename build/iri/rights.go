package iri

import (
	"strings"

	"gloss/build/archive"
)

// Rights returns the IRI of a licence or statement of rights, which are written as in archive.Site.Rights. It is
// empty where nothing is known, or where the licence is one that SPDX does not list.
func Rights(id string) string {
	switch id {
	case "", archive.UnknownRights:
		return ""
	case archive.AllRightsReserved:
		return "http://rightsstatements.org/vocab/InC/1.0/"
	case archive.PublicDomain:
		return "https://creativecommons.org/publicdomain/mark/1.0/"
	case "CC0-1.0":
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	}
	if strings.HasPrefix(id, "LicenseRef-") {
		return ""
	}
	if terms, ok := strings.CutPrefix(id, "CC-"); ok {
		if href, ok := creativeCommons(terms); ok {
			return href
		}
	}
	return "https://spdx.org/licenses/" + id + ".html"
}

// creativeCommons returns the address of the deed for what follows CC- in an SPDX identifier: BY-SA-4.0, BY-3.0-DE.
func creativeCommons(terms string) (string, bool) {
	parts := strings.Split(strings.ToLower(terms), "-")
	for i, p := range parts {
		switch {
		case p == "by" || p == "nc" || p == "nd" || p == "sa":
			continue
		case i == 0 || p == "" || p[0] < '1' || p[0] > '9':
			return "", false
		}
		return "https://creativecommons.org/licenses/" + strings.Join(parts[:i], "-") + "/" + strings.Join(parts[i:], "/") + "/", true
	}
	return "", false
}
