package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gloss/build/diag"
)

// usageHint is what to do about a command line that cannot be read, where nothing better is known.
const usageHint = "gloss help lists the commands, gloss help COMMAND its flags"

// hintError is an error with what to do about it.
type hintError struct {
	error
	hint string
}

func (e hintError) Unwrap() error { return e.error }

// hintOf returns what to do about an error of the command line.
func hintOf(err error) string {
	var hinted hintError
	if errors.As(err, &hinted) {
		return hinted.hint
	}
	return usageHint
}

// wrongFlag says of a flag that cannot be read what it could be. What the library's errors say is told in our words.
func wrongFlag(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var bare *pflag.ValueRequiredError
	help := "gloss help " + c.Name() + " lists its flags"
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		name := unknown.GetSpecifiedName()
		if near, ok := diag.Nearest(name, flagsOf(c)); ok {
			help = fmt.Sprintf("did you mean --%s? %s", near, help)
		}
		return hintError{fmt.Errorf("%s has no flag --%s", c.CommandPath(), name), help}
	case errors.As(err, &invalid):
		return hintError{fmt.Errorf("--%s %q: %s", invalid.GetFlag().Name, invalid.GetValue(), wanted(invalid.GetFlag())), help}
	case errors.As(err, &bare):
		return hintError{fmt.Errorf("--%s is given nothing: %s", bare.GetFlag().Name, wanted(bare.GetFlag())), help}
	}
	return hintError{err, help}
}

// flagsOf lists the long names of the flags that a command takes.
func flagsOf(c *cobra.Command) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return names
}

// wanted says what a flag takes.
func wanted(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int":
		return "give a whole number"
	case "bool":
		return "give true or false, or nothing"
	}
	return "give " + f.Usage
}

// arguments asks for a number of arguments, at most so many where most is not 0.
func arguments(least, most int, what, example string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return hintError{fmt.Errorf("%s is not told %s", c.CommandPath(), what), "say " + example}
		case most > 0 && len(args) > most:
			return hintError{fmt.Errorf("%s does not know what to do with %q", c.CommandPath(), args[most]), "say " + example + "; a name with a space in it stands in quotation marks"}
		}
		return nil
	}
}
