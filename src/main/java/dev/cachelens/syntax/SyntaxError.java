package dev.cachelens.syntax;

/**
 * Something in a file that its parser, and so the build, does not accept.
 *
 * @param span    the smallest range that is wrong
 * @param message what is wrong, for people; no trailing full stop
 */
public record SyntaxError(Span span, String message) {
}
