package build

import (
	"encoding/json"
	"fmt"

	"gloss/build/view"
)

// cardScript returns cards as a classic script, which a page may load from a folder where it may not read data. The keys
// are the paths of the entities' pages; encoding/json sorts them, and escapes what could end a script.
func cardScript(cards map[string]view.Card) ([]byte, error) {
	data, err := json.Marshal(cards)
	if err != nil {
		return nil, fmt.Errorf("writing cards: %w", err)
	}
	return fmt.Appendf(nil, "glossCards(%s);\n", data), nil
}
