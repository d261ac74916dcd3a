package suggest

// A label says where in which kind of name a token stands.
type label uint8

// outside is that of what is in no name. The labels of one kind follow each other: the first word, then the others.
const (
	outside label = iota
	firstOfPerson
	inPerson
	firstOfOrganization
	inOrganization
	firstOfPlace
	inPlace
	labels // their number
)

// row is how many weights a bucket has: a power of two, for addressing.
const row = 8

// first says whether a label is that of a name's first word.
func (l label) first() bool { return l&1 == 1 }

// follows says whether a label may stand after another.
func (l label) follows(before label) bool {
	return l == outside || l.first() || before == l || before == l-1
}

// Types returns the types of entity that names can have, in the order of their scores.
func Types() []string { return []string{"person", "organization", "place"} }
