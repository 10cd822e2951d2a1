package dev.cachelens.syntax.shell;

/** The escapes of bash's {@code $'…'}, as its manual lists them under "ANSI-C Quoting". */
final class AnsiEscapes {

    private static final String LETTERS = "abeEfnrtv\\'\"?";
    private static final String VALUES = "\u0007\b\u001b\u001b\f\n\r\t\u000b\\'\"?";

    private AnsiEscapes() {
    }

    static String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\' || i == text.length()) {
                result.append(c);
                continue;
            }
            char letter = text.charAt(i);
            int value = LETTERS.indexOf(letter);
            if (value >= 0) {
                result.append(VALUES.charAt(value));
                i++;
            } else if (letter == 'c' && i + 1 < text.length()) {
                result.append((char) (text.charAt(i + 1) & 0x1f));
                i += 2;
            } else {
                int radix = letter >= '0' && letter <= '7' ? 8 : 16;
                int digits = radix == 8 ? i : i + 1;
                int most = radix == 8 ? 3 : letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
                int end = digits;
                int code = 0;
                while (end < text.length() && end - digits < most && Character.digit(text.charAt(end), radix) >= 0) {
                    code = code * radix + Character.digit(text.charAt(end++), radix);
                }
                if (end == digits) {
                    result.append(c);
                } else {
                    result.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xfffd);
                    i = end;
                }
            }
        }
        return result.toString();
    }
}
