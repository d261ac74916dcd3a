package render

import (
	"bytes"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// shrinkCSS returns a style sheet without comments, blanks and what else says nothing to a browser, but for comments
// that begin with /*!, which are licences. It is the browser's as before.
func shrinkCSS(data []byte) []byte {
	return shrink(data, &css.Minifier{})
}

// shrinkJS does the same to a script. Names stay: a site that is found in ten years can still be read, once its lines
// are broken again.
func shrinkJS(data []byte) []byte {
	return shrink(data, &js.Minifier{KeepVarNames: true})
}

// shrink leaves a file as it is that the library cannot read, which may be behind the newest browsers: what is wrong
// with it, they say better.
func shrink(data []byte, how minify.Minifier) []byte {
	var out bytes.Buffer
	if err := how.Minify(minify.New(), &out, bytes.NewReader(data), nil); err != nil {
		return data
	}
	if out.Len() > 0 {
		out.WriteByte('\n') // the next component begins on a line of its own
	}
	return out.Bytes()
}
