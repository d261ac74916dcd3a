package archive

import "regexp"

// Words for rights that are no licence.
const (
	AllRightsReserved = "all-rights-reserved"
	PublicDomain      = "public-domain"
	UnknownRights     = "unknown"
)

var spdx = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*$`)

// ValidRights reports whether s is one of the three words or has the form of an SPDX license identifier
// (SPDX 2.3 annex D; the list itself is not consulted, since it grows). A Creative Commons licence without its version,
// which the list has not, is valid, too: see CreativeCommons.
func ValidRights(s string) bool { return spdx.MatchString(s) }
