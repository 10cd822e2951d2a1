package main

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/moby/buildkit/frontend/dockerfile/command"
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
	inStage := false
	for _, node := range parsed.AST.Children {
		next := instruction(node)
		if !inStage && dispatched(node) && !strings.EqualFold(node.Value, command.Arg) {
			inStage = true
			if next.Failure == nil && !strings.EqualFold(node.Value, command.From) {
				// The typed layer tells this only where it is the first failure of the file.
				_, err := instructions.CurrentStage(nil)
				next.Failure = failure(err)
			}
		}
		result.Instructions = append(result.Instructions, next)
	}
	stages, _, err := instructions.Parse(parsed.AST, silent)
	if err != nil {
		result.StageFailure = failure(err)
	} else if len(stages) == 0 {
		// dockerfile2llb says so, which would pull in all of BuildKit's client.
		result.StageFailure = &Failure{Message: "dockerfile contains no stages to build", Start: 1, End: parsed.AST.EndLine}
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

// directives joins what BuildKit's two readers of the file's head find: Parse looks for the escape character behind any
// white space, DetectSyntax and ParseDirective look for the others at the very beginning of a line, behind a shebang too.
func directives(text string) []Directive {
	text = strings.TrimPrefix(text, "\ufeff")
	found := []Directive{}
	var trimming parser.DirectiveParser
	for line := range strings.Lines(text) {
		line = strings.TrimLeftFunc(strings.TrimRight(line, "\r\n"), unicode.IsSpace)
		directive, err := trimming.ParseLine([]byte(line))
		if err != nil || directive == nil {
			break
		}
		if directive.Name == "escape" {
			found = append(found, Directive{directive.Name, directive.Value, directive.Location[0].Start.Line})
		}
	}
	for _, name := range []string{"syntax", "check"} {
		if _, value, location, ok := parser.ParseDirective(name, []byte(text)); ok {
			found = append(found, Directive{name, value, location[0].Start.Line})
		}
	}
	slices.SortFunc(found, func(a, b Directive) int { return a.Line - b.Line })
	return found
}

// dispatched tells whether BuildKit knows the instruction.
func dispatched(node *parser.Node) bool {
	_, known := command.Commands[strings.ToLower(node.Value)]
	return known
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
