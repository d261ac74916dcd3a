package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
)

// The parts of SARIF 2.1.0 (OASIS) that say what a diagnostic says.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID Code `json:"id"`
}

type sarifResult struct {
	RuleID    Code            `json:"ruleId"`
	Level     Severity        `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact struct {
		URI string `json:"uri"`
	} `json:"artifactLocation"`
	Region *sarifRegion `json:"region,omitempty"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}

// SARIF writes the list as a SARIF 2.1.0 log, which editors and code hosts show at the lines it names.
func (l List) SARIF(w io.Writer, version string) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "gloss", Version: version, Rules: []sarifRule{}}
	for _, d := range l {
		if rule := (sarifRule{d.Code}); !slices.Contains(run.Tool.Driver.Rules, rule) {
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
		}
		text := d.Message
		if d.Hint != "" {
			text += " (" + d.Hint + ")"
		}
		var at sarifLocation
		at.Physical.Artifact.URI = (&url.URL{Path: d.File}).String() // SARIF 2.1.0 §3.4.3: a URI reference (RFC 3986)
		if d.Line > 0 {
			at.Physical.Region = &sarifRegion{StartLine: d.Line, StartColumn: d.Column}
			if d.Column > 0 && d.Width > 0 {
				at.Physical.Region.EndColumn = d.Column + d.Width
			}
		}
		run.Results = append(run.Results, sarifResult{d.Code, d.Severity, sarifText{text}, []sarifLocation{at}})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}
