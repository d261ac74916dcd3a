package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gloss/build/diag"
)

// Files lists what an archive consists of, before anything is read. Every path is slash-separated and
// relative to content/; every list is sorted.
type Files struct {
	Site     string   // site.yaml, empty where there is none
	Sources  string   // sources.yaml, empty where there is none
	Stories  string   // stories.yaml, empty where there is none
	Entities []string // the registry's files
	Articles []ArticleFile
	Pages    []string // free pages
	Assets   []string // images that stand beside articles and pages, to be copied as they are
}

// An ArticleFile is one article on disk. The files are relative to content/.
type ArticleFile struct {
	ID      string // path below articles/ without extension, in NFC
	File    string
	Sidecar string // empty where there is none
}

func (f *Files) empty() bool {
	return f.Site == "" && f.Sources == "" && f.Stories == "" && len(f.Entities) == 0 && len(f.Articles) == 0 && len(f.Pages) == 0
}

// Scan lists the files of content/ without reading them. fsys is rooted at the archive's root, the folder
// that holds content/. Dotfiles, backups (NAME~), README files, Go files and originals/ are passed over; whatever else has no
// place in an archive is a warning. Symbolic links are followed only to regular files inside fsys.
func Scan(fsys fs.FS) (*Files, diag.List) {
	s := scanner{fsys: fsys, files: &Files{}, sidecars: map[string]string{}}
	const folder = "content"
	info, err := fs.Lstat(fsys, folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.report(folder, diag.ArchiveEmpty, "start an archive by gloss new DIR, or name the folder that has one by gloss -C DIR",
			"there is no folder %q here", folder)
	case err != nil:
		s.unreadable(folder, err)
	case info.Mode().Type() == fs.ModeSymlink:
		s.report(folder, diag.FileLink, "name the folder itself by gloss -C DIR", "the folder %q is a link, but an archive's must be a real one", folder)
	case !info.IsDir():
		s.report(folder, diag.ArchiveEmpty, "start an archive by gloss new DIR", "%q is a file, not a folder", folder)
	default:
		s.top()
	}
	return s.files, s.list
}

type scanner struct {
	fsys     fs.FS
	files    *Files
	sidecars map[string]string // by article ID
	list     diag.List
}

// top reads content/ itself, and below it the folders whose meaning is known.
func (s *scanner) top() {
	for _, e := range s.entries("content") {
		p := root + e.Name()
		switch name := e.Name(); {
		case name == "originals":
		case name == "entities" || name == "articles" || name == "pages":
			s.folder(p, e)
		case e.IsDir():
			s.report(p, diag.FileUnexpected, s.placement(name, "articles", "entities", "pages", "originals"), "gloss does not read this folder")
		case name == "site.yaml" && s.readable(p, e):
			s.files.Site = name
		case name == "sources.yaml" && s.readable(p, e):
			s.files.Sources = name
		case name == "stories.yaml" && s.readable(p, e):
			s.files.Stories = name
		case name == "site.yaml" || name == "sources.yaml" || name == "stories.yaml":
		default:
			s.report(p, diag.FileUnexpected, s.placement(name, "site.yaml", "sources.yaml", "stories.yaml"), "gloss does not read this file")
		}
	}
	s.articles()
	slices.Sort(s.files.Entities)
	slices.Sort(s.files.Pages)
	slices.Sort(s.files.Assets)
	if s.files.empty() && len(s.list) == 0 {
		s.report("content", diag.ArchiveEmpty, "start an archive by gloss new DIR", "the folder %q is empty", "content")
	}
}

// placement says what a misplaced file or folder was perhaps meant to be.
func (s *scanner) placement(name string, known ...string) string {
	if near, ok := diag.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "move it out of content/; here belong site.yaml, sources.yaml, stories.yaml, entities/, articles/ and pages/"
}

// folder walks one of the known folders.
func (s *scanner) folder(p string, e fs.DirEntry) {
	switch {
	case e.Type() == fs.ModeSymlink && !s.link(p):
	case !e.IsDir():
		s.report(p, diag.FileUnexpected, "make it a folder", "gloss expects a folder of this name, not a file")
	case e.Name() == "entities":
		s.walk(p, s.entityFile)
	case e.Name() == "articles":
		s.walk(p, s.articleFile)
	default:
		s.walk(p, s.pageFile)
	}
}

// walk calls visit with every readable file below a folder, relative to content/. Folders become folders of
// the output, so their names are checked here, once each.
func (s *scanner) walk(folder string, visit func(file string)) {
	for _, e := range s.entries(folder) {
		p := folder + "/" + e.Name()
		switch ext := path.Ext(p); {
		case !utf8.ValidString(e.Name()): // and package fs opens no such file
			s.badName(p, strings.TrimSuffix(e.Name(), ext), "is not in UTF-8", ext)
		case e.IsDir():
			if folder != "content/entities" && !strings.HasPrefix(folder, "content/entities/") {
				s.folderName(p, e.Name())
			}
			s.walk(p, visit)
		case s.readable(p, e):
			visit(strings.TrimPrefix(p, root))
		}
	}
}

func (s *scanner) entityFile(file string) {
	switch path.Ext(file) {
	case ".yaml", ".yml":
		s.files.Entities = append(s.files.Entities, file)
	default:
		s.unexpected(file, "the registry is in .yaml files")
	}
}

func (s *scanner) articleFile(file string) {
	id := func(suffix string) string {
		return norm.NFC.String(strings.TrimSuffix(strings.TrimPrefix(file, "articles/"), suffix))
	}
	switch ext := path.Ext(file); {
	case strings.HasSuffix(file, sidecarSuffix):
		s.sidecars[id(sidecarSuffix)] = file
	case ext == ".md" || ext == ".txt":
		s.files.Articles = append(s.files.Articles, ArticleFile{ID: id(ext), File: file})
		s.fileName(file, ext)
	case isImage(ext):
		s.files.Assets = append(s.files.Assets, file)
	default:
		s.unexpected(file, "articles are .md or .txt files, and their annotations NAME"+sidecarSuffix)
	}
}

func (s *scanner) pageFile(file string) {
	switch ext := path.Ext(file); {
	case ext == ".md":
		s.files.Pages = append(s.files.Pages, file)
		s.fileName(file, ext)
	case isImage(ext):
		s.files.Assets = append(s.files.Assets, file)
	default:
		s.unexpected(file, "free pages are .md files")
	}
}

func (s *scanner) unexpected(file, belongs string) {
	base := strings.TrimSuffix(file, path.Ext(file))
	renamed := map[string]string{".MD": ".md", ".markdown": ".md", ".TXT": ".txt", ".text": ".txt"}[path.Ext(file)]
	switch {
	case strings.HasSuffix(file, ".notes.yml"):
		renamed = ".yaml"
	case strings.HasPrefix(file, "pages/") && renamed == ".txt":
		renamed = ""
	}
	hint := belongs + "; move this one out of content/, or give it a name that begins with a dot"
	if renamed != "" {
		hint = fmt.Sprintf("rename it to %q", path.Base(base)+renamed)
	}
	s.report(root+file, diag.FileUnexpected, hint, "gloss does not read this file")
}

// entries lists a folder in order of name, less what is never read.
func (s *scanner) entries(folder string) []fs.DirEntry {
	entries, err := fs.ReadDir(s.fsys, folder)
	if err != nil {
		s.unreadable(folder, err)
	}
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		name := e.Name()
		stem, _, _ := strings.Cut(name, ".")
		return stem == "" || stem == "README" || strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "~")
	})
}

// readable reports whether an entry is a regular file or leads to one, and says why where it does not. To open
// anything else (a pipe, a device) might wait for ever.
func (s *scanner) readable(p string, e fs.DirEntry) bool {
	switch {
	case e.Type() == fs.ModeSymlink:
		return s.link(p)
	case !e.Type().IsRegular():
		s.report(p, diag.FileUnreadable, "put a regular file in its place", "this is neither a file nor a folder")
	default:
		return true
	}
	return false
}

func (s *scanner) unreadable(p string, err error) {
	s.report(p, diag.FileUnreadable, "check that it is there and that you may read it", "the folder cannot be read: %v", cause(err))
}

func (s *scanner) report(p string, code diag.Code, hint, format string, args ...any) {
	s.list.Add(diag.Place{File: p}, code, hint, format, args...)
}

// cause returns the error less the operation and path, which the diagnostic's place states.
func cause(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

func isImage(ext string) bool {
	switch strings.ToLower(ext) {
	case ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg":
		return true
	}
	return false
}
