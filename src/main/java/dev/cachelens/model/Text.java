package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Expansion;

/**
 * Texts of which parts may be unknown: the marker {@link Expansion#UNKNOWN} stands for any text, also none, that the file does not
 * show (a build argument without a default, a variable of the base image, the output of a command).
 */
final class Text {

    /** A text of which nothing is known. */
    static final String UNKNOWN = String.valueOf(Expansion.UNKNOWN);

    /** The name of a file that no event names. */
    static final String UNKNOWN_NAME = "\u0000";

    private Text() {
    }

    static boolean known(String text) {
        return text.indexOf(Expansion.UNKNOWN) < 0;
    }

    /** Whether a text with unknown parts could be this one. */
    static Certainty equal(String text, String other) {
        if (known(text)) {
            return Certainty.of(text.equals(other));
        }
        String prefix = text.substring(0, text.indexOf(Expansion.UNKNOWN));
        String suffix = text.substring(text.lastIndexOf(Expansion.UNKNOWN) + 1);
        boolean possible = other.length() >= prefix.length() + suffix.length() && other.startsWith(prefix)
                && other.endsWith(suffix);
        return possible ? Certainty.MAYBE : Certainty.NO;
    }
}
