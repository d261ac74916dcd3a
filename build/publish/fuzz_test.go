package publish_test

import (
	"fmt"
	"maps"
	"path"
	"strings"
	"testing"

	"gloss/build/publish"
)

// FuzzSequenceOfSites publishes one set after another into a folder in which someone else drops files. Each
// run either makes the folder the set and the foreign files, or is refused, rightly, and changes nothing.
func FuzzSequenceOfSites(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\xff\x03\x04\xfe\x11\x12"))
	f.Add([]byte("\x10\x20\x30\x40\xff\x11\x21\xff\x10\xfe\x05\xff\x05\x06"))
	f.Add([]byte("\x01\xff\x08\xff\x01\xff\x0f\xfe\x33\xff\x33\x01"))
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) > 200 {
			t.Skip("long scripts are slow and say no more")
		}
		out := t.TempDir()
		mustPublish(t, out, site{})
		published, foreign, set := site{}, site{}, site{}
		for step, b := range append(script, 0xff) {
			switch b {
			default:
				set[fuzzPath(b)] = fmt.Sprint(b, step%3)
			case 0xfe:
				p := fuzzPath(byte(step * 37))
				if !inTheWay(site{p: ""}, published) && !inTheWay(site{p: ""}, foreign) {
					foreign[p] = "mine"
					plant(t, out, map[string]string{p: "mine"})
				}
			case 0xff:
				_, err := publish.Dir(t.Context(), out, set, publish.Options{Jobs: 2})
				if refuse := clashes(set) || inTheWay(foreign, set); refuse != (err != nil) {
					t.Fatalf("publishing %q over %q among %q: error %v, want one: %t", set.Paths(), published.Paths(), foreign.Paths(), err, refuse)
				}
				if err == nil {
					published = set
				}
				want := published.tree()
				maps.Copy(want, foreign)
				wantTree(t, out, want)
				set = site{}
			}
		}
	})
}

// fuzzPath draws from few paths, many of which are in each other's way.
func fuzzPath(b byte) string {
	parts := []string{"a", "b", "a.html", "A"}
	p := parts[b&3]
	for n := b >> 2 & 3; n > 0; n-- {
		b = b<<3 | b>>5
		p = path.Join(p, parts[b&3])
	}
	return p
}

// inTheWay reports whether a file of one set stands where one of the other, or a folder of it, belongs.
func inTheWay(a, b site) bool {
	for p := range a {
		for q := range b {
			if within(p, q) || within(q, p) {
				return true
			}
		}
	}
	return false
}

// within reports whether p is dir or lies in it, case aside.
func within(p, dir string) bool {
	return strings.EqualFold(p, dir) || len(p) > len(dir) && strings.EqualFold(p[:len(dir)+1], dir+"/")
}

// clashes reports whether two paths of a set cannot stand side by side.
func clashes(set site) bool {
	for p := range set {
		for q := range set {
			if p != q && (within(p, q) || differInCase(p, q)) {
				return true
			}
		}
	}
	return false
}

// differInCase reports whether two paths share a beginning, by whole segments, but for case.
func differInCase(p, q string) bool {
	ps, qs := strings.Split(p, "/"), strings.Split(q, "/")
	for i := range min(len(ps), len(qs)) {
		if !strings.EqualFold(ps[i], qs[i]) {
			return false
		}
		if ps[i] != qs[i] {
			return true
		}
	}
	return false
}
