package main

import (
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
)

// Typed is what BuildKit's typed layer reads out of one instruction; only the fields of its kind are set.
type Typed struct {
	// FROM
	Name     string `json:"name"`
	Base     string `json:"base"`
	Platform string `json:"platform"`
	// RUN, CMD, ENTRYPOINT, SHELL, HEALTHCHECK, and the operands of the plain instructions
	Arguments []string `json:"arguments"`
	ShellForm bool     `json:"shellForm"`
	// RUN
	Mounts       []Mount `json:"mounts"`
	MountFailure string  `json:"mountFailure"`
	Network      string  `json:"network"`
	Security     string  `json:"security"`
	// COPY, ADD
	Sources     []string        `json:"sources"`
	Contents    []SourceContent `json:"contents"`
	Destination string          `json:"destination"`
	From        string          `json:"from"`
	// ARG, ENV, LABEL
	Pairs []Pair `json:"pairs"`
}

// Pair is a variable or label; Value is null for an ARG without default.
type Pair struct {
	Name  string  `json:"name"`
	Value *string `json:"value"`
}

// SourceContent is a here-document that COPY or ADD writes to a file.
type SourceContent struct {
	Path   string `json:"path"`
	Data   string `json:"data"`
	Expand bool   `json:"expand"`
}

// Mount is a --mount flag with BuildKit's defaults, its variables left unexpanded.
type Mount struct {
	Type     string  `json:"type"`
	From     string  `json:"from"`
	Source   string  `json:"source"`
	Target   string  `json:"target"`
	ReadOnly bool    `json:"readOnly"`
	ID       string  `json:"id"`
	Sharing  string  `json:"sharing"`
	Required bool    `json:"required"`
	Size     int64   `json:"size"`
	Env      *string `json:"env"`
	Mode     *uint64 `json:"mode"`
	UID      *uint64 `json:"uid"`
	GID      *uint64 `json:"gid"`
}

func typed(command any) *Typed {
	switch c := command.(type) {
	case *instructions.Stage:
		return &Typed{Name: c.Name, Base: c.BaseName, Platform: c.Platform}
	case *instructions.RunCommand:
		return run(c)
	case *instructions.CmdCommand:
		return &Typed{Arguments: c.CmdLine, ShellForm: c.PrependShell}
	case *instructions.EntrypointCommand:
		return &Typed{Arguments: c.CmdLine, ShellForm: c.PrependShell}
	case *instructions.CopyCommand:
		return &Typed{
			Sources: c.SourcePaths, Contents: contents(c.SourceContents), Destination: c.DestPath, From: c.From,
		}
	case *instructions.AddCommand:
		return &Typed{Sources: c.SourcePaths, Contents: contents(c.SourceContents), Destination: c.DestPath}
	case *instructions.ArgCommand:
		result := &Typed{}
		for _, arg := range c.Args {
			result.Pairs = append(result.Pairs, Pair{arg.Key, arg.Value})
		}
		return result
	case *instructions.EnvCommand:
		return &Typed{Pairs: pairs(c.Env)}
	case *instructions.LabelCommand:
		return &Typed{Pairs: pairs(c.Labels)}
	case *instructions.WorkdirCommand:
		return &Typed{Arguments: []string{c.Path}}
	case *instructions.UserCommand:
		return &Typed{Arguments: []string{c.User}}
	case *instructions.StopSignalCommand:
		return &Typed{Arguments: []string{c.Signal}}
	case *instructions.MaintainerCommand:
		return &Typed{Arguments: []string{c.Maintainer}}
	case *instructions.VolumeCommand:
		return &Typed{Arguments: c.Volumes}
	case *instructions.ExposeCommand:
		return &Typed{Arguments: c.Ports}
	case *instructions.ShellCommand:
		return &Typed{Arguments: c.Shell}
	case *instructions.HealthCheckCommand:
		return &Typed{Arguments: c.Health.Test}
	default:
		return &Typed{}
	}
}

func run(command *instructions.RunCommand) *Typed {
	result := &Typed{
		Arguments: command.CmdLine,
		ShellForm: command.PrependShell,
		Network:   instructions.GetNetwork(command),
		Security:  instructions.GetSecurity(command),
	}
	unexpanded := func(word string) (string, error) { return word, nil }
	// The typed layer reads mount options only when it has an expander: until then they are unchecked.
	if err := command.Expand(unexpanded); err != nil {
		result.MountFailure = err.Error()
		return result
	}
	result.Mounts = []Mount{}
	for _, mount := range instructions.GetMounts(command) {
		result.Mounts = append(result.Mounts, Mount{
			Type:     string(mount.Type),
			From:     mount.From,
			Source:   mount.Source,
			Target:   mount.Target,
			ReadOnly: mount.ReadOnly,
			ID:       mount.CacheID,
			Sharing:  string(mount.CacheSharing),
			Required: mount.Required,
			Size:     mount.SizeLimit,
			Env:      mount.Env,
			Mode:     mount.Mode,
			UID:      mount.UID,
			GID:      mount.GID,
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

func pairs(values instructions.KeyValuePairs) []Pair {
	result := []Pair{}
	for _, pair := range values {
		value := pair.Value
		result = append(result, Pair{pair.Key, &value})
	}
	return result
}
