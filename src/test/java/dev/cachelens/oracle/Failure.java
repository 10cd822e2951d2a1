package dev.cachelens.oracle;

/**
 * Why the oracle refused a text.
 *
 * @param start of Dockerfiles the first line, from 1, or 0 where none is named; of scripts a UTF-16 offset
 * @param end   the last line, or the same offset
 */
public record Failure(String message, int start, int end) {
}
