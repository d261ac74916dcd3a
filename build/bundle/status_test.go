package bundle

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// zeros is a WARC of one response that has no line.
type zeros struct{ head string }

func (z zeros) ReadAt(p []byte, at int64) (int, error) {
	clear(p)
	if at < int64(len(z.head)) {
		copy(p, z.head[at:])
	}
	return len(p), nil
}

func TestAResponseWithoutALineIsNotHeld(t *testing.T) {
	const length = 256 << 20
	z := zeros{fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n", length)}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var problems []string
	for r := range Read(File{Name: "a.warc", Data: z, Size: int64(len(z.head)) + length}, Options{}) {
		if r.Problem != nil {
			problems = append(problems, r.Problem.Reason)
		}
	}
	runtime.ReadMemStats(&after)
	if have := strings.Join(problems, "; "); have != "there is no HTTP response in it" {
		t.Errorf("the problems are %q", have)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > length/16 {
		t.Errorf("%d bytes are taken for a block of %d", used, length)
	}
}
