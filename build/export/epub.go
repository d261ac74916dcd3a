package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"

	"gloss/build/archive"
	"gloss/build/cite"
	"gloss/build/iri"
	"gloss/build/locale"
	"gloss/build/pack"
	"gloss/build/relate"
)

// A Book is what an EPUB says as the pages of the site say it.
type Book struct {
	Words    *locale.Language
	Date     func(archive.Date) string                    // in words; "" of no date
	Rights   func(id string) (words, href string)         // of a licence; href may be empty
	Showing  func(article int32) string                   // how much of the text there is, in a sentence; "" of all of it
	Plural   func(*archive.Type) string                   // "People"
	Why      func(article int32, r relate.Related) string // why another article is related, in a sentence
	Alphabet []int32                                      // all entities, in the order of the index
	Picture  func(path string) ([]byte, error)            // the file at a path of the site; fs.ErrNotExist where there is none
	Has      func(path string) bool                       // whether there is such a file
}

// EPUB writes the articles of the given IDs, or every article where there are none, as an EPUB 3.3 for reading without a network:
// a title page, the contents, the articles from the oldest to the newest, each with its source and its notes, and indexes of whom and what
// they name, to which their mentions lead. Its identifier is made of all that is in it, so the same articles are the same book,
// byte for byte. An ID that the archive does not have is an error, before anything is written, and so is an archive without articles.
//
// Files are made as they are written: the memory it takes is that of the largest.
func EPUB(w io.Writer, in Input, words Book, ids []string) error {
	which, err := chooseSome(in.Archive, ids)
	if err != nil {
		return err
	}
	b := newBook(in, words, which)
	out := pack.NewWriter(w)
	if err := out.Add(pack.Stored("mimetype", []byte("application/epub+zip"))); err != nil {
		return err
	}
	if err := b.write(out); err != nil {
		return err
	}
	return out.Close()
}

// book is a book on its way.
type book struct {
	Book
	in       Input
	work     func(article int) cite.Work
	names    *iri.Namer
	articles []int             // in the order of time, the undated last
	has      map[int]bool      // article → is in the book
	pages    map[string]string // path of an article on the site → in the book
	entities map[int32]string  // entity → the file that tells of it
	indexes  []bookIndex
	files    []bookFile // sorted by path
}

// A bookFile is a file of the book, by its path below EPUB/.
type bookFile struct {
	path, mediaType, properties string
	inSpine                     int // place in the order of reading, from 1; 0 of what is not read by itself
	make                        func() ([]byte, error)
}

const xhtmlType = "application/xhtml+xml"

func newBook(in Input, words Book, which []int) *book {
	b := &book{Book: words, in: in, work: in.works(), names: iri.New(&in.Archive.Site), articles: slices.Clone(which), has: map[int]bool{}, entities: map[int32]string{}, pages: map[string]string{}}
	slices.SortStableFunc(b.articles, func(i, j int) int { return in.Archive.Articles[i].Published.Compare(in.Archive.Articles[j].Published) })
	for _, i := range which {
		b.has[i] = true
		b.pages["articles/"+in.Archive.Articles[i].ID+".html"] = b.articlePath(i)
	}
	b.indexes = b.newIndexes()
	spine := 0
	page := func(path, properties string, body func() []byte) {
		spine++
		b.files = append(b.files, bookFile{path: path, mediaType: xhtmlType, properties: properties, inSpine: spine, make: func() ([]byte, error) { return body(), nil }})
	}
	page("title.xhtml", "", b.titlePage)
	page("nav.xhtml", "nav", b.contents)
	for _, i := range b.articles {
		page(b.articlePath(i), "", func() []byte { return b.article(i) })
	}
	for k := range b.indexes {
		page(b.indexes[k].path, "", func() []byte { return b.index(&b.indexes[k]) })
	}
	b.files = append(b.files, bookFile{path: "style.css", mediaType: "text/css", make: func() ([]byte, error) { return []byte(bookStyle), nil }})
	for _, p := range b.pictures() {
		b.files = append(b.files, bookFile{path: p, mediaType: pictureType(p), make: func() ([]byte, error) { return b.Picture(p) }})
	}
	slices.SortFunc(b.files, func(f, g bookFile) int { return cmp.Compare(f.path, g.path) })
	return b
}

// write writes the files by their names, and in its place among them the package document, which says what all others are.
func (b *book) write(out *pack.Writer) error {
	var c pack.Compressor
	at, _ := slices.BinarySearchFunc(b.files, packagePath, func(f bookFile, path string) int { return cmp.Compare(f.path, path) })
	sums := make([][sha256.Size]byte, len(b.files))
	var late [][]byte // what stands behind the package document: style and title page, mostly
	for k, f := range b.files {
		data, err := f.make()
		if err != nil {
			return fmt.Errorf("making %s: %w", f.path, err)
		}
		sums[k] = sha256.Sum256(data)
		if k >= at {
			late = append(late, data)
			continue
		}
		if err := out.Add(c.Entry("EPUB/"+f.path, data)); err != nil {
			return err
		}
	}
	if err := out.Add(c.Entry("EPUB/"+packagePath, b.packageDocument(b.identifier(sums)))); err != nil {
		return err
	}
	for k, data := range late {
		if err := out.Add(c.Entry("EPUB/"+b.files[at+k].path, data)); err != nil {
			return err
		}
	}
	return out.Add(c.Entry("META-INF/container.xml", []byte(container)))
}

// identifier returns a UUID made of all files.
func (b *book) identifier(sums [][sha256.Size]byte) string {
	h := sha256.New()
	for k, f := range b.files {
		fmt.Fprintf(h, "%s\x00%x\n", f.path, sums[k])
	}
	return b.names.Set([]string{"epub", hex.EncodeToString(h.Sum(nil))})
}

func (b *book) articlePath(i int) string { return "articles/" + b.in.Archive.Articles[i].ID + ".xhtml" }

// fileID is the id of a file in the package document.
func fileID(k int) string { return "f" + strconv.Itoa(k+1) }
