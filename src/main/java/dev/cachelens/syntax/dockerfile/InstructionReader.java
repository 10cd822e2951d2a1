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
        List<String> keywords = new ArrayList<>();
        for (Keyword keyword : Keyword.values()) {
            keywords.add(keyword.name());
        }
        keywords.remove(Keyword.UNKNOWN.name());
        String hint = Nearest.hint(word.toUpperCase(Locale.ROOT), "", keywords);
        errors.add(new SyntaxError(span, "unknown instruction " + Nearest.shortened(word) + hint));
    }

    private record Arguments(Form form, List<Word> words) {

        static Arguments plain(List<Word> words) {
            return new Arguments(Form.PLAIN, words);
        }
    }

    private Arguments arguments(Keyword keyword, MappedText rest) {
        return switch (keyword) {
            case ADD, COPY, VOLUME -> exec(rest).orElseGet(() -> Arguments.plain(WordSplitter.blankSeparated(rest)));
            case RUN, CMD, ENTRYPOINT, SHELL -> command(rest);
            case HEALTHCHECK -> healthcheck(rest);
            case ARG -> Arguments.plain(WordSplitter.quoted(rest, escape));
            case ENV, LABEL -> Arguments.plain(pairs(keyword, rest));
            case EXPOSE, FROM -> Arguments.plain(WordSplitter.blankSeparated(rest));
            case MAINTAINER, STOPSIGNAL, USER, WORKDIR -> Arguments.plain(List.of(new Word(rest)));
            case ONBUILD, UNKNOWN -> Arguments.plain(List.of());
        };
    }

    private Optional<Arguments> exec(MappedText rest) {
        Optional<JsonArray> array = JsonArray.read(rest);
        array.flatMap(JsonArray::foreign).ifPresent(
                wrong -> errors.add(new SyntaxError(wrong, "an exec form can hold strings only")));
        return array.map(read -> new Arguments(Form.EXEC, read.strings()));
    }

    private Arguments command(MappedText rest) {
        return exec(rest).orElseGet(() -> Arguments.plain(List.of(new Word(rest))));
    }

    private Arguments healthcheck(MappedText rest) {
        List<MappedText> headAndTail = WordSplitter.headAndTail(rest);
        List<Word> words = new ArrayList<>();
        words.add(new Word(headAndTail.get(0)));
        if (headAndTail.size() == 1) {
            return Arguments.plain(words);
        }
        Arguments command = command(headAndTail.get(1));
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
