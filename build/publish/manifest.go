package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// manifestHead is the manifest's first line: the format and its version. The paths follow, sorted, one a line.
const manifestHead = "gloss 1"

// readManifest returns what earlier runs wrote. found is false where there is no manifest.
func readManifest(root *os.Root, out string) (paths []string, found bool, err error) {
	info, err := root.Lstat(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("looking for the manifest: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, false, badManifest(out)
	}
	data, err := root.ReadFile(manifestName)
	if err != nil {
		return nil, false, fmt.Errorf("reading the manifest: %w", err)
	}
	head, rest, _ := strings.Cut(string(data), "\n")
	if head != manifestHead || rest != "" && !strings.HasSuffix(rest, "\n") {
		return nil, false, badManifest(out)
	}
	for line := range strings.Lines(rest) {
		p := strings.TrimSuffix(line, "\n")
		if checkPath(p) != nil {
			return nil, false, badManifest(out)
		}
		paths = append(paths, p)
	}
	slices.Sort(paths) // someone may have merged two of them in git
	return slices.Compact(paths), true, nil
}

func badManifest(out string) error {
	return &OutError{Out: out, Reason: fmt.Sprintf("%s is not a list of files in a form that this version of gloss knows (%q)",
		quoted(filepath.Join(out, manifestName)), manifestHead)}
}

// writeManifest writes the manifest of sorted paths to a file below root.
func writeManifest(root *os.Root, file string, paths []string) error {
	var b bytes.Buffer
	b.WriteString(manifestHead + "\n")
	for _, p := range paths {
		b.WriteString(p)
		b.WriteByte('\n')
	}
	if err := root.WriteFile(file, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing the manifest: %w", err)
	}
	return nil
}
