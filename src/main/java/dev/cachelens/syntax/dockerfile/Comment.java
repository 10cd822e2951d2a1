package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.Span;

/**
 * A comment line, between instructions or between the lines of one. Directives are none.
 *
 * @param span from {@code #} to the line's end
 * @param text what stands behind {@code #}, without the white space around it
 */
public record Comment(Span span, String text) {
}
