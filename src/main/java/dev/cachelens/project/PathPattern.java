package dev.cachelens.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern that paths match, as a line of an ignore file. It matches as {@code github.com/moby/patternmatcher} does, which turns
 * patterns with wildcards into Go's regular expressions and compares all others as text.
 */
final class PathPattern {

    private enum Comparison {
        EXACT, PREFIX, SUFFIX, PARTS
    }

    /** A piece of a pattern: from the offsets that a match has reached to those reached with this piece. */
    private interface Part {
        boolean[] advance(boolean[] reached, int[] path);
    }

    private interface Char extends Part {
        boolean accepts(int character);

        @Override
        default boolean[] advance(boolean[] reached, int[] path) {
            boolean[] next = new boolean[reached.length];
            for (int i = 0; i < path.length; i++) {
                next[i + 1] = reached[i] && accepts(path[i]);
            }
            return next;
        }
    }

    private static final Part IN_NAME = (Char) character -> character != '/';

    private static final Part REST_OF_NAME = (reached, path) -> {
        boolean[] next = reached.clone();
        for (int i = 0; i < path.length; i++) {
            next[i + 1] |= next[i] && path[i] != '/';
        }
        return next;
    };

    private static final Part FOLDERS = (reached, path) -> {
        boolean[] next = reached.clone();
        boolean started = false;
        for (int i = 0; i < path.length; i++) {
            started |= reached[i];
            next[i + 1] |= started && path[i] == '/';
        }
        return next;
    };

    private static final Part ANYTHING = (reached, path) -> {
        boolean[] next = reached.clone();
        for (int i = 0; i < path.length; i++) {
            next[i + 1] |= next[i];
        }
        return next;
    };

    private final String text;
    private final int[] pattern;
    private final List<Part> parts = new ArrayList<>();
    private Comparison comparison = Comparison.EXACT;
    private int position;

    private PathPattern(String text) {
        this.text = text;
        pattern = text.codePoints().toArray();
    }

    /**
     * Reads a pattern.
     *
     * @param text the pattern, a clean path
     * @return empty for a pattern that BuildKit refuses, and for one of which the regular expression that BuildKit makes of it
     *     takes more for special than a wildcard, as {@code |} and <code>{2}</code>
     */
    static Optional<PathPattern> compile(String text) {
        PathPattern pattern = new PathPattern(text);
        return pattern.compile() ? Optional.of(pattern) : Optional.empty();
    }

    /** Whether the pattern matches this path itself, whatever it says of the folders above. */
    boolean matches(String path) {
        return switch (comparison) {
            case EXACT -> path.equals(text);
            case PREFIX -> path.startsWith(text.substring(0, text.length() - 2));
            case SUFFIX -> {
                String suffix = text.substring(2);
                yield path.endsWith(suffix) || suffix.startsWith("/") && path.equals(suffix.substring(1));
            }
            case PARTS -> matchesParts(path.codePoints().toArray());
        };
    }

    private boolean matchesParts(int[] path) {
        boolean[] reached = new boolean[path.length + 1];
        reached[0] = true;
        for (Part part : parts) {
            reached = part.advance(reached, path);
        }
        return reached[path.length];
    }

    private boolean compile() {
        boolean foreign = false;
        while (position < pattern.length) {
            int start = position;
            int character = pattern[position++];
            switch (character) {
                case '*' -> star(start);
                case '?' -> add(IN_NAME);
                case ']' -> add(literal(character));
                case '[' -> {
                    Part characters = characters();
                    if (characters == null) {
                        return false;
                    }
                    add(characters);
                }
                case '\\' -> {
                    if (!escapable()) {
                        return false;
                    }
                    add(literal(pattern[position++]));
                }
                default -> {
                    foreign |= character == '|' || character == '^' || character == '{' && digit(peek());
                    parts.add(literal(character));
                }
            }
        }
        return !foreign || comparison != Comparison.PARTS;
    }

    private void add(Part part) {
        parts.add(part);
        comparison = Comparison.PARTS;
    }

    private void star(int start) {
        if (peek() != '*') {
            add(REST_OF_NAME);
            return;
        }
        position++;
        if (peek() == '/') {
            position++;
        }
        if (position < pattern.length) {
            add(FOLDERS);
        } else if (comparison == Comparison.EXACT) {
            comparison = Comparison.PREFIX;
        } else {
            add(ANYTHING);
        }
        if (start == 0) {
            comparison = Comparison.SUFFIX;
        }
    }

    /** A bracket expression; null where it is malformed, or read in one way by Go's paths and in another by its expressions. */
    private Part characters() {
        boolean negated = peek() == '^';
        if (negated) {
            position++;
        }
        List<int[]> ranges = new ArrayList<>();
        while (ranges.isEmpty() || peek() != ']') {
            int first = bound();
            int last = first;
            if (peek() == '-') {
                position++;
                last = bound();
            }
            if (first < 0 || last < first || peek() < 0) {
                return null;
            }
            ranges.add(new int[] {first, last});
        }
        position++;
        return (Char) character -> {
            boolean listed = false;
            for (int[] range : ranges) {
                listed |= range[0] <= character && character <= range[1];
            }
            return listed != negated;
        };
    }

    private int bound() {
        int character = peek();
        if (character == '\\') {
            position++;
            return escapable() ? pattern[position++] : -1;
        }
        boolean special = character == '-' || character == ']' || character == '[' || character == '*' || character == '?';
        if (character < 0 || special) {
            return -1;
        }
        position++;
        return character;
    }

    /** Whether a backslash before the next character makes it literal: before letters it means something else in expressions. */
    private boolean escapable() {
        int character = peek();
        return character >= 0 && character < 0x80 && !Character.isLetterOrDigit(character);
    }

    private int peek() {
        return position < pattern.length ? pattern[position] : -1;
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }

    private static Part literal(int character) {
        return (Char) other -> other == character;
    }
}
