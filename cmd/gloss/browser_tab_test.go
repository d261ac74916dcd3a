package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tabDeadline ends a test whose browser no longer answers.
const tabDeadline = time.Minute

// startBrowser starts a browser that ends with the test. Where there is none the test is skipped, unless the
// environment says GLOSS_BROWSER=required.
func startBrowser(t testing.TB) context.Context {
	t.Helper()
	program, err := findBrowser()
	if err != nil && os.Getenv("GLOSS_BROWSER") == "required" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skipf("%v; set GLOSS_BROWSER=required to fail instead", err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.DisableGPU,
		chromedp.NoSandbox, // the only page that it opens is our own, and root may not have one
		chromedp.Flag("disable-component-update", true),
		chromedp.WindowSize(1440, 900),
	)
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", program, err)
	}
	return ctx
}

// findBrowser returns the path of a browser that speaks the protocol.
func findBrowser() (string, error) {
	names := []string{"chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "headless-shell"}
	for _, name := range names {
		if p, err := exec.LookPath(name); err == nil {
			return p, nil
		}
	}
	return "", fmt.Errorf("none of %s is installed", strings.Join(names, ", "))
}

// tab is a page of the browser with a storage of its own.
type tab struct {
	t       testing.TB
	ctx     context.Context
	traffic *traffic
}

// openTab opens a tab that closes with the test. It shares the one window, since a window costs more than the test:
// so tests do not run side by side, where all tabs but one would be out of sight and wait.
func openTab(browser context.Context, t testing.TB) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithNewWindow(false))
	t.Cleanup(cancel)
	if _, isTest := t.(*testing.T); isTest { // a benchmark takes the time that it is given
		ctx, cancel = context.WithTimeout(ctx, tabDeadline)
		t.Cleanup(cancel)
	}
	b := &tab{t: t, ctx: ctx, traffic: &traffic{}}
	if err := chromedp.Listen(ctx, b.traffic.hear); err != nil {
		t.Fatal(err)
	}
	// The page is to react as the one in front of a reader does.
	call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return b
}

// in returns the tab for a test within the test that opened it.
func (b *tab) in(t testing.TB) *tab {
	return &tab{t: t, ctx: b.ctx, traffic: b.traffic}
}

// do runs actions; one that cannot be done ends the test.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// eval returns the value of an expression in the page.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%v in\n%s", err, expression)
	}
	return v
}

// open goes to an address and waits until the page has loaded, its scripts and styles with it.
func (b *tab) open(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
}

// press presses keys one after the other.
func (b *tab) press(keys string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// strike presses a key that types a sign, as a keyboard does: what the page does with the key decides whether the sign is
// typed. press sends the sign by itself.
func (b *tab) strike(sign string) {
	b.t.Helper()
	call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: sign, Text: sign})
	call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: sign})
}

// tabTo presses Tab until the element in focus fits a selector, at most the given number of times.
func (b *tab) tabTo(selector string, most int) {
	b.t.Helper()
	for range most {
		b.press(kb.Tab)
		if eval[bool](b, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return
		}
	}
	b.t.Fatalf("%s is not reached by pressing Tab %d times", selector, most)
}

// style returns a computed property of the first element that fits a selector.
func (b *tab) style(selector, property string) string {
	b.t.Helper()
	return eval[string](b, fmt.Sprintf("getComputedStyle(document.querySelector(%q)).getPropertyValue(%q)", selector, property))
}

// styles returns a computed property of each element that fits a selector; there is one.
func (b *tab) styles(selector, property string) []string {
	b.t.Helper()
	list := eval[[]string](b, fmt.Sprintf("Array.from(document.querySelectorAll(%q), e => getComputedStyle(e).getPropertyValue(%q))", selector, property))
	if len(list) == 0 {
		b.t.Fatalf("the page has no %s", selector)
	}
	return list
}

// isShown says whether an element is laid out and visible.
func (b *tab) isShown(selector string) bool {
	b.t.Helper()
	return eval[bool](b, fmt.Sprintf("document.querySelector(%q).checkVisibility({visibilityProperty: true})", selector))
}

// edges are the sides of a box in CSS pixels from the window's top left corner.
type edges struct{ Left, Top, Right, Bottom float64 }

// box returns the place of the first element that fits a selector.
func (b *tab) box(selector string) edges {
	b.t.Helper()
	return eval[edges](b, fmt.Sprintf("(r => ({Left: r.left, Top: r.top, Right: r.right, Bottom: r.bottom}))(document.querySelector(%q).getBoundingClientRect())", selector))
}

// resize sets the width of the window in CSS pixels.
func (b *tab) resize(width int64) {
	b.t.Helper()
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1})
}

// disableScript makes the page do without JavaScript; eval still works.
func (b *tab) disableScript() {
	b.t.Helper()
	b.allowScript(false)
}

// allowScript says whether pages that are opened from now on may run JavaScript.
func (b *tab) allowScript(allowed bool) {
	b.t.Helper()
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !allowed})
}

// media emulates a medium, "" being the screen, and its features, as "prefers-color-scheme: dark".
func (b *tab) media(medium string, features ...string) {
	b.t.Helper()
	p := emulation.SetEmulatedMediaParams{Media: medium}
	for _, f := range features {
		name, value, _ := strings.Cut(f, ": ")
		p.Features = append(p.Features, &emulation.MediaFeature{Name: name, Value: value})
	}
	call(b, emulation.SetEmulatedMedia, p)
}

// call gives the tab a command of the protocol.
func call[P any](b *tab, command cdp.Command[P, cdp.Empty], params P) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, command, params); err != nil {
		b.t.Fatal(err)
	}
}

// traffic is what a tab asked for and complained about.
type traffic struct {
	mu       sync.Mutex
	requests []string
	faults   []string
}

// hear notes an event. The browser sends those of a page before it says that the page has loaded.
func (tr *traffic) hear(event any) {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	fault := func(format string, args ...any) { tr.faults = append(tr.faults, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		tr.requests = append(tr.requests, e.Request.URL)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			fault("%s: status %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled { // as is that for an icon, when the next page is opened
			fault("a request failed: %s %s", e.ErrorText, e.BlockedReason)
		}
	case *log.EventEntryAdded:
		fault("%s: %s (%s)", e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *runtime.EventConsoleAPICalled:
		fault("console.%s was called", e.Type)
	case *runtime.EventExceptionThrown:
		fault("a script failed: %v", &chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails})
	}
}

// take returns what was heard since it was last called.
func (tr *traffic) take() (requests, faults []string) {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	requests, faults = tr.requests, tr.faults
	tr.requests, tr.faults = nil, nil
	return requests, faults
}
