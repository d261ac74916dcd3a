package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gloss/build/archive"
)

// claim is what one statement of rights says.
type claim struct {
	line    int
	id      string // a licence or one of the archive's words; empty where problem says why not
	notice  bool   // a bare ©: it reserves all rights unless a licence says otherwise
	problem string
}

// maxRights is the length of a statement of rights in code points at most.
const maxRights = 400

var (
	reserved = regexp.MustCompile(`(?i)\ball rights reserved\b|alle rechte vorbehalten|tous droits réservés|(?:todos los derechos|derechos) reservados|tutti i diritti riservati|todos os direitos reservados|все права защищены|جميع الحقوق محفوظة|(?:تمامی|تمام|کلیه) حقوق .{0,60}(?:محفوظ|متعلق)`)
	notice   = regexp.MustCompile(`(?i)^\W{0,3}(?:©|\(c\)\s|copyright\b)`)
	domain   = regexp.MustCompile(`(?i)^(?:public domain|(?:this|the) (?:text|article|work|report|story|document|content|material|page)\b[^.]{0,60}\b(?:is|are) in the public domain)\.?$|creativecommons\.org/publicdomain/mark\b|\bpublic domain mark\b`)
	zero     = regexp.MustCompile(`(?i)\bCC[ -]?0\b|\bCC zero\b|creativecommons\.org/publicdomain/zero\b|creative commons (?:zero|public domain dedication|CC0)`)

	licenceURL   = regexp.MustCompile(`(?i)creativecommons\.org/licenses/(by[a-z-]*)\b(?:/(\d\.\d)(?:/([a-z]{2,3})\b)?)?`)
	licenceShort = regexp.MustCompile(`(?i)\bCC[ -](BY(?:[ -](?:NC|ND|SA))*)\b(?:[ -]v?(\d\.\d))?(?:[ -]((?-i:IGO|[A-Z]{2}))\b)?`)
	licenceWords = regexp.MustCompile(`(?i)creative commons,?\s+((?:attribution|by\b)[a-z\s\-–,/]*)(\d\.\d)?(?:\s+([\p{L}() ]{2,40}?)\s+licen[cs]e)?`)
	author       = regexp.MustCompile(`\bCC by (\p{Lu}\p{Ll})`) // “CC by Jane Roe”: whose it is, and not which licence
	nonCommerce  = regexp.MustCompile(`(?i)non[\s-]?commercial|\bNC\b`)
	noDerivs     = regexp.MustCompile(`(?i)no[\s-]?deriv|\bND\b`)
	shareAlike   = regexp.MustCompile(`(?i)share[\s-]?alike|\bSA\b`)
	quoted       = regexp.MustCompile(`["“”«»]|(?i:\b(?:said|says|told)\b)`)
	// aboutItself is how a statement begins that speaks of the text it stands under.
	aboutItself = regexp.MustCompile(`(?i)^\W{0,3}(?:©|\(c\)\s|copy(?:right|left)\b|all rights\b|some rights\b|rights ?:|licen[cs]e ?:|licen[cs]ed under\b|(?:published|released|available|shared|distributed|licen[cs]ed) under\b|` +
		`unless (?:otherwise|stated)|except where|creative commons\b|CC[ -]?(?:BY|0)\b|public domain\b|https?://creativecommons|alle rechte|tous droits|todos|tutti|derechos|все права|جميع|تمام|کلیه|` +
		`(?:all|this|the|our|its|any)\b[^.!?]{0,120}\b(?:content|contents|texts?|articles?|material|works?|story|stories|reports?|sites?|website|page)\b[^.!?]{0,120}?\b(?:is|are|may be|can be)\s+(?:\w+\s+){0,2}(?:licen[cs]ed|available|published|released|distributed|shared|reproduced|reused|republished|free|copyright\w*|protected|in the public domain|under|©)|` +
		`content (?:is )?(?:licen[cs]ed|available)\b)`)
)

// claimOf reads a statement of rights; ok is false where text is none. A statement speaks of the text it
// stands under, in one short sentence; prose that tells of a licence does not.
func claimOf(text string) (c claim, ok bool) {
	if !shortText(text, maxRights) || !aboutItself.MatchString(text) || quoted.MatchString(text) {
		return claim{}, false
	}
	isReserved := reserved.MatchString(text)
	c, licensed := licenceIn(text)
	switch {
	case licensed && isReserved:
		return claim{problem: "it grants a licence and reserves all rights"}, true
	case licensed:
		return c, true
	case isReserved:
		return claim{id: archive.AllRightsReserved}, true
	case domain.MatchString(text):
		return claim{id: archive.PublicDomain}, true
	case notice.MatchString(text) && shortText(text, 160):
		return claim{id: archive.AllRightsReserved, notice: true}, true
	}
	return claim{}, false
}

// licenceIn returns the Creative Commons licence that text names.
func licenceIn(text string) (c claim, ok bool) {
	if zero.MatchString(text) {
		return claim{id: "CC0-1.0"}, true
	}
	text = author.ReplaceAllString(text, "creative commons, $1")
	for _, re := range []*regexp.Regexp{licenceURL, licenceShort, licenceWords} {
		if m := re.FindStringSubmatch(text); m != nil {
			id, problem := spdx(m[1], m[2], m[3])
			return claim{id: id, problem: problem}, true
		}
	}
	if strings.Contains(strings.ToLower(text), "creative commons") && !domain.MatchString(text) {
		return claim{problem: "it does not name which Creative Commons licence"}, true
	}
	return claim{}, false
}

// ported is every Creative Commons licence for one jurisdiction that the SPDX list (3.27) has.
var ported = set(`CC-BY-2.5-AU CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US
	CC-BY-NC-3.0-DE CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO CC-BY-NC-SA-2.0-DE CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK
	CC-BY-NC-SA-3.0-DE CC-BY-NC-SA-3.0-IGO CC-BY-ND-3.0-DE CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-3.0-AT
	CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO`)

// ports are the jurisdictions of those licences as texts name them.
var ports = map[string]string{
	"australia": "AU", "austria": "AT", "germany": "DE", "deutschland": "DE", "netherlands": "NL", "united states": "US",
	"france": "FR", "united kingdom": "UK", "england and wales": "UK", "england & wales": "UK", "japan": "JP", "igo": "IGO",
}

// spdx names the licence with these elements ("by-nc", "Attribution-NonCommercial"), version and jurisdiction. Where no
// version is said, none is named, though SPDX has no identifier for that.
func spdx(elements, version, port string) (id, problem string) {
	nc, nd, sa := nonCommerce.MatchString(elements), noDerivs.MatchString(elements), shareAlike.MatchString(elements)
	if nd && sa {
		return "", "no Creative Commons licence is both ShareAlike and NoDerivatives"
	}
	id = "CC-BY"
	for _, e := range []struct {
		on   bool
		name string
	}{{nc, "-NC"}, {nd, "-ND"}, {sa, "-SA"}} {
		if e.on {
			id += e.name
		}
	}
	switch version {
	case "":
		return id, ""
	case "1.0", "2.0", "2.1", "2.5", "3.0", "4.0":
		id += "-" + version
	default:
		return "", "there is no version " + version + " of " + id
	}
	port = strings.ToLower(strings.Trim(strings.TrimSpace(port), "()"))
	if port == "" || port == "international" || port == "unported" || port == "generic" || port == "deed" {
		if version == "2.1" {
			return "", "version 2.1 exists for single countries only"
		}
		return id, ""
	}
	code, named := ports[port]
	if !named {
		code = strings.ToUpper(port)
	}
	if !ported[id+"-"+code] {
		return "", "it names " + id + " for " + port + ", for which there is no SPDX identifier"
	}
	return id + "-" + code, ""
}

// splitRights cuts the statements of rights off the end of a paragraph and returns where they begin. Where
// the paragraph ends with none, that is its length.
func splitRights(text string) int {
	end := len(text)
	for {
		kept := strings.TrimRightFunc(text[:end], unicode.IsSpace)
		at, ok := lastSentence(kept, maxRights*3)
		if !ok {
			return end
		}
		tail := skipInitials(kept[at:])
		if _, ok := claimOf(tail); !ok {
			return end
		}
		if end = len(kept) - len(tail); end == 0 {
			return 0
		}
	}
}

// rightsOf settles what several statements say together.
func rightsOf(claims []claim) (id string, line int, problem string) {
	for _, c := range claims {
		switch {
		case c.problem != "":
			return "", c.line, c.problem
		case c.notice && id != "", versionOf(id, c.id):
		case id == "" || id == c.id || versionOf(c.id, id):
			id, line = c.id, c.line
		case id == archive.AllRightsReserved && onlyNotices(claims, id):
			id, line = c.id, c.line
		default:
			return "", c.line, "it contradicts another statement of rights"
		}
	}
	return id, line, ""
}

// doubtVersion warns of a licence of which line names no version.
func (d *Draft) doubtVersion(line int) {
	if unversioned(d.Rights) {
		d.Warnings = append(d.Warnings, Warning{RightsUnclear, line, fmt.Sprintf("no version of %s is named; add it to rights where you know it", d.Rights)})
	}
}

// unversioned reports whether id is a Creative Commons licence of no version: as much as many texts say.
func unversioned(id string) bool { return versionOf(id, id) }

// versionOf reports whether id is a Creative Commons licence that general names without saying which version.
func versionOf(id, general string) bool {
	c, ok := archive.ParseCreativeCommons(id)
	g, also := archive.ParseCreativeCommons(general)
	return ok && also && g.Version == "" && slices.Equal(c.Elements, g.Elements)
}

// onlyNotices reports whether nothing but bare notices says id.
func onlyNotices(claims []claim, id string) bool {
	for _, c := range claims {
		if c.id == id && !c.notice {
			return false
		}
	}
	return true
}
