package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.Span;
import java.util.Optional;

/**
 * {@code name=value} before a command, or alone.
 *
 * @param append whether written {@code +=}
 * @param value  empty for {@code name=} and for an array, which {@code array} tells
 * @param array  whether an array is assigned; its elements are not parsed
 */
public record Assignment(String name, boolean append, Optional<ShellWord> value, boolean array, Span span) {
}
