package check_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"gloss/build/archive"
	"gloss/build/check"
	"gloss/build/diag"
	"gloss/build/golden"
	"gloss/build/load"
)

// codes are the diagnostics that checking gives.
var codes = []diag.Code{
	diag.EntityDup, diag.SourceDup, diag.TypeUnknown, diag.EntityUnknown, diag.SourceUnknown, diag.EntityCycle,
	diag.ArticleUnknown, diag.PageDup, diag.StoryDup, diag.StoryUnknown, diag.StoryBoth, diag.AnchorOrphaned, diag.AnchorAmbiguous, diag.AnchorMoved, diag.AnchorChanged,
	diag.RightsVersion,
}

// TestGoldens loads the archive of each golden, in which loading must find nothing wrong, and compares what
// checking prints with the golden's last file.
func TestGoldens(t *testing.T) { golden.Test(t, diagnose) }

func TestEveryCodeHasAGolden(t *testing.T) {
	all := golden.Wanted(t)
	for _, code := range codes {
		if !strings.Contains(all, "["+string(code)+"]\n") {
			t.Errorf("no golden gives %q", code)
		}
	}
}

func diagnose(t *testing.T, in *txtar.Archive) string {
	t.Helper()
	fsys, err := txtar.FS(in)
	if err != nil {
		t.Fatal(err)
	}
	files, loading := load.Scan(fsys)
	a, list := load.Base(fsys, files)
	loading = append(loading, list...)
	for _, f := range files.Articles {
		article, list := load.Article(fsys, f)
		loading = append(loading, list...)
		a.Articles = append(a.Articles, article)
	}
	if loading.HasErrors() {
		t.Fatal(loading)
	}
	locate := load.NewLocator(fsys).Locate
	all := check.Archive(a, locate)
	for i := range a.Articles {
		if art := &a.Articles[i]; art.Sidecar != nil {
			all = append(all, check.Anchors(art, anchors(art), art.Body, locate)...)
		}
	}
	for _, d := range all {
		if !slices.Contains(codes, d.Code) {
			t.Errorf("the code %q is not in the list of checking's codes", d.Code)
		}
	}
	all.Sort()
	var b strings.Builder
	if err := all.Print(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// anchors finds each quote in the body by its letters, which is enough to feed the rule. A note that is itself in the
// body, with a state for its tag, is where the annotation went.
func anchors(art *archive.Article) []archive.Anchor {
	var found []archive.Anchor
	for i, a := range art.Sidecar.Annotations {
		anchor := archive.Anchor{Annotation: int32(i), State: archive.AnchorOrphaned}
		whole := a.Quote.Prefix + a.Quote.Exact + a.Quote.Suffix
		for at := strings.Index(art.Body, whole); at >= 0; {
			from := int32(at + len(a.Quote.Prefix))
			anchor.Candidates = append(anchor.Candidates, archive.Span{Start: from, End: from + int32(len(a.Quote.Exact))})
			anchor.Places++
			next := strings.Index(art.Body[at+1:], whole)
			if next < 0 {
				break
			}
			at += 1 + next
		}
		switch at := strings.Index(art.Body, a.Value); {
		case len(a.Tags) > 0:
			anchor.State, anchor.Start, anchor.End = archive.AnchorState(a.Tags[0]), int32(at), int32(at+len(a.Value))
		case len(anchor.Candidates) == 1:
			anchor.State, anchor.Start = archive.AnchorOK, anchor.Candidates[0].Start
		case len(anchor.Candidates) > 1 && !a.Every:
			anchor.State = archive.AnchorAmbiguous
		case a.Every:
			anchor.State = archive.AnchorOK
		}
		found = append(found, anchor)
	}
	return found
}
