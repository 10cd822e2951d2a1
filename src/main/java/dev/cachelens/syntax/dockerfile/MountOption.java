package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.Span;
import java.util.Optional;

/**
 * One option of a {@code --mount}, such as {@code target=/root/.cache} or {@code ro}.
 *
 * @param key       in lower case
 * @param value     what stands behind {@code =}, variables not expanded; empty for an option without one
 * @param keySpan   the range of the key
 * @param valueSpan the range of the value; empty, behind the key, where there is none
 * @param span      the whole option with its quotes, without the commas around it
 */
public record MountOption(String key, Optional<String> value, Span keySpan, Span valueSpan, Span span) {
}
