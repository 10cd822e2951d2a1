package dev.cachelens.oracle;

/**
 * A text to parse.
 *
 * @param name where it comes from: a file, a place in a Go test, or a generator with its seed
 */
public record Sample(String name, String text) {
}
