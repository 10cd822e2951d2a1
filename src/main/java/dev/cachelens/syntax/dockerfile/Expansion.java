package dev.cachelens.syntax.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expansion of variables in an instruction's words, as BuildKit does it before the step runs; RUN, CMD and ENTRYPOINT leave
 * theirs to the shell. Knows the modifiers {@code :- - :+ + :? ? # ## % %% / //}, quotes and escapes.
 *
 * <p>Values may be known in part: {@link #UNKNOWN} in a value stands for any text, also none, and goes into the result.
 */
public final class Expansion {

    /** Stands for text that the file does not show. */
    public static final char UNKNOWN = '\uFFFC';

    static final String ANY_TEXT = String.valueOf(UNKNOWN);

    private Expansion() {
    }

    /** The variables in scope. */
    @FunctionalInterface
    public interface Lookup {

        /** A variable's value; null for one that is not set. Of a value that is all {@link #UNKNOWN} not even that is known. */
        String value(String name);
    }

    /**
     * Expands a word; its quotes and escapes go. White space stays, so that the result is one word.
     *
     * @param escape the file's escape character
     * @return the expanded word; {@link #UNKNOWN} alone for one that {@link #error} finds malformed
     */
    public static String expand(String word, char escape, Lookup lookup) {
        try {
            return new ShellLexer(word, escape, lookup, ShellLexer.Keeping.NOTHING).expand();
        } catch (ShellLexer.MalformedException malformed) {
            return ANY_TEXT;
        }
    }

    /**
     * Expands a text and splits the outcome at the white space outside quotes, as EXPOSE does.
     *
     * @param escape the file's escape character
     * @return the words; {@link #UNKNOWN} alone for a text that {@link #error} finds malformed
     */
    public static List<String> expandWords(String text, char escape, Lookup lookup) {
        try {
            List<String> words = new ArrayList<>();
            for (ShellLexer.Part part : new ShellLexer(text, escape, lookup, ShellLexer.Keeping.NOTHING).split()) {
                words.add(part.text());
            }
            return words;
        } catch (ShellLexer.MalformedException malformed) {
            return List.of(ANY_TEXT);
        }
    }

    /** Why BuildKit refuses to expand a text, for people; empty when it does not. */
    public static Optional<String> error(String text, char escape, Lookup lookup) {
        try {
            new ShellLexer(text, escape, lookup, ShellLexer.Keeping.NOTHING).expand();
            return Optional.empty();
        } catch (ShellLexer.MalformedException malformed) {
            return Optional.of(malformed.getMessage());
        }
    }

    /** Whether nothing of the text is known. */
    static boolean isUnknown(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != UNKNOWN) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean hasUnknown(String text) {
        return text.indexOf(UNKNOWN) >= 0;
    }
}
