package markup

import (
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// The lexers of chroma are some three hundred, written by many hands for code that means well. On what anybody may
// put into a block of code a few of them go round in a circle for ever, and others try so many ways to read a line that
// chroma gives a rule up after 250 ms and goes on as if it did not fit, which a machine that stalls may make of any
// rule. Both are watched for here; code on which it happens is shown plain.

// maxIdle is how many rules in a row may apply without taking a character: far more than the states of any lexer lie
// within one another.
const maxIdle = 200

var (
	errGaveUp = errors.New("the lexer gave up")
	errCircle = errors.New("the lexer goes round in a circle")
	errSlow   = errors.New("a rule may have run out of time")
)

// slow is from when on a rule of chroma may have been given up: what it allows each.
const slow = 250 * time.Millisecond

// lexerFor returns the lexer for a name or alias in any case, or nil. chroma's own search also matches each
// language's file names, which takes a millisecond for a word that no language bears.
func lexerFor(language string) chroma.Lexer {
	if language == "" {
		return nil
	}
	return lexersByName()[strings.ToLower(language)]
}

// lexersByName returns the lexers that can be watched. A handful is put together from others in ways of their own and
// cannot.
var lexersByName = sync.OnceValue(func() map[string]chroma.Lexer {
	byName := make(map[string]chroma.Lexer, 1024)
	registry := chroma.NewLexerRegistry() // where a lexer finds the one for a language within its own
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		c := l.Config()
		of, ok := l.(*chroma.RegexLexer)
		if !ok {
			continue
		}
		w := registry.Register(chroma.MustNewLexer(c, func() chroma.Rules { return watched(of.MustRules()) }))
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			if _, taken := byName[strings.ToLower(name)]; !taken {
				byName[strings.ToLower(name)] = w
			}
		}
	}
	return byName
})

// watched returns rules that do the same, each with a watch.
func watched(rules chroma.Rules) chroma.Rules {
	out := make(chroma.Rules, len(rules))
	for state, list := range rules {
		own := make([]chroma.Rule, len(list))
		for i, r := range list {
			r.Mutator = watch(r.Mutator)
			own[i] = r
		}
		out[state] = own
	}
	return out
}

func watch(m chroma.Mutator) chroma.Mutator {
	if _, ok := m.(chroma.LexerMutator); ok {
		return &buildingWatch{watching{m}}
	}
	return &watching{m}
}

// watching stands before what a rule does to the state, and ends the lexer, by a panic of chroma's, where it goes round
// in a circle.
type watching struct{ does chroma.Mutator } // nil: nothing

// progress is where a lexer was when its last rule applied, and how many rules have since without taking a character.
type progress struct{ at, idle int }

// Mutate is told that a rule applied.
func (w *watching) Mutate(s *chroma.LexerState) error {
	p, ok := s.Get(progress{}).(*progress)
	if !ok {
		p = &progress{at: -1}
		s.Set(progress{}, p)
	}
	if p.idle++; p.at != s.Pos {
		p.at, p.idle = s.Pos, 0
	}
	if p.idle > maxIdle {
		return errCircle
	}
	if w.does == nil {
		return nil
	}
	return w.does.Mutate(s)
}

// buildingWatch is the watch of a rule that others are put in the place of before the first text is read.
type buildingWatch struct{ watching }

// MutateLexer puts the others there, or what they are reached by, which is watched in turn.
func (w *buildingWatch) MutateLexer(rules chroma.CompiledRules, state string, rule int) error {
	if err := w.does.(chroma.LexerMutator).MutateLexer(rules, state, rule); err != nil { //nolint:forcetypeassert // watch has looked
		return err
	}
	if rule == len(rules[state]) {
		return nil // the last rule stood for none
	}
	switch r := rules[state][rule]; r.Mutator.(type) {
	case *watching, *buildingWatch:
	default:
		r.Mutator = watch(r.Mutator)
	}
	return nil
}
