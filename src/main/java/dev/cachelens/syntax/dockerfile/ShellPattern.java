package dev.cachelens.syntax.dockerfile;

import java.util.Arrays;

/**
 * A pattern of a substitution: {@code *} stands for any text, {@code ?} for one character, neither for a line end. Matching takes
 * time in proportion to pattern times value, like the regular expressions that BuildKit makes of it.
 */
final class ShellPattern {

    private static final int ANY_ONE = -1;
    private static final int ANY_MANY = -2;
    private static final int NONE = -1;

    private final int[] tokens;

    private ShellPattern(int[] tokens) {
        this.tokens = tokens;
    }

    static ShellPattern of(String pattern) throws ShellLexer.MalformedException {
        int[] tokens = pattern.codePoints().toArray();
        int count = 0;
        for (int i = 0; i < tokens.length; i++) {
            int token = tokens[i];
            if (token == '*') {
                token = ANY_MANY;
            } else if (token == '?') {
                token = ANY_ONE;
            } else if (token == '\\') {
                token = ++i < tokens.length ? tokens[i] : 0;
                if ("*?\\/}".indexOf(token) < 0) {
                    throw new ShellLexer.MalformedException("a pattern's \\ can only escape * ? \\ / }");
                }
            }
            tokens[count++] = token;
        }
        return new ShellPattern(Arrays.copyOf(tokens, count));
    }

    String trimPrefix(String value, boolean longest) {
        int[] text = value.codePoints().toArray();
        int end = matchEnd(text, 0, longest);
        return end == NONE ? value : new String(text, end, text.length - end);
    }

    String trimSuffix(String value, boolean longest) {
        int[] text = value.codePoints().toArray();
        int end = new ShellPattern(reversed(tokens)).matchEnd(reversed(text), 0, longest);
        return end == NONE ? value : new String(text, 0, text.length - end);
    }

    /** Replaces the longest match that begins first, or one after the other. */
    String replace(String value, String replacement, boolean all) {
        int[] text = value.codePoints().toArray();
        boolean[] starts = starts(text);
        StringBuilder result = new StringBuilder();
        int copied = 0;
        int at = 0;
        boolean more = true;
        while (more && at <= text.length) {
            if (!starts[at]) {
                at++;
                continue;
            }
            int end = matchEnd(text, at, true);
            append(result, text, copied, at);
            // An empty match right behind another one does not count.
            if (end > copied || at == 0) {
                result.append(replacement);
            }
            copied = end;
            at = Math.max(at + 1, end);
            more = all;
        }
        append(result, text, copied, text.length);
        return result.toString();
    }

    private static void append(StringBuilder result, int[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            result.appendCodePoint(text[i]);
        }
    }

    /** Where a match from this offset ends: the nearest or the farthest end. */
    private int matchEnd(int[] text, int from, boolean longest) {
        boolean[] states = new boolean[tokens.length + 1];
        states[0] = true;
        int end = NONE;
        boolean alive = true;
        for (int at = from; alive; at++) {
            skipStars(states);
            if (states[tokens.length]) {
                end = at;
                if (!longest) {
                    return end;
                }
            }
            alive = at < text.length && step(states, text[at]);
        }
        return end;
    }

    private void skipStars(boolean[] states) {
        for (int i = 0; i < tokens.length; i++) {
            if (states[i] && tokens[i] == ANY_MANY) {
                states[i + 1] = true;
            }
        }
    }

    private boolean step(boolean[] states, int c) {
        boolean alive = false;
        for (int i = tokens.length; i >= 0; i--) {
            boolean stays = i < tokens.length && states[i] && tokens[i] == ANY_MANY && c != '\n';
            boolean arrives = i > 0 && states[i - 1] && takes(tokens[i - 1], c);
            states[i] = stays || arrives;
            alive |= states[i];
        }
        return alive;
    }

    private static boolean takes(int token, int c) {
        return token == ANY_ONE ? c != '\n' : token == c;
    }

    /** For each offset, whether some match begins there. */
    private boolean[] starts(int[] text) {
        boolean[] starts = new boolean[text.length + 1];
        boolean[] ahead = new boolean[tokens.length + 1];
        boolean[] here = new boolean[tokens.length + 1];
        for (int at = text.length; at >= 0; at--) {
            here[tokens.length] = true;
            for (int i = tokens.length - 1; i >= 0; i--) {
                boolean inside = at < text.length;
                here[i] = tokens[i] == ANY_MANY
                        ? here[i + 1] || inside && text[at] != '\n' && ahead[i]
                        : inside && takes(tokens[i], text[at]) && ahead[i + 1];
            }
            starts[at] = here[0];
            boolean[] behind = ahead;
            ahead = here;
            here = behind;
        }
        return starts;
    }

    private static int[] reversed(int[] values) {
        int[] result = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[values.length - 1 - i];
        }
        return result;
    }
}
