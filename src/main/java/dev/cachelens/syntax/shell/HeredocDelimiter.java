package dev.cachelens.syntax.shell;

/** The word behind {@code <<}: only quotes are special in it. */
final class HeredocDelimiter {

    private HeredocDelimiter() {
    }

    /** Whether any of it is quoted, so that nothing is expanded in the here-document. */
    static boolean isQuoted(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if ("'\"\\".indexOf(raw.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The line that ends the here-document. */
    static String unquoted(String raw) {
        if (!isQuoted(raw)) {
            return raw;
        }
        StringBuilder result = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean escapes = c == '\\' && i + 1 < raw.length();
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (escapes && (quote == 0 || quote == '"' && "$`\"\\".indexOf(raw.charAt(i + 1)) >= 0)) {
                result.append(raw.charAt(++i));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }
}
