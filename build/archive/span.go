package archive

// A Span is a half-open byte range of a canonical text.
type Span struct{ Start, End int32 }
