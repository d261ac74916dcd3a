package check

import (
	"gloss/build/archive"
	"gloss/build/diag"
)

// rightsVersion: the licence of the archive's own annotations says its version, without which it has no address, and
// readers cannot tell what they may do. What an article or an outlet says of its rights stays as it was said.
func rightsVersion(c *checker) {
	rights := c.Site.Rights
	if licence, ok := archive.ParseCreativeCommons(rights); ok && licence.Version == "" {
		c.list.Add(c.at("site.yaml", "rights"), diag.RightsVersion, "write which you mean, as in "+rights+"-4.0", "%q names no version of the licence", rights)
	}
}
