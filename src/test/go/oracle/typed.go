package main

import (
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
)

// Typed is what BuildKit's typed layer reads out of a RUN, COPY or ADD; only the fields of its kind are set.
type Typed struct {
	// RUN
	Mounts       []Mount `json:"mounts"`
	MountFailure string  `json:"mountFailure"`
	// COPY, ADD
	Sources     []string        `json:"sources"`
	Contents    []SourceContent `json:"contents"`
	Destination string          `json:"destination"`
	From        string          `json:"from"`
}

// SourceContent is a here-document that COPY or ADD writes to a file.
type SourceContent struct {
	Path   string `json:"path"`
	Data   string `json:"data"`
	Expand bool   `json:"expand"`
}

// Mount is a --mount flag with BuildKit's defaults, its variables left unexpanded.
type Mount struct {
	Type     string `json:"type"`
	From     string `json:"from"`
	Source   string `json:"source"`
	Target   string `json:"target"`
	ReadOnly bool   `json:"readOnly"`
	ID       string `json:"id"`
	Sharing  string `json:"sharing"`
}

func typed(command any) *Typed {
	switch c := command.(type) {
	case *instructions.RunCommand:
		return run(c)
	case *instructions.CopyCommand:
		return &Typed{
			Sources: c.SourcePaths, Contents: contents(c.SourceContents), Destination: c.DestPath, From: c.From,
		}
	case *instructions.AddCommand:
		return &Typed{Sources: c.SourcePaths, Contents: contents(c.SourceContents), Destination: c.DestPath}
	default:
		return &Typed{}
	}
}

func run(command *instructions.RunCommand) *Typed {
	unexpanded := func(word string) (string, error) { return word, nil }
	// The typed layer reads mount options only when it has an expander: until then they are unchecked.
	if err := command.Expand(unexpanded); err != nil {
		return &Typed{MountFailure: err.Error()}
	}
	result := &Typed{Mounts: []Mount{}}
	for _, mount := range instructions.GetMounts(command) {
		result.Mounts = append(result.Mounts, Mount{
			Type:     string(mount.Type),
			From:     mount.From,
			Source:   mount.Source,
			Target:   mount.Target,
			ReadOnly: mount.ReadOnly,
			ID:       mount.CacheID,
			Sharing:  string(mount.CacheSharing),
		})
	}
	return result
}

func contents(sources []instructions.SourceContent) []SourceContent {
	result := []SourceContent{}
	for _, source := range sources {
		result = append(result, SourceContent{source.Path, source.Data, source.Expand})
	}
	return result
}
