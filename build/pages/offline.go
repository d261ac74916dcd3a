package pages

import "gloss/build/view"

// Where package offline puts the worker, and looks for the page.
const (
	workerPath  = "offline-worker.js"
	offlinePath = "offline.html"
)

func (p *Plan) offlineView() *view.Offline {
	return &view.Offline{
		Frame:   p.frame(offlinePath, p.say("offline"), p.say("offline.description"), "", ""),
		Heading: p.say("offline"),
	}
}
