package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/rogpeppe/go-internal/testscript"
)

// packCommand is "pack OUT FILE…": it makes, by OUT's extension, a WARC (.warc, .warc.gz), a zip file (.wacz, .zip) or a
// gzip file of files of the script. A file for a WARC is a record: its header without version and length, an empty line
// and the block. Of an HTTP response, "X-Pack: CODING" says how the body is to be packed. In a zip file "NAME=FILE"
// gives an entry another name.
func packCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: pack OUT FILE…")
	}
	var out bytes.Buffer
	zipped := zip.NewWriter(&out)
	for _, arg := range args[1:] {
		name, file, ok := strings.Cut(arg, "=")
		if !ok {
			file = name
		}
		data, err := os.ReadFile(ts.MkAbs(file))
		ts.Check(err)
		switch ext := filepath.Ext(args[0]); {
		case strings.HasSuffix(args[0], ".warc.gz"):
			out.Write(gzipped(packRecord(data)))
		case ext == ".warc":
			out.Write(packRecord(data))
		case ext == ".gz":
			out.Write(gzipped(data))
		default:
			w, err := zipped.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			ts.Check(err)
			_, err = w.Write(data)
			ts.Check(err)
		}
	}
	if ext := filepath.Ext(args[0]); ext == ".wacz" || ext == ".zip" {
		ts.Check(zipped.Close())
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o666))
}

// cutCommand is "cut FILE BYTES": it takes so many bytes off the end of a file.
func cutCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cut FILE BYTES")
	}
	var n int64
	_, err := fmt.Sscan(args[1], &n)
	ts.Check(err)
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), info.Size()-n))
}

// stretchCommand is "stretch FILE BYTES": it makes a file so large by zeros at its end, which take no room on the disk.
func stretchCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: stretch FILE BYTES")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

func packRecord(data []byte) []byte {
	head, block, _ := bytes.Cut(data, []byte("\n\n"))
	if http, body, ok := bytes.Cut(block, []byte("\n\n")); ok && bytes.HasPrefix(block, []byte("HTTP/")) {
		var fields []string
		for _, line := range strings.Split(string(http), "\n") {
			if coding, ok := strings.CutPrefix(line, "X-Pack: "); ok {
				body = packed(body, coding)
				name := "Content-Encoding: "
				if coding == "chunked" {
					name = "Transfer-Encoding: "
				}
				line = name + coding
			}
			fields = append(fields, line)
		}
		block = slices.Concat([]byte(strings.Join(fields, "\r\n")+"\r\n\r\n"), body)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "WARC/1.1\r\n%s\r\nContent-Length: %d\r\n\r\n", bytes.ReplaceAll(head, []byte("\n"), []byte("\r\n")), len(block))
	b.Write(block)
	b.WriteString("\r\n\r\n")
	return b.Bytes()
}

func packed(body []byte, coding string) []byte {
	var b bytes.Buffer
	switch coding {
	case "gzip":
		return gzipped(body)
	case "br":
		w := brotli.NewWriter(&b)
		closed(w, body)
	case "chunked":
		for len(body) > 0 {
			n := min(len(body), 50)
			fmt.Fprintf(&b, "%x\r\n%s\r\n", n, body[:n])
			body = body[n:]
		}
		b.WriteString("0\r\n\r\n")
	}
	return b.Bytes()
}

func gzipped(data []byte) []byte {
	var b bytes.Buffer
	closed(gzip.NewWriter(&b), data)
	return b.Bytes()
}

// closed writes data and ends it. A buffer takes everything.
func closed(w io.WriteCloser, data []byte) {
	_, err := w.Write(data)
	if err := errors.Join(err, w.Close()); err != nil {
		panic(err)
	}
}
