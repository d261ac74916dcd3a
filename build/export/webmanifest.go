package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"gloss/build/archive"
)

// ManifestPath is where the site's manifest lies. Its addresses are relative, so it holds wherever the site is put.
const ManifestPath = "site.webmanifest"

// Manifest returns what a browser needs to set the site among the reader's programs (W3C Web Application Manifest). It names
// no colours: those are the theme's, and change with the light.
func Manifest(site *archive.Site) []byte {
	type icon struct {
		Src   string `json:"src"`
		Sizes string `json:"sizes"`
		Type  string `json:"type"`
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(struct {
		Name        string `json:"name"`
		Description string `json:"description,omitempty"`
		Lang        string `json:"lang"`
		Dir         string `json:"dir"`
		StartURL    string `json:"start_url"`
		Scope       string `json:"scope"`
		Display     string `json:"display"` // with the way back, which pages of an archive need
		Icons       []icon `json:"icons"`
	}{
		site.Title, site.Description, site.Language, "auto", "./index.html", "./", "minimal-ui",
		[]icon{{"assets/gloss.svg", "any", "image/svg+xml"}},
	})
	if err != nil {
		panic(fmt.Sprintf("export: %v", err)) // strings alone
	}
	return b.Bytes()
}
