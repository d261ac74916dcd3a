package load

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
)

// ErrRegistryStyle says that a file of the registry is written in a way to which nothing can be added.
var ErrRegistryStyle = errors.New(`its entities do not stand one below the other, each after "- "`)

// ReadEntities reads one file of the registry by itself; file is what the entities name as theirs. A file that has errors
// is an error, which says the first of them.
func ReadEntities(file string, data []byte) ([]archive.Entity, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("it is not UTF-8")
	}
	d := newDocument("", data)
	entities := d.entities(file)
	if len(d.list) > 0 {
		return nil, errors.New(d.list[0].Message)
	}
	return entities, nil
}

// AppendEntity returns a file of the registry with an entity after the others; of it the ID, type, name, aliases and
// description are written. Every byte of the file stays as it is, and so does what it says: both are read again and
// compared. old may be empty, for a new file.
func AppendEntity(old []byte, e archive.Entity) ([]byte, error) {
	before, err := ReadEntities(e.File, old)
	if err != nil {
		return nil, err
	}
	e.Index = len(before)
	want := append(slices.Clone(before), e)
	d := newDocument("", old)
	t := &tree{document: d, to: len(d.text)}
	list := t.parse()
	indent, parting := "", ""
	at := len(d.text)
	if list != nil {
		if list.Style&yaml.FlowStyle != 0 {
			return nil, ErrRegistryStyle
		}
		indent = strings.Repeat(" ", list.Column-1)
		if t.parted(list) && !strings.HasSuffix(strings.ReplaceAll(d.text, "\r", ""), "\n\n") {
			parting = "\n"
		}
	}
	if at > 0 && d.text[at-1] != '\n' {
		parting = "\n" + parting
	}
	for _, quoted := range []bool{false, true} {
		added := strings.ReplaceAll(parting+entityItem(&e, indent, quoted), "\n", d.newline())
		out := slices.Concat(old, []byte(added))
		if have, err := ReadEntities(e.File, out); err == nil && reflect.DeepEqual(want, have) {
			return out, nil
		}
	}
	return nil, ErrRegistryStyle
}

// parted says whether the entities of a file have blank lines between them: so has a file of one.
func (t *tree) parted(list *yaml.Node) bool {
	if len(list.Content) < 2 {
		return true
	}
	at, ok := t.dash(list, len(list.Content)-1)
	if !ok {
		return false
	}
	from, _, _ := t.lines(list, len(list.Content)-2, len(t.text))
	return strings.Contains(strings.ReplaceAll(t.text[from:at], "\r", ""), "\n\n")
}

// entityItem writes an entity as an editor would, ending in a newline.
func entityItem(e *archive.Entity, indent string, quoted bool) string {
	var b strings.Builder
	lead := indent + "- "
	field := func(key, value string) {
		fmt.Fprintf(&b, "%s%s: %s\n", lead, key, value)
		lead = indent + "  "
	}
	word := func(s string, flow bool) string {
		if quoted {
			return quotedScalar(s)
		}
		return phraseScalar(s, flow)
	}
	field("id", word(e.ID, false))
	field("type", word(e.Type, false))
	field("name", word(e.Name, false))
	list := func(key string, words []string) {
		if len(words) == 0 {
			return
		}
		written := make([]string, len(words))
		for i, w := range words {
			written[i] = word(w, true)
		}
		field(key, "["+strings.Join(written, ", ")+"]")
	}
	list("aliases", e.Aliases)
	list("adjectives", e.Adjectives)
	switch {
	case e.Description == "":
	case strings.Contains(e.Description, "\n") && !quoted:
		field("description", noteScalar(e.Description, indent+"    "))
	default:
		field("description", word(e.Description, false))
	}
	return b.String()
}

// reserved are the words that some reader of YAML takes for something else than text (YAML 1.1 and 1.2 core schema).
var reserved = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false|null)$`)

// phraseScalar writes a phrase without quotation marks where it can stand so and is seen as what it is.
func phraseScalar(s string, flow bool) string {
	if plain(s, flow) && !reserved.MatchString(s) {
		return s
	}
	return quotedScalar(s)
}

// AddAliases returns a file of the registry in which the entity of an index has further aliases; every other byte is
// as it was. The result is read again and compared with what was asked for; what cannot be done so is ErrSplice.
func AddAliases(old []byte, index int, aliases []string) ([]byte, error) {
	want, err := ReadEntities("", old)
	if err != nil {
		return nil, err
	}
	if index < 0 || index >= len(want) {
		return nil, fmt.Errorf("there is no entity %d", index+1)
	}
	d := newDocument("", old)
	s := &splicer{tree: &tree{document: d, to: len(d.text)}}
	list := s.parse()
	item := list.Content[index]
	_, end, ok := s.lines(list, index, len(d.text))
	if !ok && item.Style&yaml.FlowStyle == 0 || item.Kind != yaml.MappingNode {
		return nil, ErrSplice
	}
	s.aliases(item, end, aliases)
	want[index].Aliases = slices.Concat(want[index].Aliases, aliases)
	out := slices.Concat(old[:len(old)-len(d.text)], []byte(s.apply()))
	if have, err := ReadEntities("", out); err != nil || !reflect.DeepEqual(want, have) {
		return nil, ErrSplice
	}
	return out, nil
}

// aliases adds to the aliases of an item whose lines end at an offset, in the style in which they are written.
func (s *splicer) aliases(item *yaml.Node, end int, aliases []string) {
	written := make([]string, len(aliases))
	for i, a := range aliases {
		written[i] = phraseScalar(a, true)
	}
	joined := strings.Join(written, ", ")
	a := annotationSplicer{splicer: s, item: item}
	_, list := pair(item, "aliases")
	switch {
	case list == nil || isNull(list) || list.Kind != yaml.SequenceNode:
		if next := after(item, "name"); next != nil {
			a.before(next, "aliases: ["+joined+"]")
		} else if item.Style&yaml.FlowStyle != 0 {
			a.before(item.Content[0], "aliases: ["+joined+"]")
		} else {
			s.line(end, item.Column-1, "aliases: ["+joined+"]")
		}
	case list.Style&yaml.FlowStyle != 0 && len(list.Content) == 0:
		at := s.offset(list.Line, list.Column) + 1
		s.splices = append(s.splices, splice{at, at, joined})
	case list.Style&yaml.FlowStyle != 0:
		at := a.valueEnd("", list.Content[len(list.Content)-1])
		s.splices = append(s.splices, splice{at, at, ", " + joined})
	default:
		last := list.Content[len(list.Content)-1]
		at := s.lineAfter(a.valueEnd("", last))
		for _, w := range aliases {
			s.line(at, list.Column-1, "- "+phraseScalar(w, false))
		}
	}
}

// line puts a line of its own at the start of a line, or after the last one of the text.
func (s *splicer) line(at, indent int, written string) {
	written = strings.Repeat(" ", indent) + written
	if at > 0 && s.text[at-1] != '\n' {
		written = s.newline() + written
	} else {
		written += s.newline()
	}
	s.splices = append(s.splices, splice{at, at, written})
}
