package synth

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
)

// article is one article before its outlet's habits are applied to it.
type article struct {
	title      string
	paragraphs []string
}

// story is what the articles of one story share.
type story struct {
	core []int // ranks of entities
	left int   // articles still to come
	hour int   // of its latest article, since the beginning of the archive
}

func (g *generator) writeArticles(n int, emit func(path, text string) error) error {
	sizes := make(weights, 0, largestStory)
	for size := 1; size <= largestStory; size++ { // Zipf, exponent 1.5
		sizes = sizes.with(1 / (float64(size) * math.Sqrt(float64(size))))
	}
	var s story
	var a article
	number := 0
	for i := range n {
		isCopy := i%copyEvery == copyEvery-1
		switch {
		case isCopy:
			a = g.nearCopy(a)
		case s.left <= 0:
			number++
			s = story{core: g.choose(nil, 3+g.IntN(6)), left: 1 + g.pick(sizes), hour: g.IntN(spanInHours)}
			fallthrough
		default:
			a = g.makeArticle(s.core)
		}
		s.left--
		s.hour += g.IntN(40)
		t := Truth{Story: number}
		if isCopy && i > 0 {
			t.CopyOf = g.truths[i-1].ID
		}
		g.truths = append(g.truths, t)
		if err := g.writeArticle(i, a, s.hour, emit); err != nil {
			return err
		}
	}
	return nil
}

// writeArticle prints an article as one of the sources has it and, now and then, its sidecar.
func (g *generator) writeArticle(i int, a article, hour int, emit func(path, text string) error) error {
	src := g.sources[g.IntN(len(g.sources))]
	body := strings.Join(a.paragraphs, "\n\n") + "\n"
	title := a.title
	if src.straight {
		straight := strings.NewReplacer("’", "'", "“", `"`, "”", `"`)
		body, title = straight.Replace(body), straight.Replace(title)
	}
	published := time.Date(2015, 1, 1, hour, 0, 0, 0, time.UTC)
	g.truths[i].ID = fmt.Sprintf("%d/%s-%06d", published.Year(), slug(title, 50), i)
	id := "content/articles/" + g.truths[i].ID
	front := fmt.Sprintf("---\ntitle: %q\nsource: %s\npublished: %s\nurl: https://%s.example/%d\nbyline: %s %s\nlanguage: en\ntext: full\n---\n",
		title, src.id, published.Format(time.RFC3339), src.id, i, g.one(g.words.given), g.one(g.words.surnames))
	if err := emit(id+".md", front+body); err != nil {
		return err
	}
	if i%sidecarEvery != sidecarEvery/2 {
		return nil
	}
	return emit(id+".notes.yaml", g.sidecar(body, published))
}

// choose adds entities to a list, by their weights and each once, until it has n.
func (g *generator) choose(list []int, n int) []int {
	list = slices.Clone(list)
	for len(list) < n {
		if rank := g.pick(g.use); !slices.Contains(list, rank) {
			list = append(list, rank)
		}
	}
	return list
}

func (g *generator) makeArticle(core []int) article {
	target := typicalBody*2/5 + g.IntN(typicalBody) // the last paragraph goes beyond it
	named := g.choose(core, max(fewest, min(mostToName, target*14/typicalBody-2+g.IntN(9))))
	lead := g.entities[named[0]].name
	w := &writer{generator: g, queue: slices.Concat(named, named[:len(named)/2])}
	g.Shuffle(len(w.queue), func(i, j int) { w.queue[i], w.queue[j] = w.queue[j], w.queue[i] })
	a := article{title: w.fill(g.one([]string{lead + " {v} the {a} {n}", "{A} {n} {v} {t}: " + lead, lead + ": “{a} {n}” {v}"}))}
	for size := 0; size < target || len(w.queue) > 0; {
		p := w.paragraph(len(a.paragraphs))
		a.paragraphs = append(a.paragraphs, p)
		size += len(p) + 2
	}
	return a
}

// nearCopy returns the article as another outlet would take it over: its own first words, a paragraph cut, a
// word changed here and there.
func (g *generator) nearCopy(a article) article {
	c := article{title: "Update: " + a.title, paragraphs: slices.Clone(a.paragraphs)}
	if n := len(c.paragraphs); n > 3 {
		cut := 1 + g.IntN(n-1)
		c.paragraphs = slices.Delete(c.paragraphs, cut, cut+1)
	}
	for i, p := range c.paragraphs {
		c.paragraphs[i] = strings.Replace(p, " "+g.common(g.words.nouns)+" ", " "+g.common(g.words.nouns)+" ", 1)
	}
	c.paragraphs[0] = "As others report: " + c.paragraphs[0]
	return c
}

// writer makes sentences that name the entities of its queue.
type writer struct {
	*generator
	queue []int
	named map[int]bool
}

// The forms of sentences. {e} is the next entity; {n} {v} {a} a noun, verb, adjective; {t} a time, {d} a number.
var (
	sentences = [...][]string{
		person: {
			"{e} {v} the {a} {n} {t}.", "“The {n} {v} the {n} and nobody {v} it,” {e} said {t}.", "{e} told reporters that the {a} {n} {v} a {n}.",
			"According to {e}, {d} {n}s {v} the {n} {t}.", "{e} added that the {n} wasn’t {a}.",
		},
		organization: {
			"The {a} {n} of {e} {v} {d} {n}s {t}.", "{e} {v} the {n}, and the {n} {v} a {a} {n}.", "A {n} of {e} said the {n} {v} {t}.",
		},
		place: {"In {e}, the {n} {v} a {a} {n} {t}.", "The {n} between {e} and the {a} {n} {v} {d} {n}s.", "The {a} {n} left {e} {t}."},
		event: {"Since the {e} the {n} {v} every {a} {n}.", "The {e} {v} {d} {n}s and a {a} {n}."},
	}
	tails   = [...]string{person: " beside {e}", organization: " with {e}", place: " near {e}", event: " as at the {e}"}
	fillers = []string{
		"The {a} {n} {v} the {n} {t}.", "Some {d} {n}s {v} it, the *{a}* ones first.", "“A {n} is a {n},” one of them said.",
		"What the {n} {v}, the {a} {n} {v} {t}, and no {n} {v} it since.", "The {n} {v} by the [{a} {n}](https://reference.example/{n}) is {a}.",
	}
	times = []string{"on Sunday", "on Tuesday", "last week", "yesterday", "two days later", "on 4 March", "in early autumn", "before noon", "for the third time"}
)

// paragraph returns a paragraph, or now and then a heading, a list or a block quotation.
func (w *writer) paragraph(before int) string {
	if before > 0 {
		switch w.IntN(40) {
		case 0:
			return w.fill("## The {a} {n}")
		case 1:
			return w.fill("- The {n} {v} the {n}\n- A {a} {n}\n- {d} {n}s {t}")
		case 2, 3:
			return "> " + w.sentence()
		}
	}
	parts := make([]string, 2+w.IntN(4))
	for i := range parts {
		parts[i] = w.sentence()
	}
	return strings.Join(parts, " ")
}

func (w *writer) sentence() string {
	if len(w.queue) == 0 || w.IntN(3) == 0 {
		return w.fill(w.one(fillers))
	}
	s := w.fill(w.one(sentences[w.entities[w.queue[0]].kind]))
	if len(w.queue) > 0 && w.IntN(4) == 0 {
		s = strings.TrimSuffix(s, ".") + w.fill(tails[w.entities[w.queue[0]].kind]) + "."
	}
	return s
}

// fill puts words into the slots of a form.
func (w *writer) fill(form string) string {
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(form, "{")
		b.WriteString(text)
		if !found {
			return b.String()
		}
		switch rest[0] {
		case 'e':
			b.WriteString(w.mention())
		case 'n':
			b.WriteString(w.common(w.words.nouns))
		case 'v':
			b.WriteString(w.common(w.words.verbs))
		case 'a':
			b.WriteString(w.common(w.words.adjectives))
		case 'A':
			a := w.common(w.words.adjectives)
			b.WriteString(strings.ToUpper(a[:1]) + a[1:])
		case 't':
			b.WriteString(w.one(times))
		case 'd':
			fmt.Fprint(&b, 2+w.IntN(900))
		}
		form = rest[len("e}"):]
	}
}

// mention takes an entity from the queue and names it: in full at first, then mostly in short.
func (w *writer) mention() string {
	rank := w.queue[0]
	w.queue = w.queue[1:]
	e := w.entities[rank]
	form := e.name
	if w.named[rank] && w.IntN(3) > 0 {
		form = w.one(e.short)
	}
	if w.named == nil {
		w.named = map[int]bool{}
	}
	w.named[rank] = true
	if e.kind != event && w.IntN(8) == 0 {
		form += "’s " + w.common(w.words.nouns)
	}
	return form
}

// fiveWords are five lower-case words in a row: what anchors quote. Marks, names and numbers are left out.
var fiveWords = regexp.MustCompile(`\b[a-z]+ [a-z]+ ([a-z]{4,}) [a-z]+ [a-z]+\b`)

// marks are what Markdown leaves out of the text.
var marks = regexp.MustCompile(`\*|\[|\]\([^)]*\)`)

// sidecar returns two annotations, each anchored by five words that occur once in the text.
func (g *generator) sidecar(body string, published time.Time) string {
	text := marks.ReplaceAllString(body, "")
	values := []string{"note: What this word means here.", fmt.Sprintf("date: %q", published.Format(time.DateOnly))}
	var b strings.Builder
	b.WriteString("annotations:\n")
	for _, m := range fiveWords.FindAllStringSubmatchIndex(body, -1) {
		if len(values) == 0 {
			break
		}
		if strings.Count(strings.ToLower(text), body[m[0]:m[1]]) != 1 {
			continue
		}
		fmt.Fprintf(&b, "  - id: n%d\n    on: %q\n    %s\n", 3-len(values), body[m[0]:m[2]]+"[["+body[m[2]:m[3]]+"]]"+body[m[3]:m[1]], values[0])
		values = values[1:]
	}
	return b.String()
}
