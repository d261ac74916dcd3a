package render

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gloss/build/diag"
)

// An Asset is a file of the site's assets folder.
type Asset struct {
	Path string // below the site's root: "assets/gloss.css"
	Data []byte
}

// assetFolder is where assets lie, in an archive and in its site.
const assetFolder = "assets"

// previewFolder is the one folder of assets that no site carries: what gloss serve adds to the pages it shows.
const previewFolder = "preview"

// components returns the files that the style sheet is made of, in the order of the cascade: tokens, base, parts.
func components() []string {
	return []string{
		"tokens.css", "base.css", "sheet.css",
		"masthead.css", "page-head.css", "colophon.css",
		"facts.css", "source-card.css", "cite.css",
		"prose.css", "code.css", "mention.css", "date.css", "speaker.css", "said.css", "note.css", "doubt.css", "legend.css", "card.css", "help.css",
		"type.css", "tally.css", "strip.css", "chart.css", "entry.css", "fold.css",
		"table.css", "context.css", "passage.css", "naming.css", "wording.css", "evidence.css", "label.css", "sides.css", "choose.css", "edits.css",
		"timeline.css", "map.css", "network.css", "outlet.css", "years.css", "registry.css", "letters.css", "index.css", "pager.css", "search.css", "offline.css",
	}
}

// printing is the file that comes after extraCSS, since it changes whatever is not for paper.
const printing = "print.css"

// readAssets concatenates the style sheet and reads every other file. A style sheet of the archive's own that replaces no
// component comes last, so that it may change any of them. Styles and scripts that lie in the folder itself lose what
// browsers do not need; what lies deeper is somebody else's, perhaps with a checksum, and stays as it is. Names that begin
// with a dot are passed over, and so is the preview's folder.
func readAssets(files fs.FS, extraCSS []byte) ([]Asset, diag.List) {
	var list diag.List
	sheet := styleSheet{files: files, list: &list}
	for _, name := range components() {
		sheet.add(name)
	}
	sheet.css.Write(shrinkCSS(extraCSS))
	sheet.add(printing)

	var assets []Asset
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case name == previewFolder && d.IsDir():
			return fs.SkipDir
		case d.IsDir() || sheet.has(name) || path.Ext(name) == ".go": // the folder of gloss itself is a package too
		case path.Ext(name) == ".css" && !strings.Contains(name, "/"):
			sheet.add(name)
		default:
			if data, ok := readAsset(files, name, &list); ok {
				if path.Ext(name) == ".js" && !strings.Contains(name, "/") {
					data = shrinkJS(data)
				}
				assets = append(assets, Asset{path.Join(assetFolder, name), data})
			}
		}
		return nil
	})
	if err != nil {
		list.Add(diag.Place{File: assetFolder}, diag.FileUnreadable, "", "the folder cannot be read: %v", pathless(err))
	}
	assets = append(assets, Asset{path.Join(assetFolder, "gloss.css"), sheet.css.Bytes()})
	slices.SortFunc(assets, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
	return assets, list
}

// A styleSheet grows by one component after the other.
type styleSheet struct {
	files fs.FS
	list  *diag.List
	names []string
	css   bytes.Buffer
}

func (s *styleSheet) has(name string) bool { return slices.Contains(s.names, name) }

func (s *styleSheet) add(name string) {
	s.names = append(s.names, name)
	data, ok := readAsset(s.files, name, s.list)
	if !ok {
		return
	}
	s.css.Write(shrinkCSS(data))
}

func readAsset(files fs.FS, name string, list *diag.List) ([]byte, bool) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		list.Add(diag.Place{File: path.Join(assetFolder, name)}, diag.FileUnreadable, "", "the asset cannot be read: %v", pathless(err))
	}
	return data, err == nil
}
