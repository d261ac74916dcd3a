package render

import (
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// The escapers that html/template puts behind a value, by where it stands.
const (
	inText      = "|_html_template_htmlescaper"
	inTitle     = "|_html_template_rcdataescaper"
	inAttribute = "|_html_template_attrescaper"
	inAddress   = "|_html_template_urlfilter|_html_template_urlnormalizer|_html_template_attrescaper"
)

// An escaper prints a value of one type.
type escaper func(*printer, reflect.Value)

// escaperFor returns what prints values of the type as the chain of html/template does, and nil where only it can.
func escaperFor(chain string, t reflect.Type) escaper {
	isText := chain == inText || chain == inTitle || chain == inAttribute
	switch {
	case t == reflect.TypeFor[string]() && isText:
		return func(pr *printer, v reflect.Value) { pr.out = appendEscaped(pr.out, v.String()) }
	case t == reflect.TypeFor[string]() && chain == inAddress:
		return printAddress
	case t == reflect.TypeFor[int]() && isText:
		return func(pr *printer, v reflect.Value) { pr.out = strconv.AppendInt(pr.out, v.Int(), 10) }
	case t == reflect.TypeFor[template.HTML]() && chain == inText:
		return func(pr *printer, v reflect.Value) { pr.out = append(pr.out, v.String()...) }
	}
	return nil
}

// entities holds what stands for an ASCII character in text and in quoted attributes; the plus sign is among them
// because of UTF-7.
var entities = [128]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

func appendEscaped(out []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		if class[s[i]]&hasEntity != 0 {
			out = append(append(out, s[from:i]...), entities[s[i]]...)
			from = i + 1
		}
	}
	return append(out, s[from:]...)
}

// What a byte is, for those who look at every byte of a page.
const (
	hasEntity = 1 << iota // in entities
	inPath                // stands in an address as it is
)

// class says of each byte what it is.
var class = func() (out [256]uint8) {
	for c, entity := range entities {
		if entity != "" {
			out[c] |= hasEntity
		}
	}
	for c := range out {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c < 128 && strings.IndexByte("-._~!#$*,/:;=?@[]", byte(c)) >= 0 {
			out[c] |= inPath
		}
	}
	return out
}()

// printAddress prints an address in an attribute. Whether a scheme other than the web's is harmless, html/template
// has to say.
func printAddress(pr *printer, v reflect.Value) {
	s := v.String()
	scheme, _, ok := strings.Cut(s, ":")
	if ok && scheme != "https" && scheme != "http" && !strings.Contains(scheme, "/") {
		pr.failed = true
		return
	}
	pr.out = appendAddress(pr.out, s)
}

// appendAddress appends an address with every byte in per cent that RFC 3986 does not allow, that is an apostrophe
// or a parenthesis; escapes that are there already stay.
func appendAddress(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	from := 0 // of what stays as it is, nearly always all
	for i := range len(s) {
		c := s[i]
		if class[c]&inPath != 0 {
			continue
		}
		out = append(out, s[from:i]...)
		from = i + 1
		switch {
		case c == '&', c == '+':
			out = append(out, entities[c]...)
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			out = append(out, c)
		default:
			out = append(out, '%', hex[c>>4], hex[c&15])
		}
	}
	return append(out, s[from:]...)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
