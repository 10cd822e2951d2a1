// Command oracle prints what BuildKit's Dockerfile parser and mvdan's shell parser make of texts.
//
// It reads one JSON request a line from standard input and writes one JSON answer a line to standard output, in the
// same order, so that one process serves thousands of cases. The test tier holds the Java parsers to these answers.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// Request is one question. Kind is "dockerfile", "shell", "expand", "context" or "corpus".
type Request struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
	// Posix chooses the POSIX shell's grammar instead of bash's.
	Posix bool `json:"posix"`
	// Env holds NAME=value pairs that are in scope of an expansion.
	Env []string `json:"env"`
	// Escape is the escape character of an expansion; empty means a backslash.
	Escape string `json:"escape"`
	// Paths are what lies in a context; those of folders end with a slash.
	Paths []string `json:"paths"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	decoder := json.NewDecoder(in)
	for decoder.More() {
		var request Request
		if err := decoder.Decode(&request); err != nil {
			fail("cannot read a request", err)
		}
		if err := encoder.Encode(answer(request)); err != nil {
			fail("cannot write an answer", err)
		}
		if err := out.Flush(); err != nil {
			fail("cannot write an answer", err)
		}
	}
}

func answer(request Request) any {
	switch request.Kind {
	case "dockerfile":
		return dockerfile(request.Text)
	case "shell":
		return shellScript(request.Text, request.Posix)
	case "expand":
		return expansion(request)
	case "context":
		return sent(request.Text, request.Paths)
	case "corpus":
		return corpus(request.Text)
	default:
		return Failure{Message: fmt.Sprintf("unknown kind of request: %q", request.Kind)}
	}
}

func fail(what string, err error) {
	fmt.Fprintf(os.Stderr, "oracle: %s: %v\n", what, err)
	os.Exit(1)
}
