package atlas

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var (
	oslo     = Place{59.91, 10.75}
	nairobi  = Place{-1.29, 36.82}
	auckland = Place{-36.85, 174.76}
	apia     = Place{-13.83, -171.76}
)

func TestWindowHoldsItsPlaces(t *testing.T) {
	for _, places := range [][]Place{{oslo}, {oslo, nairobi}, {auckland, apia}, {oslo, nairobi, auckland, apia}, {{89, 0}, {-89, 180}}} {
		w := Around(places, 6)
		for _, p := range places {
			if x, y := w.At(p); x < 0 || x > 1 || y < 0 || y > 1 {
				t.Errorf("in %v, around %v, %v stands at %.2f, %.2f", w, places, p, x, y)
			}
		}
		if w.North-w.South < 6-1e-9 {
			t.Errorf("%v is less than 6 degrees high", w)
		}
	}
}

func TestWindowKeepsItsShape(t *testing.T) {
	for _, places := range [][]Place{{oslo}, {oslo, nairobi}, {auckland, apia}} {
		w := Around(places, 6)
		middle := (w.North + w.South) / 2 * math.Pi / 180
		if got := (w.East - w.West) * math.Cos(middle) / (w.North - w.South); math.Abs(got-Aspect) > .01 {
			t.Errorf("%v is %.3f times as wide as high, want %.3f", w, got, Aspect)
		}
	}
}

func TestWindowTakesTheShorterWayRound(t *testing.T) {
	w := Around([]Place{auckland, apia}, 6)
	if w.East <= 180 || w.East-w.West > 90 {
		t.Errorf("from Auckland to Apia the map goes from %.1f to %.1f", w.West, w.East)
	}
	west, width := arc([]Place{{0, 170}, {0, -170}, {0, 175}})
	if d := cmp.Diff([]float64{170, 20}, []float64{west, width}, cmpopts.EquateApprox(0, 1e-9)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestWorldIsWhole(t *testing.T) {
	w := theWorld()
	if len(w.land) < 500 || len(w.borders) < 200 {
		t.Fatalf("%d rings of land and %d borders", len(w.land), len(w.borders))
	}
	for _, list := range [][]outline{w.land, w.borders} {
		for _, o := range list {
			if o.west < -36000 || o.east > 36000 || o.south < -9000 || o.north > 9000 || len(o.points) < 2 {
				t.Errorf("an outline of %d points lies from %d to %d, from %d to %d", len(o.points), o.west, o.east, o.south, o.north)
			}
		}
	}
}

// inLand counts the rings around a place: an odd number is land.
func inLand(p Place) bool {
	in := false
	x, y := p.Lon*100, p.Lat*100
	for _, o := range theWorld().land {
		last := o.points[len(o.points)-1]
		for _, v := range o.points {
			ax, ay, bx, by := float64(last[0]), float64(last[1]), float64(v[0]), float64(v[1])
			if (ay > y) != (by > y) && x < ax+(bx-ax)*(y-ay)/(by-ay) {
				in = !in
			}
			last = v
		}
	}
	return in
}

func TestLandIsWhereItIs(t *testing.T) {
	for _, p := range []Place{{52.5, 13.4}, nairobi, {-25, 134}, {64.5, -150}, {24.7, 46.7}} {
		if !inLand(p) {
			t.Errorf("%v lies in the sea", p)
		}
	}
	for _, p := range []Place{{0, -30}, {41, 51}, {-50, 100}, {75, -60}, {57, 4}} {
		if inLand(p) {
			t.Errorf("%v lies on land", p)
		}
	}
}

func TestPathsStayInTheWindow(t *testing.T) {
	for _, places := range [][]Place{{oslo}, {oslo, nairobi}, {auckland, apia}, nil} {
		w := Around(places, 6)
		for _, o := range theWorld().land {
			for _, v := range clip(w.project(o, 0)) {
				if v.x < -overlap-1e-6 || v.x > Width+overlap+1e-6 || v.y < -overlap-1e-6 || v.y > Height+overlap+1e-6 {
					t.Fatalf("around %v a coast reaches %v", places, v)
				}
			}
		}
		if land := w.Land(); !strings.HasPrefix(land, "M") || !strings.HasSuffix(land, "z") || len(land) > 60_000 {
			t.Errorf("around %v the land takes %d bytes", places, len(land))
		}
		if w == Around(nil, 6) != (places == nil) {
			t.Errorf("around %v the map is %v", places, w)
		}
	}
}

func TestNoCoastJumpsAcrossTheWorld(t *testing.T) {
	for _, o := range theWorld().land {
		for i := 1; i < len(o.points); i++ {
			if a, b := o.points[i-1], o.points[i]; max(a[0]-b[0], b[0]-a[0]) > 9000 && a[1] > -9000 {
				t.Errorf("a coast jumps from %v to %v", a, b)
			}
		}
	}
}

func TestPathIsShort(t *testing.T) {
	var p path
	p.ring([]vertex{{0, 0}, {10, 0}, {10.3, .2}, {10, 10}, {-5, 3}})
	if got, want := string(p.data), "M0 0l10 0 0 10-15-7z"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func BenchmarkLand(b *testing.B) {
	w := Around([]Place{oslo}, 6)
	for b.Loop() {
		w.Land()
		w.Borders()
	}
}
