// Command train makes the models of names that package suggest embeds, from public data sets that lie in a folder: each a
// git repository OWNER+NAME/repo, of the public repository OWNER/NAME. It reads the files at the commits that are named in data.go, and no others; the same
// data give the same bytes.
//
//	go run ./build/suggest/train -data FOLDER
//
// What is learned from, and under which licence:
//
//   - Universal NER, English Web Treebank, dev and test parts: CC BY-SA 4.0
//   - GUM, the genres academic, bio, court, interview and voyage: annotations CC BY 4.0; texts CC BY, CC BY-SA 3.0 or public
//   - Broad Twitter Corpus: CC BY 4.0
//   - Wikigold: CC BY 4.0
//   - Universal NER, Russian PUD: CC BY-SA 3.0
//   - Universal Dependencies, Russian Taiga, dev and test parts, by their feature NameType: CC BY-SA 4.0
//   - texts of the Russian Wikinews (CC BY 2.5) as NEREL has collected them; of it the texts alone: their names are those
//     that a first model finds
//   - texts of the English Wikinews, 2019 and 2020: CC BY 2.5; of them alone which words they write small
//   - lists of names: GeoNames (CC BY 4.0), Name Databases (public domain), the countries of Unicode CLDR
//
// Left out is what gloss may be measured on: the news of GUM, English PUD, re3d, MEANTIME, FactRuEval.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"gloss/build/suggest"
)

func main() {
	dir := flag.String("data", "", "the folder with the data sets")
	out := flag.String("out", "build/suggest/weights", "the folder to write to")
	flag.Parse()
	if err := run(*dir, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// The sizes of the models, in buckets of eight bytes: there is four times as much to learn from in English.
const (
	englishBuckets = 1 << 18
	russianBuckets = 1 << 17
)

func run(dir, out string) error {
	d := &data{dir: dir}
	english := suggest.Train(d.latinLists(), d.english(), suggest.TrainOptions{Buckets: englishBuckets})
	russian := d.trainTwice(d.cyrillicLists(), d.russian(), d.russianNews())
	if d.err != nil {
		return d.err
	}
	if err := os.WriteFile(filepath.Join(out, "en.model"), english, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "ru.model"), russian, 0o644)
}

// trainTwice makes a model of lessons with a teacher, then one of these and of the news that the first has read. Of
// Russian there are few lessons; in English, where there are many, it makes the names of some sets better and of as many
// worse.
func (d *data) trainTwice(lists suggest.Lists, lessons, news []suggest.Lesson) []byte {
	o := suggest.TrainOptions{Buckets: russianBuckets}
	first := suggest.Train(lists, lessons, o)
	return suggest.Train(lists, append(lessons, d.taught(first, news)...), o)
}
