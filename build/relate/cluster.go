package relate

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// A cluster is articles that are held to report one event.
type cluster struct {
	members  []int32 // by age
	editor   string  // the story that an editor gave, or ""
	beside   []int32 // clusters with an article that is a partner of one here
	gone     bool    // merged into another
	accounts []int32 // members less copies, at most maxCompare; nil until asked for
	cohesion float64 // what two accounts share on average; known where accounts are
}

// maxCompare is how many articles of a cluster stand for it where two clusters are compared: spread over its time,
// they bound the work for a long story.
const maxCompare = 12

// The next three hold for collections of whole subjects. Their figures are F1 of pairs on ECB+ (Cybulska and Vossen 2014),
// 33 subjects of two events of one kind each; as given, it is 0.91, and 0.91, 0.89 and 0.91 where every other subject, the
// others, or each quarter is an archive of its own.
const (
	// sameGroups is what the articles of two large groups must have in common on average, as sameEvent is of two articles.
	// With 0.07, 0.08 or 0.12: 0.90, 0.90, 0.89. With sameEvent itself as low, nothing is gained there, and 25 more pairs of
	// 295 dated reports on everything (Wikinews, 2019 and 2020) are put together, of which most are two events.
	sameGroups = 0.09
	// knit is how much of what two accounts of one group share on average an account of either group and one of the other
	// must share. Two events of one kind have much in common, and the more so in a large archive, where what is told of
	// either is rare: no fixed likeness parts all such. But each is told with names, numbers and days of its own, so that
	// both groups are closer in themselves than to one another. Without: 0.81; with 0.6, 0.65, 0.75: 0.87, 0.89, 0.91, of
	// which the last begins to part what outlets tell from several angles.
	knit = 0.7
	// leastKnit is how many accounts both groups must have for that: few may be few because they cut one report. With
	// 3, 4, 5 and 8: 0.88, 0.89, 0.89, 0.90; 7 is as good.
	leastKnit = 6
)

// A merger joins clusters, those first that have most in common on average (UPGMA, Sokal and Michener 1958), as long as
// that is enough for groups of their size and neither is about something of its own. Unlike single links, averages do not
// chain two events by one report that tells of both.
type merger struct {
	*Index
	clusters []cluster
	queue    merges
}

// A merge that may be made.
type merge struct {
	likeness float64
	a, b     int32 // clusters, that with the older article first
	age      [2]int32
}

// merges is a heap, the most alike on top, then the oldest, so that equal ones never depend on the order of input.
type merges []merge

func (m merges) Len() int { return len(m) }
func (m merges) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(m[j].likeness, m[i].likeness), slices.Compare(m[i].age[:], m[j].age[:])) < 0
}
func (m merges) Swap(i, j int) { m[i], m[j] = m[j], m[i] }
func (m *merges) Push(v any)   { *m = append(*m, v.(merge)) }
func (m *merges) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}

// clustered merges seeds, which hold no article twice and the partners of each, as far as they go.
func (x *Index) clustered(seeds []cluster) []cluster {
	m := merger{Index: x, clusters: seeds}
	of := make([]int32, len(x.articles))
	for i := range seeds {
		for _, a := range seeds[i].members {
			of[a] = int32(i)
		}
	}
	for i := range seeds {
		for _, a := range seeds[i].members {
			for _, p := range x.alike[a] {
				m.connect(int32(i), of[p.article])
			}
		}
	}
	for i := range m.clusters {
		m.clusters[i].beside = distinct(m.clusters[i].beside)
		for _, j := range m.clusters[i].beside {
			if int32(i) < j {
				m.propose(int32(i), j)
			}
		}
	}
	heap.Init(&m.queue)
	for len(m.queue) > 0 {
		if next := heap.Pop(&m.queue).(merge); !m.clusters[next.a].gone && !m.clusters[next.b].gone {
			m.merge(next.a, next.b)
		}
	}
	return slices.DeleteFunc(m.clusters, func(c cluster) bool { return c.gone })
}

func (m *merger) connect(a, b int32) {
	if a != b {
		m.clusters[a].beside = append(m.clusters[a].beside, b)
		m.clusters[b].beside = append(m.clusters[b].beside, a)
	}
}

func distinct(list []int32) []int32 {
	slices.Sort(list)
	return slices.Compact(list)
}

// propose puts a merge into the queue if it may be made.
func (m *merger) propose(a, b int32) {
	p, q := &m.clusters[a], &m.clusters[b]
	if !m.compatible(p, q) {
		return
	}
	if l := m.average(p.members, q.members); l >= least(len(p.members), len(q.members)) && !m.apart(p, q) {
		if m.age[q.members[0]] < m.age[p.members[0]] {
			a, b, p, q = b, a, q, p
		}
		m.queue = append(m.queue, merge{l, a, b, [2]int32{m.age[p.members[0]], m.age[q.members[0]]}})
	}
}

// compatible says whether the editor leaves two clusters to be one.
func (m *merger) compatible(p, q *cluster) bool {
	if p.editor != "" && q.editor != "" {
		return p.editor == q.editor
	}
	return m.admits(p.editor, q.members) && m.admits(q.editor, p.members)
}

func (x *Index) admits(story string, members []int32) bool {
	return story == "" || !slices.ContainsFunc(members, func(a int32) bool { return slices.Contains(x.articles[a].NotStory, story) })
}

// least is what the articles of two groups of p and q must have in common on average. One pair may look alike by chance;
// an average of n strays 1/√n as far.
func least(p, q int) float64 {
	return sameGroups + (sameEvent-sameGroups)/math.Sqrt(float64(p*q))
}

// apart says whether two groups are each about something else: what time has passed is left out of account, since the
// reports of a long story are farther from one another than those of its first day, and are of the story nevertheless.
func (m *merger) apart(p, q *cluster) bool {
	if min(len(p.members), len(q.members)) < leastKnit {
		return false
	}
	m.cohere(p)
	m.cohere(q)
	if min(len(p.accounts), len(q.accounts)) < leastKnit {
		return false
	}
	between := 0.0
	for _, a := range p.accounts {
		for _, b := range q.accounts {
			between += m.shared(a, b)
		}
	}
	return between/float64(len(p.accounts)*len(q.accounts)) < knit*min(p.cohesion, q.cohesion)
}

// cohere finds a cluster's accounts, of which a text and its copies are one, and what they share.
func (m *merger) cohere(c *cluster) {
	if c.accounts != nil {
		return
	}
	told := make(map[int32]bool, len(c.members))
	for _, a := range c.members {
		if o := m.original[a]; !told[o] {
			told[o] = true
			c.accounts = append(c.accounts, a)
		}
	}
	c.accounts = spread(c.accounts)
	for i, a := range c.accounts {
		for _, b := range c.accounts[:i] {
			c.cohesion += m.shared(a, b)
		}
	}
	if n := len(c.accounts); n > 1 {
		c.cohesion /= float64(n*(n-1)) / 2
	}
}

// average is what the articles of two clusters have in common on average.
func (x *Index) average(a, b []int32) float64 {
	a, b = spread(a), spread(b)
	sum := 0.0
	for _, p := range a {
		for _, q := range b {
			sum += x.likeness(p, q)
		}
	}
	return sum / float64(len(a)*len(b))
}

// spread takes maxCompare articles at even distances.
func spread(members []int32) []int32 {
	n := len(members)
	if n <= maxCompare {
		return members
	}
	out := make([]int32, maxCompare)
	for i := range out {
		out[i] = members[i*(n-1)/(maxCompare-1)]
	}
	return out
}

// merge makes one cluster of two, as a new one, and proposes what it may be merged with.
func (m *merger) merge(a, b int32) {
	p, q := &m.clusters[a], &m.clusters[b]
	c := cluster{members: slices.Concat(p.members, q.members), editor: cmp.Or(p.editor, q.editor), beside: slices.Concat(p.beside, q.beside)}
	p.gone, q.gone = true, true
	slices.SortFunc(c.members, func(a, b int32) int { return cmp.Compare(m.age[a], m.age[b]) })
	c.beside = slices.DeleteFunc(distinct(c.beside), func(i int32) bool { return m.clusters[i].gone })
	n := int32(len(m.clusters))
	m.clusters = append(m.clusters, c)
	for _, i := range c.beside {
		m.clusters[i].beside = append(m.clusters[i].beside, n)
		before := len(m.queue)
		if m.propose(n, i); len(m.queue) > before {
			heap.Fix(&m.queue, before)
		}
	}
}
