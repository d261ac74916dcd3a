package main

import (
	"runtime/debug"
	"testing"
)

func TestGarbageOfAnImportIsBounded(t *testing.T) {
	for _, mb := range []uint64{0, 1, 10, 24, 50, 70, 96, 128, 1000, 100_000} {
		live := mb << 20
		percent := garbagePercent(live)
		if percent < 100 || percent > mostGarbage {
			t.Errorf("with %d MB in use %d %% may be garbage", mb, percent)
		}
		if garbage := live * uint64(percent) / 100; garbage > max(live, importGarbage) {
			t.Errorf("with %d MB in use %d MB may be garbage", mb, garbage>>20)
		}
	}
}

func TestImportLeavesTheCollectorAsItWas(t *testing.T) {
	t.Setenv("GOGC", "")
	before := debug.SetGCPercent(77)
	defer debug.SetGCPercent(before)
	h := newImportHeap()
	for range 2 * heapEvery {
		h.record()
	}
	h.end()
	if have := debug.SetGCPercent(77); have != 77 {
		t.Errorf("it collects at %d %%", have)
	}
}
