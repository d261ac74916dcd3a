package export

import (
	"bytes"
	"slices"

	"gloss/build/cite"
)

// Beside are the files beside the articles' pages that site.yaml asks for by exports: [tei, csl]; those of w3c are Annotations.
// Files are made when asked for. The value does not change, and its methods may be called from any number of goroutines.
type Beside struct {
	tei     *teiArchive
	formats []besideFormat
	paths   []string
	at      map[string]besideFile
}

// A besideFormat is a format that a file beside an article may have.
type besideFormat struct {
	export    string // in site.yaml
	extension string
	mediaType string // RFC 6129; CSL-JSON has a name of use alone
	name      string
}

func besideFormats() []besideFormat {
	return []besideFormat{
		{"tei", ".tei.xml", "application/tei+xml", "TEI"},
		{"csl", ".csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"},
	}
}

// besideFile is a file of one article.
type besideFile struct {
	export  string
	article int
}

// NewBeside plans the files.
func NewBeside(in Input) *Beside {
	b := &Beside{tei: newTEIArchive(in), at: map[string]besideFile{}}
	for _, f := range besideFormats() {
		if !slices.Contains(in.Archive.Site.Exports, f.export) {
			continue
		}
		b.formats = append(b.formats, f)
		for i := range in.Archive.Articles {
			path := "articles/" + in.Archive.Articles[i].ID + f.extension
			b.at[path] = besideFile{f.export, i}
			b.paths = append(b.paths, path)
		}
	}
	slices.Sort(b.paths)
	return b
}

// Paths returns the path of every file, sorted and slash-separated.
func (b *Beside) Paths() []string { return b.paths }

// A BesideFile is a file beside an article.
type BesideFile struct {
	Path      string
	MediaType string
	Name      string // of the format
}

// Of returns the files beside an article.
func (b *Beside) Of(article int) []BesideFile {
	var out []BesideFile
	for _, f := range b.formats {
		out = append(out, BesideFile{"articles/" + b.tei.in.Archive.Articles[article].ID + f.extension, f.mediaType, f.name})
	}
	return out
}

// Render makes the file at a path, and says false where there is none.
func (b *Beside) Render(path string) ([]byte, bool) {
	f, ok := b.at[path]
	switch {
	case !ok:
		return nil, false
	case f.export == "csl":
		return []byte("[\n" + cite.CSL(b.tei.work(f.article)) + "]\n"), true
	}
	var out bytes.Buffer
	t := &teiWriter{newXMLWriter(&out), b.tei}
	t.document(f.article, "")
	if err := t.done(); err != nil {
		panic("export: " + err.Error()) // memory takes it all
	}
	return out.Bytes(), true
}
