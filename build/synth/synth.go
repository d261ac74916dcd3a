// Package synth makes archives to measure with: any number of articles with a registry, outlets and
// annotations, in the formats that gloss reads. In go a number of articles and a seed, out come files; the
// same two give the same bytes.
//
// What the archives share with real ones is what costs time: entities are used unevenly (Zipf and
// Mandelbrot), articles come in stories that share some of them, a name is given in full at first and then by
// surname, acronym or alias, some outlets have curly quotation marks and some straight ones, some copy each
// other, and words are many and mostly rare. The words themselves mean nothing.
package synth

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing/fstest"
)

// FS returns an archive's root, the folder that holds content/, in memory.
func FS(articles int, seed uint64) fs.FS {
	files := fstest.MapFS{}
	err := generate(articles, seed, func(path, text string) error {
		files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		return nil
	})
	if err != nil {
		panic(err) // only what receives the files returns one
	}
	return files
}

// Write writes the files of FS below dir, which is made where it is missing.
func Write(dir string, articles int, seed uint64) error {
	made := map[string]bool{}
	return generate(articles, seed, func(path, text string) error {
		file := filepath.Join(dir, filepath.FromSlash(path))
		if parent := filepath.Dir(file); !made[parent] {
			if err := os.MkdirAll(parent, 0o755); err != nil {
				return err
			}
			made[parent] = true
		}
		return os.WriteFile(file, []byte(text), 0o644)
	})
}

// A Truth says of an article what it was made from.
type Truth struct {
	ID     string // as gloss calls the article
	Story  int    // the same of all articles that share what they are about
	CopyOf string // the article that it takes over nearly word for word, or ""
}

// Truths returns what the articles of FS and Write were made from, in the order in which they were made.
func Truths(articles int, seed uint64) []Truth {
	g := newGenerator(articles, seed)
	if err := g.writeArticles(articles, func(string, string) error { return nil }); err != nil {
		panic(err) // only what receives the files returns one
	}
	return g.truths
}

// How many of what an archive holds, besides its articles.
const (
	numSources         = 40
	mostWords          = 3000 // of one kind
	minEntities        = 200
	articlesPerEntity  = 5
	copyEvery          = 20 // one article in so many is a near copy of the one before it
	sidecarEvery       = 10 // one article in so many has annotations
	straightOutOf5     = 2  // sources of five that have straight quotation marks
	entitiesInOneFile  = 1000
	mandelbrot         = 10 // flattens the head of the distribution: the first entity is in a fifth of the articles
	largestStory       = 30
	typicalBody        = 2300 // bytes
	spanInHours        = 5 * 365 * 24
	fewest, mostToName = 5, 25 // entities in an article
)

// generator holds what the files have in common. Its parts are made one after the other from one stream of
// random numbers.
type generator struct {
	*rand.Rand
	zipf     weights // of words, by their place in a list
	words    vocabulary
	sources  []source
	entities []entity
	use      weights // of the entities, by rank
	truths   []Truth
}

func newGenerator(articles int, seed uint64) *generator {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, uint64(articles)))}
	for place := range mostWords {
		g.zipf = g.zipf.with(1 / float64(place+1))
	}
	g.words = g.makeVocabulary()
	g.sources = g.makeSources()
	g.entities = g.makeEntities(max(minEntities, articles/articlesPerEntity))
	for rank := range g.entities {
		g.use = g.use.with(1 / float64(rank+1+mandelbrot))
	}
	return g
}

// generate makes the files in a fixed order and hands over each with its path below the root.
func generate(articles int, seed uint64, emit func(path, text string) error) error {
	g := newGenerator(articles, seed)
	site := fmt.Sprintf("title: Synthetic archive %d\ndescription: %d articles, made to measure with.\nlanguage: en\nrights: CC0-1.0\n", seed, articles)
	if err := emit("content/site.yaml", site); err != nil {
		return err
	}
	if err := emit("content/sources.yaml", g.sourcesYAML()); err != nil {
		return err
	}
	for from := 0; from < len(g.entities); from += entitiesInOneFile {
		part := g.entities[from:min(from+entitiesInOneFile, len(g.entities))]
		if err := emit(fmt.Sprintf("content/entities/part-%03d.yaml", from/entitiesInOneFile), entitiesYAML(part)); err != nil {
			return err
		}
	}
	return g.writeArticles(articles, emit)
}
