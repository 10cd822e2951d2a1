package main

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/syntax"
)

// Script is the outcome of parsing a shell script: the statements before Failure, or all of them.
type Script struct {
	Statements []*Node  `json:"statements"`
	Comments   []Range  `json:"comments"`
	Failure    *Failure `json:"failure"`
	// Foreign is set for constructs whose shape the test tier has no common form for.
	Foreign []string `json:"foreign"`
}

// Range is a pair of UTF-16 offsets.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Node is a part of a script in the form that both parsers' trees are brought to. Kind says what it is, Text tells it from
// others of its kind, and the offsets count UTF-16 units.
type Node struct {
	Kind     string  `json:"kind"`
	Text     string  `json:"text"`
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Children []*Node `json:"children"`
}

// normaliser brings mvdan's tree to the common form.
type normaliser struct {
	text string
	// utf16 has for each byte of the text the UTF-16 offset of its rune.
	utf16   []int
	foreign []string
}

func shellScript(text string, posix bool) Script {
	language := syntax.LangBash
	if posix {
		language = syntax.LangPOSIX
	}
	n := &normaliser{text: text, utf16: utf16Offsets(text)}
	result := Script{Statements: []*Node{}, Comments: []Range{}}
	shell := syntax.NewParser(syntax.Variant(language), syntax.KeepComments(true))
	for statement, err := range shell.StmtsSeq(strings.NewReader(text)) {
		if err != nil {
			// No break: mvdan's iterator may go on to call a loop that has ended.
			if result.Failure == nil {
				result.Failure = n.failure(err)
			}
			continue
		}
		result.Statements = append(result.Statements, n.statement(statement))
	}
	// The statements alone lack the comments behind the last of them.
	shell = syntax.NewParser(syntax.Variant(language), syntax.KeepComments(true))
	if file, err := shell.Parse(strings.NewReader(text), ""); err == nil {
		syntax.Walk(file, func(node syntax.Node) bool {
			if comment, ok := node.(*syntax.Comment); ok {
				result.Comments = append(result.Comments, Range{n.offset(comment.Pos()), n.offset(comment.End())})
			}
			return true
		})
		slices.SortFunc(result.Comments, func(a, b Range) int { return a.Start - b.Start })
	}
	result.Foreign = append([]string{}, n.foreign...)
	return result
}

func utf16Offsets(text string) []int {
	offsets := make([]int, len(text)+1)
	unit := 0
	for i, r := range text {
		width := max(1, utf8.RuneLen(r))
		for j := i; j < min(i+width, len(text)); j++ {
			offsets[j] = unit
		}
		unit++
		if r > 0xFFFF {
			unit++
		}
	}
	offsets[len(text)] = unit
	return offsets
}

func (n *normaliser) offset(pos syntax.Pos) int {
	return n.utf16[min(int(pos.Offset()), len(n.text))]
}

func (n *normaliser) failure(err error) *Failure {
	result := &Failure{Message: err.Error()}
	var parse syntax.ParseError
	var language syntax.LangError
	if errors.As(err, &parse) {
		result.Start = n.offset(parse.Pos)
	} else if errors.As(err, &language) {
		result.Start = n.offset(language.Pos)
	}
	result.End = result.Start
	return result
}

func (n *normaliser) isForeign(what string) {
	n.foreign = append(n.foreign, what)
}

func (n *normaliser) node(kind, text string, start, end syntax.Pos, children ...*Node) *Node {
	if children == nil {
		children = []*Node{}
	}
	return &Node{kind, text, n.offset(start), n.offset(end), children}
}

// statement drops what only tells how a command ends, so that offsets are those of the command itself.
func (n *normaliser) statement(s *syntax.Stmt) *Node {
	result := n.command(s)
	if s.Negated {
		if result.Kind == "pipeline" {
			result = n.node("not", "", s.Position, s.Position, result.Children...)
		} else {
			result = n.node("not", "", s.Position, s.Position, result)
		}
		result.End = result.Children[len(result.Children)-1].End
	}
	if s.Background {
		background := n.node("background", "", s.Position, s.Position, result)
		background.Start, background.End = result.Start, result.End
		result = background
	}
	if s.Coprocess || s.Disown {
		n.isForeign("mksh operator")
	}
	return result
}

func (n *normaliser) command(s *syntax.Stmt) *Node {
	var result *Node
	switch c := s.Cmd.(type) {
	case nil:
		result = n.node("simple", "", s.Position, s.Position)
	case *syntax.CallExpr:
		result = n.node("simple", "", c.Pos(), c.End())
		for _, assign := range c.Assigns {
			result.Children = append(result.Children, n.assignment(assign))
		}
		result.Children = append(result.Children, n.words(c.Args)...)
	case *syntax.DeclClause:
		result = n.node("simple", "", c.Pos(), c.End(), n.literalWord(c.Variant))
		for _, argument := range c.Args {
			result.Children = append(result.Children, n.declaration(argument))
		}
	case *syntax.BinaryCmd:
		if c.Op == syntax.Pipe || c.Op == syntax.PipeAll {
			result = n.node("pipeline", "", c.Pos(), c.Pos(), n.pipeline(s)...)
		} else {
			result = n.node("list", "", c.Pos(), c.Pos(), n.andOr(s)...)
		}
		result.Start = result.Children[0].Start
		result.End = result.Children[len(result.Children)-1].End
		return result
	case *syntax.Subshell:
		result = n.node("subshell", "", c.Pos(), c.End(), n.statements(c.Stmts))
	case *syntax.Block:
		result = n.node("group", "", c.Pos(), c.End(), n.statements(c.Stmts))
	case *syntax.IfClause:
		result = n.node("if", "", c.Pos(), c.End())
		for branch := c; branch != nil; branch = branch.Else {
			if branch.ThenPos.IsValid() {
				result.Children = append(result.Children, n.statements(branch.Cond))
			}
			result.Children = append(result.Children, n.statements(branch.Then))
		}
	case *syntax.WhileClause:
		keyword := "while"
		if c.Until {
			keyword = "until"
		}
		result = n.node(keyword, "", c.Pos(), c.End(), n.statements(c.Cond), n.statements(c.Do))
	case *syntax.ForClause:
		result = n.loop(c)
	case *syntax.CaseClause:
		result = n.node("case", "", c.Pos(), c.End(), n.word(c.Word))
		for _, item := range c.Items {
			node := &Node{Kind: "item", Children: n.words(item.Patterns)}
			node.Children = append(node.Children, n.statements(item.Stmts))
			result.Children = append(result.Children, node)
		}
	case *syntax.FuncDecl:
		body := n.statement(c.Body)
		result = n.node("function", c.Name.Value, c.Pos(), c.Pos(), body)
		result.End = body.End
	case *syntax.TestClause, *syntax.ArithmCmd:
		result = n.node("test", "", c.Pos(), c.End())
	default:
		n.isForeign("bash command")
		result = n.node("foreign", "", c.Pos(), c.End())
	}
	for i, redirection := range s.Redirs {
		node := n.redirection(redirection)
		if s.Cmd == nil && i == 0 {
			result.Start = node.Start
		}
		result.Start = min(result.Start, node.Start)
		result.End = max(result.End, node.End)
		result.Children = append(result.Children, node)
	}
	return result
}

// isBare tells whether a statement adds nothing to its command.
func isBare(s *syntax.Stmt) bool {
	return !s.Negated && !s.Background && len(s.Redirs) == 0
}

func (n *normaliser) pipeline(s *syntax.Stmt) []*Node {
	if c, ok := s.Cmd.(*syntax.BinaryCmd); ok && len(s.Redirs) == 0 && (c.Op == syntax.Pipe || c.Op == syntax.PipeAll) {
		return append(n.pipelineSide(c.X), n.pipelineSide(c.Y)...)
	}
	return []*Node{n.statement(s)}
}

func (n *normaliser) pipelineSide(s *syntax.Stmt) []*Node {
	if isBare(s) {
		return n.pipeline(s)
	}
	return []*Node{n.statement(s)}
}

func (n *normaliser) andOr(s *syntax.Stmt) []*Node {
	c := s.Cmd.(*syntax.BinaryCmd)
	var result []*Node
	if left, ok := c.X.Cmd.(*syntax.BinaryCmd); ok && isBare(c.X) && (left.Op == syntax.AndStmt || left.Op == syntax.OrStmt) {
		result = n.andOr(c.X)
	} else {
		result = []*Node{n.statement(c.X)}
	}
	link := n.node("link", c.Op.String(), c.OpPos, c.OpPos, n.statement(c.Y))
	link.End = link.Children[0].End
	return append(result, link)
}

func (n *normaliser) statements(statements []*syntax.Stmt) *Node {
	result := &Node{Kind: "commands", Children: []*Node{}}
	for _, statement := range statements {
		result.Children = append(result.Children, n.statement(statement))
	}
	return result
}

func (n *normaliser) loop(c *syntax.ForClause) *Node {
	words, ok := c.Loop.(*syntax.WordIter)
	if !ok || c.Select || c.Braces {
		n.isForeign("loop of bash")
		return n.node("foreign", "", c.Pos(), c.End())
	}
	result := n.node("for", words.Name.Value, c.Pos(), c.End())
	if words.InPos.IsValid() {
		result.Children = append(result.Children, &Node{Kind: "in", Children: n.words(words.Items)})
	}
	result.Children = append(result.Children, n.statements(c.Do))
	return result
}

func (n *normaliser) assignment(a *syntax.Assign) *Node {
	operator := "="
	if a.Append {
		operator = "+="
	}
	if a.Index != nil {
		n.isForeign("assignment to an array's element")
	}
	result := n.node("assignment", a.Name.Value+operator, a.Pos(), a.End())
	if a.Array != nil {
		result.Children = append(result.Children, &Node{Kind: "array", Children: []*Node{}})
	} else if a.Value != nil {
		result.Children = append(result.Children, n.word(a.Value))
	}
	return result
}

// declaration turns what mvdan reads as an assignment, behind export and its kin, back into the word that it is.
func (n *normaliser) declaration(a *syntax.Assign) *Node {
	if a.Array != nil || a.Index != nil {
		n.isForeign("declaration of an array")
		return n.node("foreign", "", a.Pos(), a.End())
	}
	if a.Name == nil {
		return n.word(a.Value)
	}
	if a.Naked {
		return n.literalWord(a.Name)
	}
	name := a.Name.Value + "="
	if a.Append {
		name = a.Name.Value + "+="
	}
	head := &Node{"literal", name, n.offset(a.Pos()), n.offset(a.Name.End()) + len(name) - len(a.Name.Value), []*Node{}}
	parts := []*Node{head}
	if a.Value != nil {
		parts = append(parts, n.parts(a.Value.Parts, false)...)
	}
	return n.node("word", "", a.Pos(), a.End(), merged(parts)...)
}

func (n *normaliser) redirection(r *syntax.Redirect) *Node {
	descriptor := ""
	if r.N != nil {
		descriptor = r.N.Value
	}
	result := n.node("redirection", descriptor+r.Op.String(), r.Pos(), r.Word.End(), n.word(r.Word))
	if r.Op == syntax.Hdoc || r.Op == syntax.DashHdoc {
		body := &Node{Kind: "heredoc", Children: []*Node{}}
		if r.Hdoc != nil && len(r.Hdoc.Parts) > 0 {
			// Behind <<- the last part may reach into the terminator's line.
			body.Text = n.text[r.Hdoc.Pos().Offset():r.Hdoc.End().Offset()]
			body.Text = body.Text[:strings.LastIndexByte(body.Text, '\n')+1]
		}
		result.Children = append(result.Children, body)
	}
	return result
}

func (n *normaliser) words(words []*syntax.Word) []*Node {
	result := []*Node{}
	for _, word := range words {
		result = append(result, n.word(word))
	}
	return result
}

func (n *normaliser) word(word *syntax.Word) *Node {
	return n.node("word", "", word.Pos(), word.End(), n.parts(word.Parts, false)...)
}

func (n *normaliser) literalWord(lit *syntax.Lit) *Node {
	return n.word(&syntax.Word{Parts: []syntax.WordPart{lit}})
}

func (n *normaliser) parts(parts []syntax.WordPart, quoted bool) []*Node {
	result := []*Node{}
	for _, part := range parts {
		result = append(result, n.part(part, quoted))
	}
	return merged(result)
}

// merged joins literals that stand side by side: where a parser cuts them has no meaning.
func merged(parts []*Node) []*Node {
	result := []*Node{}
	for _, part := range parts {
		last := len(result) - 1
		if last >= 0 && part.Kind == "literal" && result[last].Kind == "literal" {
			result[last].Text += part.Text
			result[last].End = part.End
		} else {
			result = append(result, part)
		}
	}
	return result
}

func (n *normaliser) part(part syntax.WordPart, quoted bool) *Node {
	switch p := part.(type) {
	case *syntax.Lit:
		return n.node("literal", unescaped(p.Value, quoted), p.Pos(), p.End())
	case *syntax.SglQuoted:
		value := p.Value
		if p.Dollar {
			value, _, _ = expand.Format(nil, value, nil)
		}
		return n.node("single-quoted", value, p.Pos(), p.End())
	case *syntax.DblQuoted:
		return n.node("double-quoted", "", p.Pos(), p.End(), n.parts(p.Parts, true)...)
	case *syntax.ParamExp:
		return n.parameter(p, quoted)
	case *syntax.CmdSubst:
		return n.node("substitution", "", p.Pos(), p.End(), n.statements(p.Stmts).Children...)
	case *syntax.ProcSubst:
		return n.node("substitution", "", p.Pos(), p.End(), n.statements(p.Stmts).Children...)
	case *syntax.ArithmExp:
		return n.node("arithmetic", "", p.Pos(), p.End())
	default:
		n.isForeign("extended pattern")
		return n.node("foreign", "", part.Pos(), part.End())
	}
}

func (n *normaliser) parameter(p *syntax.ParamExp, quoted bool) *Node {
	if p.Excl || p.Width || p.Index != nil || p.Names != 0 || p.Param == nil {
		n.isForeign("expansion of bash")
		return n.node("foreign", "", p.Pos(), p.End())
	}
	result := n.node("parameter", p.Param.Value, p.Pos(), p.End())
	switch {
	case p.Length:
		result.Text += " length"
	case p.Exp != nil:
		result.Text += " " + p.Exp.Op.String()
		if p.Exp.Word != nil {
			result.Children = append(result.Children, n.node("word", "", p.Exp.Word.Pos(), p.Exp.Word.End(),
				n.parts(p.Exp.Word.Parts, quoted)...))
		}
	case p.Repl != nil:
		result.Text += " /"
		if p.Repl.All {
			result.Text += "/"
		}
	case p.Slice != nil:
		result.Text += " :"
	}
	return result
}

// unescaped takes away the backslashes that quote something, as the shell's rules for quoted and unquoted text say.
func unescaped(value string, quoted bool) string {
	if !strings.Contains(value, `\`) {
		return value
	}
	var result bytes.Buffer
	for i := 0; i < len(value); i++ {
		if value[i] != '\\' || i+1 == len(value) {
			result.WriteByte(value[i])
			continue
		}
		i++
		switch {
		case value[i] == '\n':
		case quoted && !strings.ContainsRune("$`\"\\", rune(value[i])):
			result.WriteByte('\\')
			result.WriteByte(value[i])
		default:
			result.WriteByte(value[i])
		}
	}
	return result.String()
}
