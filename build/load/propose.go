package load

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
)

// A Proposal is an entity that an editor shall look at, under comments that say why; without an ID, the comments alone.
type Proposal struct {
	archive.Entity
	Comments []string // each one line
}

// AppendProposals returns a file of the registry with proposals after what it has; of each entity the ID, type, name,
// aliases and adjectives are written. Every byte of the file stays as it is, and so does what it says: both are read again and compared.
// A proposal without an ID whose comments stand in the file already is left out. old may be empty, for a new file.
func AppendProposals(file string, old []byte, add []Proposal) ([]byte, error) {
	have, err := ReadEntities(file, old)
	if err != nil {
		return nil, err
	}
	indent, err := indentation(old)
	if err != nil {
		return nil, err
	}
	want := slices.Clone(have)
	for i := range add {
		if add[i].ID != "" {
			e := add[i].Entity
			e.File, e.Index = file, len(want)
			want = append(want, e)
		}
	}
	for _, quoted := range []bool{false, true} {
		d := newDocument("", old)
		var b strings.Builder
		for i := range add {
			writeProposal(&b, &add[i], proposalStyle{old: d.text, indent: indent, quoted: quoted})
		}
		added := b.String()
		if d.text == "" {
			added = strings.TrimPrefix(added, "\n")
		} else if added != "" && !strings.HasSuffix(d.text, "\n") {
			added = "\n" + added
		}
		out := slices.Concat(old, []byte(strings.ReplaceAll(added, "\n", d.newline())))
		if now, err := ReadEntities(file, out); err == nil && (len(want) == 0 && len(now) == 0 || reflect.DeepEqual(want, now)) {
			return out, nil
		}
	}
	return nil, ErrRegistryStyle
}

// indentation returns what stands before the dash of each entity of a file.
func indentation(file []byte) (string, error) {
	d := newDocument("", file)
	t := &tree{document: d, to: len(d.text)}
	switch list := t.parse(); {
	case list == nil:
		return "", nil
	case list.Style&yaml.FlowStyle != 0:
		return "", ErrRegistryStyle
	default:
		return strings.Repeat(" ", list.Column-1), nil
	}
}

// proposalStyle is how proposals are written into a file.
type proposalStyle struct {
	old    string // what the file has
	indent string // before each line
	quoted bool   // all words stand in quotation marks
}

func writeProposal(b *strings.Builder, p *Proposal, style proposalStyle) {
	var comments strings.Builder
	for _, c := range p.Comments {
		comments.WriteString(strings.TrimRight(style.indent+"# "+strings.Join(strings.Fields(printable(c)), " "), " ") + "\n")
	}
	if p.ID == "" {
		if !strings.Contains(strings.ReplaceAll(style.old, "\r", ""), comments.String()) {
			b.WriteString("\n" + comments.String())
		}
		return
	}
	b.WriteString("\n" + comments.String() + entityItem(&p.Entity, style.indent, style.quoted))
}
