package load

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"gloss/build/archive"
)

// ReadSidecar reads a sidecar by itself. One that has errors is an error, which says the first of them.
func ReadSidecar(data []byte) (*archive.Sidecar, error) { return annotationsIn(data) }

// ChangeAnnotation returns a sidecar in which the annotation of an index says something else, and every other byte is
// as it was: comments, blank lines, line endings, the order of keys and the way values are quoted. The result is read
// again and compared with what was asked for; what cannot be done so is ErrSplice.
func ChangeAnnotation(old []byte, index int, to archive.Annotation) ([]byte, error) {
	return rewriteAnnotation(old, index, func(want *archive.Sidecar, quoted bool, s *splicer, list *yaml.Node, end int) bool {
		item := list.Content[index]
		if item.Kind != yaml.MappingNode || len(item.Content) == 0 {
			return false
		}
		a := annotationSplicer{splicer: s, item: item, quoted: quoted}
		var ok bool
		if a.from, a.to, ok = s.lines(list, index, end); !ok && item.Style&yaml.FlowStyle == 0 {
			return false
		}
		a.change(want.Annotations[index], to)
		want.Annotations[index] = to
		return true
	})
}

// DeleteAnnotation returns a sidecar without the annotation of an index and without the comment right above it. Every
// other line stays as it is, but that no two blank stretches are left where there was one annotation between them.
func DeleteAnnotation(old []byte, index int) ([]byte, error) {
	return rewriteAnnotation(old, index, func(want *archive.Sidecar, _ bool, s *splicer, list *yaml.Node, end int) bool {
		from, to, ok := s.cutItem(list, index, end)
		s.splices = append(s.splices, splice{from, to, ""})
		want.Annotations = slices.Delete(want.Annotations, index, index+1)
		if len(want.Annotations) == 0 {
			want.Annotations = nil
		}
		return ok
	})
}

// rewriteAnnotation changes a sidecar at one annotation. do collects the splices and does to want what they are to do
// to the file; it is asked twice where the outcome of the first time is not that, the second time for values in quotes.
func rewriteAnnotation(old []byte, index int, do func(want *archive.Sidecar, quoted bool, s *splicer, list *yaml.Node, end int) bool) ([]byte, error) {
	before, err := annotationsIn(old)
	if err != nil {
		return nil, err
	}
	before.Raw = ""
	if index < 0 || index >= len(before.Annotations) {
		return nil, fmt.Errorf("there is no annotation %d", index+1)
	}
	for _, quoted := range []bool{false, true} {
		d := newDocument("", old)
		s := &splicer{tree: &tree{document: d, to: len(d.text)}}
		root := s.parse()
		want := &archive.Sidecar{TextHash: before.TextHash, Annotations: slices.Clone(before.Annotations)}
		if !do(want, quoted, s, child(root, "annotations"), s.listEnd(root, "annotations")) {
			return nil, ErrSplice
		}
		out := slices.Concat(old[:len(old)-len(d.text)], []byte(s.apply()))
		after, err := annotationsIn(out)
		if err != nil {
			continue
		}
		if after.Raw = ""; reflect.DeepEqual(want, after) {
			return out, nil
		}
	}
	return nil, ErrSplice
}

// An annotationSplicer changes one annotation.
type annotationSplicer struct {
	*splicer
	item     *yaml.Node
	from, to int  // its lines
	quoted   bool // write values in double quotes, whatever they were written in
}

func (s *annotationSplicer) change(was, now archive.Annotation) {
	if was.Quote != now.Quote {
		s.quote(s.item, was.Quote, now.Quote)
	}
	if was.Every != now.Every {
		s.every(now.Every)
	}
	if was.Kind != now.Kind || was.Value != now.Value || !slices.Equal(was.Joint, now.Joint) {
		s.states(keyOf(was.Kind), keyOf(now.Kind), now)
	}
	if !slices.Equal(was.Tags, now.Tags) {
		s.tags(now.Tags)
	}
	if was.ID != now.ID {
		s.value(s.item, "id", now.ID)
	}
}

// keyOf returns the key under which an annotation of a kind says what it states.
func keyOf(k archive.AnnotationKind) string {
	switch k {
	case archive.KindNote:
		return "note"
	case archive.KindDate:
		return "date"
	case archive.KindSpeaker:
		return "speaker"
	default:
		return "entity"
	}
}

// statedValue returns what an annotation states as a file says it.
func statedValue(a archive.Annotation) string {
	if a.Kind != archive.KindNote && a.Value == "" {
		return noEntity
	}
	return a.Value
}

// states puts what the annotation states in the place of what it stated.
func (s *annotationSplicer) states(was, now string, to archive.Annotation) {
	key, value := pair(s.item, was)
	if key == nil {
		return
	}
	if value.Kind == yaml.SequenceNode || len(to.Joint) > 0 {
		s.list(key, value, now, to)
		return
	}
	text := statedValue(to)
	isBlock := value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	flow := s.item.Style&yaml.FlowStyle != 0
	switch {
	case s.quoted || was != now || strings.Contains(text, "\n") && !isBlock:
		from := s.offset(key.Line, key.Column)
		s.splices = append(s.splices, splice{from, s.valueEnd(was, value), now + ": " + s.written(to, key.Column-1, flow)})
	case isBlock:
		begin, end := s.block(s.item, was, s.offset(value.Line, value.Column))
		s.splices = append(s.splices, splice{begin, end, s.blockLines(text, begin, value.Style&yaml.FoldedStyle != 0)})
	default:
		s.scalar(s.item, was, value, text)
	}
}

// list puts what the annotation states in the place of a list of speakers, or such a list in the place of what it stated.
func (s *annotationSplicer) list(key, value *yaml.Node, now string, to archive.Annotation) {
	from := s.offset(key.Line, key.Column)
	written := now + ": " + s.written(to, key.Column-1, s.item.Style&yaml.FlowStyle != 0)
	end := 0
	switch {
	case value.Kind == yaml.ScalarNode:
		end = s.valueEnd(key.Value, value)
	case value.Style&yaml.FlowStyle != 0:
		end = s.bracketEnd(value)
	default:
		end = s.to
		if next := after(s.item, key.Value); next != nil {
			end = s.offset(next.Line, 1)
		}
		end = from + len(strings.TrimRight(s.text[from:end], " \t\r\n"))
	}
	s.splices = append(s.splices, splice{from, end, written})
}

// written returns a value as it is written anew.
func (s *annotationSplicer) written(a archive.Annotation, indent int, flow bool) string {
	value := statedValue(a)
	switch {
	case len(a.Joint) > 0:
		return speakersWritten(a)
	case s.quoted || a.Kind == archive.KindDate && a.Value != "" || a.Kind == archive.KindNote && flow:
		return quotedScalar(value)
	case a.Kind == archive.KindNote:
		return strings.ReplaceAll(noteScalar(value, strings.Repeat(" ", indent+2)), "\n", s.newline())
	default:
		return scalar(value)
	}
}

// blockLines returns the lines of a block value whose first begins at an offset.
func (s *annotationSplicer) blockLines(value string, begin int, folded bool) string {
	indent := begin - strings.LastIndexByte(s.text[:begin], '\n') - 1
	if folded { // which takes one line end for a space
		var b strings.Builder
		for i := range len(value) {
			if b.WriteByte(value[i]); value[i] == '\n' && value[i-1] != '\n' {
				b.WriteByte('\n')
			}
		}
		value = b.String()
	}
	lines := strings.Split(value, "\n")
	for i := range lines[1:] {
		if lines[i+1] != "" {
			lines[i+1] = strings.Repeat(" ", indent) + lines[i+1]
		}
	}
	return strings.Join(lines, s.newline())
}

// valueEnd returns where a scalar ends as it is written.
func (s *annotationSplicer) valueEnd(key string, n *yaml.Node) int {
	from := s.offset(n.Line, n.Column)
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		_, end := s.block(s.item, key, from)
		return end
	case n.Style&yaml.SingleQuotedStyle != 0:
		return s.closed(from, '\'', '\'')
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return s.closed(from, '"', '\\')
	default:
		return s.plainEnd(from, n.Value)
	}
}

// every says that the annotation is about each occurrence, ahead of what it states, or no longer says so.
func (s *annotationSplicer) every(on bool) {
	key, value := pair(s.item, "every")
	word := "false"
	if on {
		word = "true"
	}
	switch {
	case key != nil:
		from := s.offset(value.Line, value.Column)
		s.splices = append(s.splices, splice{from, from + len(value.Value), word})
	default:
		for _, k := range []string{"entity", "note", "date", "speaker"} {
			if key, _ := pair(s.item, k); key != nil {
				s.before(key, "every: "+word)
			}
		}
	}
}

// tags changes the list of tags, adds it as the last key, or takes it away.
func (s *annotationSplicer) tags(tags []string) {
	written := make([]string, len(tags))
	for i, tag := range tags {
		written[i] = scalar(tag)
	}
	list := "[" + strings.Join(written, ", ") + "]"
	key, value := pair(s.item, "tags")
	switch {
	case key == nil && s.item.Style&yaml.FlowStyle != 0:
		s.before(s.item.Content[0], "tags: "+list)
	case key == nil:
		s.line(s.to, s.item.Column-1, "tags: "+list)
	case value.Style&yaml.FlowStyle != 0:
		from := s.offset(value.Line, value.Column)
		s.splices = append(s.splices, splice{from, s.bracketEnd(value), list})
	default:
		from, end := s.offset(value.Line, value.Column), s.to
		if next := after(s.item, "tags"); next != nil {
			end = s.offset(next.Line, 1)
		}
		end = from + len(strings.TrimRight(s.text[from:end], " \t\r\n"))
		colon := s.offset(key.Line, key.Column) + len("tags:")
		s.splices = append(s.splices, splice{colon, end, " " + list})
	}
}

// bracketEnd returns where a list in brackets ends. Between its last item and the bracket there are at most a comma, white
// space and comments; reading the outcome again tells when that was not so.
func (s *splicer) bracketEnd(list *yaml.Node) int {
	at := s.offset(list.Line, list.Column) + 1
	if n := len(list.Content); n > 0 {
		a := annotationSplicer{splicer: s}
		at = a.valueEnd("", list.Content[n-1])
	}
	for at < len(s.text) && s.text[at] != ']' {
		if s.text[at] == '#' {
			at = s.lineAfter(at)
			continue
		}
		at++
	}
	return min(at+1, len(s.text))
}

// before puts a key and its value before another key of the same mapping.
func (s *annotationSplicer) before(key *yaml.Node, written string) {
	at := s.offset(key.Line, key.Column)
	parting := s.newline() + strings.Repeat(" ", key.Column-1)
	if s.item.Style&yaml.FlowStyle != 0 {
		parting = ", "
	}
	s.splices = append(s.splices, splice{at, at, written + parting})
}

// pair returns a key of a mapping and its value, or nil.
func pair(n *yaml.Node, key string) (k, v *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

// after returns the key that follows another in a mapping, or nil.
func after(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+2 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+2]
		}
	}
	return nil
}
