package dev.cachelens.oracle;

import java.util.List;

/**
 * What BuildKit expands a word to.
 *
 * @param result    the word as one
 * @param words     the word split at unquoted white space
 * @param unmatched the variables asked for that are not set, sorted
 * @param failure   null unless the word is malformed or a {@code ?} refused it
 */
public record ExpandedWord(String result, List<String> words, List<String> unmatched, Failure failure) {
}
