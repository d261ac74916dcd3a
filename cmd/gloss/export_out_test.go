package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestAnExportThatEndsEarlyLeavesNoFile(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	fault := errors.New("no more of it")
	for name, write := range map[string]func(io.Writer) error{
		"panics": func(io.Writer) error { panic(fault) },
		"fails":  func(io.Writer) error { return fault },
		"is interrupted": func(w io.Writer) error {
			cancel()
			_, err := w.Write(bytes.Repeat([]byte("a"), 1<<20))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "book.epub")
			if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			func() {
				defer func() {
					if r := recover(); r != nil {
						if err, _ := r.(error); !errors.Is(err, fault) {
							t.Errorf("the panic is %v", r)
						}
					}
				}()
				if err := new(app).writeOut(ctx, file, write); err == nil {
					t.Error("there is no error")
				}
			}()
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 1 {
				t.Errorf("the folder holds %v (%v)", entries, err)
			}
			if data, err := os.ReadFile(file); err != nil || string(data) != "old" {
				t.Errorf("the file holds %q (%v)", data, err)
			}
		})
	}
}
