package export

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gloss/build/archive"
)

// conformance is where the JSON schemas of the W3C's own tests lie, if at all: beside the repository.
const conformance = "../../../shared/conformance/w3c-annotation"

// A must is one assertion of those tests. Where expected is "invalid", nothing may match the schema.
type must struct {
	name     string
	expected string
	schema   *jsonschema.Schema
}

// musts compiles the assertions that a list of the W3C's names. Schemas refer to each other by base name.
func musts(t *testing.T, list string) []must {
	t.Helper()
	if _, err := os.Stat(conformance); err != nil {
		t.Skip("the W3C's schemas are not beside the repository")
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft4)
	c.AssertFormat()
	for _, file := range glob(t, "definitions/*.json") {
		addSchema(t, c, file)
	}
	data, err := os.ReadFile(filepath.Join(conformance, filepath.FromSlash(list)))
	if err != nil {
		t.Fatal(err)
	}
	var listed struct{ Assertions []string }
	if err := json.Unmarshal(data, &listed); err != nil {
		t.Fatal(err)
	}
	var out []must
	for _, a := range listed.Assertions {
		expected := addSchema(t, c, filepath.Join(conformance, filepath.FromSlash(a)))
		schema, err := c.Compile(schemaHost + path.Base(a))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, must{path.Base(a), expected, schema})
	}
	return out
}

const schemaHost = "https://schemas.example/"

// addSchema adds a schema under its file's name, and returns what its author expects of it.
func addSchema(t *testing.T, c *jsonschema.Compiler, file string) (expected string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	schema := doc.(map[string]any)
	delete(schema, "id") // some state another name than their file's
	if err := c.AddResource(schemaHost+filepath.Base(file), schema); err != nil {
		t.Fatal(err)
	}
	expected, _ = schema["expectedResult"].(string)
	return expected
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(conformance, filepath.FromSlash(pattern)))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s (%v)", pattern, err)
	}
	return files
}

// broken returns the assertions that a JSON document does not fulfil.
func broken(t *testing.T, all []must, document []byte) []string {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range all {
		if err := m.schema.Validate(doc); (err == nil) == (m.expected == "invalid") {
			out = append(out, m.name)
		}
	}
	return out
}

// bothAddresses is the archive with and without a fixed address.
func bothAddresses(t *testing.T) map[string]*Annotations {
	t.Helper()
	with, without := w3cInput(t), w3cInput(t)
	without.Archive.Site.BaseURL = ""
	spoken := spokenInput(t, "“The quay is closed,” Ada Holm said on Friday. “It was late,” he said. Years later it opened.")
	spoken.Results[0].Dates = append(spoken.Results[0].Dates, archive.Dated{End: 3, Rule: archive.DateNoBase, Because: -1})
	return map[string]*Annotations{"base_url": NewAnnotations(with), "no base_url": NewAnnotations(without), "speech": NewAnnotations(spoken)}
}

// alone is an annotation lifted out of its page, whose context it takes along.
func alone(x annotation) []byte {
	return append([]byte(`{"@context":"`+annoContext+`",`), x.appendJSON(nil)[1:]...)
}

func TestEachAnnotationFulfilsTheMusts(t *testing.T) {
	all := musts(t, "annotations/annotationMusts.test")
	if len(all) != 54 {
		t.Errorf("%d assertions, want 54", len(all))
	}
	for name, a := range bothAddresses(t) {
		seen := 0
		for i := range a.Archive.Articles {
			for x := range a.annotationsOf(i) {
				seen++
				for _, m := range broken(t, all, alone(x)) {
					t.Errorf("%s: %s does not fulfil %s", name, x.ID, m)
				}
			}
		}
		if seen < 5 {
			t.Errorf("%s: %d annotations, want 5 or more", name, seen)
		}
	}
}

func TestPagesAndCollectionFulfilTheMusts(t *testing.T) {
	ofCollection, ofPage := musts(t, "collections/collectionMusts.test"), musts(t, "collections/pages/pageMusts.test")
	for name, a := range bothAddresses(t) {
		a.Archive.Site.Exports = []string{"w3c"}
		a := NewAnnotations(a.Input)
		for _, p := range a.Paths() {
			all := ofPage
			if p == collectionPath {
				all = ofCollection
			}
			for _, m := range broken(t, all, render(t, a, p)) {
				t.Errorf("%s: %s does not fulfil %s", name, p, m)
			}
		}
	}
	empty := NewAnnotations(Input{Archive: &archive.Archive{Site: archive.Site{Title: "Empty"}}})
	for _, m := range broken(t, ofCollection, render(t, empty, collectionPath)) {
		t.Errorf("the collection of an empty archive does not fulfil %s", m)
	}
}

// TestTheMustsTellRightFromWrong reads the W3C's samples, so that a test above that accepts everything is found out.
func TestTheMustsTellRightFromWrong(t *testing.T) {
	all := musts(t, "annotations/annotationMusts.test")
	// The schemas themselves are wrong about these three, in every validator.
	known := []string{"anno11.json", "anno12.json", "anno13.json"}
	for _, kind := range []string{"correct", "incorrect"} {
		for _, file := range glob(t, "tools/samples/"+kind+"/anno*.json") {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Base(file)
			right := json.Valid(data) && len(broken(t, all, data)) == 0
			if want := kind == "correct" && !slices.Contains(known, name); right != want {
				t.Errorf("%s/%s: right is %v, want %v", kind, name, right, want)
			}
		}
	}
}
