package dev.cachelens.syntax.shell;

import java.util.Arrays;

/** Finds where parentheses close and lines end, seeing no more of a script than its quotes and brackets. */
final class Nesting {

    private static final int UNKNOWN = 0;
    private static final int OPEN = -1;

    private final String text;
    // For an opening parenthesis that was passed: the offset of the closing one, or OPEN.
    private int[] closing;
    private int[] stack = new int[16];
    private int depth;

    Nesting(String text) {
        this.text = text;
    }

    /** The offset of the parenthesis that closes the one at this offset, or -1. */
    int closing(int open) {
        if (closing == null) {
            closing = new int[text.length()];
        }
        if (closing[open] == UNKNOWN) {
            walk(open, false);
        }
        return closing[open];
    }

    /**
     * The offset of the {@code \n} that ends the line: the first one, from this offset on, outside of quotes and substitutions.
     * One in a subshell counts.
     */
    int lineEnd(int from) {
        return walk(from, true);
    }

    private int walk(int from, boolean toLineEnd) {
        depth = 0;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            char context = depth == 0 ? '(' : text.charAt(stack[depth - 1]);
            boolean quoted = context == '"' || context == '{' && isInQuotes();
            if (c == '\\') {
                i++;
            } else if (c == '\'' && !quoted) {
                i = behindQuote(i) - 1;
            } else if (c == '"') {
                toggle(i, context);
            } else if (c == '`') {
                toggle(i, context);
            } else if (c == '{' && i > from && text.charAt(i - 1) == '$') {
                push(i);
            } else if (c == '}' && context == '{') {
                depth--;
            } else if (c == '(' && opens(i, quoted, toLineEnd)) {
                push(i);
            } else if (c == ')' && context == '(' && depth > 0) {
                int open = stack[--depth];
                if (closing != null) {
                    closing[open] = i;
                }
                if (depth == 0 && !toLineEnd) {
                    return i;
                }
            } else if (c == '#' && !quoted && toLineEnd && isWordStart(i)) {
                int lineEnd = text.indexOf('\n', i);
                i = lineEnd < 0 ? text.length() : lineEnd - 1;
            } else if (c == '\n' && depth == 0 && toLineEnd) {
                return i;
            }
            i++;
        }
        while (depth > 0 && closing != null) {
            closing[stack[--depth]] = OPEN;
        }
        return text.length();
    }

    private boolean opens(int i, boolean quoted, boolean toLineEnd) {
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        return before == '$' || !quoted && (!toLineEnd || depth > 0 || before == '<' || before == '>');
    }

    private void toggle(int i, char context) {
        if (context == text.charAt(i)) {
            depth--;
        } else {
            push(i);
        }
    }

    private void push(int i) {
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, depth * 2);
        }
        stack[depth++] = i;
    }

    /** Whether the innermost brackets are braces, and double quotes stand around them. */
    private boolean isInQuotes() {
        return depth > 1 && text.charAt(stack[depth - 2]) == '"';
    }

    private int behindQuote(int open) {
        boolean escapes = open > 0 && text.charAt(open - 1) == '$';
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                return i + 1;
            }
            if (escapes && text.charAt(i) == '\\') {
                i++;
            }
        }
        return text.length();
    }

    private boolean isWordStart(int i) {
        return i == 0 || " \t\n;&|()".indexOf(text.charAt(i - 1)) >= 0;
    }
}
