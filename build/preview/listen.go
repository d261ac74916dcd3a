package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
)

// DefaultAddr is where the preview is found unless someone chose another address or another program has it.
const DefaultAddr = defaultHost + ":8017"

const (
	defaultHost  = "127.0.0.1"
	defaultPort  = 8017
	defaultPorts = 10 // how many are tried
)

// An AddrError says why the preview cannot be served at an address.
type AddrError struct {
	Addr   string // as given, or the default
	Reason string
	Err    error // what the system said, where it was asked
}

func (e *AddrError) Error() string {
	return fmt.Sprintf("cannot serve on %q: %s; choose another address with --addr, such as %s:%d",
		e.Addr, e.Reason, defaultHost, defaultPort+defaultPorts)
}

// Unwrap returns what the system said, or nil.
func (e *AddrError) Unwrap() error { return e.Err }

// listen opens the address, or the first default one that is free.
func listen(ctx context.Context, addr string, remote bool) (net.Listener, error) {
	if addr != "" {
		addr, err := checked(addr, remote)
		if err != nil {
			return nil, err
		}
		return listenOn(ctx, addr)
	}
	var first error
	for port := range defaultPorts {
		l, err := listenOn(ctx, net.JoinHostPort(defaultHost, strconv.Itoa(defaultPort+port)))
		if err == nil {
			return l, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

func listenOn(ctx context.Context, addr string) (net.Listener, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", addr)
	if err != nil {
		reason := err
		if op, ok := errors.AsType[*net.OpError](err); ok {
			reason = op.Err // without the address, which the message has already
		}
		return nil, &AddrError{Addr: addr, Reason: reason.Error(), Err: err}
	}
	return l, nil
}

// checked checks an address that someone chose and returns it with its host as a number. Unless remote, it is one that
// this machine alone reaches.
func checked(addr string, remote bool) (string, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return "", &AddrError{Addr: addr, Reason: "it is not of the form host:port"}
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return "", &AddrError{Addr: addr, Reason: "its port is not a number from 0 to 65535"}
	}
	if host == "localhost" {
		host = defaultHost
	}
	if ip, err := netip.ParseAddr(host); !remote && (err != nil || !ip.IsLoopback()) {
		return "", &AddrError{Addr: addr, Reason: "others could reach it, and the preview is for this machine only unless --allow-remote is given"}
	}
	return net.JoinHostPort(host, port), nil
}

// hostsFor returns what the Host header may say to a server that listens on addr.
func hostsFor(addr string) hosts {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return hosts{names: []string{addr}}
	}
	if ip, err := netip.ParseAddr(host); err != nil || !ip.IsLoopback() {
		return remoteHosts(addr)
	}
	names := []string{addr, net.JoinHostPort("localhost", port)}
	if port == "80" { // which browsers leave out
		if ip, err := netip.ParseAddr(host); err == nil && ip.Is6() {
			host = "[" + host + "]"
		}
		names = append(names, host, "localhost")
	}
	return hosts{names: names}
}
