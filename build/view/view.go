// Package view holds the structs that layouts print. One page of the site is one view; one view has one
// layout, which names it in its first line. A theme's author needs this package's documentation and
// html/template, nothing else.
//
// Views are finished: every decision is taken, every list is in order, every link is relative to the page
// that shows it. A layout asks no questions; where a field is its zero value, the thing is not there.
package view

import "html/template"

// Frame is what every page has. Each view embeds it.
type Frame struct {
	Site        Site      // of the archive as a whole
	Root        string    // from this page to the site's root: "", "../", "../../"
	Path        string    // of this page below the root: "articles/truce.html"
	Canonical   string    // absolute address, where the archive has one
	Title       string    // of the page; empty on the home page
	Description string    // one line of plain text
	Language    string    // BCP 47, of the page's main text
	Dir         string    // "ltr" or "rtl"
	Nav         []NavItem // the masthead's way through the site
	Worker      string    // to the worker that a browser sets up, where the site may be read offline
	Search      string    // to the page that searches; empty on that page
	Feed        string    // to the newest articles as an Atom feed, where the archive has an address
	OpenSearch  string    // to the description for the browser's address bar, where the archive has an address
}

// Site is what the masthead and the foot of each page say of the archive.
type Site struct {
	Title       string // of the archive
	Description string // one line of plain text
	Language    string // BCP 47, of what gloss itself says: the strings of the layouts and of the views
	Dir         string // of the same: "ltr" or "rtl"
	Rights      Rights // of the annotations; the articles have their own
	Offline     string // to the page for reading offline, where the site offers that
}

// Offline is the page on which a reader keeps the site for reading offline. Layout: offline.html. Its size is the
// worker's to say, since it is known only once every page is made.
type Offline struct {
	Frame
	Heading string // "Reading offline"
}

// NavItem is one entry of the masthead's navigation.
type NavItem struct {
	Link
	Current bool // the page itself, or the section that it is in
}

// Link is a name that leads somewhere. Where Href is empty it is only a name.
type Link struct {
	Name string // what the link says: plain text
	Href string // where it leads, relative to the page
}

// Date is a date as people read it, with its machine form.
type Date struct {
	Text     string // "8 January 2017", "8 January 2017, 09:40"
	Short    string // "8 Jan 2017"
	Datetime string // for <time datetime>; empty for an interval
}

// Rights is a licence or a statement of rights.
type Rights struct {
	ID    string // SPDX identifier or the archive's own word
	Words string // "Creative Commons Attribution 4.0"
	Href  string // the licence's text, where it has one
}

// Page is a free page. Layout: page.html.
type Page struct {
	Frame
	Heading string        // its title
	Text    template.HTML // its content
}

// NotFound is 404.html, which a web server shows under any address. Layout: 404.html.
type NotFound struct {
	Frame
	Base string // for <base href>: the site's root as seen from the server
}
