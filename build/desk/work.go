package desk

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"

	"gloss/build/archive"
	"gloss/build/preview"
)

// What is to be done in an archive, list by list. It is made of a build when first asked for; a page of a list makes
// only its own items.

// A todo is everything that may want an editor.
type todo struct {
	lost        []place // annotations without a place, or in doubt
	undecided   []place // mentions that several entities may be meant by
	bare        []int32 // articles without annotations
	undescribed []int32 // entities without a description
}

// A place is the n-th anchor or mention of an article.
type place struct{ article, n int32 }

func newTodo(s *snapshot) *todo {
	t := &todo{}
	in := s.out.Export()
	for i := range in.Archive.Articles {
		res := &in.Results[i]
		for n, x := range res.Anchors {
			if x.State == archive.AnchorOrphaned || x.State == archive.AnchorAmbiguous || x.State == archive.AnchorChanged {
				t.lost = append(t.lost, place{int32(i), int32(n)})
			}
		}
		for n, m := range res.Mentions.List {
			if m.How == archive.Ambiguous {
				t.undecided = append(t.undecided, place{int32(i), int32(n)})
			}
		}
	}
	for _, i := range in.Index.ByDate() {
		if a := &in.Archive.Articles[i]; a.Sidecar == nil || len(a.Sidecar.Annotations) == 0 {
			t.bare = append(t.bare, i)
		}
	}
	for i := range in.Archive.Entities {
		if in.Archive.Entities[i].Description == "" {
			t.undescribed = append(t.undescribed, int32(i))
		}
	}
	return t
}

// A workList is one list as a page shows it: all of a page's items, or the first few.
type workList struct {
	ID       string
	Title    string
	Intro    string
	Count    int
	Items    []workItem
	More     string // address of the whole list, where there is more
	Previous string
	Next     string
	From, To int // which items these are, from 1
}

// A workItem is one thing to be done.
type workItem struct {
	Href   string
	Before string // words around what is meant
	Words  string
	After  string
	Where  string // the article's title, or what kind of thing this is
	Why    string
	// Article, Annotation and ID say which annotation Places would mend.
	Article    string
	Annotation int
	ID         string
	Places     []workPlace
}

// A workPlace is where an annotation may be put.
type workPlace struct {
	Href                 string
	Start, End           int
	Before, Words, After string
}

type workPage struct {
	Title    string
	Token    string
	ReadOnly bool
	Language string
	Lists    []workList
	Single   bool
}

// How many items a page of a list shows, and how many of each the first page does.
const (
	perList  = 100
	perStart = 8
)

// A lister makes one list.
type lister struct {
	id, title, intro string
	count            func(*snapshot) int
	item             func(*snapshot, int) workItem
}

func listers() []lister {
	return []lister{
		{
			"anchors", "Annotations in doubt", "Their words were edited, stand in several places, or are gone.",
			func(s *snapshot) int { return len(s.todo().lost) }, (*snapshot).lostItem,
		},
		{
			"undecided", "Mentions left undecided", "Several entities bear the name. Say who is meant, on the page.",
			func(s *snapshot) int { return len(s.todo().undecided) }, (*snapshot).undecidedItem,
		},
		{
			"names", "Names that the registry lacks", "What looks like a name, by how many articles have it; not all of it is one.",
			func(s *snapshot) int { return len(s.names()) }, (*snapshot).nameItem,
		},
		{
			"bare", "Articles without annotations", "The newest first.",
			func(s *snapshot) int { return len(s.todo().bare) }, (*snapshot).bareItem,
		},
		{
			"undescribed", "Entities without a description", "In the order of the registry.",
			func(s *snapshot) int { return len(s.todo().undescribed) }, (*snapshot).undescribedItem,
		},
	}
}

//go:embed work.html
var workLayout string

func (d *Desk) work(w http.ResponseWriter, r *http.Request) {
	s, err := d.snapshot()
	if err != nil {
		http.Error(w, err.Error(), refusalOf(err).status)
		return
	}
	site := s.out.Archive().Site
	page := workPage{Title: site.Title, Token: preview.Token(r), ReadOnly: d.ReadOnly, Language: site.Language}
	name := r.PathValue("list")
	for _, l := range listers() {
		switch name {
		case "":
			list := s.list(l, 0, perStart)
			if list.Count > list.To {
				list.More = "work/" + l.id
			}
			page.Lists = append(page.Lists, list)
		case l.id:
			n, _ := strconv.Atoi(r.URL.Query().Get("page")) // what is no number is the first page
			n = max(1, min(n, (l.count(s)+perList-1)/perList))
			list := s.list(l, (n-1)*perList, perList)
			if n > 1 {
				list.Previous = fmt.Sprintf("?page=%d", n-1)
			}
			if list.To < list.Count {
				list.Next = fmt.Sprintf("?page=%d", n+1)
			}
			page.Lists, page.Single = []workList{list}, true
		}
	}
	if len(page.Lists) == 0 {
		http.Error(w, "there is no such list", http.StatusNotFound)
		return
	}
	var b bytes.Buffer
	if err := template.Must(template.New("work").Parse(workLayout)).Execute(&b, page); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // whoever asked has gone
}

func (s *snapshot) list(l lister, from, most int) workList {
	n := l.count(s)
	to := min(from+most, n)
	list := workList{ID: l.id, Title: l.title, Intro: l.intro, Count: n, From: from + 1, To: to}
	for i := from; i < to; i++ {
		list.Items = append(list.Items, l.item(s, i))
	}
	return list
}

func (s *snapshot) lostItem(i int) workItem {
	p := s.todo().lost[i]
	in := s.out.Export()
	a := &in.Archive.Articles[p.article]
	x := in.Results[p.article].Anchors[p.n]
	note := &a.Sidecar.Annotations[x.Annotation]
	item := workItem{
		Href: s.address(p.article), Words: note.Quote.Exact, Before: note.Quote.Prefix, After: note.Quote.Suffix, Where: a.Title,
		Article: a.ID, Annotation: int(x.Annotation), ID: note.ID,
	}
	spans := x.Candidates
	switch x.State {
	case archive.AnchorChanged:
		item.Why = "The words were edited since. Is this still the place?"
		spans = []archive.Span{{Start: x.Start, End: x.End}}
	case archive.AnchorAmbiguous:
		item.Why = fmt.Sprintf("The words fit %d places.", x.Places)
	default:
		item.Why = "The words are gone, or stand in other surroundings."
	}
	if a.Text == archive.None {
		return item
	}
	const most = 10 // what one can choose from
	for _, c := range spans[:min(len(spans), most)] {
		item.Places = append(item.Places, s.workPlace(p.article, c))
	}
	return item
}

func (s *snapshot) workPlace(i int32, at archive.Span) workPlace {
	in := s.out.Export()
	text := in.Documents[i].Text
	from, to := sentence(in.Results[i].Sentences, text, at.Start)
	u := &units{text: text}
	return workPlace{
		Href: s.place(i, at), Start: u.at(at.Start), End: u.at(at.End),
		Before: oneLine(text[from:at.Start]), Words: oneLine(text[at.Start:at.End]), After: oneLine(text[at.End:max(at.End, to)]),
	}
}

func (s *snapshot) undecidedItem(i int) workItem {
	p := s.todo().undecided[i]
	in := s.out.Export()
	m := in.Results[p.article].Mentions.List[p.n]
	e := s.item(p.article, m)
	why := ""
	for n, c := range in.Results[p.article].Mentions.Choices[m.Because] {
		if n > 0 {
			why += " or "
		}
		why += in.Archive.Entities[c].Name
	}
	return workItem{Href: e.Href, Before: e.Before, Words: e.Words, After: e.After, Where: e.Title, Why: why + "?"}
}

func (s *snapshot) nameItem(i int) workItem {
	n := s.names()[i]
	article := n.articles[0]
	item := workItem{Words: n.text, Href: s.address(article), Where: s.out.Archive().Articles[article].Title}
	for _, x := range s.out.UnknownNames(int(article)) {
		if x.Text == n.text {
			item.Href = s.place(article, x.Places[0])
		}
	}
	item.Why = fmt.Sprintf("%d times in %d articles, as in", n.places, len(n.articles))
	if len(n.articles) == 1 {
		item.Why = fmt.Sprintf("%d times in one article,", n.places)
	}
	if n.places == 1 {
		item.Why = "Once, in"
	}
	return item
}

func (s *snapshot) bareItem(i int) workItem {
	article := s.todo().bare[i]
	a := &s.out.Archive().Articles[article]
	return workItem{Href: s.address(article), Words: a.Title, Where: a.Published.Day()}
}

func (s *snapshot) undescribedItem(i int) workItem {
	e := &s.out.Archive().Entities[s.todo().undescribed[i]]
	folder := ""
	for _, t := range s.out.Archive().Site.Types {
		if t.ID == e.Type {
			folder = t.Folder
		}
	}
	return workItem{Href: (&url.URL{Path: "/" + folder + "/" + e.ID + ".html"}).EscapedPath(), Words: e.Name, Where: "content/" + e.File}
}
