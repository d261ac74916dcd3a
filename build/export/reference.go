package export

import (
	"fmt"
	"io"
	"strings"

	"gloss/build/archive"
	"gloss/build/cite"
)

// CSL writes the articles of the given IDs, or every article where there are none, as an array of CSL-JSON items. An ID that
// the archive does not have is an error, before anything is written.
func CSL(w io.Writer, in Input, ids []string) error {
	put := func(work cite.Work) string { return strings.TrimSuffix(cite.CSL(work), "\n") }
	return in.references(w, ids, wrapping{put, "[\n", ",\n", "\n]\n"})
}

// BibTeX writes the articles of the given IDs, or every article where there are none, as entries for BibTeX and biber, parted
// by empty lines. An ID that the archive does not have is an error, before anything is written.
func BibTeX(w io.Writer, in Input, ids []string) error {
	return in.references(w, ids, wrapping{cite.BibTeX, "", "\n", ""})
}

// wrapping is how references are put, and what stands around and between them.
type wrapping struct {
	put                 func(cite.Work) string
	open, between, shut string
}

func (in Input) references(w io.Writer, ids []string, r wrapping) error {
	which, err := choose(in.Archive, ids)
	if err != nil {
		return err
	}
	work, before := in.works(), r.open
	for _, i := range which {
		if _, err := io.WriteString(w, before+r.put(work(i))); err != nil {
			return fmt.Errorf("writing references: %w", err)
		}
		before = r.between
	}
	if len(which) == 0 {
		r.shut = r.open + r.shut
	}
	if _, err := io.WriteString(w, r.shut); err != nil {
		return fmt.Errorf("writing references: %w", err)
	}
	return nil
}

// works returns a function that says what a reference to an article tells of it.
func (in Input) works() func(article int) cite.Work {
	sources := make(map[string]*archive.Source, len(in.Archive.Sources))
	for i := range in.Archive.Sources {
		sources[in.Archive.Sources[i].ID] = &in.Archive.Sources[i]
	}
	return func(i int) cite.Work {
		a := &in.Archive.Articles[i]
		return cite.Work{Article: a, Source: sources[a.Source], Archive: in.Archive.Site.Title}
	}
}
