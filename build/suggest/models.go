package suggest

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed weights/en.model
var englishData []byte

//go:embed weights/ru.model
var russianData []byte

var english = sync.OnceValue(func() *model { return mustParse(englishData) })

var russian = sync.OnceValue(func() *model { return mustParse(russianData) })

func mustParse(data []byte) *model {
	m, err := parse(data)
	if err != nil {
		panic(err)
	}
	return m
}

// modelFor returns the model for a language.
func modelFor(language string) (*model, bool) {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch primary {
	case "en", "":
		return english(), true
	case "ru", "uk", "be", "bg", "sr", "mk":
		return russian(), true
	}
	return nil, false
}
