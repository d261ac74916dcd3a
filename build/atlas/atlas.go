// Package atlas draws outlines of the world's coasts and borders. In go the places that a map is to show; out come a
// window on the world that holds them all, where in it each place stands, and the land and the borders in it as the data
// of SVG paths.
//
// The outlines are Natural Earth's at 1:50 million (version 4.1.0, public domain), in world.bin, which the command make
// beside this file writes. They are as fine as a map of a country needs; a map of a town shows its coast in rough
// lines. Borders stand where Natural Earth has them, which is where they are held and not where they are claimed.
//
// A map is in the equidistant cylindrical projection, true at its middle parallel: up is north everywhere, and near the
// middle distances are alike in all directions.
package atlas

import (
	_ "embed"
	"encoding/binary"
	"math"
	"slices"
	"sync"
)

// A Place is a point on the globe, in degrees: east and north are positive.
type Place struct{ Lat, Lon float64 }

// A Window is the part of the world that a map shows, in degrees. East may be beyond 180 where the map crosses that
// meridian, and North and South beyond the poles, where there is nothing to see.
type Window struct{ West, South, East, North float64 }

const (
	// Width is how many units a path's coordinates take from west to east.
	Width = 1000
	// Aspect is the width of a map by its height: that of a sheet of paper on its side.
	Aspect = 1.6
	// Height is how many units they take from north to south.
	Height = Width / Aspect
	// margin is what is kept free on each side of the places, as a share of what they take.
	margin = .12
)

// Around returns the smallest window that holds all places with a margin and is at least so many degrees high. Without
// places it is the whole world. It crosses the meridian of 180° where that is the shorter way round.
func Around(places []Place, degrees float64) Window {
	if len(places) == 0 {
		return Window{-180, -180 / Aspect, 180, 180 / Aspect}
	}
	west, width := arc(places)
	south, north := places[0].Lat, places[0].Lat
	for _, p := range places {
		south, north = min(south, p.Lat), max(north, p.Lat)
	}
	height := max((north-south)*(1+2*margin), degrees)
	width *= 1 + 2*margin
	// A degree of longitude is shorter than one of latitude, by the cosine. Near a pole it would be nothing.
	middle := (south + north) / 2
	shrink := max(math.Cos(middle*math.Pi/180), .2)
	if width*shrink < height*Aspect {
		width = min(height*Aspect/shrink, 360)
	} else {
		width = min(width, 360)
		height = width * shrink / Aspect
	}
	_, span := arc(places)
	centre := west + span/2
	return Window{centre - width/2, middle - height/2, centre + width/2, middle + height/2}
}

// arc returns the shortest arc of longitude that holds all places: where it begins, and how wide it is.
func arc(places []Place) (west, width float64) {
	lons := make([]float64, len(places))
	for i, p := range places {
		lons[i] = p.Lon
	}
	slices.Sort(lons)
	west, gap := lons[0], lons[0]+360-lons[len(lons)-1]
	for i := 1; i < len(lons); i++ {
		if d := lons[i] - lons[i-1]; d > gap {
			west, gap = lons[i], d
		}
	}
	return west, 360 - gap
}

// At returns where a place stands in the window: 0, 0 is its north-western corner and 1, 1 its south-eastern.
func (w Window) At(p Place) (x, y float64) {
	lon := p.Lon
	for lon < w.West {
		lon += 360
	}
	return (lon - w.West) / (w.East - w.West), (w.North - p.Lat) / (w.North - w.South)
}

// outline is a ring or a line of the world, in hundredths of a degree: east, north.
type outline struct {
	points                   [][2]int32
	west, south, east, north int32
}

type world struct{ land, borders []outline }

//go:embed world.bin
var worldData []byte

// theWorld reads the outlines when the first map asks for them.
var theWorld = sync.OnceValue(func() world {
	land, rest := readOutlines(worldData)
	borders, _ := readOutlines(rest)
	return world{land, borders}
})

// readOutlines reads a number of outlines, each a number of points, each the step from the one before.
func readOutlines(b []byte) ([]outline, []byte) {
	count := func() int {
		n, size := binary.Uvarint(b)
		b = b[size:]
		return int(n) //nolint:gosec // our own file
	}
	step := func() int32 {
		n, size := binary.Varint(b)
		b = b[size:]
		return int32(n) //nolint:gosec // our own file
	}
	out := make([]outline, count())
	for i := range out {
		o := outline{points: make([][2]int32, count()), west: math.MaxInt32, south: math.MaxInt32, east: math.MinInt32, north: math.MinInt32}
		var x, y int32
		for k := range o.points {
			x, y = x+step(), y+step()
			o.points[k] = [2]int32{x, y}
			o.west, o.east = min(o.west, x), max(o.east, x)
			o.south, o.north = min(o.south, y), max(o.north, y)
		}
		out[i] = o
	}
	return out, b
}
