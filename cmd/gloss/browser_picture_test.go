package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// keepPictures takes two pictures of a page for somebody to look at: on a desk in the light and on a telephone in the
// dark. The environment says where they go: GLOSS_SCREENSHOTS=folder, as .ci/run does.
func keepPictures(t *testing.T, b *tab, s builtSite, page string) {
	t.Helper()
	dir := os.Getenv("GLOSS_SCREENSHOTS")
	if dir == "" {
		return
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	b.open(s.at(page))
	for _, c := range []struct {
		name, scheme string
		width        int64
	}{{"1440-light", "light", 1440}, {"360-dark", "dark", 360}} {
		b.resize(c.width)
		b.media("", "prefers-color-scheme: "+c.scheme, "prefers-reduced-motion: reduce")
		picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
		if err != nil {
			t.Fatal(err)
		}
		name := strings.ReplaceAll(strings.TrimSuffix(page, ".html"), "/", "-") + "-" + c.name + ".png"
		if err := os.WriteFile(filepath.Join(dir, name), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
