package check

import "gloss/build/diag"

// sourceDuplicate: a source's ID is its own.
func sourceDuplicate(c *checker) {
	declared := make([]declaration, len(c.Sources))
	for i := range c.Sources {
		d := &c.Sources[i]
		declared[i] = declaration{d.ID, d.File, d.Index}
	}
	c.duplicates("source", diag.SourceDup, declared)
}
