package atlas

import (
	"math"
	"slices"
	"strconv"
)

const (
	// overlap is how far land is drawn beyond the window, in units: its cut edge must not be seen.
	overlap = 12
	// coarse is how far apart two points of a path are at least, in units: nearer ones are one.
	coarse = 1.8
)

// vertex is a point of a path in units: 0, 0 is the window's north-western corner, y grows to the south.
type vertex struct{ x, y float64 }

// Land returns the data of a path that fills the land in the window, by the rule evenodd: a lake is a ring within a ring.
func (w Window) Land() string {
	var p path
	for _, o := range theWorld().land {
		for _, turn := range []float64{-360, 0, 360} {
			if !w.touches(o, turn) {
				continue
			}
			p.ring(clip(w.project(o, turn)))
		}
	}
	return string(p.data)
}

// Borders returns the data of a path that strokes the borders between countries in the window.
func (w Window) Borders() string {
	var p path
	for _, o := range theWorld().borders {
		for _, turn := range []float64{-360, 0, 360} {
			if w.touches(o, turn) {
				p.line(w.project(o, turn))
			}
		}
	}
	return string(p.data)
}

// touches says whether an outline may be seen, turned by so many degrees to the east.
func (w Window) touches(o outline, turn float64) bool {
	return float64(o.east)/100+turn > w.West && float64(o.west)/100+turn < w.East &&
		float64(o.north)/100 > w.South && float64(o.south)/100 < w.North
}

// project places the points of an outline in the window. Of those that lie in a row beyond one side of it only the ends
// are kept: a coast that goes on round the world is as good as its first step out of sight and its last.
func (w Window) project(o outline, turn float64) []vertex {
	kx, ky := Width/(w.East-w.West), Height/(w.North-w.South)
	at := func(p [2]int32) vertex {
		return vertex{(float64(p[0])/100 + turn - w.West) * kx, (w.North - float64(p[1])/100) * ky}
	}
	var out []vertex
	var row, code uint8 // the sides that all points since the last kept lie beyond; those of this point
	next := at(o.points[0])
	nextCode := beyond(next)
	for i := range o.points {
		v := next
		code = nextCode
		if i+1 < len(o.points) {
			next = at(o.points[i+1])
			nextCode = beyond(next)
			if row &= code; row&nextCode != 0 {
				continue
			}
		}
		out = append(out, v)
		row = code
	}
	return out
}

// beyond says beyond which sides of what is drawn a point lies, a bit each (Cohen and Sutherland).
func beyond(v vertex) uint8 {
	var code uint8
	if v.x < -overlap {
		code |= 1
	}
	if v.x > Width+overlap {
		code |= 2
	}
	if v.y < -overlap {
		code |= 4
	}
	if v.y > Height+overlap {
		code |= 8
	}
	return code
}

// clip cuts a ring at the four sides of the window (Sutherland and Hodgman 1974). Where a side cuts a ring into several
// pieces, they stay joined along it, out of sight.
func clip(ring []vertex) []vertex {
	type side struct {
		inside func(vertex) bool
		cross  func(a, b vertex) vertex
	}
	atX := func(x float64) func(a, b vertex) vertex {
		return func(a, b vertex) vertex { return vertex{x, a.y + (b.y-a.y)*(x-a.x)/(b.x-a.x)} }
	}
	atY := func(y float64) func(a, b vertex) vertex {
		return func(a, b vertex) vertex { return vertex{a.x + (b.x-a.x)*(y-a.y)/(b.y-a.y), y} }
	}
	const left, top, right, bottom = -overlap, -overlap, Width + overlap, Height + overlap
	for _, s := range []side{
		{func(v vertex) bool { return v.x >= left }, atX(left)},
		{func(v vertex) bool { return v.x <= right }, atX(right)},
		{func(v vertex) bool { return v.y >= top }, atY(top)},
		{func(v vertex) bool { return v.y <= bottom }, atY(bottom)},
	} {
		if len(ring) == 0 {
			return nil
		}
		var out []vertex
		last := ring[len(ring)-1]
		for _, v := range ring {
			if s.inside(v) != s.inside(last) {
				out = append(out, s.cross(last, v))
			}
			if s.inside(v) {
				out = append(out, v)
			}
			last = v
		}
		ring = out
	}
	return ring
}

// path writes the data of an SVG path in whole units, each point as the step from the one before.
type path struct{ data []byte }

// ring adds a closed ring; one that is too small to see is left out.
func (p *path) ring(ring []vertex) {
	points := thin(ring)
	if len(points) < 3 {
		return
	}
	p.add(points)
	p.data = append(p.data, 'z')
}

// line adds the pieces of a line that are in sight.
func (p *path) line(line []vertex) {
	inSight := func(v vertex) bool {
		return v.x > -overlap && v.x < Width+overlap && v.y > -overlap && v.y < Height+overlap
	}
	for len(line) > 1 {
		from := slices.IndexFunc(line, inSight)
		if from < 0 {
			return
		}
		to := from + 1
		for to < len(line) && inSight(line[to]) {
			to++
		}
		// with the points just out of sight, so that the line reaches the edge
		if points := thin(line[max(from-1, 0):min(to+1, len(line))]); len(points) > 1 {
			p.add(points)
		}
		line = line[to:]
	}
}

// thin rounds points to whole units and leaves out those that are nearer to the one before than can be seen.
func thin(points []vertex) [][2]int {
	var out [][2]int
	for i, v := range points {
		at := [2]int{int(math.Round(v.x)), int(math.Round(v.y))}
		if n := len(out); n > 0 {
			d := math.Hypot(float64(at[0]-out[n-1][0]), float64(at[1]-out[n-1][1]))
			if d == 0 || d < coarse && i < len(points)-1 {
				continue
			}
		}
		out = append(out, at)
	}
	return out
}

func (p *path) add(points [][2]int) {
	last := [2]int{}
	for i, at := range points {
		switch i {
		case 0:
			p.data = append(p.data, 'M')
		case 1:
			p.data = append(p.data, 'l')
		}
		p.number(at[0]-last[0], i > 1)
		p.number(at[1]-last[1], true)
		last = at
	}
}

// number adds a number; a minus parts it from the one before as well as a space does.
func (p *path) number(n int, parted bool) {
	if parted && n >= 0 {
		p.data = append(p.data, ' ')
	}
	p.data = strconv.AppendInt(p.data, int64(n), 10)
}
