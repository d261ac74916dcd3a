package check

import "gloss/build/diag"

// entityDuplicate: an entity's ID is its own in the whole registry, whatever the file and the type.
func entityDuplicate(c *checker) {
	declared := make([]declaration, len(c.Entities))
	for i := range c.Entities {
		d := &c.Entities[i]
		declared[i] = declaration{d.ID, d.File, d.Index}
	}
	c.duplicates("entity", diag.EntityDup, declared)
}
