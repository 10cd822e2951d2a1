package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.Span;
import java.util.Optional;

/**
 * {@code name=value} before a command, or alone.
 *
 * @param append whether written {@code +=}
 * @param value  empty for {@code name=}; for {@code name=(…)} a word of one {@link ShellWord.Part.Array}
 * @param array  whether an array or an element of one is assigned
 */
public record Assignment(String name, boolean append, Optional<ShellWord> value, boolean array, Span span) {
}
