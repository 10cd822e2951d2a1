package dev.cachelens.cli;

/** Text from files as it can be shown on a terminal: nothing in it moves the cursor or starts an escape sequence. */
final class Printable {

    private static final int TAB = 4;

    private Printable() {
    }

    /** The text with line ends and tabs as blanks and other control characters as replacement characters. */
    static String line(String text) {
        int i = 0;
        while (i < text.length() && !control(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder line = new StringBuilder(text);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (control(c)) {
                line.setCharAt(i, c == '\t' || c == '\n' || c == '\r' ? ' ' : '\uFFFD');
            }
        }
        return line.toString();
    }

    /** Appends what a code point looks like in the given column (from 0), and returns the column behind it. */
    static int append(StringBuilder line, int codePoint, int column) {
        if (codePoint == '\t') {
            int next = (column / TAB + 1) * TAB;
            for (int i = column; i < next; i++) {
                line.append(' ');
            }
            return next;
        }
        boolean shown = codePoint > 0xFFFF || !control((char) codePoint);
        line.appendCodePoint(shown ? codePoint : 0xFFFD);
        return column + (shown ? width(codePoint) : 1);
    }

    /** The columns that a code point takes on a terminal: 0, 1 or 2. */
    static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return wide(codePoint) ? 2 : 1;
    }

    /** Blocks that are wide throughout, from Unicode's EastAsianWidth.txt; single characters elsewhere are not worth a table. */
    private static boolean wide(int codePoint) {
        return codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF && codePoint != 0x303F
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0xFFE0 && codePoint <= 0xFFE6
                || codePoint >= 0x1F300 && codePoint <= 0x1F64F
                || codePoint >= 0x1F680 && codePoint <= 0x1F6FF
                || codePoint >= 0x1F900 && codePoint <= 0x1F9FF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
    }

    /** Control characters, and those that turn the direction of what follows. */
    private static boolean control(char c) {
        return c < 0x20 || c >= 0x7F && c < 0xA0 || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069
                || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    }
}
