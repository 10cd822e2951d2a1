package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import java.util.List;
import java.util.Optional;

/**
 * One instruction, split as BuildKit's parser splits it; variables are not expanded and quotes not removed.
 *
 * @param keyword     which instruction; {@link Keyword#UNKNOWN} for a word that is none
 * @param keywordSpan the range of the keyword
 * @param span        from the keyword to the last unit of the instruction, its here-documents with their terminators included and
 *                    its last line end not
 * @param flags       the {@code --flags} before the words
 * @param form        how the words are written
 * @param rest        what follows keyword and flags, continuations joined, without here-document bodies; for RUN in shell form
 *                    the shell's text
 * @param words       the words of {@code rest}: the strings of an exec form; {@code K=V} pairs of ENV, LABEL and ARG one word
 *                    each (the old {@code ENV K V} two); one word for the shell form of RUN, CMD, ENTRYPOINT and for MAINTAINER,
 *                    STOPSIGNAL, USER, WORKDIR; for HEALTHCHECK its {@code CMD} or {@code NONE} and then the command's; empty for
 *                    ONBUILD and {@link Keyword#UNKNOWN}
 * @param heredocs    in the order of their markers; those of a trigger are also its ONBUILD's
 * @param trigger     the instruction of an ONBUILD; else empty
 */
public record Instruction(
        Keyword keyword,
        Span keywordSpan,
        Span span,
        List<Flag> flags,
        Form form,
        MappedText rest,
        List<Word> words,
        List<Heredoc> heredocs,
        Optional<Instruction> trigger) {

    /** How an instruction's words are written. */
    public enum Form {
        /** A JSON array of strings. */
        EXEC,
        /** Words, or a text for the shell. */
        PLAIN
    }

    public Instruction {
        flags = List.copyOf(flags);
        words = List.copyOf(words);
        heredocs = List.copyOf(heredocs);
    }

    /** The first flag of this name, compared as BuildKit does (lower case only). */
    public Optional<Flag> flag(String name) {
        for (Flag flag : flags) {
            if (flag.name().equals(name)) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }
}
