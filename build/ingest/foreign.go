package ingest

import "bytes"

// foreign are the formats that people have at hand and that are no text, by the bytes that they begin with.
var foreign = []struct{ begins, what, hint string }{
	{"%PDF-", "a PDF", "make a text of it first, for instance with pdftotext -layout FILE.pdf FILE.txt, and import that"},
	{"PK\x03\x04", "a packed file, such as a document of Word or LibreOffice", "save it as plain text or HTML there, or unpack it, and import that"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older Word, Excel or Outlook", "save it as plain text or HTML there, and import that"},
	{`{\rtf`, "rich text", "save it as plain text or HTML, and import that"},
	{"\x89PNG\r\n", "a picture", "import the text that is on it"},
	{"\xff\xd8\xff", "a picture", "import the text that is on it"},
	{"GIF8", "a picture", "import the text that is on it"},
}

// refuseForeign names a format that is no text; nil where the bytes begin like none.
func refuseForeign(raw []byte) *Refused {
	for _, f := range foreign {
		if bytes.HasPrefix(raw, []byte(f.begins)) {
			return &Refused{Code: Binary, Reason: "this is " + f.what + ", which is not read", Hint: f.hint}
		}
	}
	return nil
}
