package preview

import (
	"path"
	"strings"
)

// contentType returns the type of a file by its extension. The list is ours, not the machine's, which may say
// anything about ".js".
func contentType(p string) string {
	switch strings.ToLower(path.Ext(p)) {
	case ".html", ".htm":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".txt", ".md", ".yaml", ".bib":
		return "text/plain; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".xml":
		return "application/xml; charset=utf-8"
	case ".svg":
		return "image/svg+xml; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".jsonl":
		return "application/jsonl"
	case ".jsonld":
		// The profile is what the Web Annotation Protocol §3.2 asks for; all our files of this kind are such.
		return `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`
	case ".webmanifest":
		return "application/manifest+json"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".ico":
		return "image/vnd.microsoft.icon"
	case ".woff2":
		return "font/woff2"
	case ".pdf":
		return "application/pdf"
	case ".epub":
		return "application/epub+zip"
	case ".zip":
		return "application/zip"
	default:
		return "application/octet-stream"
	}
}
