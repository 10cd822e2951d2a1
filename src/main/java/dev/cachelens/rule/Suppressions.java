package dev.cachelens.rule;

import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Dockerfile;

/**
 * The comments of a file that silence rules: {@code # noinspection ShortName[,ShortName]} or {@code # cachelens: ignore=id[,id]} on
 * the line above an instruction, and {@code # cachelens: skip=id} at the head of the file.
 */
final class Suppressions {

    private Suppressions() {
    }

    static Suppressions of(Dockerfile dockerfile) {
        return new Suppressions();
    }

    /** Whether a comment silences the rule's findings at this place. */
    boolean cover(Rule rule, Span span) {
        return false;
    }
}
