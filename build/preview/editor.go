package preview

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// An editor opens files of an archive in the program that the user chose. The browser says which file and where, and
// nothing else: the program and its arguments are the user's, and no shell reads them.
type editor struct {
	dir     string
	command []string // "{file}", "{line}" and "{column}" stand for what is asked for
}

// opening is what a page asks for.
type opening struct {
	File   string `json:"file"` // relative to the archive's root, slash-separated
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// serveOpen opens a file of the archive in the editor.
func (h *handler) serveOpen(w http.ResponseWriter, r *http.Request) {
	var o opening
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil {
		say(w, http.StatusBadRequest, fmt.Sprintf("the request is not understood: %v", err))
		return
	}
	if h.editor == nil {
		say(w, http.StatusNotFound, "no editor was chosen; start the preview with --editor 'PROGRAM {file}:{line}'")
		return
	}
	file, err := h.editor.find(o.File)
	if err != nil {
		say(w, http.StatusForbidden, err.Error())
		return
	}
	if err := h.editor.open(file, o); err != nil {
		h.log.Print(err)
		say(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// find returns the path on disk of a file of the archive. Any other is refused, whatever leads to it.
func (e *editor) find(file string) (string, error) {
	if !fs.ValidPath(file) || !minds(file) {
		return "", fmt.Errorf("%q is no file of the archive", file)
	}
	root, err := os.OpenRoot(e.dir)
	if err != nil {
		return "", fmt.Errorf("opening the archive: %w", err)
	}
	defer root.Close()
	info, err := root.Stat(filepath.FromSlash(file)) // which follows no link out of the root
	if err != nil || !info.Mode().IsRegular() {
		return "", fmt.Errorf("there is no file %q in the archive", file)
	}
	return filepath.Join(e.dir, filepath.FromSlash(file)), nil
}

// open starts the program and leaves it to itself: it may stay open longer than the preview.
func (e *editor) open(file string, o opening) error {
	fill := strings.NewReplacer("{file}", file, "{line}", strconv.Itoa(max(1, o.Line)), "{column}", strconv.Itoa(max(1, o.Column)))
	args := make([]string, 0, len(e.command))
	for _, arg := range e.command[1:] {
		args = append(args, fill.Replace(arg))
	}
	cmd := exec.Command(e.command[0], args...) //nolint:gosec,noctx // the user chose it, and it outlives the request
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("opening %q in the editor: %w", o.File, err)
	}
	return cmd.Process.Release()
}
