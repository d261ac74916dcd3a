package annotate

import "strings"

// “Tolmian” may be said of Tolmia or of the Tolmian Union, where the article names the union: the adjective that opens a
// union's name is then either's.

// addBlocs adds the adjectives that open the names of unions, where the registry has them of something else.
func (r *Registry) addBlocs() {
	for i := range r.entities {
		adjective, union, _ := strings.Cut(r.entities[i].Name, " ")
		if !unions[strings.ToLower(union)] {
			continue
		}
		node := r.edges.next(0, r.known(appendFolded(nil, adjective)))
		for at := r.heads[node]; at != 0; at = r.forms[at].next {
			if fm := r.forms[at]; fm.kind == kindAdjective && fm.entity != int32(i) {
				r.insert(int32(i), adjective, kindBloc, caseByShape)
				break
			}
		}
	}
}

// unions are the words for what states join into.
var unions = set("union community confederation federation commonwealth союз сообщество федерация")

// isWeak says whether a form is an adjective, which counts only where no name or alias does.
func (k kind) isWeak() bool { return k == kindAdjective || k == kindBloc }
