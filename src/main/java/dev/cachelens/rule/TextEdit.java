package dev.cachelens.rule;

import dev.cachelens.syntax.Span;

/**
 * A change to the file that a finding stands in.
 *
 * @param span what is replaced; empty to insert
 * @param text what stands there afterwards, with the file's own line ends
 */
public record TextEdit(Span span, String text) {

    public static TextEdit replace(Span span, String text) {
        return new TextEdit(span, text);
    }

    public static TextEdit insert(int offset, String text) {
        return new TextEdit(new Span(offset, offset), text);
    }

    public static TextEdit delete(Span span) {
        return new TextEdit(span, "");
    }
}
