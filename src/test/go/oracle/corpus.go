package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

// Sample is a string literal of a Go test file.
type Sample struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// corpus collects the string literals of the test files below a folder, so that the texts on which the libraries test
// themselves need not be copied.
func corpus(folder string) []Sample {
	samples := []Sample{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			literal, ok := node.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			if text, err := strconv.Unquote(literal.Value); err == nil {
				name := filepath.Base(path) + ":" + strconv.Itoa(files.Position(literal.Pos()).Line)
				samples = append(samples, Sample{name, text})
			}
			return true
		})
		return nil
	})
	if err != nil {
		fail("cannot read the test files in "+folder, err)
	}
	return samples
}
