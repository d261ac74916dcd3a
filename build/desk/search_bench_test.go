package desk

import (
	"fmt"
	"testing"

	"gloss/build/archive"
)

// BenchmarkFind searches a registry of 100,000 entities for what somebody has typed so far: one letter fits nearly all.
func BenchmarkFind(b *testing.B) {
	syllables := []string{"ka", "lo", "mi", "tér", "sun", "va", "ør", "ben", "dri", "pol"}
	var entities []archive.Entity
	for i := range 100_000 {
		name := ""
		for n := i; n > 0 || name == ""; n /= 10 {
			name += syllables[n%10]
		}
		entities = append(entities, archive.Entity{ID: fmt.Sprintf("id-%d", i), Name: "Mister " + name, Aliases: []string{name + " the Elder"}})
	}
	x := newIndex(entities, func(i int32) int { return int(i) % 977 })
	for _, query := range []string{"m", "ka", "karo", "ter sun", "mister kalomi", "zzz"} {
		b.Run(query, func(b *testing.B) {
			b.SetBytes(int64(len(x.forms)))
			for b.Loop() {
				x.find(query, maxHits)
			}
		})
	}
}
