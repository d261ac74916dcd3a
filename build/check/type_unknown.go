package check

import (
	"strings"

	"gloss/build/diag"
)

// typeUnknown: an entity's type is built in or one of site.yaml's.
func typeUnknown(c *checker) {
	for i := range c.Entities {
		e := &c.Entities[i]
		if e.Type == "" || c.types.has(e.Type) {
			continue
		}
		c.list.Add(c.at(e.File, e.Index, "type"), diag.TypeUnknown,
			c.types.hint(e.Type, "types here: "+strings.Join(c.types.order, ", ")+"; more may be added in content/site.yaml"),
			"there is no type %q", e.Type)
	}
}
