package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"gloss/build/synth"
)

// pagesAreValidHTML asks the W3C's checker about every page of two sites, and about one of each kind where lists take
// several pages. The environment says where it is: GLOSS_VNU=…/vnu.jar, as .ci/test does; it runs in Java.
func pagesAreValidHTML(t *testing.T, sites ...builtSite) {
	jar := os.Getenv("GLOSS_VNU")
	if jar == "" {
		t.Skip("the checker is not here; say where by GLOSS_VNU=…/vnu.jar")
	}
	long := transports()[0].site(t, buildSite(t, synth.FS(400, 3)))
	args := []string{"-jar", jar, "--errors-only"}
	for _, s := range append(sites, long.kinds("quotations/2.html")) {
		for _, p := range s.pages {
			args = append(args, filepath.Join(s.folder(t), filepath.FromSlash(p)))
		}
	}
	out, err := exec.CommandContext(t.Context(), "java", args...).CombinedOutput()
	var found *exec.ExitError
	switch {
	case errors.As(err, &found):
		t.Errorf("%s", out)
	case err != nil:
		t.Fatal(err)
	}
}
