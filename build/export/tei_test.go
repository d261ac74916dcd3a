package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gloss/build/archive"
	"gloss/build/markup"
)

func tei(t testing.TB, in Input, ids ...string) string {
	t.Helper()
	var b bytes.Buffer
	if err := TEI(&b, in, ids); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// between returns what stands between two strings of a document, the first of each.
func between(t testing.TB, s, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(s, from)
	inner, _, okToo := strings.Cut(rest, to)
	if !ok || !okToo {
		t.Fatalf("nothing between %q and %q in\n%s", from, to, s)
	}
	return inner
}

func TestTEIBody(t *testing.T) {
	const want = `
<p xml:id="p1" n="1"><persName ref="#e-ada-holm" ana="#how-name">Ada <anchor xml:id="from-q1"/><anchor xml:id="from-n3"/>Holm</persName><anchor xml:id="to-n3"/> of the <hi rend="bold">Harbour<anchor xml:id="to-q1"/> <anchor xml:id="from-m2"/>Council</hi> opened<anchor xml:id="to-m2"/> &lt;the&gt; <anchor xml:id="from-n-n1"/>quay on <date when="2017-01-02" ana="#date-before">Monday</date><anchor xml:id="to-n-n1"/>.</p>
<p xml:id="p2" n="2">“<said who="#e-ada-holm" direct="true" ana="#speech-direct #speaker-pronoun">It is <hi rend="italic"><placeName ref="#e-northport" ana="#how-name">Northport</placeName>’s own</hi>,</said>” she said. A <rs type="place" ref="#e-northport" ana="#how-adjective">Northporter</rs> came by the <name type="ship" ref="#e-2nd_x0000b5" ana="#how-name">MV Havørn</name>, and <rs cert="unknown" ana="#how-ambiguous" xml:id="m6">R. <anchor xml:id="from-n-n2"/>Voll</rs>.</p>
<div>
<head>What<anchor xml:id="to-n-n2"/> comes <hi rend="italic">next</hi></head>
<quote>
<p><persName ref="#e-bo-lind" ana="#how-name">Bo Lind</persName>, too, spoke:</p>
<p rend="heading">not a part</p>
<list rend="numbered">
<item n="1">a <ref target="b.md">plan</ref>, with <hi rend="code">x&lt;y</hi>
</item>
<item n="2"><list rend="bulleted">
<item><seg type="task" subtype="done"/>done
</item>
</list>
</item>
</list>
<milestone unit="section" rend="rule"/>
</quote>
<div>
<head>Figures</head>
<table>
<row role="label">
<cell role="label">Who</cell>
<cell role="label">When</cell>
</row>
<row>
<cell><persName ref="#e-ada-holm" ana="#how-name">Ada <hi rend="bold"><anchor xml:id="from-n3.2"/>Holm<anchor xml:id="to-n3.2"/></hi></persName></cell>
<cell></cell>
</row>
<row>
<cell><persName ref="#e-bo-lind" ana="#how-name"><hi rend="strikethrough">Bo</hi> Lind</persName></cell>
<cell><date when="2017-01-08" ana="#date-written">8 January 2017</date></cell>
</row>
</table>
<ab type="code" xml:space="preserve">func  main() {
	<persName ref="#e-ada-holm" ana="#how-name">Ada <anchor xml:id="from-n3.3"/>Holm</persName><anchor xml:id="to-n3.3"/>
}</ab>
<p xml:id="p3" n="3">One<lb/> two, and <figure><graphic url="map.png"/><figDesc>a "map" &amp; key</figDesc></figure><eventName ref="#e-opening" ana="#how-alias">the opening</eventName>.</p>
</div>
</div>
<div>
<head>All</head>
<p xml:id="p4" n="4"><date when-custom="2017-21~" datingMethod="http://id.loc.gov/datatypes/edtf/EDTF" precision="low" ana="#date-editor">The end of it</date>. The <orgName ref="#e-council" ana="#how-name">Harbour Council</orgName> was silent.</p>
</div>
`
	have := between(t, tei(t, harbour(t), "2017/opening"), "<body>", "</body>")
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("body (-want +have):\n%s", d)
	}
}

// textOf reads XML as any program does, and returns the text of an element of it: without descriptions of pictures, and with one
// space for all white space.
func textOf(t testing.TB, document, element string) string {
	t.Helper()
	var b strings.Builder
	within, skipped := 0, 0
	d := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return strings.Join(strings.Fields(b.String()), " ")
		case err != nil:
			t.Fatalf("no well-formed XML: %v\n%s", err, document)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == element || within > 0 {
				within++
			}
			if x.Name.Local == "figDesc" || skipped > 0 {
				skipped++
			}
		case xml.EndElement:
			within, skipped = max(within-1, 0), max(skipped-1, 0)
		case xml.CharData:
			if within > 0 && skipped == 0 {
				b.Write(x)
			}
		}
	}
}

func TestTheTextOfTheTEIBodyIsTheCanonicalText(t *testing.T) {
	in := harbour(t)
	want := strings.Join(strings.Fields(in.Documents[0].Text), " ")
	if d := cmp.Diff(want, textOf(t, tei(t, in, "2017/opening"), "body")); d != "" {
		t.Errorf("text (-want +have):\n%s", d)
	}
}

// checkPointers says of a TEI document which ids are given twice, and what points nowhere.
func checkPointers(t testing.TB, document string) {
	t.Helper()
	ids, pointers := map[string]bool{}, []string{}
	d := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			switch {
			case a.Name.Local == "id":
				if ids[a.Value] {
					t.Errorf("%s is the id of two elements", a.Value)
				}
				ids[a.Value] = true
			case start.Name.Local != "ref" && a.Name.Local != "url":
				for p := range strings.FieldsSeq(a.Value) {
					if strings.HasPrefix(p, "#") {
						pointers = append(pointers, p[1:])
					}
				}
			}
		}
	}
	for _, p := range pointers {
		if !ids[p] {
			t.Errorf("#%s leads nowhere", p)
		}
	}
}

func TestTEIPointersLeadSomewhere(t *testing.T) {
	in := harbour(t)
	for _, document := range []string{tei(t, in), tei(t, in, "2017/opening"), tei(t, in, "2016/kept"), tei(t, in, "empty")} {
		checkPointers(t, document)
	}
}

func TestWhatOverlapsStandsBesideTheTEIText(t *testing.T) {
	const want = `
<span from="#from-q1" to="#to-q1" type="said" corresp="#e-bo-lind #e-ada-holm" ana="#speech-indirect #speaker-editor">Holm of the Harbour</span>
<span from="#from-m2" to="#to-m2"><name type="ship" ref="#e-2nd_x0000b5" ana="#how-editor">Council opened</name></span>
`
	document := tei(t, harbour(t), "2017/opening")
	have := between(t, document, "<spanGrp>", "</spanGrp>")
	if d := cmp.Diff(want, have); d != "" {
		t.Errorf("spans (-want +have):\n%s", d)
	}
	for _, want := range []string{
		`<certainty target="#m6" match="@ref" locus="value" assertedValue="#e-ragna" cert="unknown"/>`,
		`<note xml:id="n3" type="editor" target="#from-n3 #from-n3.2`, `<term type="tag">wording</term>`,
		`<relation name="part-of" active="#e-ada-holm" passive="#e-council"/>`, `<idno type="wikidata">Q42</idno>`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("there is no %s in\n%s", want, document)
		}
	}
}

func TestTEIOfATextThatIsNotShownHoldsNothingOfIt(t *testing.T) {
	document := tei(t, harbour(t), "2016/kept")
	if body := between(t, document, "<body>", "</body>"); body != "\n<p><gap reason=\"rights\"/></p>\n" {
		t.Errorf("the body is %s", body)
	}
	if strings.Contains(document, "may not be shown.") || !strings.Contains(document, `<persName>Ada Holm</persName>`) {
		t.Errorf("it says too much, or not whom the article names:\n%s", document)
	}
}

// A licence of which no version was named has no address: words say so.
func TestTEIRights(t *testing.T) {
	for rights, want := range map[string]string{
		"CC-BY-SA-4.0": ` status="free"><licence target="https://creativecommons.org/licenses/by-sa/4.0/">The article: CC BY SA 4.0.</licence>`,
		"CC-BY-SA":     ` status="free"><licence>The article: Creative Commons Attribution-ShareAlike, version not stated.</licence>`,
	} {
		in := harbour(t)
		in.Archive.Articles[0].Rights = rights
		document := between(t, tei(t, in, in.Archive.Articles[0].ID), "<sourceDesc>", "</sourceDesc>")
		if have := between(t, document, "<availability", "</availability>"); have != want {
			t.Errorf("%s: %s, want %s", rights, have, want)
		}
	}
}

func TestTEIDates(t *testing.T) {
	for value, want := range map[string]string{
		"2017-01-08": "when=2017-01-08", "2016~": "when=2016 precision=low", "2017-01?": "when=2017-01 cert=low", "199X": "notBefore=1990 notAfter=1999",
		"2016-21": "when-custom=2016-21 datingMethod=" + edtf, "2016/..": "from=2016 to=", "../2016-05~": "from= to=2016-05 precision=low",
		"199X/2004%": "from=1990 to=2004 precision=low cert=low", "": "",
	} {
		if d := cmp.Diff(want, pairs(teiEDTF(value))); d != "" {
			t.Errorf("%s (-want +have):\n%s", value, d)
		}
	}
	for value, want := range map[string]string{
		"2017-01-08T09:40": "when=2017-01-08T09:40:00", "2017-01-08T09:40Z": "when=2017-01-08T09:40:00Z", "2017-01-08T09:40:00+03:30": "when=2017-01-08T09:40:00+03:30",
		"2017": "when=2017", "2016-12/2017-01-08": "from=2016-12 to=2017-01-08",
	} {
		if d := cmp.Diff(want, pairs(teiDateOf(dateOf(t, value)))); d != "" {
			t.Errorf("%s (-want +have):\n%s", value, d)
		}
	}
}

func pairs(attrs []string) string {
	var out []string
	for i := 0; i < len(attrs); i += 2 {
		out = append(out, attrs[i]+"="+attrs[i+1])
	}
	return strings.Join(out, " ")
}

func TestTEIOfNothingIsRefused(t *testing.T) {
	if err := TEI(io.Discard, archiveOf(t), nil); !errors.Is(err, ErrNoArticles) {
		t.Errorf("an empty archive gives %v", err)
	}
}

// FuzzTEI lays marks anywhere over any text: what comes out is well-formed, and has the text as it was.
func FuzzTEI(f *testing.F) {
	f.Add("# a\n\nb **c *d* e** f\n\n> - g [h](i)\n>   j\n\n| k | l |\n|---|---|\n| m | n |\n\n```\no  p\n```\n", []byte{0, 9, 3, 12, 1, 4, 4, 8, 0, 40, 5, 6})
	f.Add("\x00& <a>  \n\ufffe", []byte{0, 1, 2, 3})
	f.Add("```\n'\f'\v'\n```", []byte{0, 1})
	f.Fuzz(func(t *testing.T, body string, spans []byte) {
		in := archiveOf(t, archive.Article{ID: "a", Title: body, Byline: body, Language: "en", Text: archive.Full, Sidecar: &archive.Sidecar{Annotations: []archive.Annotation{{Kind: archive.KindNote, Value: body}}}})
		d := markup.Markdown(body, markup.Options{})
		in.Documents[0] = d
		r := &in.Results[0]
		for i := 0; i+1 < len(spans); i += 2 {
			start := runeStart(d.Text, int(spans[i]))
			end := runeStart(d.Text, int(spans[i])+int(spans[i+1]))
			switch i / 2 % 4 {
			case 0:
				r.Mentions.List = append(r.Mentions.List, archive.Mention{Start: start, End: end, Because: -1})
			case 1:
				r.Quotations = append(r.Quotations, archive.Quotation{Start: start, End: end, Because: -1})
			case 2:
				r.Dates = append(r.Dates, archive.Dated{Start: start, End: end, Value: "2017", Because: -1})
			case 3:
				r.Marks = append(r.Marks, archive.Mark{Start: start, End: end})
			}
		}
		document := tei(t, in, "a")
		if d := cmp.Diff(strings.Join(strings.Fields(d.Text), " "), textOf(t, document, "body")); d != "" {
			t.Errorf("text (-want +have):\n%s\n%s", d, document)
		}
		checkPointers(t, document)
	})
}

// runeStart returns where the character begins that holds a byte of the text, or the text's end.
func runeStart(text string, at int) int32 {
	at = min(at, len(text))
	for at > 0 && at < len(text) && text[at]&0xC0 == 0x80 {
		at--
	}
	return int32(at)
}

// TestTEIFollowsTheSchema asks jing, or where there is none xmllint, with the schema of TEI P5 that lies beside the repository.
func TestTEIFollowsTheSchema(t *testing.T) {
	const schema = "../../../shared/conformance/tei/tei_all.rng"
	if _, err := os.Stat(schema); err != nil {
		t.Skip("the schema of TEI P5 is not beside the repository")
	}
	args := []string{"jing", schema}
	if _, err := exec.LookPath("jing"); err != nil {
		args = []string{"xmllint", "--noout", "--nonet", "--relaxng", schema}
	}
	if _, err := exec.LookPath(args[0]); err != nil {
		t.Skip("neither jing nor xmllint is here: apt-get install jing")
	}
	in := harbour(t)
	withAddress := harbour(t)
	withAddress.Archive.Site.BaseURL = "https://example.org/h/"
	dir := t.TempDir()
	for name, document := range map[string]string{
		"corpus": tei(t, in), "article": tei(t, in, "2017/opening"), "kept": tei(t, in, "2016/kept"), "empty": tei(t, in, "empty"), "address": tei(t, withAddress, "2017/opening"),
		"bare": tei(t, archiveOf(t, archive.Article{ID: "a", Title: "A", Language: "en"}), "a"),
	} {
		file := filepath.Join(dir, name+".xml")
		if err := os.WriteFile(file, []byte(document), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.CommandContext(t.Context(), args[0], args[1:]...).CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
}
