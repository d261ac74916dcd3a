package export

// bookStyle is what the book looks like, where the reading system does not know better. It sets no colours, so that a reader's
// day and night, sepia and larger letters all hold.
const bookStyle = `@charset "UTF-8";
body { line-height: 1.5; margin: 0 4%; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-align: start; break-after: avoid; hyphens: manual; -webkit-hyphens: manual; }
h1 { font-size: 1.6em; margin: 0.4em 0; }
h2 { font-size: 1.15em; margin: 1.6em 0 0.4em; }
p { margin: 0 0 0.7em; }
ul, ol { padding-inline: 1.6em; }
blockquote { margin: 1em 1.4em; font-style: italic; }
pre { white-space: pre-wrap; font-size: 0.85em; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { border: 1px solid; padding: 0.2em 0.5em; text-align: start; vertical-align: top; }
img { max-width: 100%; height: auto; }
a { color: inherit; }
a.mention { text-decoration: underline dotted; }
.undecided { text-decoration: underline wavy; }
.noteref { font-size: 0.75em; vertical-align: super; line-height: 1; text-decoration: none; padding-inline-start: 0.1em; }
.kicker, .byline, .showing, .quiet { font-size: 0.85em; }
.kicker { margin-bottom: 0; }
.showing { font-style: italic; }
.notes, .imprint, .related { border-block-start: 1px solid; margin-block-start: 2em; font-size: 0.9em; }
.number { float: inline-start; margin-inline-end: 0.6em; font-weight: bold; }
.entity { margin-block-start: 1.4em; }
.entity h2 { margin: 0 0 0.2em; }
dl { margin: 0; }
dt { font-weight: bold; }
dd { margin: 0 0 0.3em; margin-inline-start: 1.2em; overflow-wrap: anywhere; }
nav ol { list-style: none; padding-inline-start: 1em; }
.title-page { margin-block-start: 20%; text-align: center; }
.title-page h1 { text-align: center; }
`
