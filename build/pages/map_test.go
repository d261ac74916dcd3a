package pages

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/atlas"
)

func TestMapShowsWhatIsLocatedAndNamed(t *testing.T) {
	p := planOf(t, small(t))
	v := p.mapView()
	if len(v.Rows) != 1 || v.Rows[0].Name != "Northport" || v.Rows[0].Where != "33.51° N, 36.25° W" {
		t.Errorf("the table has %v", v.Rows)
	}
	if len(v.Picture.Places) != 1 || v.Picture.Places[0].X != "50%" || v.Picture.Places[0].Y != "50%" || !v.Picture.Places[0].Always {
		t.Errorf("the one place is not in the middle of the map, with its name: %+v", v.Picture.Places)
	}
	if len(v.Near.Places) != 0 {
		t.Error("there is a nearer map of a single place")
	}
}

func TestSiteWithoutLocatedPlacesHasNoMap(t *testing.T) {
	a := small(t)
	for i := range a.Entities {
		a.Entities[i].Location = nil
	}
	p := planOf(t, a)
	if p.Exists(mapPath) {
		t.Error("there is a map without places")
	}
}

func TestNearerMapLeavesOutWhatIsFarAndSeldom(t *testing.T) {
	var places []located
	for i := range 5 {
		places = append(places, located{int32(i), atlas.Place{Lat: 50 + float64(i), Lon: 10 + float64(i)}, 10})
	}
	far := append(slices.Clone(places), located{5, atlas.Place{Lat: -34, Lon: 151}, 2})
	if d := cmp.Diff(places, inner(far), cmp.AllowUnexported(located{})); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	far[5].articles = 40
	if got := inner(far); len(got) != 6 {
		t.Errorf("a place that most articles name is left out: %v", got)
	}
}

// A map can be smaller without a place at its edge alone, so that the others need not be tried.
func TestOnlyPlacesAtTheEdgeMakeAMapLarger(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		places := make([]located, 3+random.IntN(30))
		points := make([]atlas.Place, len(places))
		for k := range places {
			points[k] = atlas.Place{Lat: float64(random.IntN(120) - 60), Lon: float64(random.IntN(361) - 180)}
			places[k].at = points[k]
		}
		whole, found := atlas.Around(points, leastMap), edges(places)
		for k := range points {
			without := atlas.Around(slices.Delete(slices.Clone(points), k, k+1), leastMap)
			if without != whole && !slices.Contains(found, k) {
				t.Fatalf("of %v, the map is %v, without %d %v; but only %v are at its edge", points, whole, k, without, found)
			}
		}
	}
}

func TestLabelsDoNotTouch(t *testing.T) {
	dots := []dot{{.5, .5, 10, 8}, {.51, .5, 5, 8}, {.5, .52, 5, 8}, {.1, .1, 5, 8}, {.99, .5, 5, 8}, {.99, .9, 5, 300}}
	if d := cmp.Diff([]bool{true, false, false, true, true, false}, labelled(dots, wideMap)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestTiesAreShortInTheColumn(t *testing.T) {
	// two groups of three, and one tie between them
	ties := []tie{{0, 1, 5}, {10, 11, 5}, {1, 2, 5}, {11, 12, 5}, {0, 2, 4}, {10, 12, 4}, {2, 10, 1}}
	order := ordered(ties)
	row := map[int32]int{}
	for k, e := range order {
		row[e] = k
	}
	sum := 0
	for _, x := range ties {
		sum += x.articles * rowsApart(row[x.a], row[x.b])
	}
	if sum > 5*4+2*2*4+1 {
		t.Errorf("the column %v has ties of %d in all", order, sum)
	}
}

func TestNetworkSaysWhatItLeavesOut(t *testing.T) {
	a := small(t)
	a.Entities = a.Entities[:0]
	body := ""
	for i := range 12 {
		name := fmt.Sprintf("Harbour%c", 'A'+i)
		a.Entities = append(a.Entities, archive.Entity{ID: name, Type: "place", Name: name})
		body += name + " "
	}
	a.Articles = slices.Clone(a.Articles[:2])
	for i := range a.Articles {
		a.Articles[i].Body, a.Articles[i].Sidecar = body, nil
	}
	v := planOf(t, a).networkView()
	if len(v.Ties) != maxTies || len(v.Knots) > 12 {
		t.Fatalf("%d ties between %d knots", len(v.Ties), len(v.Knots))
	}
	want := "The strongest 45 of 66 ties between the entities named most. "
	if got := v.Caption[:len(want)]; got != want {
		t.Errorf("the caption says %q", v.Caption)
	}
}
