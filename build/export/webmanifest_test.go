package export

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
)

func TestManifestHoldsWhereverTheSiteIsPut(t *testing.T) {
	have := string(Manifest(&archive.Site{Title: `The “quay” & <co>`, Description: "Of the quay.", Language: "fa"}))
	const want = `{
  "name": "The “quay” & <co>",
  "description": "Of the quay.",
  "lang": "fa",
  "dir": "auto",
  "start_url": "./index.html",
  "scope": "./",
  "display": "minimal-ui",
  "icons": [
    {
      "src": "assets/gloss.svg",
      "sizes": "any",
      "type": "image/svg+xml"
    }
  ]
}
`
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("(-want +have)\n%s", d)
	}
}
