package main

import (
	"context"
	"errors"
	gofs "io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/moby/patternmatcher/ignorefile"
	"github.com/tonistiigi/fsutil"
)

// Context is what BuildKit sends of a folder; only Failure is set when it refuses the ignore file.
type Context struct {
	Sent    []string `json:"sent"`
	Failure *Failure `json:"failure"`
}

// sent walks a folder of empty files and of folders, which end with a slash, as BuildKit's client does.
func sent(ignore string, paths []string) Context {
	folder, err := os.MkdirTemp("", "oracle-context")
	if err != nil {
		fail("cannot make a folder", err)
	}
	defer os.RemoveAll(folder)
	for _, path := range paths {
		if err := create(filepath.Join(folder, path), strings.HasSuffix(path, "/")); err != nil {
			fail("cannot make "+path, err)
		}
	}
	excludes, err := ignorefile.ReadAll(strings.NewReader(ignore))
	if err != nil {
		return Context{Failure: failure(err)}
	}
	found, err := walk(folder, excludes)
	if err != nil {
		return Context{Failure: failure(err)}
	}
	return Context{Sent: found}
}

func create(path string, isFolder bool) error {
	if isFolder {
		return os.MkdirAll(path, 0o755)
	}
	return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, nil, 0o644))
}

func walk(folder string, excludes []string) ([]string, error) {
	all, err := fsutil.NewFS(folder)
	if err != nil {
		return nil, err
	}
	filtered, err := fsutil.NewFilterFS(all, &fsutil.FilterOpt{ExcludePatterns: excludes})
	if err != nil {
		return nil, err
	}
	found := []string{}
	err = filtered.Walk(context.Background(), "/", func(path string, _ gofs.DirEntry, err error) error {
		found = append(found, path)
		return err
	})
	return found, err
}
