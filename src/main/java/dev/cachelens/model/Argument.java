package dev.cachelens.model;

import dev.cachelens.syntax.Span;

/**
 * A word of a command as the program gets it: variables replaced, quotes gone.
 *
 * @param text    parts may be unknown; one that is unknown and was not quoted may be any number of arguments
 * @param pattern whether it holds an unquoted {@code *}, {@code ?} or {@code [}, which the shell replaces by the files that match
 * @param quoted  whether the whole word is one argument whatever its unknown parts are
 * @param span    the word in the file
 */
public record Argument(String text, boolean pattern, boolean quoted, Span span) {

    /** Whether nothing of it is unknown. */
    public boolean isKnown() {
        return Text.known(text);
    }

    /** Whether it begins like an option; one that is unknown may. */
    public boolean isOption() {
        return text.startsWith("-") && text.length() > 1;
    }
}
