package dev.cachelens.oracle;

import java.util.List;

/**
 * What BuildKit sends of a context.
 *
 * @param sent    the paths of files and folders; null where it refuses the ignore file
 * @param failure null unless it does
 */
public record SentContext(List<String> sent, Failure failure) {
}
