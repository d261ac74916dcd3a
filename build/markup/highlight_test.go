package markup

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/google/go-cmp/cmp"
)

func TestHighlight(t *testing.T) {
	for _, tc := range []struct{ name, language, code, want string }{
		{
			"key and value", "yaml", "a: b\n",
			`<span class="nt">a</span><span class="p">:</span> <span class="l">b</span>` + "\n",
		},
		{
			"scalar over two lines", "yaml", "a: |\n  b: c\nd: e\n",
			`<span class="nt">a</span><span class="p">:</span> <span class="p">|</span><span class="sd">` + "\n" +
				`  b: c</span>` + "\n" + `<span class="nt">d</span><span class="p">:</span> <span class="l">e</span>` + "\n",
		},
		{
			"quoted scalar that holds what looks like a key", "yaml", "a: \"b\nc: d\"\n",
			`<span class="nt">a</span><span class="p">:</span> <span class="s2">"b` + "\n" + `c: d"</span>` + "\n",
		},
		{"language by alias, in any case", "GoLang", "var x", `<span class="kd">var</span> <span class="nx">x</span>`},
		{"unknown language", "nosuch", "a < b & c", "a &lt; b &amp; c"},
		{"no language", "", "<script>", "&lt;script&gt;"},
		{"windows line ends", "yaml", "a:\r\n", `<span class="nt">a</span><span class="p">:</span>` + "\n"},
		{"old line ends", "yaml", "a\rb", "a\rb"},
		{"invalid bytes", "go", "a\xff\x00b", "a\uFFFD\uFFFDb"},
		{"nothing", "go", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := Highlight(tc.language, tc.code)
			if diff := cmp.Diff(`<pre class="chroma" tabindex="0"><code>`+tc.want+`</code></pre>`, got); diff != "" {
				t.Errorf("-want +have:\n%s", diff)
			}
		})
	}
}

func TestLongCodeIsShownPlain(t *testing.T) {
	code := strings.Repeat("a: b\n", maxHighlight/5+1)
	if got := Highlight("yaml", code); got != `<pre class="chroma" tabindex="0"><code>`+code+"</code></pre>" {
		t.Errorf("code of %d bytes is highlighted", len(code))
	}
}

func TestHighlightConcurrently(t *testing.T) {
	want := Highlight("go", "func main() {}")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := Highlight("go", "func main() {}"); got != want {
				t.Errorf("have %q, want %q", got, want)
			}
		})
	}
	wg.Wait()
}

func TestStylesheetCoversChromasClasses(t *testing.T) {
	// What is left in the colour of the text, and what belongs to line numbers, which are not printed.
	known := strings.Fields("bg chroma line ln lnt hl lntable lntd lnlinks cl w x n nn nx l o p g go gp")
	for _, tint := range tints {
		known = append(known, strings.Fields(tint.classes)...)
	}
	count := make(map[string]int)
	for _, class := range known {
		count[class]++
	}
	for kind, class := range chroma.StandardTypes {
		if class != "" && count[class] == 0 {
			t.Errorf("class %q of %v has no place in the stylesheet", class, kind)
		}
	}
	for class, n := range count {
		if n > 1 {
			t.Errorf("class %q stands %d times", class, n)
		}
	}
}

func TestTintsHaveContrast(t *testing.T) {
	for _, tint := range tints {
		if tint.light == "" {
			continue
		}
		// The page's own grounds, which a theme may put in place of ours, are paler and darker still.
		for _, pair := range [][2]string{{tint.light, lightGround}, {tint.light, "#ffffff"}, {tint.dark, darkGround}, {tint.dark, "#000000"}} {
			if c := contrast(pair[0], pair[1]); c < 4.5 {
				t.Errorf("%s on %s has a contrast of %.2f, want 4.5", pair[0], pair[1], c)
			}
		}
	}
	css := string(Stylesheet())
	light, dark, ok := strings.Cut(css, "@media screen and (prefers-color-scheme: dark)")
	if !ok || !strings.Contains(light, tints[1].light) || !strings.Contains(dark, tints[1].dark) {
		t.Errorf("want a light and a dark style, have\n%s", css)
	}
}

// contrast is the ratio that WCAG 2.2 defines.
func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(color string) float64 {
	var rgb [3]uint8
	if _, err := fmt.Sscanf(color, "#%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		panic(err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
