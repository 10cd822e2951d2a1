package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;

/** What BuildKit takes for white space; its language's notion differs from Java's. */
final class Whitespace {

    private Whitespace() {
    }

    /** White space around a line: Go's {@code unicode.IsSpace}, with U+0085 and U+00A0, without U+001C to U+001F. */
    static boolean isSpace(int c) {
        return switch (c) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }

    /** White space between words: ASCII's alone. */
    static boolean isBlank(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** The first offset in the range that holds no white space; its end when there is none. */
    static int skipSpace(String text, int from, int to) {
        int at = from;
        while (at < to && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The first offset in the range that is not between words; its end when there is none. */
    static int skipBlank(String text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The first offset in the range that is between words; its end when there is none. */
    static int skipWord(String text, int from, int to) {
        int at = from;
        while (at < to && !isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The offset behind the range's last unit that is no white space. */
    static int trimEnd(String text, int from, int to) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    static MappedText trim(MappedText text) {
        int to = trimEnd(text.text(), 0, text.length());
        return text.part(skipSpace(text.text(), 0, to), to);
    }
}
