package dev.cachelens.oracle;

import java.util.List;
import java.util.Optional;

/**
 * Something that our parser reads differently.
 *
 * @param what   one sentence, and below it what both read
 * @param design why it should; empty where it should not
 */
record Difference(String what, Optional<String> design) {

    /** The first one that should not be. */
    static Optional<Difference> wrong(List<Difference> differences) {
        return differences.stream().filter(difference -> difference.design().isEmpty()).findFirst();
    }

    /** The sentence without what changes from case to case. */
    String kind() {
        return what.lines().findFirst().orElse("").replaceAll("<[^>]*>|\\(.*?\\)|@?\\d[0-9.]*|\"[^\"]*\"|`[^`]*`|'[^']*'", "");
    }
}
