package main

import (
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// Expansion is the outcome of expanding one word; only Failure is set when the word is malformed.
type Expansion struct {
	Result    string   `json:"result"`
	Words     []string `json:"words"`
	Matched   []string `json:"matched"`
	Unmatched []string `json:"unmatched"`
	Failure   *Failure `json:"failure"`
}

func expansion(request Request) Expansion {
	escape := parserEscape(request.Escape)
	env := shell.EnvsFromSlice(request.Env)
	word, err := shell.NewLex(escape).ProcessWordWithMatches(request.Text, env)
	if err != nil {
		return Expansion{Failure: failure(err)}
	}
	words, err := shell.NewLex(escape).ProcessWords(request.Text, env)
	if err != nil {
		return Expansion{Failure: failure(err)}
	}
	return Expansion{
		Result:    word.Result,
		Words:     append([]string{}, words...),
		Matched:   append([]string{}, slices.Sorted(maps.Keys(word.Matched))...),
		Unmatched: append([]string{}, slices.Sorted(maps.Keys(word.Unmatched))...),
	}
}

func parserEscape(escape string) rune {
	if escape == "" {
		return '\\'
	}
	token, _ := utf8.DecodeRuneInString(escape)
	return token
}
