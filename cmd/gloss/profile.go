package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"

	"github.com/spf13/pflag"
)

// profiles are the files that a run is measured into, for who works on gloss.
type profiles struct {
	cpu, mem, trace string
	ends            []func() error
}

func (p *profiles) flags(f *pflag.FlagSet) {
	for _, flag := range []struct {
		value *string
		name  string
		usage string
	}{
		{&p.cpu, "cpuprofile", "write a CPU profile to `FILE`"},
		{&p.mem, "memprofile", "write a memory profile to `FILE`"},
		{&p.trace, "trace", "write an execution trace to `FILE`"},
	} {
		f.StringVar(flag.value, flag.name, "", flag.usage)
		if err := f.MarkHidden(flag.name); err != nil {
			panic(err)
		}
	}
}

func (p *profiles) start() error {
	if p.cpu != "" {
		if err := p.open(p.cpu, func(f *os.File) error { return pprof.StartCPUProfile(f) }, func(*os.File) error { pprof.StopCPUProfile(); return nil }); err != nil {
			return err
		}
	}
	if p.trace != "" {
		if err := p.open(p.trace, func(f *os.File) error { return trace.Start(f) }, func(*os.File) error { trace.Stop(); return nil }); err != nil {
			return err
		}
	}
	if p.mem != "" {
		return p.open(p.mem, func(*os.File) error { return nil }, func(f *os.File) error {
			runtime.GC()
			return pprof.WriteHeapProfile(f)
		})
	}
	return nil
}

func (p *profiles) open(name string, begin, end func(*os.File) error) error {
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("profiling: %w", err)
	}
	if err := begin(f); err != nil {
		return errors.Join(fmt.Errorf("profiling: %w", err), f.Close())
	}
	p.ends = append(p.ends, func() error { return errors.Join(end(f), f.Close()) })
	return nil
}

func (p *profiles) stop() error {
	var errs []error
	for _, end := range p.ends {
		errs = append(errs, end())
	}
	p.ends = nil
	return errors.Join(errs...)
}
