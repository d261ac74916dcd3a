package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gloss/build/compare"
)

// TestEachSentenceStandsOnceInItsOrder lays out stories and looks at every cell.
func TestEachSentenceStandsOnceInItsOrder(t *testing.T) {
	for _, n := range []int{1, 2, 3, 12} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			articles, v := story(n)
			for i := range articles { // half of them tell in another order
				if i%2 == 1 {
					slices.Reverse(articles[i].Sentences)
				}
			}
			s := v.Cut(articles).Synopsis()
			seen := map[string]int{}
			last := slices.Repeat([]int32{-1}, n)
			moved, together := 0, 0
			for _, r := range s.Rows {
				if len(r.Cells) > 1 {
					together++
				}
				for k, c := range r.Cells {
					if k > 0 && r.Cells[k-1].Account >= c.Account {
						t.Errorf("accounts %d and %d stand in this order", r.Cells[k-1].Account, c.Account)
					}
					for at := c.First; at < c.End; at++ {
						seen[fmt.Sprint(c.Account, " ", at)]++
					}
					if c.Moved {
						moved++
						continue
					}
					if c.First <= last[c.Account] {
						t.Errorf("account %d has sentence %d behind %d, and does not say that it is moved", c.Account, c.First, last[c.Account])
					}
					last[c.Account] = c.End - 1
				}
			}
			for a := range articles {
				for at := range articles[a].Sentences {
					if have := seen[fmt.Sprint(a, " ", at)]; have != 1 {
						t.Errorf("sentence %d of account %d stands %d times", at, a, have)
					}
				}
			}
			if n > 1 && (together == 0 || moved == 0) {
				t.Errorf("%d rows tell the same, and %d cells are moved: nothing is tested", together, moved)
			}
		})
	}
}

// TestARowHoldsNoChain: what has nothing in common is in no row together, although something between is like both.
func TestARowHoldsNoChain(t *testing.T) {
	words := strings.Fields("amber basket candle donkey ember ferry gable harbour island jetty kettle lantern")
	var articles []compare.Article
	for i := range 5 { // each shares a half with the next
		articles = append(articles, plain(int32(i), strings.Join(words[2*i:min(len(words), 2*i+8)], " ")+"."))
	}
	all := articles
	for i := range 300 {
		all = append(all, plain(9, fmt.Sprintf("nothing%d of%d that%d.", i, i, i)))
	}
	s := vocabulary(all).Cut(articles).Synopsis()
	for _, r := range s.Rows {
		if a, b := r.Cells[0].Account, r.Cells[len(r.Cells)-1].Account; b-a > 2 {
			t.Errorf("accounts %d and %d share nothing, and stand in one row", a, b)
		}
	}
	if len(s.Rows) == len(articles) {
		t.Error("nothing stands together")
	}
}

func TestAccountsOfOneOutletStandBesideEachOtherToo(t *testing.T) {
	a, b := plain(0, "The ferry from Hael ran aground beside the lighthouse."), plain(0, "The ferry from Hael ran aground beside the lighthouse.")
	var rest []compare.Article
	for i := range 30 {
		rest = append(rest, plain(1, fmt.Sprintf("Word%d and nothing%d of that%d.", i, i, i)))
	}
	cut := vocabulary(append(rest, a, b)).Cut([]compare.Article{a, b})
	if rows := cut.Synopsis().Rows; len(rows) != 1 || len(rows[0].Cells) != 2 || rows[0].Similarity < 0.99 {
		t.Errorf("rows are %+v", rows)
	}
	if c := cut.Compare(); len(c.Passages) != 0 {
		t.Errorf("one outlet is taken for two witnesses: %+v", c.Passages)
	}
}
