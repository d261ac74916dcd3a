package load

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"

	"gloss/build/archive"
)

// NewID returns an ID for the annotation of an index that has none: four letters and digits that follow from what it
// says, and more where taken says that these are another's.
func NewID(a *archive.Annotation, index int, taken func(id string) bool) string {
	said := strings.Join(append([]string{a.Quote.Prefix, a.Quote.Exact, a.Quote.Suffix, strconv.Itoa(int(a.Kind)), a.Value}, a.Joint...), "\x00")
	for salt := said; ; salt = said + "\x00" + strconv.Itoa(index) {
		sum := sha256.Sum256([]byte(salt))
		id := strings.ToLower(base32.HexEncoding.EncodeToString(sum[:]))
		letter := string('a' + rune(sum[31]%26)) // no ID looks like a number
		for n := 3; n < 16; n++ {
			if c := letter + id[:n]; !taken(c) {
				return c
			}
		}
		index++
	}
}
