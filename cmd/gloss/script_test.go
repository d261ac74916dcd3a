package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// scriptTime bounds all scripts together: a command that hangs is interrupted, killed, and named in the log. The
// slowest script takes seconds.
const scriptTime = 4 * time.Minute

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Deadline:            time.Now().Add(scriptTime),
		Setup: func(env *testscript.Env) error {
			env.Values[rememberedKey{}] = map[string]string{}
			return nil
		},
		Condition: scriptCondition,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"append":    appendCommand,
			"cut":       cutCommand,
			"atmost":    atMostCommand,
			"exits":     exitsCommand,
			"pack":      packCommand,
			"remember":  rememberCommand,
			"stretch":   stretchCommand,
			"unchanged": unchangedCommand,
		},
	})
}

// scriptCondition adds [root]: the user may read and write everything, so that permissions cannot be tested.
func scriptCondition(cond string) (bool, error) {
	if cond != "root" {
		return false, fmt.Errorf("unknown condition %q", cond)
	}
	return runtime.GOOS == "windows" || os.Geteuid() == 0, nil
}

// exitsCommand is "exits STATUS PROGRAM ARG…": exec that asks for one exit status.
func exitsCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	have := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		have = exit.ExitCode() // -1 where a signal ended it
	}
	if have != want {
		ts.Fatalf("exit status is %d, want %d", have, want)
	}
}

// appendCommand is "append FILE COUNT TEXT": it writes what is too large, or no UTF-8, to stand in a script. The text
// is the inside of a Go string; {n} in it counts from 1.
func appendCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: append FILE COUNT TEXT")
	}
	count, err := strconv.Atoi(args[1])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	var b strings.Builder
	if !strings.Contains(text, "{n}") {
		text, count = strings.Repeat(text, count), 1
	}
	for n := range count {
		b.WriteString(strings.ReplaceAll(text, "{n}", strconv.Itoa(n+1)))
	}
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	ts.Check(err)
	_, err = f.WriteString(b.String())
	ts.Check(errors.Join(err, f.Close()))
}

// atMostCommand is "atmost BYTES FILE…": the files are there and none is larger.
func atMostCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: atmost BYTES FILE…")
	}
	limit, err := strconv.ParseInt(args[0], 10, 64)
	ts.Check(err)
	for _, file := range args[1:] {
		info, err := os.Stat(ts.MkAbs(file))
		ts.Check(err)
		if info.Size() > limit {
			ts.Fatalf("%s has %d bytes, more than %d", file, info.Size(), limit)
		}
	}
}

// rememberedKey is where a script's value of remember is kept.
type rememberedKey struct{}

// rememberCommand is "remember": it takes down every file of the script's folder, for unchanged to compare.
func rememberCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: remember")
	}
	remembered := ts.Value(rememberedKey{}).(map[string]string)
	now, err := inventory(ts.Getenv("WORK"))
	ts.Check(err)
	clear(remembered)
	maps.Copy(remembered, now)
}

// unchangedCommand is "unchanged [except FOLDER…]": since remember nothing was written, changed or removed in the
// script's folder, but for what lies in the folders named.
func unchangedCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 1 || len(args) > 1 && args[0] != "except" {
		ts.Fatalf("usage: unchanged [except FOLDER…]")
	}
	before := ts.Value(rememberedKey{}).(map[string]string)
	if len(before) == 0 {
		ts.Fatalf("unchanged without remember")
	}
	after, err := inventory(ts.Getenv("WORK"))
	ts.Check(err)
	excepted := func(path string) bool {
		return len(args) > 1 && slices.ContainsFunc(args[1:], func(folder string) bool {
			return path == folder || strings.HasPrefix(path, folder+"/")
		})
	}
	for _, path := range slices.Sorted(maps.Keys(after)) {
		if was, ok := before[path]; !excepted(path) && (!ok || was != after[path]) {
			ts.Fatalf("%s was written: %q, before %q", path, after[path], was)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(before)) {
		if _, ok := after[path]; !ok && !excepted(path) {
			ts.Fatalf("%s was removed", path)
		}
	}
}

// inventory returns what stands at each path below a folder: a file by size and sha256, a link by its target.
func inventory(folder string) (map[string]string, error) {
	out := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		switch {
		case rel == "." || rel == ".tmp": // .tmp is the script's own
			return nil
		case e.Type() == fs.ModeSymlink:
			out[rel], err = os.Readlink(path)
			return err
		case !e.Type().IsRegular():
			out[rel] = e.Type().String()
			return nil
		}
		data, err := os.ReadFile(path)
		out[rel] = fmt.Sprintf("%d bytes, %x", len(data), sha256.Sum256(data))
		return err
	})
	return out, err
}
