package main

import (
	"errors"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// Failure says why a text was refused; lines count from 1 and are 0 where the library names none.
type Failure struct {
	Message string `json:"message"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Dockerfile is the outcome of parsing a whole file.
type Dockerfile struct {
	Directives   []Directive   `json:"directives"`
	Syntax       string        `json:"syntax"`
	Check        string        `json:"check"`
	Escape       string        `json:"escape"`
	Failure      *Failure      `json:"failure"`
	Instructions []Instruction `json:"instructions"`
	Stages       []Stage       `json:"stages"`
	StageFailure *Failure      `json:"stageFailure"`
}

// Directive is a parser directive as written, its name in lower case.
type Directive struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Line  int    `json:"line"`
}

// Instruction is a node of the low-level tree, and what the typed layer makes of it.
type Instruction struct {
	Keyword  string    `json:"keyword"`
	Flags    []string  `json:"flags"`
	Words    []string  `json:"words"`
	JSON     bool      `json:"json"`
	Heredocs []Heredoc `json:"heredocs"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Original string    `json:"original"`
	// Trigger is the instruction that ONBUILD keeps for later.
	Trigger *Instruction `json:"trigger"`
	Typed   *Typed       `json:"typed"`
	Failure *Failure     `json:"failure"`
}

// Heredoc is a here-document with its content as it stands in the file.
type Heredoc struct {
	Name       string `json:"name"`
	Descriptor uint   `json:"descriptor"`
	Expand     bool   `json:"expand"`
	Chomp      bool   `json:"chomp"`
	Content    string `json:"content"`
}

// Stage is one FROM and the number of commands below it.
type Stage struct {
	Name     string `json:"name"`
	Base     string `json:"base"`
	Platform string `json:"platform"`
	Commands int    `json:"commands"`
	Line     int    `json:"line"`
}

// silent is needed all the same: without a linter a comment "check=…" above an instruction makes the typed layer panic.
var silent = linter.New(&linter.Config{SkipAll: true})

func dockerfile(text string) Dockerfile {
	result := Dockerfile{
		Directives:   directives(text),
		Instructions: []Instruction{},
		Stages:       []Stage{},
	}
	_, result.Syntax, _, _ = parser.DetectSyntax([]byte(text))
	_, result.Check, _, _ = parser.ParseDirective("check", []byte(text))

	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		result.Failure = failure(err)
		return result
	}
	result.Escape = string(parsed.EscapeToken)
	for _, node := range parsed.AST.Children {
		result.Instructions = append(result.Instructions, instruction(node))
	}
	stages, _, err := instructions.Parse(parsed.AST, silent)
	if err != nil {
		result.StageFailure = failure(err)
	}
	for _, stage := range stages {
		result.Stages = append(result.Stages, Stage{
			Name:     stage.Name,
			Base:     stage.BaseName,
			Platform: stage.Platform,
			Commands: len(stage.Commands),
			Line:     stage.Location[0].Start.Line,
		})
	}
	return result
}

// directives reads the head of the file line by line, as parser.Parse does: its ParseAll neither skips a byte order
// mark nor leading white space.
func directives(text string) []Directive {
	found := []Directive{}
	var reader parser.DirectiveParser
	text = strings.TrimPrefix(text, "\ufeff")
	for line := range strings.Lines(text) {
		line = strings.TrimLeft(strings.TrimRight(line, "\r\n"), " \t\v\f\u0085\u00a0")
		directive, err := reader.ParseLine([]byte(line))
		if err != nil {
			break
		}
		if directive == nil {
			break
		}
		found = append(found, Directive{directive.Name, directive.Value, directive.Location[0].Start.Line})
	}
	return found
}

func instruction(node *parser.Node) Instruction {
	result := Instruction{
		Keyword:  node.Value,
		Flags:    append([]string{}, node.Flags...),
		Words:    []string{},
		JSON:     node.Attributes["json"],
		Heredocs: []Heredoc{},
		Start:    node.StartLine,
		End:      node.EndLine,
		Original: node.Original,
	}
	for next := node.Next; next != nil; next = next.Next {
		if len(next.Children) > 0 {
			trigger := instruction(next.Children[0])
			result.Trigger = &trigger
			break
		}
		result.Words = append(result.Words, next.Value)
	}
	for _, heredoc := range node.Heredocs {
		result.Heredocs = append(result.Heredocs, Heredoc{
			Name:       heredoc.Name,
			Descriptor: heredoc.FileDescriptor,
			Expand:     heredoc.Expand,
			Chomp:      heredoc.Chomp,
			Content:    heredoc.Content,
		})
	}
	parsed, err := instructions.ParseInstructionWithLinter(node, silent)
	if err != nil {
		result.Failure = failure(err)
	} else {
		result.Typed = typed(parsed)
	}
	return result
}

func failure(err error) *Failure {
	result := &Failure{Message: err.Error()}
	var located *parser.LocationError
	if errors.As(err, &located) && len(located.Locations) > 0 && len(located.Locations[0]) > 0 {
		lines := located.Locations[0]
		result.Start = lines[0].Start.Line
		result.End = lines[len(lines)-1].End.Line
	}
	return result
}
