// Package earlier keeps, of each article with annotations, the canonical text in which they were all last found, so
// that a later run can see what became of the words around a quotation. In go the archive's root and a text; out
// comes that text in a later run.
//
// The texts are in .gloss/texts/ below the root, one file an article, named as the article is: so there are never
// more of them than articles, and they may be committed or deleted as one likes. Without them gloss knows less and
// claims less, but never something else: an annotation that stands where it says is found without.
package earlier

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"unicode/utf8"
)

const (
	dir     = ".gloss/texts"
	ending  = ".txt"
	maxText = 64 << 20 // bytes; as for any file of an archive
)

// Text returns the earlier text of an article, or "" where there is none that can be read: it is never an error not
// to know more.
func Text(fsys fs.FS, article string) string {
	// To open a pipe is to wait for its other end, so that is looked at first.
	if info, err := fs.Stat(fsys, file(article)); err != nil || !info.Mode().IsRegular() || info.Size() > maxText {
		return ""
	}
	f, err := fsys.Open(file(article))
	if err != nil {
		return ""
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxText+1))
	if err != nil || len(data) > maxText || !utf8.Valid(data) {
		return ""
	}
	return string(data)
}

// Keep makes a text an article's earlier one. A file of these very bytes is left alone; another is replaced at once.
func Keep(root *os.Root, article, text string) error {
	name := file(article)
	if Text(root.FS(), article) == text && text != "" {
		return nil
	}
	if err := keep(root, name, text); err != nil {
		return fmt.Errorf("keeping the text of %s: %w", article, err)
	}
	return nil
}

func keep(root *os.Root, name, text string) error {
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	return Replace(root, name, text, 0o666)
}

// Replace makes a file hold a text, at once: a reader sees the old file or the new one, whole.
func Replace(root *os.Root, name, text string, mode fs.FileMode) error {
	temp := path.Join(path.Dir(name), "."+path.Base(name)+".new")
	if err := root.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	if err := root.Rename(temp, name); err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	return nil
}

// Prune removes the texts of articles that are no more. has says whether there is an article of an ID. What is no
// text of gloss's is left alone.
func Prune(root *os.Root, has func(article string) bool) error {
	var gone []string
	err := fs.WalkDir(root.FS(), dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		article, ok := strings.CutSuffix(strings.TrimPrefix(name, dir+"/"), ending)
		if ok && !has(article) {
			gone = append(gone, name)
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("looking through %s: %w", dir, err)
	}
	for _, name := range gone {
		if err := root.Remove(name); err != nil {
			return fmt.Errorf("removing the text of an article that is gone: %w", err)
		}
	}
	return nil
}

func file(article string) string { return dir + "/" + article + ending }
