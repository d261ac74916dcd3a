package pages

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"gloss/build/atlas"
	"gloss/build/picture"
	"gloss/build/view"
)

const mapPath = "map.html"

const (
	// leastMap is how many degrees of latitude a map shows at least: a few hundred kilometres, so that one place has a
	// neighbourhood.
	leastMap = 6
	// leastInset is the same for the small map on a place's own page, where a coast or a border must help to know it.
	leastInset = 12
	// maxDot is the radius in pixels of the place that most articles name, minDot that of one which a single article names.
	maxDot, minDot = 15, 3
	// maxDots is how many places a map shows; the table has them all.
	maxDots = 400
	// wideMap and narrowMap are how wide a map is at least, in pixels, on a tablet and on a phone: labels that touch there are
	// left out.
	wideMap, narrowMap = 610, 280
	// letterWidth and letterHeight are about what a letter of a label takes, in pixels.
	letterWidth, letterHeight = 6.6, 14
)

// located is a place that the registry locates and an article names.
type located struct {
	entity   int32
	at       atlas.Place
	articles int
}

// locatedPlaces returns what a map can show, most named first, then in the registry's order.
func (p *Plan) locatedPlaces() []located {
	var out []located
	for i := range p.Archive.Entities {
		l := p.Archive.Entities[i].Location
		if n := len(p.Index.OfEntity(int32(i))); l != nil && n > 0 {
			out = append(out, located{int32(i), atlas.Place{Lat: l.Lat, Lon: l.Lon}, n})
		}
	}
	byCount(out, func(l located) int { return l.articles })
	return out
}

func (p *Plan) mapView() *view.Map {
	v := &view.Map{
		Frame:   p.frame(mapPath, p.say("map"), p.say("map.description"), "", mapPath),
		Heading: p.say("map"),
		Intro:   p.say("map.intro"),
	}
	shown := p.places[:min(len(p.places), maxDots)]
	v.Picture = p.picture(mapPath, shown, leastMap)
	v.Picture.Label = p.say("map.label")
	if core := inner(shown); len(core) < len(shown) {
		v.Near = p.picture(mapPath, core, leastMap)
		v.Near.Label = p.say("map.label.near")
		v.Beyond = p.count("map.beyond", len(shown)-len(core))
	}
	for _, l := range p.places {
		e := &p.Archive.Entities[l.entity]
		v.Rows = append(v.Rows, view.MapRow{
			Link: p.entityLink(mapPath, l.entity), Where: p.where(e.Location),
			Articles: l.articles, Mentions: p.Index.Mentions(l.entity),
		})
	}
	if left := len(p.places) - len(shown); left > 0 {
		v.Left = p.count("map.left", left)
	}
	return v
}

// inset is the small map on a place's page: where it is, among the other places near it.
func (p *Plan) inset(at string, i int32) view.MapPicture {
	e := &p.Archive.Entities[i]
	if e.Location == nil {
		return view.MapPicture{}
	}
	v := p.picture(at, []located{{i, atlas.Place{Lat: e.Location.Lat, Lon: e.Location.Lon}, 1}}, leastInset)
	v.Label = p.say("map.of", "name", e.Name)
	if p.hasMap() {
		v.Whole = href(at, mapPath)
	}
	return v
}

// picture draws a map that holds all the places.
func (p *Plan) picture(at string, places []located, degrees float64) view.MapPicture {
	if len(places) == 0 {
		return view.MapPicture{}
	}
	points := make([]atlas.Place, len(places))
	most := 1
	for k, l := range places {
		points[k], most = l.at, max(most, l.articles)
	}
	w := atlas.Around(points, degrees)
	v := view.MapPicture{Width: atlas.Width, Height: atlas.Height, Land: w.Land(), Borders: w.Borders()}
	dots := make([]dot, len(places))
	for k, l := range places {
		x, y := w.At(l.at)
		// An area is compared, not a radius.
		r := math.Max(minDot, maxDot*math.Sqrt(float64(l.articles)/float64(most)))
		dots[k] = dot{x, y, r, utf8.RuneCountInString(p.Archive.Entities[l.entity].Name)}
	}
	wide, narrow := labelled(dots, wideMap), labelled(dots, narrowMap)
	for k, l := range places {
		e := &p.Archive.Entities[l.entity]
		link := p.entityLink(at, l.entity)
		m := view.MapPlace{
			Link: link, X: picture.Percent(dots[k].x), Y: picture.Percent(dots[k].y), Radius: fmt.Sprintf("%.1f", dots[k].r),
			Title: p.say("map.place", "name", e.Name, "articles", p.count("articles", l.articles)), Offset: fmt.Sprintf("%.1f", dots[k].r+4), Labelled: wide[k], Always: wide[k] && narrow[k],
		}
		if dots[k].x > .8 { // towards the edge the name stands on the other side
			m.Before, m.Offset = true, "-"+m.Offset
		}
		v.Places = append(v.Places, m)
	}
	return v
}

// dot is a place on a map: x and y as shares of its sides, r in pixels, and how long its name is.
type dot struct {
	x, y, r float64
	letters int
}

// labelled chooses the dots whose names fit beside them on a map so many pixels wide, from the first on: a name that would
// lie on another, or on another's dot, is left out.
func labelled(dots []dot, width float64) []bool {
	type box struct{ left, top, right, bottom float64 }
	place := func(d dot) (dotBox, name box) {
		x, y := d.x*width, d.y*width/atlas.Aspect
		long := float64(d.letters) * letterWidth
		name = box{x + d.r + 4, y - letterHeight/2, x + d.r + 4 + long, y + letterHeight/2}
		if d.x > .8 {
			name.left, name.right = x-d.r-4-long, x-d.r-4
		}
		return box{x - d.r, y - d.r, x + d.r, y + d.r}, name
	}
	touch := func(a, b box) bool {
		return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
	}
	out := make([]bool, len(dots))
	var names []box
	for k, d := range dots {
		_, name := place(d)
		if name.left < 0 || name.right > width || slices.ContainsFunc(names, func(b box) bool { return touch(b, name) }) {
			continue
		}
		free := true
		for other := range dots {
			if other == k || dots[other].r < d.r/3 {
				continue // a large place may be named across a small one
			}
			if at, _ := place(dots[other]); touch(at, name) {
				free = false
				break
			}
		}
		if out[k] = free; free {
			names = append(names, name)
		}
	}
	return out
}

const (
	// innerShare is how much of what articles name the nearer map must hold.
	innerShare = .8
	// innerArea is how much smaller than the map of all it must be to be worth a picture of its own.
	innerArea = .4
)

// inner returns the places of a nearer map: without those at the edge that make the map of all large and that few articles
// name. Where that gains little they are all.
func inner(places []located) []located {
	total := 0
	for _, l := range places {
		total += l.articles
	}
	window := func(without int, list []located) atlas.Window {
		var points []atlas.Place
		for k, l := range list {
			if k != without {
				points = append(points, l.at)
			}
		}
		return atlas.Around(points, leastMap)
	}
	area := func(w atlas.Window) float64 { return (w.East - w.West) * (w.North - w.South) }
	all := area(window(-1, places))
	list, left := slices.Clone(places), total
	for len(list) > 2 {
		least, at := area(window(-1, list)), -1
		for _, k := range edges(list) {
			l := list[k]
			if a := area(window(k, list)); a < least && float64(left-l.articles) >= innerShare*float64(total) {
				least, at = a, k
			}
		}
		if at < 0 {
			break
		}
		left -= list[at].articles
		list = slices.Delete(list, at, at+1)
	}
	if area(window(-1, list)) > innerArea*all {
		return places
	}
	return list
}

// edges returns which places, in order, a map may be smaller without: those at its northern and southern ends, and those
// without which more of the globe is free of places than the widest gap there is. Of hundreds these are a few.
func edges(places []located) []int {
	byLon := make([]int, len(places))
	south, north := places[0].at.Lat, places[0].at.Lat
	for k, l := range places {
		byLon[k], south, north = k, min(south, l.at.Lat), max(north, l.at.Lat)
	}
	slices.SortFunc(byLon, func(a, b int) int { return cmp.Compare(places[a].at.Lon, places[b].at.Lon) })
	lon := func(n int) float64 { // of the n-th from the west, and on round the globe
		round, n := n/len(byLon), n%len(byLon)
		return places[byLon[n]].at.Lon + 360*float64(round)
	}
	widest := 0.0
	for n := range byLon {
		widest = max(widest, lon(n+1)-lon(n))
	}
	var out []int
	for n := range byLon {
		k := byLon[(n+1)%len(byLon)]
		if lat := places[k].at.Lat; lat == south || lat == north || lon(n+2)-lon(n) >= widest {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

// hasMap says whether there are places to show.
func (p *Plan) hasMap() bool { return len(p.places) > 0 }
