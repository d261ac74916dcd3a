package page

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// junkClass are the names of classes and IDs that pages give to what is no part of an article though it stands within
// it.
var junkClass = named(`shar social related recommend newsletter subscri promo advert ad sponsor cookie consent gdpr disqus trending most also taboola outbrain rating bewertung breadcrumb pagination post tag author-bio about reader hidden sr only print skip`, `(?i)(?:^|[\s_-])(?:share|sharing|sharedaddy|social|socials|related|relatedposts|recommend\w*|newsletter|subscribe|subscription|promo|promotion|advert\w*|ads?|sponsor\w*|cookies?|consent|gdpr|disqus\w*|`+
	`trending|most-?read|also-?like|taboola|outbrain|ratings?|bewertung|breadcrumbs?|pagination|post-?navigation|tag-?links|tags|author-?bio|about-?author|screen-?reader-text|visually-?hidden|sr-only|print-?only|noprint|skip-?link)(?:$|[\s_-])`)

// maxJunk is how much of the article may lie in an element with such a name, at most, for the name to be believed: some
// themes name the whole page so.
const maxJunk = 0.2

// dropJunk takes out of the article what its names say is none of it: share buttons, related coverage, comments.
func (t *tree) dropJunk() {
	total := 0
	for i, n := range t.texts {
		if t.kept[n] {
			total += len(t.keys[i])
		}
	}
	size := map[*html.Node]int{} // bytes of the article in each element
	var measure func(*html.Node) int
	measure = func(n *html.Node) (sum int) {
		if t.kept[n] {
			return len(t.keys[t.order[n]])
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			sum += measure(c)
		}
		if sum > 0 {
			size[n] = sum
		}
		return sum
	}
	measure(t.doc)
	var drop func(n *html.Node, junk bool)
	drop = func(n *html.Node, junk bool) {
		if junk {
			delete(t.kept, n)
		}
		s := size[n]
		if s == 0 {
			return
		}
		junk = junk || float64(s) <= maxJunk*float64(total) && isJunk(n)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			drop(c, junk)
		}
	}
	drop(t.doc, false)
}

// isJunk reports whether an element's names say that it is no part of an article.
func isJunk(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	name := names(n)
	return junkClass.match(name) || commentName.match(name) || isElement(n, atom.Nav, atom.Button) || attr(n, "aria-hidden") == "true" && n.DataAtom != atom.Table
}

// captionClass are the names of classes that pages give to what stands below a picture.
var captionClass = named(`caption bild legende credit copyright`, `(?i)(?:^|[\s_-])(?:wp-caption-text|caption|img-?caption|image-?caption|photo-?caption|bildunterschrift|bildtext|legende|credits?|image-?credit|photo-?credit|bildnachweis|copyright)(?:$|[\s_-])`)

// maxCaption is how much of a caption is kept, in bytes.
const maxCaption = 4 << 10

// takeCaptions takes what stands below pictures out of the article and returns it, each caption once.
func (t *tree) takeCaptions() (captions []string) {
	seen, said := map[*html.Node]bool{}, map[string]bool{}
	for _, n := range t.texts {
		if !t.kept[n] {
			continue
		}
		c := t.captionOf(n)
		if c == nil {
			continue
		}
		delete(t.kept, n)
		if seen[c] {
			continue
		}
		seen[c] = true
		if s, _ := textUpTo(c, maxCaption); !said[s] {
			said[s] = true
			captions = append(captions, s)
		}
	}
	return captions
}

// furniture is a line that pages print around an article in the languages of many, where it is a heading or a line of
// its own: what follows leads elsewhere.
var furniture = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`(?:please )?share (?:this|on|via|with)\b.{0,40}`, `share`, `tweet`, `print(?: this)?(?: article| page)?`, `e-?mail(?: this)?(?: article| page)?`, `comments?`, `(?:leave|post|add|write) a (?:reply|comment)s?`, `(?:read|see|you (?:may|might)) (?:also|more|next)(?: like| enjoy)?`, `related(?: (?:articles?|stories|posts?|content|coverage|news|links))?`, `recommended(?: (?:for you|reading|stories))?`, `more (?:on this|from|stories|news)\b.{0,40}`, `most (?:read|popular)`, `advertisement`, `sponsored`, `loading(?:\.\.\.|…)?`, `(?:click|tap) (?:here )?to (?:share|enlarge|zoom)\b.{0,40}`, `sign up (?:for|to) .{0,60}`, `subscribe(?: (?:now|to) .{0,40})?`,
	`teilen(?: (?:mit|auf))?`, `kommentar(?:e|ieren)?`, `(?:schreibe? )?(?:einen )?kommentar (?:schreiben|hinterlassen|verfassen)`, `mehr (?:zum thema|dazu|lesen|artikel)\b.{0,40}`, `lesen sie (?:auch|mehr)\b.{0,60}`, `auch interessant`, `das könnte (?:sie|dich) auch interessieren`, `empfohlene (?:beiträge|artikel)`, `ähnliche (?:beiträge|artikel)`, `weitere (?:artikel|beiträge|themen|informationen)\b.{0,60}`, `wird geladen(?:\.\.\.|…)?`, `gefällt mir`, `bewerten`, `anzeige`, `werbung`, `drucken`, `zum vergrößern .{0,60}`, `klicken sie (?:auf|hier)\b.{0,80}`,
	`(?:à )?lire aussi`, `partager(?: (?:sur|cet article))?`, `commentaires?`, `sur le même (?:sujet|thème)`, `publicité`, `articles? (?:liés|associés|similaires)`,
	`compartir(?: en)?`, `comentarios?`, `(?:lea|lee|leer) (?:también|más)`, `te puede interesar`, `artículos relacionados`, `noticias relacionadas`, `publicidad`,
	`condividi(?: su)?`, `commenti`, `leggi anche`, `articoli correlati`, `pubblicità`, `compartilh(?:e|ar)`, `comentários?`, `leia (?:também|mais)`, `publicidade`, `delen`, `lees ook`, `reacties`, `читайте также`, `поделиться`, `комментарии`, `реклама`, `انتهای پیام/?`, `پایان پیام/?`, `اقرأ أيضا`, `اقرأ أيضًا`, `مشاركة`,
}, "|") + `)\s*[:：.!…]?$`)

// dropFurniture takes out of the article the lines that belong to the page, and a list of links behind such a heading.
func (t *tree) dropFurniture() {
	seen := map[*html.Node]bool{}
	for _, n := range t.texts {
		if !t.kept[n] || len(n.Data) > maxStatement {
			continue
		}
		line := t.lineOf(n)
		if line == nil || seen[line] {
			continue
		}
		seen[line] = true
		text, short := t.isShort(line, maxByline)
		if !short || !furniture.MatchString(text) && !isDateLine(line) && !leadsElsewhere(line, text) {
			continue
		}
		t.dropAll(line)
		if next := nextElement(line); next != nil && isElement(next, atom.Ul, atom.Ol, atom.Div) && allLinks(next) {
			t.dropAll(next)
		}
	}
}

// elsewhere are the words behind which a line within the article leads to another one.
var elsewhere = regexp.MustCompile(`(?i)^\W{0,3}(?:` +
	`(?:(?:read|see|watch) also|also read|lesen sie auch|lesen sie hierzu|auch lesen|(?:à )?lire (?:aussi|également)|voir aussi|(?:lea|lee|leer|vea) también|también (?:lea|lee)|te puede interesar|leggi anche|leia também|veja também|lees ook|bekijk ook|les også|læs også|läs (?:också|även)|читайте также|читать также|смотрите также|اقرأ أيضا|اقرأ أيضًا|بیشتر بخوانید)\s*[:：–—-]?|` +
	`(?:(?:read|see|watch) (?:more|next)|related(?: (?:story|stories|article|articles|coverage|reading))?|more on this|recommended|mehr zum thema|sur le même sujet|per approfondire|leia mais|(?:lea|leer) más|läs mer|читайте по теме|по теме)\s*[:：])\s*`)

// leadsElsewhere reports whether a line is made of such words and of links.
func leadsElsewhere(line *html.Node, text string) bool {
	m := elsewhere.FindString(text)
	if m == "" {
		return false
	}
	rest := len(text) - len(m)
	linked := 0
	for c := range line.Descendants() {
		if isElement(c, atom.A) {
			linked += len(textOf(c))
		}
	}
	return rest > 0 && linked >= rest
}

// isDateLine reports whether a line holds nothing but time elements: it tells when the article appeared.
func isDateLine(line *html.Node) bool {
	some := false
	for c := range line.Descendants() {
		if c.Type == html.TextNode && !blank(c.Data) {
			if !within(c, atom.Time) {
				return false
			}
			some = true
		}
	}
	return some
}

func (t *tree) dropAll(n *html.Node) {
	delete(t.kept, n)
	for c := range n.Descendants() {
		delete(t.kept, c)
	}
}

func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode {
			break
		}
	}
	return n
}

// allLinks reports whether nearly all of an element's text leads elsewhere.
func allLinks(n *html.Node) bool {
	all, linked := 0, 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode && !blank(c.Data) {
			all += len(c.Data)
			if within(c, atom.A) {
				linked += len(c.Data)
			}
		}
	}
	return all > 0 && linked*10 >= all*8
}
