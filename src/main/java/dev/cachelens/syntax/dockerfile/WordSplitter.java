package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import java.util.ArrayList;
import java.util.List;

/** Splits an instruction's text into words, by the three ways that BuildKit has. */
final class WordSplitter {

    private WordSplitter() {
    }

    /** Words between white space, quotes meaning nothing: COPY, FROM, EXPOSE and others. */
    static List<Word> blankSeparated(MappedText rest) {
        String text = rest.text();
        List<Word> words = new ArrayList<>();
        int at = Whitespace.skipBlank(text, 0, text.length());
        while (at < text.length()) {
            int end = Whitespace.skipWord(text, at, text.length());
            words.add(new Word(rest.part(at, end)));
            at = Whitespace.skipBlank(text, end, text.length());
        }
        return words;
    }

    /** Words in which quotes and the escape character keep white space: ARG, and ENV and LABEL with {@code =}. */
    static List<Word> quoted(MappedText rest, char escape) {
        String text = rest.text();
        List<Word> words = new ArrayList<>();
        int end = text.length();
        int at = Whitespace.skipSpace(text, 0, end);
        while (at < end) {
            int start = at;
            char quote = 0;
            while (at < end && (quote != 0 || !Whitespace.isSpace(text.charAt(at)))) {
                char c = text.charAt(at);
                if (c == escape && quote != '\'') {
                    if (at + 1 == end) {
                        end = at;
                        break;
                    }
                    at++;
                } else if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                } else if (c == quote) {
                    quote = 0;
                }
                at++;
            }
            if (at > start) {
                words.add(new Word(rest.part(start, at)));
            }
            at = Whitespace.skipSpace(text, at, end);
        }
        return words;
    }

    /** A first word and all the rest: the old {@code ENV K V} and {@code HEALTHCHECK CMD}; one word where there is no rest. */
    static List<MappedText> headAndTail(MappedText rest) {
        String text = rest.text();
        int end = Whitespace.skipWord(text, 0, text.length());
        int tail = Whitespace.skipBlank(text, end, text.length());
        MappedText head = rest.part(0, end);
        return tail == text.length() ? List.of(head) : List.of(head, rest.part(tail, text.length()));
    }
}
