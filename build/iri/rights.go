package iri

import (
	"strings"

	"gloss/build/archive"
)

// Rights returns the IRI of a licence or statement of rights, which are written as in archive.Site.Rights. It is
// empty where nothing is known, where the licence is one that SPDX does not list, and for a Creative Commons licence
// without a version, which has none.
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
	if c, ok := archive.ParseCreativeCommons(id); ok {
		return c.Address()
	}
	return "https://spdx.org/licenses/" + id + ".html"
}
