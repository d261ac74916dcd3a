package main

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"gloss/build/suggest"
)

// englishNews returns articles of the English Wikinews, of 2019 and 2020, without a teacher.
func (d *data) englishNews() (out []suggest.Lesson) {
	const repo, at = "vanatteveldt+wikinews", "347254178bf343f3801aac1d03c41cc09c35decb"
	for _, year := range []string{"2019", "2020"} {
		list, err := csv.NewReader(strings.NewReader(d.file(repo, at, "data/wikinews_"+year+".csv"))).ReadAll()
		if d.err != nil || err != nil || len(list) == 0 {
			d.err = cmp.Or(d.err, fmt.Errorf("the Wikinews of %s: %w", year, cmp.Or(err, errors.New("it is empty"))))
			return nil
		}
		for _, row := range list[1:] {
			out = append(out, untaught(row[3]))
		}
	}
	return out
}

// russianNews returns articles of the Russian Wikinews, without a teacher.
func (d *data) russianNews() (out []suggest.Lesson) {
	const repo, at = "nerel-ds+NEREL", "8f07d3e410f322d5dbf6b68b13fbf4a4aa077fe9"
	for _, path := range d.list(repo, at, "NEREL-v1.1/") {
		if strings.HasSuffix(path, ".txt") && !strings.HasSuffix(path, "/12888_text.txt") { // that one is in a test set, too
			out = append(out, untaught(d.file(repo, at, path)))
		}
	}
	return out
}

// untaught returns a text as a lesson without names.
func untaught(text string) suggest.Lesson {
	l := suggest.Lesson{Text: text}
	for _, m := range sentenceStart.FindAllStringIndex(text, -1) {
		_, n := utf8.DecodeLastRuneInString(text[:m[1]])
		l.Sentences = append(l.Sentences, int32(m[1]-n))
	}
	return l
}

var sentenceStart = regexp.MustCompile(`(^|\n|[\p{L}\d»")]{2,}[.!?…]+\s+)[«„"“—–]?\s?[\p{Lu}\d]`)

// taught returns lessons with the names that weights find in them.
func (d *data) taught(weights []byte, lessons []suggest.Lesson) []suggest.Lesson {
	for i := range lessons {
		names, err := suggest.Tag(weights, lessons[i].Text, lessons[i].Sentences)
		d.err = cmp.Or(d.err, err)
		lessons[i].Names = names
	}
	return lessons
}

// prose returns the texts of lessons.
func prose(lists ...[]suggest.Lesson) (out []string) {
	for _, list := range lists {
		for _, l := range list {
			out = append(out, l.Text)
		}
	}
	return out
}
