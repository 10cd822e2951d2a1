package dev.cachelens.syntax.shell;

/** Writes texts as words of a shell script. */
public final class ShellQuote {

    private static final String SAFE = "_-./:=@%+,";

    private ShellQuote() {
    }

    /**
     * A word, for a place behind a command's name, whose value in every POSIX shell is the text: the text itself where nothing in
     * it is special, else in single quotes. A line end stays one, which a RUN that is no here-document cannot hold.
     */
    public static String quote(String text) {
        return isSafe(text) ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static boolean isSafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean safe = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SAFE.indexOf(c) >= 0;
            if (!safe) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
