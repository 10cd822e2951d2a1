package dev.cachelens.syntax;

/**
 * A range of UTF-16 offsets into a file's text.
 *
 * @param start first offset in the range, from 0
 * @param end   offset behind the last one; never before {@code start}
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range: " + start + ".." + end);
        }
    }

    /** The number of UTF-16 units in the range. */
    public int length() {
        return end - start;
    }

    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    /** Whether the other range lies wholly in this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** The smallest range that holds both. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The part of the text that the range covers. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
