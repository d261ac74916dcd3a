package check

import (
	"gloss/build/archive"
	"gloss/build/diag"
)

// entityUnknown: what an entity is part of, and what a sidecar speaks of, is in the registry.
func entityUnknown(c *checker) {
	for i := range c.Entities {
		e := &c.Entities[i]
		for j, whole := range e.PartOf {
			c.entity(whole, e.File, e.Index, "part_of", j)
		}
	}
	for i := range c.Articles {
		s := c.Articles[i].Sidecar
		if s == nil {
			continue
		}
		for j := range s.Annotations {
			switch a := &s.Annotations[j]; a.Kind {
			case archive.KindEntity:
				c.entity(a.Value, s.File, "annotations", j, "entity")
			case archive.KindSpeaker:
				if len(a.Joint) == 0 {
					c.entity(a.Value, s.File, "annotations", j, "speaker")
					continue
				}
				for k, id := range a.Speakers() {
					c.entity(id, s.File, "annotations", j, "speaker", k)
				}
			}
		}
	}
}

// entity reports an ID that the registry lacks.
func (c *checker) entity(id, file string, path ...any) {
	if id != "" && !c.entities.has(id) {
		c.list.Add(c.at(file, path...), diag.EntityUnknown, c.entities.hint(id, "entities are listed in content/entities/"),
			"no entity %q in the registry", id)
	}
}
