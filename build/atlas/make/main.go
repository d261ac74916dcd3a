// Command make turns outlines of the world in TopoJSON into the file that package atlas embeds.
//
// In go countries-50m.json of the world-atlas package, version 2.0.2 (Natural Earth 4.1.0 at 1:50 million, public domain;
// the conversion to TopoJSON is ISC-licensed), out comes world.bin:
//
//	go run ./build/atlas/make countries-50m.json build/atlas/world.bin
//
// The format is that of package atlas: the closed rings of the land, then the borders between countries as open lines.
package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
)

// topology is as much of TopoJSON (specification 1.0) as the file uses.
type topology struct {
	Arcs      [][][2]int `json:"arcs"` // quantized, each point as the step from the one before
	Transform struct {
		Scale, Translate [2]float64
	} `json:"transform"`
	Objects struct {
		Countries struct {
			Geometries []geometry `json:"geometries"`
		} `json:"countries"`
		Land struct {
			Geometries []geometry `json:"geometries"`
		} `json:"land"`
	} `json:"objects"`
}

type geometry struct {
	Type string          `json:"type"`
	Arcs json.RawMessage `json:"arcs"`
}

// point is a place in hundredths of a degree: east, north.
type point [2]int

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: make countries-50m.json world.bin")
	}
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	world, err := encode(data)
	if err != nil {
		log.Fatalf("reading %s: %v", os.Args[1], err)
	}
	if err := os.WriteFile(os.Args[2], world, 0o644); err != nil {
		log.Fatal(err)
	}
}

func encode(data []byte) ([]byte, error) {
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, err
	}
	rings, err := ringsOf(t.Objects.Land.Geometries)
	if err != nil {
		return nil, err
	}
	borders, err := bordersOf(t.Objects.Countries.Geometries)
	if err != nil {
		return nil, err
	}
	var land, lines [][]point
	for _, ring := range rings {
		if p := unroll(t.line(ring)); len(p) > 3 && !isFlat(p) {
			land = append(land, closed(p))
		}
	}
	for _, arc := range borders {
		if p := unroll(t.line([]int{arc})); len(p) > 1 {
			lines = append(lines, p)
		}
	}
	return appendLines(appendLines(nil, land), lines), nil
}

// ringsOf returns the rings of polygons, each as the arcs that it is made of.
func ringsOf(geometries []geometry) ([][]int, error) {
	var out [][]int
	for _, g := range geometries {
		polygons := make([][][]int, 1)
		target := any(&polygons)
		switch g.Type {
		case "Polygon":
			target = &polygons[0]
		case "MultiPolygon":
		default:
			continue
		}
		if err := json.Unmarshal(g.Arcs, target); err != nil {
			return nil, fmt.Errorf("a %s: %w", g.Type, err)
		}
		for _, p := range polygons {
			out = append(out, p...)
		}
	}
	return out, nil
}

// bordersOf returns the arcs that bound two countries.
func bordersOf(countries []geometry) ([]int, error) {
	rings, err := ringsOf(countries)
	if err != nil {
		return nil, err
	}
	times := map[int]int{}
	var out []int
	for _, ring := range rings {
		for _, arc := range ring {
			if arc < 0 {
				arc = ^arc
			}
			if times[arc]++; times[arc] == 2 {
				out = append(out, arc)
			}
		}
	}
	return out, nil
}

// line joins arcs. A negative number is the arc ^n, backwards. Points that fall together are one.
func (t *topology) line(arcs []int) []point {
	var out []point
	for _, n := range arcs {
		points := t.points(max(n, ^n))
		if n < 0 {
			for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
				points[i], points[j] = points[j], points[i]
			}
		}
		for _, p := range points {
			if len(out) == 0 || out[len(out)-1] != p {
				out = append(out, p)
			}
		}
	}
	return out
}

// unroll lets a line that crosses the meridian of 180° go on beyond it, where it jumps to the other side of the world.
func unroll(line []point) []point {
	turn := 0
	for i := range line {
		line[i][0] += turn
		if i == 0 {
			continue
		}
		switch step := line[i][0] - line[i-1][0]; {
		case step > 18000:
			turn -= 36000
			line[i][0] -= 36000
		case step < -18000:
			turn += 36000
			line[i][0] += 36000
		}
	}
	return line
}

// isFlat says whether a ring lies on one parallel: the pole itself is drawn as one in the data.
func isFlat(ring []point) bool {
	for _, p := range ring {
		if p[1] != ring[0][1] {
			return false
		}
	}
	return true
}

// closed leaves out the last point of a ring, which is its first again. A coast that goes round the pole does not come
// back to where it began, and is closed along the edge of the map.
func closed(ring []point) []point {
	first, last := ring[0], ring[len(ring)-1]
	if first == last {
		return ring[:len(ring)-1]
	}
	return append(ring, point{last[0], -9000}, point{first[0], -9000})
}

func (t *topology) points(arc int) []point {
	out := make([]point, 0, len(t.Arcs[arc]))
	x, y := 0, 0
	for _, step := range t.Arcs[arc] {
		x, y = x+step[0], y+step[1]
		out = append(out, point{
			int(math.Round(100 * (float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0]))),
			int(math.Round(100 * (float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]))),
		})
	}
	return out
}

func appendLines(b []byte, lines [][]point) []byte {
	b = binary.AppendUvarint(b, uint64(len(lines)))
	for _, line := range lines {
		b = binary.AppendUvarint(b, uint64(len(line)))
		last := point{}
		for _, p := range line {
			b = binary.AppendVarint(b, int64(p[0]-last[0]))
			b = binary.AppendVarint(b, int64(p[1]-last[1]))
			last = p
		}
	}
	return b
}
