package markup

// An event is something printed between characters of the canonical text. A Document's events are in the
// order of its HTML, and their offsets never decrease.
type event struct {
	at     int32 // byte offset in Text
	end    int32 // open: where the element closes
	arg    int32 // index in args plus 1, 0 for none: attributes, or the white space to print
	op     op
	elem   element
	linked bool // open: the element is a link or holds one
}

type op uint8

const (
	opOpen op = iota
	opClose
	opVoid  // an element without content
	opSpace // prints arg in place of the space at this offset
	opRaw   // prints arg, white space that the text does not have
)

// An element is a kind of HTML element, an index of elements.
type element uint8

const (
	elemParagraph element = iota
	elemItem              // the text of a tight list item, which has no tag of its own
	elemRawHTML
	elemHeading2
	elemHeading3
	elemHeading4
	elemHeading5
	elemHeading6
	elemPre
	elemHeaderCell
	elemCell

	elemQuote
	elemList
	elemNumbered
	elemListItem
	elemTable
	elemHead
	elemBody
	elemRow
	elemRule

	elemEmphasis
	elemStrong
	elemDeleted
	elemCode
	elemToken // of highlighted code
	elemLink
	elemBreak
	elemImage
	elemCheckbox
)

type role uint8

const (
	container role = iota // holds blocks
	leaf                  // holds text
	inline                // stands in text
)

// elements says how each element is printed: open, attributes, opened; close.
var elements = [...]struct {
	role                role
	open, opened, close string
}{
	elemParagraph:  {leaf, "<p", ">", "</p>\n"},
	elemItem:       {leaf, "", "", ""},
	elemRawHTML:    {leaf, `<p class="raw-html"`, ">", "</p>\n"},
	elemHeading2:   {leaf, "<h2", ">", "</h2>\n"},
	elemHeading3:   {leaf, "<h3", ">", "</h3>\n"},
	elemHeading4:   {leaf, "<h4", ">", "</h4>\n"},
	elemHeading5:   {leaf, "<h5", ">", "</h5>\n"},
	elemHeading6:   {leaf, "<h6", ">", "</h6>\n"},
	elemPre:        {leaf, `<pre class="chroma" tabindex="0"`, "><code>", "</code></pre>\n"},
	elemHeaderCell: {leaf, `<th scope="col"`, ">", "</th>"},
	elemCell:       {leaf, "<td", ">", "</td>"},

	elemQuote:    {container, "<blockquote", ">\n", "</blockquote>\n"},
	elemList:     {container, "<ul", ">\n", "</ul>\n"},
	elemNumbered: {container, "<ol", ">\n", "</ol>\n"},
	elemListItem: {container, "<li", ">", "</li>\n"},
	elemTable:    {container, "<table", ">\n", "</table>\n"},
	elemHead:     {container, "<thead", ">\n", "</thead>\n"},
	elemBody:     {container, "<tbody", ">\n", "</tbody>\n"},
	elemRow:      {container, "<tr", ">", "</tr>\n"},
	elemRule:     {container, "<hr", ">\n", ""},

	elemEmphasis: {inline, "<em", ">", "</em>"},
	elemStrong:   {inline, "<strong", ">", "</strong>"},
	elemDeleted:  {inline, "<del", ">", "</del>"},
	elemCode:     {inline, "<code", ">", "</code>"},
	elemToken:    {inline, "<span", ">", "</span>"},
	elemLink:     {inline, "<a", ">", "</a>"},
	elemBreak:    {inline, "<br", ">", ""},
	elemImage:    {inline, "<img", ">", ""},
	elemCheckbox: {inline, `<input type="checkbox" disabled`, "> ", ""},
}
