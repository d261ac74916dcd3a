package main

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// importProgress is a bar that shows how much of the files has been read, how many inputs they held and how many come
// in a second. A nil one shows nothing: on what is no terminal, and where JSON is printed.
type importProgress struct {
	bar    *progressbar.ProgressBar
	start  time.Time
	drawn  time.Time
	before int64 // bytes of the files that are done
	done   int64 // bytes of the file that is being read
}

func (m *importer) newImportProgress(files []string) *importProgress {
	f, ok := m.stderr.(*os.File)
	if m.flags.json || !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	total := int64(0)
	for _, file := range files {
		if info, err := os.Stat(file); err == nil {
			total += info.Size()
		}
	}
	return &importProgress{start: time.Now(), bar: progressbar.NewOptions64(total, progressbar.OptionSetWriter(f), progressbar.OptionClearOnFinish(),
		progressbar.OptionShowBytes(true), progressbar.OptionSetDescription("importing"))}
}

// drawEvery is how often the bar is drawn; it appears when an import takes longer than a second.
const drawEvery = 100 * time.Millisecond

// record notes that so many bytes of the file are done, and so many inputs of all.
func (p *importProgress) record(done int64, inputs int) {
	if p == nil {
		return
	}
	p.done = done
	now := time.Now()
	took := now.Sub(p.start)
	if took < time.Second || now.Sub(p.drawn) < drawEvery {
		return
	}
	p.drawn = now
	p.bar.Describe(fmt.Sprintf("importing: %d inputs, %.0f a second", inputs, float64(inputs)/took.Seconds()))
	_ = p.bar.Set64(p.before + done) // a bar that cannot be drawn is no reason to stop
}

// finished notes that a file of a size is done.
func (p *importProgress) finished(size int64) {
	if p != nil {
		p.before, p.done = p.before+size, 0
	}
}

// clear takes the bar away, so that a line can be printed.
func (p *importProgress) clear() {
	if p != nil && !p.drawn.IsZero() {
		_ = p.bar.Clear() // the line is readable all the same
	}
}

func (p *importProgress) end() { p.clear() }
