package ingest

import (
	"regexp"
	"strings"
	"unicode"
)

// kind is a sort of line that belongs to the page and not to the article.
type kind struct {
	why   string
	zone  zone
	begin map[string]bool // first words of such a line, folded; nil: any
	max   int             // code points of such a line at most
	re    *regexp.Regexp  // over the whole folded line
	foot  bool            // where one stands, the article is over
	scrap bool            // such a line is no sentence
	mute  bool            // such a line quotes nobody
}

// zone says where in a text a kind of line is looked for.
type zone uint8

const (
	anywhere zone = iota // whole lines that no prose consists of
	edges                // words that a paragraph or a subheading could consist of too
	footOnly             // whole sentences
)

// Words of which the patterns below are made.
const (
	platforms = `(?:face ?book|twitter|x|instagram|telegram|whats ?app|you ?tube|tik ?tok|linked ?in|reddit|pinterest|viber|snapchat|weibo|threads|mastodon|bluesky|google news|rss|sms|e-?mail)`
	devices   = `(?:roku|app store|google play|android|ios|iphone|ipad|apple tv|fire tv|smart tv|chromecast|rss|podcasts?|telegram|whats ?app|you ?tube|instagram|face ?book|twitter|tik ?tok|linked ?in)`
	stories   = `(?:articles?|story|stories|posts?|pages?|news|reports?|coverage|content|topics?|links?|headlines|videos?|items?)`
	host      = `(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}`
)

// kinds is every kind, first match first. Their patterns see a folded line: lower case, straight apostrophes,
// single spaces, without bullets before it and points or arrows behind it.
var kinds = []kind{
	{
		why: "asks to share", zone: anywhere, max: 100, foot: true, begin: set(`share tweet pin email e-mail print copy repost`),
		re: whole(`(?:share|tweet|pin|e-?mail|print|copy|repost)(?: (?:this|the|it|to|on|via|with|by|in|your|friends?|article|story|post|page|news|link|url|embed|` +
			platforms + `|print|copy|share|tweet|save|and|or|&|/|\||,))+`),
	},
	{
		why: "leads to another page", zone: anywhere, max: 100, begin: set(`read see view show load get learn find continue click tap more also keep`),
		re: whole(`(?:read|see|view|show|load|get|learn|find out) (?:more|all|also|next|(?:the )?full ` + stories + `)(?: (?:here|on this|about this|` + stories + `|comments|details|>+))*` +
			`|(?:continue|keep) reading(?: below)?(?: the main story)?|(?:click|tap) here(?: (?:to|for) .{1,60})?|more ` + stories + `(?: (?:from|in|on) .{1,40})?|also read`),
	},
	{
		why: "leads to another page", zone: anywhere, max: 200,
		begin: set(`read see related also lire lesen читайте اقرأ بیشتر lea leggi`),
		re: whole(`(?:read (?:more|also|next)|see also|also read|related(?: ` + stories + `)?|lire aussi|lesen sie auch|читайте также|اقرأ أيضا|اقرأ أيضاً|بیشتر بخوانید|lea también|leggi anche)` +
			`(?: ?[:|>»] ?.{1,180})?`),
	},
	{
		why: "leads to another page", zone: edges, max: 60,
		re: whole(`(?:you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you)?|most (?:read|viewed|popular|commented)(?: ` + stories + `)?|editors?'?s? picks?|trending(?: now)?|latest ` + stories + `|(?:next|previous)(?: ` + stories + `)?|back(?: to (?:top|home))?)`),
	},
	{
		why: "is part of a comment form", zone: anywhere, max: 80, foot: true, begin: set(`send post leave add write submit view show hide join`),
		re: whole(`(?:send|post|leave|add|write|submit|view|show|hide|join)(?: (?:a|an|your|all|the|us|new|\d+))* (?:comments?|reply|replies|conversation|discussion|feedback)(?: (?:here|below|now))?`),
	},
	{
		why: "is part of a comment form", zone: edges, max: 60, foot: true,
		re: whole(`(?:(?:\d+|no) )?(?:comments?|replies)(?: \(?\d+\)?)?|comments are closed|(?:your )?(?:full )?(?:name|e-?mail(?: address)?|website|message|captcha|(?:security|verification) code)(?: ?\*| ?\(required\))?|reply|cancel reply`),
	},
	{
		why: "is part of a comment form", zone: footOnly, max: 300, foot: true, mute: true,
		re: whole(`please (?:type|enter|write|post|keep|leave).{0,60}\bcomments?\b.*` +
			`|(?:\S+ ){0,3}comments?\b.{0,160}\b(?:will|won't|may|must|should|can(?:no|')?t|are not)\b.{0,120}\b(?:published|disclosed|approved|moderated|removed|deleted|allowed|tolerated|shown|displayed)\b.{0,80}` +
			`|your e-?mail address will not be published.*|required fields are marked.*|(?:you must be )?logged in to (?:post a )?comment.*`),
	},
	{
		why: "asks to subscribe or follow", zone: anywhere, max: 140, begin: set(`subscribe sign sign-up follow like find join connect download get install stay`),
		re: whole(`(?:subscribe|sign[ -]up)(?: (?:to|for|here|now|today))*|(?:subscribe|sign[ -]up)(?: here| now| today)? (?:to|for)\b.{0,60}\b(?:newsletters?|channel|alerts?|updates|e-?mails?|briefings?|feed|podcast)\b.{0,60}` +
			`|(?:follow|like|find|join|connect with) (?:us\b|our\b|@\w|.{1,40} on ` + platforms + `\b)(?: on| page| channel| group| community|,| and| &|/| ` + platforms + `|[a-z0-9_@.]*)*` +
			`|(?:follow|like|find|join|connect with) .{1,40} on (?:` + platforms + `(?:,| and|/)? ?)+` +
			`|(?:download|get|install) (?:our|the) .{0,40}\bapps?\b.{0,60}|stay (?:connected|informed|up to date|tuned)(?: with us)?`),
	},
	{
		why: "is a cookie notice", zone: anywhere, max: 400, mute: true, begin: set(`we this our by accept reject manage the`),
		re: whole(`(?:we|(?:this|our|the) (?:web ?)?site) uses? cookies\b.*|by (?:continuing|using|browsing|clicking).{1,100}\bcookies\b.*|(?:accept|reject|manage)(?: all)? cookies(?: settings| preferences)?`),
	},
	{
		why: "is an advertisement", zone: anywhere, max: 60, begin: set(`advertisement advertising sponsored promoted paid article story`),
		re: whole(`advertise?ment|advertising|sponsored(?: content| by .{1,30})?|promoted content|paid content|(?:article|story) continues (?:below|after)(?: (?:the )?advertise?ment)?`),
	},
	{
		why: "is a list of tags", zone: edges, max: 400,
		re: whole(`(?:tags?|topics?|keywords?|filed under|labels|hashtags?|теги|ключевые слова|برچسب ?ها|الكلمات المفتاحية) ?: ?.{0,380}|(?:tags?|topics?)|#[^\s#]+(?:[ ,]+#[^\s#]+)*`),
	},
	{
		why: "is a button or a menu", zone: edges, max: 200,
		re: whole(menu + `(?: ?[|/•·>»] ?` + menu + `)*`),
	},
	{
		why: "tells other addresses", zone: footOnly, max: 300, foot: true, mute: true,
		re: whole(`.{0,80}\b(?:web ?sites?|sites?|channel|broadcasts?|app|stream)\b.{0,80}\b(?:accessed|available|reached|visited|found|viewed|followed|watched)\b.{0,60}\b(?:address(?:es)?|` + host + `)\b.{0,80}` +
			`|(?:visit|go to|browse) .{0,60}\b` + host + `\b.{0,60}`),
	},
	{
		why: "tells other addresses", zone: footOnly, max: 120, foot: true,
		re: whole(`(?:(?:https?://)?` + host + `(?:/\S*)?|[a-z0-9._%+-]+@` + host + `|@[a-z0-9_]{2,30})(?:[ ,;|]+(?:(?:https?://)?` + host + `(?:/\S*)?|[a-z0-9._%+-]+@` + host + `|@[a-z0-9_]{2,30}))*`),
	},
	{
		why: "tells other addresses", zone: footOnly, max: 160, foot: true,
		re: whole(`(?:tel|telephone|phone|fax|e-?mail|address|p\.? ?o\.? ?box|contact) ?[.:]? ?[+(\d].{0,120}|(?:e-?mail|web|website) ?: ?\S+`),
	},
	{
		why: "names an app or a platform", zone: footOnly, max: 60, foot: true, scrap: true,
		re: whole(`(?:[^.!?]{0,40} )?` + devices + `(?: [^.!?]{0,30})?`),
	},
	{
		why: "marks the end", zone: footOnly, max: 20, foot: true,
		re: whole(`ends?|the end|end of (?:text|item|story)|-+ ?30 ?-+|[*#•~=_\-–— ]+`),
	},
}

// menu is one entry of a page's navigation or one of its buttons.
const menu = `(?:print(?: this)?(?: ` + stories + `)?|e-?mail(?: this)?(?: ` + stories + `)?|share|tweet|pin|save|bookmark|copy(?: link)?|embed|menu|search|home|log ?in|sign in|register|close|loading|top|` +
	`skip to (?:main )?content|(?:font|text) size|a ?a(?: ?a)?|listen(?: to this ` + stories + `)?|play|pause|mute|rss|site ?map|about(?: us)?|contact(?: us)?|advertise(?: with us)?|privacy(?: policy)?|news|videos?|photos?|` +
	`terms(?: (?:of (?:use|service)|and conditions|& conditions))?|cookie policy|careers|jobs|help|faq|feedback|subscribe|archive|newsletter|(?:mobile|desktop) (?:version|site)|face ?book|twitter|instagram|telegram|whats ?app|you ?tube|linked ?in|google\+?)`

// whole anchors a pattern at both ends.
func whole(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)$`) }

// maxBoilerplate is the length in code points above which no line is looked at.
const maxBoilerplate = 400

// kindOf returns the kind of boilerplate that a line is in a zone, nil where it is none. Kinds that are
// found anywhere are found at the edges and the foot too, kinds of the edges at the foot.
func kindOf(text string, in zone) *kind {
	if !shortText(text, maxBoilerplate) {
		return nil
	}
	first := strings.ToLower(strings.TrimFunc(firstWord(strings.TrimLeftFunc(text, ornament)), notWord))
	folded := ""
	for i := range kinds {
		k := &kinds[i]
		if k.zone > in || k.begin != nil && !k.begin[first] || !shortText(text, k.max) || k.scrap && endsSentence(text) || k.mute && quoted.MatchString(text) {
			continue
		}
		if folded == "" {
			folded = fold(text)
		}
		if k.re.MatchString(folded) {
			return k
		}
	}
	return nil
}

var straight = strings.NewReplacer("’", "'", "‘", "'", "：", ":", "›", ">", "\u200c", "")

// fold brings a line to the form that the patterns of kinds expect.
func fold(text string) string {
	s := strings.ToLower(strings.Join(strings.Fields(text), " "))
	s = straight.Replace(s)
	trimmed := strings.TrimFunc(s, ornament)
	if !strings.ContainsFunc(trimmed, unicode.IsLetter) {
		return s // ornaments, "-30-": an end mark
	}
	return strings.TrimRight(trimmed, ".:…!»→> ")
}

// ornament reports whether r is a bullet or an arrow that may stand around a button's words.
func ornament(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("•·▪■►▶→←»«›‹*-–—|", r)
}

func notWord(r rune) bool { return notLetter(r) && r != '-' && r != '\'' }
