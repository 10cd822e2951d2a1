package dev.cachelens.syntax;

import java.util.Arrays;

/** A file's text with its lines: a line ends behind {@code \n}, as BuildKit's scanner sees it. */
public final class SourceText {

    private final String text;
    private final int[] lineStarts;

    public SourceText(String text) {
        this.text = text;
        int[] starts = new int[Math.max(16, text.length() / 16)];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        this.lineStarts = Arrays.copyOf(starts, count);
    }

    /** The whole text, byte order mark and line ends as in the file. */
    public String text() {
        return text;
    }

    /** The number of lines; an empty text has one. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The line of an offset, from 1; the text's end belongs to its last line. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset in its line, in UTF-16 units, from 1. */
    public int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    /** The offset of a line's first unit. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** The offset behind a line's last unit, its line end ({@code \n} or {@code \r\n}) not counted. */
    public int lineEnd(int line) {
        if (line == lineStarts.length) {
            return text.length();
        }
        int end = lineStarts[line] - 1;
        return end > lineStarts[line - 1] && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    public String lineText(int line) {
        return text.substring(lineStart(line), lineEnd(line));
    }

    /** The line end that the file uses: that of its first line, {@code \n} where it has only one line. */
    public String lineSeparator() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }
}
