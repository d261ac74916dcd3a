package desk

import (
	"io/fs"
	"net/http"
	"slices"
	"sync"

	"gloss/build"
)

// A snapshot is a build with what the desk looks up in it. What takes long is made when it is first asked for.
type snapshot struct {
	out      *build.Output
	articles map[string]int32 // ID → index
	entities map[string]int32

	files  func() map[string]string // hash of each file of the registry
	finder func() *index
	names  func() []unknownName
	todo   func() *todo
}

// snapshot returns the newest build.
func (d *Desk) snapshot() (*snapshot, error) {
	out := d.Newest()
	if out == nil {
		return nil, refuse(http.StatusServiceUnavailable, "the archive has errors; correct them first")
	}
	d.reading.Lock()
	defer d.reading.Unlock()
	if d.latest != nil && d.latest.out == out {
		return d.latest, nil
	}
	arch := out.Archive()
	s := &snapshot{out: out, articles: make(map[string]int32, len(arch.Articles)), entities: make(map[string]int32, len(arch.Entities))}
	for i := range arch.Articles {
		s.articles[arch.Articles[i].ID] = int32(i)
	}
	for i := range arch.Entities {
		s.entities[arch.Entities[i].ID] = int32(i)
	}
	s.files = sync.OnceValue(func() map[string]string { return d.registryHashes(s) })
	s.finder = sync.OnceValue(func() *index { return newIndex(arch.Entities, out.Export().Index.Mentions) })
	s.names = sync.OnceValue(func() []unknownName { return d.unknownNames(out) })
	s.todo = sync.OnceValue(func() *todo { return newTodo(s) })
	d.latest = s
	return s, nil
}

// registryHashes returns the hash of each file of the registry.
func (d *Desk) registryHashes(s *snapshot) map[string]string {
	var files []string
	arch := s.out.Archive()
	for i := range arch.Entities {
		files = append(files, "content/"+arch.Entities[i].File)
	}
	slices.Sort(files)
	out := map[string]string{}
	for _, file := range slices.Compact(files) {
		if data, err := fs.ReadFile(d.root.FS(), file); err == nil {
			out[file] = hash(data)
		}
	}
	return out
}

// article returns the index of an article.
func (s *snapshot) article(id string) (int32, error) {
	i, ok := s.articles[id]
	if !ok {
		return 0, refuse(http.StatusNotFound, "there is no article %q", id)
	}
	return i, nil
}
