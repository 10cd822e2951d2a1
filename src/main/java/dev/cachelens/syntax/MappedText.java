package dev.cachelens.syntax;

import java.util.Arrays;

/**
 * Text as a parser reads it, once the file's continuation lines are joined and the comments between them dropped, with the way
 * back: each of its offsets is one in the file.
 */
public final class MappedText {

    private static final int[] WHOLE = {0};

    private final String text;
    // Piece i begins at offset logical[i] of the text and at offset source[i] of the file.
    private final int[] logical;
    private final int[] source;
    private final int end;

    private MappedText(String text, int[] logical, int[] source, int end) {
        this.text = text;
        this.logical = logical;
        this.source = source;
        this.end = end;
    }

    /** A text that stands in the file as it is, from this offset on. */
    public static MappedText at(int sourceStart, String text) {
        return new MappedText(text, WHOLE, new int[] {sourceStart}, sourceStart + text.length());
    }

    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The file's offset of the unit at this offset; for the text's end, the offset behind its last unit. */
    public int sourceOffset(int offset) {
        if (offset >= text.length()) {
            return end;
        }
        int piece = piece(offset);
        return source[piece] + offset - logical[piece];
    }

    private int piece(int offset) {
        int found = Arrays.binarySearch(logical, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** The file's range of a part; it covers the continuations inside the part, not the ones around it. */
    public Span sourceSpan(int from, int to) {
        int start = sourceOffset(from);
        return from >= to ? new Span(start, start) : new Span(start, sourceOffset(to - 1) + 1);
    }

    /** The file's range of the whole text. */
    public Span span() {
        return sourceSpan(0, text.length());
    }

    /** The part between two offsets of this text. */
    public MappedText part(int from, int to) {
        String part = text.substring(from, to);
        if (part.isEmpty()) {
            return at(sourceOffset(from), part);
        }
        int first = piece(from);
        int last = piece(to - 1);
        if (first == last) {
            return at(sourceOffset(from), part);
        }
        int[] partLogical = new int[last - first + 1];
        int[] partSource = new int[last - first + 1];
        for (int i = first; i <= last; i++) {
            partLogical[i - first] = Math.max(0, logical[i] - from);
            partSource[i - first] = source[i] + Math.max(0, from - logical[i]);
        }
        return new MappedText(part, partLogical, partSource, sourceOffset(to - 1) + 1);
    }

    /** The text without the white space around it. */
    public MappedText strip() {
        int from = 0;
        int to = text.length();
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return part(from, to);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Puts a text together from pieces of the file. */
    public static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private int[] logical = new int[4];
        private int[] source = new int[4];
        private int pieces;
        private int end;

        /**
         * @param sourceStart where an empty text would stand
         */
        public Builder(int sourceStart) {
            end = sourceStart;
        }

        /** Appends a part of the file that begins at this offset of it. */
        public Builder append(int sourceStart, CharSequence part) {
            if (part.length() == 0) {
                return this;
            }
            if (pieces == 0 || sourceStart != end) {
                if (pieces == logical.length) {
                    logical = Arrays.copyOf(logical, pieces * 2);
                    source = Arrays.copyOf(source, pieces * 2);
                }
                logical[pieces] = text.length();
                source[pieces++] = sourceStart;
            }
            text.append(part);
            end = sourceStart + part.length();
            return this;
        }

        /** Appends a part of another text. */
        public Builder append(MappedText whole, int from, int to) {
            for (int at = from; at < to;) {
                int piece = whole.piece(at);
                int next = piece + 1 < whole.logical.length ? Math.min(to, whole.logical[piece + 1]) : to;
                append(whole.source[piece] + at - whole.logical[piece], whole.text.substring(at, next));
                at = next;
            }
            return this;
        }

        public MappedText build() {
            if (pieces == 0) {
                return at(end, "");
            }
            return new MappedText(text.toString(), Arrays.copyOf(logical, pieces), Arrays.copyOf(source, pieces), end);
        }
    }
}
