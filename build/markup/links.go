package markup

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// A scheme is what a destination's scheme means for the page.
type scheme uint8

const (
	relative scheme = iota
	web             // http, https, and addresses that leave the scheme to the page
	mail
	refused
)

// schemeOf knows the schemes that are let through; any other is refused, also one that is disguised. Browsers skip
// white space and control characters in an address (WHATWG URL §4.4), but find none here: escapeURL encodes them.
func schemeOf(dest string) scheme {
	if strings.HasPrefix(dest, "//") {
		return web
	}
	name, _, found := strings.Cut(dest, ":")
	if !found || strings.ContainsAny(name, "/?#") {
		return relative
	}
	switch strings.ToLower(name) {
	case "http", "https":
		return web
	case "mailto":
		return mail
	}
	return refused
}

// openLink opens a link within a block, if its destination may be led to and no link is open.
func (r *reader) openLink(dest, title string, pos int) int {
	kind := schemeOf(dest)
	switch {
	case kind == refused:
		r.problem(pos, LinkScheme, dest)
		return -1
	case dest == "":
		r.problem(pos, LinkNowhere, dest)
		return -1
	case kind == relative && dest[0] != '#' && r.options.Target != nil:
		href, ok := r.options.Target(dest, false)
		if !ok {
			r.problem(pos, LinkNowhere, dest)
			return -1
		}
		dest, kind = href, schemeOf(href)
	}
	return r.openHref(dest, title, kind)
}

// openHref opens a link to an address that is known to be good.
func (r *reader) openHref(href, title string, kind scheme) int {
	if r.links > 0 {
		return -1 // HTML has no link within a link
	}
	if kind == web && strings.HasPrefix(href, "//") {
		href = "https:" + href // read from file://, the page has no scheme to lend
	}
	attrs := appendAttr(nil, "href", escapeURL(href))
	if title != "" {
		attrs = appendAttr(attrs, "title", title)
	}
	if kind == web {
		attrs = append(attrs, ` rel="noopener"`...)
	}
	return r.openInline(elemLink, string(attrs))
}

func imageAttrs(src, alt, title string) string {
	attrs := appendAttr(nil, "src", escapeURL(src))
	attrs = appendAttr(attrs, "alt", alt)
	if title != "" {
		attrs = appendAttr(attrs, "title", title)
	}
	return string(append(attrs, ` loading="lazy"`...))
}

// lastPart returns what names a picture in its address: the file, else the address itself.
func lastPart(dest string) string {
	if u, err := url.Parse(dest); err == nil {
		if base := path.Base(u.Path); base != "." && base != "/" {
			return base
		}
	}
	return dest
}

// escapeURL percent-encodes what may not stand in an address and leaves what is encoded.
func escapeURL(s string) string {
	return string(util.URLEscape([]byte(strings.ToValidUTF8(s, "\uFFFD")), false))
}

// appendAttr appends ` name="value"`.
func appendAttr(dst []byte, name, value string) []byte {
	dst = append(dst, ' ')
	dst = append(dst, name...)
	dst = append(dst, `="`...)
	if isPlain(value) {
		dst = append(dst, value...)
		return append(dst, '"')
	}
	for _, r := range value {
		switch {
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '"':
			dst = append(dst, "&quot;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '\t' || r == '\n' || r == '\r' || r == '\f':
			dst = append(dst, ' ')
		case forbidden(r):
			dst = utf8.AppendRune(dst, utf8.RuneError)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}

// isPlain reports whether a value holds nothing but ASCII without meaning in an attribute.
func isPlain(value string) bool {
	for i := range len(value) {
		if c := value[i]; c < ' ' || c >= 0x7F || c == '"' || c == '&' || c == '<' || c == '>' {
			return false
		}
	}
	return true
}

// sortProblems brings problems into the order of the body.
func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Offset - b.Offset })
}
