package main

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"unicode/utf16"
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
	// units has for each byte of the text the UTF-16 offset of its rune.
	units   []int
	foreign []string
}

func shellScript(text string, posix bool) Script {
	language := syntax.LangBash
	if posix {
		language = syntax.LangPOSIX
	}
	n := &normaliser{text: text, units: utf16Offsets(text)}
	result := Script{Statements: []*Node{}, Comments: []Range{}}
	shell := syntax.NewParser(syntax.Variant(language), syntax.KeepComments(true))
	var statements []*syntax.Stmt
	for statement, err := range shell.StmtsSeq(strings.NewReader(text)) {
		if err == nil {
			statements = append(statements, statement)
		} else if result.Failure == nil {
			// No break: mvdan's iterator may go on to call a loop that has ended. The statement before the first error may
			// be the broken one.
			result.Failure = n.failure(err)
			statements = statements[:max(0, len(statements)-1)]
		}
	}
	// Bodies of here-documents come after the statements that they belong to.
	for _, statement := range statements {
		result.Statements = append(result.Statements, n.statement(statement))
	}
	// The statements alone lack the comments behind the last of them.
	shell = syntax.NewParser(syntax.Variant(language), syntax.KeepComments(true))
	if file, err := shell.Parse(strings.NewReader(text), ""); err == nil {
		n.comments(file, &result.Comments)
		slices.SortFunc(result.Comments, func(a, b Range) int { return a.Start - b.Start })
		result.Comments = slices.Compact(result.Comments)
	}
	result.Foreign = append([]string{}, n.foreign...)
	return result
}

// comments collects those that are not in the bodies of here-documents.
func (n *normaliser) comments(root syntax.Node, found *[]Range) {
	add := func(comment *syntax.Comment) {
		// mvdan lets a backslash join the next line to a comment.
		first, _, _ := strings.Cut(n.text[comment.Pos().Offset():], "\n")
		start := n.offset(comment.Pos())
		*found = append(*found, Range{start, start + len(utf16.Encode([]rune(first)))})
	}
	syntax.Walk(root, func(node syntax.Node) bool {
		switch c := node.(type) {
		case *syntax.Comment:
			add(c)
		case *syntax.CaseItem:
			// Walk forgets some of these.
			for i := range c.Comments {
				add(&c.Comments[i])
			}
		case *syntax.Redirect:
			n.comments(c.Word, found)
			return false
		}
		return true
	})
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
	return n.units[min(int(pos.Offset()), len(n.text))]
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

// operand is a command of a list or pipeline, with what joins it to the one before.
type operand struct {
	operator   string
	operatorAt int
	negated    bool
	negatedAt  int
	node       *Node
}

// operands flattens a statement: mvdan nests operators in its own way, and hangs those behind a function's body on the body,
// where shells end the function with its compound command.
func (n *normaliser) operands(s *syntax.Stmt) []operand {
	var result []operand
	switch c := s.Cmd.(type) {
	case *syntax.BinaryCmd:
		right := n.operands(c.Y)
		right[0].operator, right[0].operatorAt = c.Op.String(), n.offset(c.OpPos)
		result = append(n.operands(c.X), right...)
	case *syntax.FuncDecl:
		if c.Name == nil {
			n.isForeign("function with several names")
			result = []operand{{node: n.node("foreign", "", c.Pos(), c.End())}}
			break
		}
		result = n.operands(c.Body)
		function := n.node("function", c.Name.Value, c.Pos(), c.Pos(), result[0].node)
		function.End = result[0].node.End
		result[0].node = function
	case *syntax.TimeClause:
		if c.Stmt == nil {
			result = []operand{{node: n.command(s)}}
			break
		}
		result = n.operands(c.Stmt)
		call, isCall := c.Stmt.Cmd.(*syntax.CallExpr)
		if !isCall || len(call.Assigns) > 0 || result[0].negated || c.PosixFormat {
			n.isForeign("time before other than a simple command")
			break
		}
		// Elsewhere than in bash it is a program.
		result[0].node.Start = n.offset(c.Time)
		time := n.literalWord(&syntax.Lit{ValuePos: c.Time, ValueEnd: c.Time, Value: "time"})
		time.End += len("time")
		time.Children[0].End = time.End
		result[0].node.Children = append([]*Node{time}, result[0].node.Children...)
	default:
		result = []operand{{node: n.command(s)}}
	}
	if s.Negated {
		result[0].negated, result[0].negatedAt = true, n.offset(s.Position)
	}
	return result
}

// statement drops what only tells how a command ends, so that offsets are those of the command itself.
func (n *normaliser) statement(s *syntax.Stmt) *Node {
	var pipelines, pipeline []operand
	for _, next := range n.operands(s) {
		isPiped := next.operator == syntax.Pipe.String() || next.operator == syntax.PipeAll.String()
		if !isPiped && len(pipeline) > 0 {
			pipelines = append(pipelines, joined(pipeline))
			pipeline = nil
		}
		pipeline = append(pipeline, next)
	}
	pipelines = append(pipelines, joined(pipeline))
	result := pipelines[0].node
	if len(pipelines) > 1 {
		result = &Node{"list", "", result.Start, result.End, []*Node{result}}
		for _, next := range pipelines[1:] {
			link := &Node{"link", next.operator, next.operatorAt, next.node.End, []*Node{next.node}}
			result.Children = append(result.Children, link)
			result.End = link.End
		}
	}
	if s.Background {
		result = &Node{"background", "", result.Start, result.End, []*Node{result}}
	}
	if s.Coprocess || s.Disown {
		n.isForeign("mksh operator")
	}
	return result
}

// joined makes one operand of those of a pipeline.
func joined(pipeline []operand) operand {
	result := pipeline[0]
	last := pipeline[len(pipeline)-1].node
	if result.negated || len(pipeline) > 1 {
		node := &Node{"pipeline", "", result.node.Start, last.End, []*Node{}}
		if result.negated {
			node.Kind, node.Start = "not", result.negatedAt
		}
		for _, part := range pipeline {
			node.Children = append(node.Children, part.node)
		}
		result.node = node
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
			if !syntax.ValidName(assign.Name.Value) {
				n.isForeign("assignment to what is no name")
			}
			next := n.assignment(assign)
			result.End = max(result.End, next.End)
			result.Children = append(result.Children, next)
		}
		result.Children = append(result.Children, n.words(c.Args)...)
	case *syntax.DeclClause:
		result = n.node("simple", "", c.Pos(), c.End(), n.literalWord(c.Variant))
		for _, argument := range c.Args {
			result.Children = append(result.Children, n.declaration(argument))
		}
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
	if a.Append && a.Value == nil && a.Array == nil {
		// mvdan counts a + less.
		result.End++
	}
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
		if strings.Contains(descriptor, "[") {
			n.isForeign("descriptor in an array")
		}
	}
	result := n.node("redirection", descriptor+r.Op.String(), r.Pos(), r.Word.End(), n.word(r.Word))
	if r.Op == syntax.Hdoc || r.Op == syntax.DashHdoc {
		body := &Node{Kind: "heredoc", Children: []*Node{}}
		if r.Hdoc != nil && len(r.Hdoc.Parts) > 0 {
			body.Text = n.heredoc(r)
			// mvdan's last part may reach into the terminator's line.
			end := strings.LastIndexByte(body.Text, '\n') + 1
			if rest := strings.TrimLeft(body.Text[end:], "\t"); rest == "" || rest == delimiter(r.Word.Parts, false) {
				body.Text = body.Text[:end]
			}
		}
		result.Children = append(result.Children, body)
	}
	return result
}

// heredoc is the body as written. mvdan drops a continuation at its head, and places it behind that.
func (n *normaliser) heredoc(r *syntax.Redirect) string {
	if strings.ContainsAny(n.text[r.Word.Pos().Offset():r.Word.End().Offset()], "\\\"'") {
		return r.Hdoc.Lit()
	}
	start := int(r.Hdoc.Pos().Offset())
	for strings.HasSuffix(n.text[:start], "\\\n") && !strings.HasSuffix(n.text[:start], "\\\\\n") {
		start -= 2
	}
	return n.text[start:r.Hdoc.End().Offset()]
}

// delimiter is the word behind << without its quotes.
func delimiter(parts []syntax.WordPart, quoted bool) string {
	result := ""
	for _, part := range parts {
		switch p := part.(type) {
		case *syntax.Lit:
			result += unescaped(p.Value, quoted)
		case *syntax.SglQuoted:
			result += p.Value
		case *syntax.DblQuoted:
			result += delimiter(p.Parts, true)
		}
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
		if p.TempFile || p.ReplyVar {
			n.isForeign("command substitution in braces")
		}
		return n.node("substitution", "", p.Pos(), p.End(), n.statements(p.Stmts).Children...)
	case *syntax.ProcSubst:
		return n.node("substitution", "", p.Pos(), p.End(), n.statements(p.Stmts).Children...)
	case *syntax.ArithmExp:
		if p.Bracket {
			n.isForeign("arithmetic of old bash")
		}
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
