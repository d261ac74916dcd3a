package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// writeOut gives write a stream to standard output, or to a file that stands there, whole, only once write has ended
// without an error: until then, and after one, whoever reads the file has what it held before.
func (a *app) writeOut(ctx context.Context, file string, write func(io.Writer) error) (err error) {
	if file == "" {
		return buffered(ctx, a.stdout, write)
	}
	switch info, err := os.Stat(file); {
	case err == nil && info.IsDir():
		return usageError{fmt.Errorf("--out %s: this is a folder; name a file in it", file)}
	case err == nil && !info.Mode().IsRegular():
		return usageError{fmt.Errorf("--out %s: this is no plain file; leave --out away and redirect the output", file)}
	case err == nil:
		target, err := filepath.EvalSymlinks(file) // what a link leads to is replaced, not the link
		if err != nil {
			return fmt.Errorf("finding %s: %w", file, err)
		}
		file = target
	}
	temp := filepath.Join(filepath.Dir(file), fmt.Sprintf(".%s.%d.new", filepath.Base(file), os.Getpid()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usageError{fmt.Errorf("--out %s: there is no folder %s; make it first", file, filepath.Dir(file))}
	case err != nil:
		return fmt.Errorf("writing %s: %w", file, err)
	}
	renamed := false
	defer func() { // write may panic, too
		if !renamed {
			_ = f.Close() // Windows removes no open file; where it is closed already, that is so
			err = errors.Join(err, os.Remove(temp))
		}
	}()
	err = buffered(ctx, f, write)
	if err := errors.Join(firstOf(err, f.Sync()), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(temp, file); err != nil {
		return fmt.Errorf("writing %s: %w", file, err)
	}
	renamed = true
	return nil
}

// buffered gives write a stream in large pieces that ends with the context.
func buffered(ctx context.Context, w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriterSize(until{ctx, w}, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

// until is a writer that fails once its context has ended.
type until struct {
	context.Context
	io.Writer
}

func (u until) Write(p []byte) (int, error) {
	if err := u.Err(); err != nil {
		return 0, err
	}
	return u.Writer.Write(p)
}
