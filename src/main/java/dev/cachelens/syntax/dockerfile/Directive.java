package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.Span;

/**
 * A parser directive at the head of the file, such as {@code # syntax=docker/dockerfile:1}.
 *
 * @param name      in lower case: {@code syntax}, {@code escape} or {@code check}
 * @param value     without the white space around it
 * @param span      the whole comment, from {@code #}
 * @param valueSpan the value
 */
public record Directive(String name, String value, Span span, Span valueSpan) {
}
