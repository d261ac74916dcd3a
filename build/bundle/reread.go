package bundle

import (
	"bytes"
	"path"
)

// Reread reads an original that an earlier import kept as this one would: now is the record that is read of the same
// article today. ok is false where raw is no such record.
func Reread(now Record, raw []byte, o Options) (r Record, ok bool) {
	name := "earlier" + now.Extension
	if now.Extension == ".xml" {
		raw = append([]byte("<rss>"), raw...) // an entry alone is no feed
	}
	for r = range Read(File{Name: name, Data: bytes.NewReader(raw), Size: int64(len(raw))}, o) {
		break
	}
	if r.Problem != nil || path.Ext(name) == "" {
		return Record{}, false
	}
	r.Name, r.Charset, r.Fetched, r.CutOff = now.Name, now.Charset, now.Fetched, now.CutOff
	if r.URL == "" {
		r.URL = now.URL
	}
	for _, f := range []struct{ to, from *string }{
		{&r.Fields.Source, &now.Fields.Source}, {&r.Fields.Language, &now.Fields.Language}, {&r.Fields.Rights, &now.Fields.Rights},
	} {
		if *f.to == "" { // what the feed said of all its entries
			*f.to = *f.from
		}
	}
	if now.Kind == Text || now.Kind == Page {
		r.Kind = now.Kind
	}
	return r, true
}
