package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;

/**
 * One word of an instruction.
 *
 * @param source the word as written, continuations joined; in exec form with the quotes of its JSON string
 * @param text   the word before variables are expanded and quotes removed; in exec form the JSON string's value
 */
public record Word(MappedText source, String text) {

    /** A word that stands for itself. */
    public Word(MappedText source) {
        this(source, source.text());
    }

    /** The word's range in the file. */
    public Span span() {
        return source.span();
    }
}
