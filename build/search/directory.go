package search

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// directory is search/index.js. Lists of numbers are flat, and what grows is written as a difference.
type directory struct {
	Kinds   []uint32   `json:"kinds"`   // documents of each kind, in the order of their numbers
	Types   [][]string `json:"types"`   // id, plural, folder, name of each type of entity
	Typed   []int      `json:"typed"`   // entities of each type
	Sources []string   `json:"sources"` // names
	Buckets []int      `json:"buckets"` // source and month of each run, less those of the run before; its articles, notes, quotations
	Leaves  []int      `json:"leaves"`  // articles, notes, quotations of each file of texts
	Cards   []int32    `json:"cards"`   // entities of each file of them
	Named   []int32    `json:"named"`   // entities of each file of who names them
	Shards  string     `json:"shards"`  // where each file of postings begins, a line each
}

func (p *Plan) directory(x *Index) directory {
	d := directory{Cards: differences(p.cards), Named: differences(p.named), Typed: make([]int, len(p.Archive.Site.Types)), Sources: []string{}, Buckets: []int{}, Leaves: []int{}}
	for k := range numKinds {
		d.Kinds = append(d.Kinds, p.first[k+1]-p.first[k])
	}
	place := map[string]int{}
	for i, t := range p.Archive.Site.Types {
		one, many := p.Type(&t)
		d.Types = append(d.Types, []string{t.ID, many, t.Folder, one})
		place[t.ID] = i
	}
	for i := range p.Archive.Entities {
		d.Typed[place[p.Archive.Entities[i].Type]]++
	}
	for i := range p.Archive.Sources {
		d.Sources = append(d.Sources, p.Archive.Sources[i].Name)
	}
	var last bucket
	for k, b := range p.buckets {
		end := int32(len(p.articles))
		if k+1 < len(p.buckets) {
			end = p.buckets[k+1].from
		}
		d.Buckets = append(d.Buckets, int(b.source-last.source), int(b.month-last.month))
		d.Buckets = append(d.Buckets, p.counts(b.from, end)...)
		last = b
	}
	for k := range len(p.leaves) - 1 {
		d.Leaves = append(d.Leaves, p.counts(p.leaves[k], p.leaves[k+1])...)
	}
	first := make([]string, len(x.shards))
	for i := range x.shards {
		first[i] = x.shards[i].first
	}
	d.Shards = strings.Join(first, "\n")
	return d
}

// counts returns the articles, notes and quotations from one place to another.
func (p *Plan) counts(from, to int32) []int {
	return []int{int(to - from), int(p.notes[to] - p.notes[from]), int(p.quotes[to] - p.quotes[from])}
}

func differences(at []int32) []int32 {
	out := make([]int32, len(at)-1)
	for i := range out {
		out[i] = at[i+1] - at[i]
	}
	return out
}

// Render makes the file at a path of Paths, and says false for any other. It asks for the index only where the file
// depends on it.
func (p *Plan) Render(path string, index func() *Index) ([]byte, bool) {
	name, isOurs := strings.CutPrefix(path, Dir)
	name, isScript := strings.CutSuffix(name, ".js")
	if !isOurs || !isScript || name == "" {
		return nil, false
	}
	data, ok := p.data(name, index)
	if !ok {
		return nil, false
	}
	return script(name, data, p.stamp), true
}

// data is what the file of a name hands over.
func (p *Plan) data(name string, index func() *Index) (any, bool) {
	if name == "index" {
		return p.directory(index()), true
	}
	n, err := strconv.Atoi(name[1:])
	if err != nil || n < 0 || strconv.Itoa(n) != name[1:] {
		return nil, false
	}
	switch {
	case name[0] == 'p' && n < p.shards:
		return index().shards[n].main.data(), true
	case name[0] == 'q' && n < p.quotedFiles():
		return index().quotedIn(n), true
	case name[0] == 't' && n < len(p.leaves)-1:
		return p.leaf(n), true
	case name[0] == 'e' && n < len(p.cards)-1:
		return p.card(n), true
	case name[0] == 'n' && n < len(p.named)-1:
		return p.namedIn(n), true
	}
	return nil, false
}

// script is a file that hands data over. JSON is JavaScript (ECMA-262 since 2019).
func script(name string, data any, stamp string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "glossSearch(%q,", name)
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(data); err != nil {
		panic(err) // strings and numbers alone
	}
	b.Truncate(b.Len() - 1)
	fmt.Fprintf(&b, ",%q)\n", stamp)
	return b.Bytes()
}

// DescriptionPath is where the OpenSearch description lies, in archives that have an address of their own.
const DescriptionPath = "opensearch.xml"

// Description tells a browser how to search the site from its address bar (OpenSearch 1.1, draft 6). baseURL ends in a
// slash; says tells what the search is for, in the language of the pages; a short name has sixteen characters at most.
func Description(title, says, baseURL string) []byte {
	type address struct {
		Type     string `xml:"type,attr"`
		Template string `xml:"template,attr"`
	}
	out, err := xml.MarshalIndent(struct {
		XMLName     xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName   string
		Description string
		Encoding    string  `xml:"InputEncoding"`
		URL         address `xml:"Url"`
	}{
		ShortName: strings.TrimSpace(cut(title, 16)), Description: says, Encoding: "UTF-8",
		URL: address{"text/html", baseURL + "search.html?q={searchTerms}"},
	}, "", " ")
	if err != nil {
		panic(err) // strings alone
	}
	return append([]byte(xml.Header), append(out, '\n')...)
}
