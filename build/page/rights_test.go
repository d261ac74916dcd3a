package page

import (
	"strings"
	"testing"
)

func TestRightsAreThoseOfThePageAndNotOfAPicture(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"the page's line in a class for credits", `<div class="copyright">© 2017 Norrowby Courier</div>`, "words: © 2017 Norrowby Courier"},
		{"a licence in such a line", `<p><span class="copyright">© Jane Roe <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></span></p>`, "links: https://creativecommons.org/licenses/by/4.0/; words: © Jane Roe CC BY 4.0"},
		{"a picture's credit", `<div><img src="quay.jpg"><span class="copyright">© M. Osk</span></div>`, ""},
		{"a picture's licence", `<figure><img src="quay.jpg"><figcaption>M. Osk, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a></figcaption></figure>`, ""},
		{"the credit of a picture elsewhere", `<div>Titelbild: M. Osk, CC BY</div><div>Headerimage – CC BY M. Osk</div>`, ""},
		{"a reader's", `<div id="comments"><p>© me</p></div>`, ""},
	} {
		p := readWith(t, "", "", tt.in)
		var got []string
		for i, kind := range []string{"told", "links", "words"} {
			if len(p.Rights[i]) > 0 {
				got = append(got, kind+": "+strings.Join(p.Rights[i], ", "))
			}
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, s, tt.want)
		}
	}
}
