package preview

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"
)

const (
	// heartbeat is how often a stream on which nothing happens says that it is alive; what lies between may cut one that
	// is silent for a minute.
	heartbeat = 20 * time.Second
	// sendTimeout is how long a browser may take to accept what it is told.
	sendTimeout = 10 * time.Second
)

// helloNews is what a stream begins with.
type helloNews struct {
	Run    string `json:"run"`    // of this server; a page that another one served has to be loaded again
	Editor bool   `json:"editor"` // a file can be opened in the user's editor
}

// filesNews are styles and scripts to be loaded again.
type filesNews struct {
	Paths      []string `json:"paths"`
	Generation int      `json:"generation"`
}

// events tells one page what is new (WHATWG HTML, Server-sent events) until it is closed or the server ends.
func (h *handler) events(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	page, ok := pagePath(q.Get("page"))
	if !ok {
		say(w, http.StatusBadRequest, fmt.Sprintf("there can be no page %q", q.Get("page")))
		return
	}
	generation, err := strconv.Atoi(q.Get("generation"))
	if err != nil {
		say(w, http.StatusBadRequest, fmt.Sprintf("a generation is a number, not %q", q.Get("generation")))
		return
	}
	s, ok := h.hub.open(page, q.Get("version"), generation)
	if !ok {
		say(w, http.StatusServiceUnavailable, fmt.Sprintf("%d pages are open already; close some", maxStreams))
		return
	}
	defer h.hub.close(s)
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // the request has been read; a writer that cannot do this has no deadline
	out := &sender{w: w, control: control}
	if !out.send("hello", helloNews{Run: h.run, Editor: h.editor != nil}) {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
			if !out.write([]byte(": alive\n\n")) {
				return
			}
		case <-s.wake:
			if !h.tell(out, s) {
				return
			}
		}
	}
}

// tell sends what is new, and says false where the page is gone.
func (h *handler) tell(out *sender, s *stream) bool {
	n, generation := h.hub.take(s)
	if len(n.files) > 0 {
		slices.Sort(n.files)
		if !out.send("files", filesNews{slices.Compact(n.files), generation}) {
			return false
		}
	}
	if n.page != nil && !out.send("page", n.page) {
		return false
	}
	return !n.worse || out.send("problems", append([]Problem{}, n.problems...))
}

// A sender writes events.
type sender struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func (s *sender) send(kind string, v any) bool {
	var b bytes.Buffer
	fmt.Fprintf(&b, "event: %s\ndata: ", kind)
	enc := json.NewEncoder(&b) // one line, with the newline at its end
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // strings and numbers alone
	}
	b.WriteByte('\n')
	return s.write(b.Bytes())
}

func (s *sender) write(data []byte) bool {
	_ = s.control.SetWriteDeadline(time.Now().Add(sendTimeout))
	if _, err := s.w.Write(data); err != nil {
		return false
	}
	return s.control.Flush() == nil
}
