package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import dev.cachelens.syntax.dockerfile.Instruction.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Splits a line, its continuations joined, into keyword, flags and words. */
final class InstructionReader {

    private static final List<String> KEYWORDS = Keyword.names();

    private final char escape;
    private final List<SyntaxError> errors;

    InstructionReader(char escape, List<SyntaxError> errors) {
        this.escape = escape;
        this.errors = errors;
    }

    /**
     * @param end the file's offset behind the instruction
     */
    Instruction read(MappedText line, int end) {
        return read(line, end, false);
    }

    private Instruction read(MappedText untrimmed, int end, boolean isTrigger) {
        MappedText line = Whitespace.trim(untrimmed);
        int keywordEnd = Whitespace.skipWord(line.text(), 0, line.length());
        Keyword keyword = Keyword.of(line.text().substring(0, keywordEnd));
        Span keywordSpan = line.sourceSpan(0, keywordEnd);
        Span span = new Span(keywordSpan.start(), Math.max(keywordSpan.end(), end));

        if (keyword == Keyword.UNKNOWN && !isTrigger) {
            reportUnknown(line.text().substring(0, keywordEnd), keywordSpan);
        }
        FlagReader flags = new FlagReader(line, keywordEnd, escape);
        int restStart = Whitespace.skipSpace(line.text(), flags.read(), line.length());
        MappedText rest = line.part(restStart, line.length());

        Arguments arguments = rest.isEmpty() ? Arguments.plain(List.of()) : arguments(keyword, rest);
        // A trigger that is ONBUILD again is refused, so what follows it is of no use.
        boolean triggers = keyword == Keyword.ONBUILD && !isTrigger && !rest.isEmpty();
        Optional<Instruction> trigger = triggers ? Optional.of(read(rest, end, true)) : Optional.empty();
        return new Instruction(
                keyword, keywordSpan, span, flags.flags(), arguments.form(), rest, arguments.words(), List.of(), trigger);
    }

    private void reportUnknown(String word, Span span) {
        String hint = Nearest.hint(word.toUpperCase(Locale.ROOT), "", KEYWORDS);
        errors.add(new SyntaxError(span, "unknown instruction " + Nearest.shortened(word) + hint));
    }

    private record Arguments(Form form, List<Word> words) {

        static Arguments plain(List<Word> words) {
            return new Arguments(Form.PLAIN, words);
        }
    }

    private Arguments arguments(Keyword keyword, MappedText rest) {
        return switch (keyword) {
            case ADD, COPY, VOLUME -> exec(rest, true);
            case RUN, CMD, ENTRYPOINT, SHELL -> exec(rest, false);
            case HEALTHCHECK -> healthcheck(rest);
            case ARG -> Arguments.plain(WordSplitter.quoted(rest, escape));
            case ENV, LABEL -> Arguments.plain(pairs(keyword, rest));
            case EXPOSE, FROM -> Arguments.plain(WordSplitter.blankSeparated(rest));
            case MAINTAINER, STOPSIGNAL, USER, WORKDIR -> Arguments.plain(List.of(new Word(rest)));
            case ONBUILD, UNKNOWN -> Arguments.plain(List.of());
        };
    }

    /** Reads an exec form; what is none is split into words, or one text for the shell. */
    private Arguments exec(MappedText rest, boolean split) {
        Optional<JsonArray> array = JsonArray.read(rest);
        if (array.isEmpty()) {
            return Arguments.plain(split ? WordSplitter.blankSeparated(rest) : List.of(new Word(rest)));
        }
        if (array.get().foreign().isPresent()) {
            errors.add(new SyntaxError(array.get().foreign().get(), "an exec form can hold strings only"));
        }
        return new Arguments(Form.EXEC, array.get().strings());
    }

    private Arguments healthcheck(MappedText rest) {
        List<MappedText> headAndTail = WordSplitter.headAndTail(rest);
        List<Word> words = new ArrayList<>();
        words.add(new Word(headAndTail.get(0)));
        if (headAndTail.size() == 1) {
            return Arguments.plain(words);
        }
        Arguments command = exec(headAndTail.get(1), false);
        words.addAll(command.words());
        return new Arguments(command.form(), words);
    }

    private List<Word> pairs(Keyword keyword, MappedText rest) {
        List<Word> words = WordSplitter.quoted(rest, escape);
        if (words.isEmpty()) {
            return words;
        }
        if (words.get(0).text().indexOf('=') >= 0) {
            for (Word word : words) {
                if (word.text().indexOf('=') < 0) {
                    errors.add(new SyntaxError(word.span(), keyword + " takes name=value here; this has no ="));
                }
            }
            return words;
        }
        List<Word> nameAndValue = new ArrayList<>();
        for (MappedText part : WordSplitter.headAndTail(rest)) {
            nameAndValue.add(new Word(part));
        }
        if (nameAndValue.size() == 1) {
            errors.add(new SyntaxError(rest.span(), keyword + " needs a value: name=value"));
        }
        return nameAndValue;
    }
}
