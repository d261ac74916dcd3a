package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// An importHeap lets an import leave more garbage lying than a program does as a rule. What an import holds is little, and
// what it throws away is each page's tree, so that the collector runs every few pages and takes a sixth of the time.
type importHeap struct {
	live    []metrics.Sample
	records int
	before  int // the percentage as it was
}

const (
	// importGarbage is how much of it, in bytes, may lie about before it is collected, beside as much as is in use: an
	// import stays within 256 MB as long as it holds 70.
	importGarbage = 96 << 20
	// mostGarbage is how much that is at most, in percent of what is in use: with more, nothing is gained.
	mostGarbage = 400
	// heapEvery is after how many records what is in use is looked at.
	heapEvery = 64
)

// newImportHeap begins; end is to be called at the end. Who says in GOGC how often to collect is heard.
func newImportHeap() *importHeap {
	if os.Getenv("GOGC") != "" {
		return nil
	}
	return &importHeap{live: []metrics.Sample{{Name: "/gc/heap/live:bytes"}}, before: debug.SetGCPercent(mostGarbage)}
}

// record is called before each record that is read.
func (h *importHeap) record() {
	if h == nil {
		return
	}
	if h.records++; h.records%heapEvery == 0 {
		metrics.Read(h.live)
		debug.SetGCPercent(garbagePercent(h.live[0].Value.Uint64()))
	}
}

// garbagePercent returns how much garbage may lie about, in percent of the bytes in use: never less than as a rule.
func garbagePercent(live uint64) int {
	return int(min(mostGarbage, max(100, importGarbage*100/max(live, 1))))
}

func (h *importHeap) end() {
	if h != nil {
		debug.SetGCPercent(h.before)
	}
}
