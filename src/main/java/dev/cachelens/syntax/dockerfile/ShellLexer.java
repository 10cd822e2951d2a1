package dev.cachelens.syntax.dockerfile;

import java.util.ArrayList;
import java.util.List;

/**
 * Expands variables and splits words as BuildKit's {@code shell.Lex}, for the arguments of instructions and to find the markers
 * of here-documents. It is a lookalike of a shell's expansion, with quirks of its own that are kept here.
 */
final class ShellLexer {

    /** BuildKit knows no limit; nobody nests so deep. It keeps stack and time in bounds. */
    private static final int MAX_DEPTH = 100;
    private static final int END = -1;

    /**
     * What stays in the result as written.
     *
     * @param quotes  quotes
     * @param escapes escape characters
     * @param unset   variables that are not set
     */
    record Keeping(boolean quotes, boolean escapes, boolean unset) {
        static final Keeping NOTHING = new Keeping(false, false, false);
    }

    /**
     * A word of the result.
     *
     * @param text the word
     * @param from where it begins in the lexer's input
     * @param to   where it ends there
     */
    record Part(String text, int from, int to) {
    }

    /** A text that BuildKit refuses; the message is for people. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    private final String text;
    private final char escape;
    private final Expansion.Lookup lookup;
    private final boolean quotesKept;
    private final boolean unsetKept;
    private boolean escapesKept;
    private int at;
    private int depth;

    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int wordStart;
    private int wordEnd;

    ShellLexer(String text, char escape, Expansion.Lookup lookup, Keeping keeping) {
        this.text = text;
        this.escape = escape;
        this.lookup = lookup;
        this.quotesKept = keeping.quotes();
        this.unsetKept = keeping.unset();
        this.escapesKept = keeping.escapes();
    }

    /** The whole text with its variables expanded. */
    String expand() throws MalformedException {
        skipPlain(END);
        if (at == text.length()) {
            return text;
        }
        at = 0;
        return read(END);
    }

    /** The words of the expanded text. */
    List<Part> split() throws MalformedException {
        read(END);
        endWord();
        return parts;
    }

    private String read(int stop) throws MalformedException {
        if (++depth > MAX_DEPTH) {
            throw new MalformedException("substitutions are nested too deep");
        }
        // Only the outermost text is split; yet a substitution with a modifier makes BuildKit forget the word's beginning.
        word.setLength(0);
        boolean splits = stop == END;
        StringBuilder result = new StringBuilder();
        for (int c = peek(); c != END && c != stop; c = peek()) {
            int start = at;
            if (c == '$') {
                String value = dollar();
                result.append(value);
                for (int i = 0; i < value.length() && splits; i++) {
                    addToWords(value.charAt(i), start, at);
                }
            } else if (c == '<' || c == '\'' || c == '"' || c == escape) {
                String piece = c == '<' ? heredocMark() : c == '\'' ? singleQuoted() : c == '"' ? doubleQuoted() : escaped();
                result.append(piece);
                if (splits) {
                    addToWord(piece, start, at);
                }
            } else {
                skipPlain(stop);
                result.append(text, start, at);
                for (int i = start; i < at && splits; i++) {
                    addToWords(text.charAt(i), i, i + 1);
                }
            }
        }
        if (stop != END && next() != stop) {
            throw new MalformedException("'" + (char) stop + "' is missing");
        }
        depth--;
        return result.toString();
    }

    private void skipPlain(int stop) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == stop || c == '$' || c == '<' || c == '\'' || c == '"' || c == escape) {
                return;
            }
            at++;
        }
    }

    private void addToWords(char c, int from, int to) {
        if (Whitespace.isSpace(c)) {
            endWord();
        } else {
            addToWord(String.valueOf(c), from, to);
        }
    }

    private void addToWord(String piece, int from, int to) {
        if (!piece.isEmpty()) {
            wordStart = word.length() == 0 ? from : wordStart;
            word.append(piece);
            wordEnd = to;
        }
    }

    private void endWord() {
        if (word.length() > 0) {
            parts.add(new Part(word.toString(), wordStart, wordEnd));
            word.setLength(0);
        }
    }

    private String escaped() {
        int start = at++;
        if (at < text.length()) {
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(escapesKept ? start : start + 1, at);
    }

    private String heredocMark() {
        int start = at++;
        if (peek() == '<') {
            do {
                at++;
            } while (peek() == ' ' || peek() == '\t' || peek() == '\r');
        }
        return text.substring(start, at);
    }

    private String singleQuoted() throws MalformedException {
        int start = at;
        int close = text.indexOf('\'', start + 1);
        if (close < 0) {
            throw new MalformedException("the closing single quote is missing");
        }
        at = close + 1;
        return quotesKept ? text.substring(start, at) : text.substring(start + 1, close);
    }

    private String doubleQuoted() throws MalformedException {
        StringBuilder result = new StringBuilder(quotesKept ? "\"" : "");
        at++;
        while (peek() != '"') {
            int c = next();
            if (c == END) {
                throw new MalformedException("the closing double quote is missing");
            }
            if (c == '$') {
                at--;
                result.append(dollar());
            } else if (c == escape) {
                int following = peek();
                if (escapesKept) {
                    result.append(escape);
                }
                if (following == '"' || following == '$' || following == escape) {
                    result.append((char) next());
                } else if (following != END) {
                    result.append(escape);
                }
            } else {
                result.append((char) c);
            }
        }
        at++;
        return result.append(quotesKept ? "\"" : "").toString();
    }

    private String dollar() throws MalformedException {
        at++;
        if (peek() == '{') {
            at++;
            return substitution();
        }
        String name = name();
        String value = name.isEmpty() ? "$" : lookup.value(name);
        return value != null ? value : unsetKept ? "$" + name : "";
    }

    private String substitution() throws MalformedException {
        int first = peek();
        if (first == '{' || first == '}' || first == ':') {
            throw new MalformedException("a variable's name is missing behind ${");
        }
        String name = name();
        int modifier = next();
        switch (modifier) {
            case END:
                throw new MalformedException("'}' is missing");
            case '}':
                String value = lookup.value(name);
                return value != null ? value : unsetKept ? "${" + name + "}" : "";
            case '/':
                return replaced(name);
            case ':':
                return modified(name, next(), true);
            default:
                return modified(name, modifier, false);
        }
    }

    private String modified(String name, int modifier, boolean emptyIsUnset) throws MalformedException {
        String spelled = (emptyIsUnset ? ":" : "") + (modifier == END ? "" : (char) modifier);
        boolean trims = modifier == '#' || modifier == '%';
        if (emptyIsUnset ? trims : !trims && modifier != '-' && modifier != '+' && modifier != '?') {
            throw new MalformedException("modifier " + spelled + " is not supported");
        }
        String argument = readKeeping('}', trims);
        String value = lookup.value(name);
        if (value == null && unsetKept) {
            return "${" + name + spelled + argument + "}";
        }
        return switch (modifier) {
            case '-', '+' -> chosen(value, argument, modifier == '+', emptyIsUnset);
            case '?' -> required(name, value, argument, emptyIsUnset);
            case '#', '%' -> trimmed(value, argument, modifier == '%');
            default -> throw new MalformedException("modifier " + spelled + " is not supported");
        };
    }

    private String readKeeping(char stop, boolean escapes) throws MalformedException {
        boolean outer = escapesKept;
        escapesKept = escapes;
        String argument = read(stop);
        escapesKept = outer;
        return argument;
    }

    private static String chosen(String value, String argument, boolean argumentWhenSet, boolean emptyIsUnset) {
        boolean set = value != null && !(emptyIsUnset && value.isEmpty());
        if (set && Expansion.isUnknown(value)) {
            return argumentWhenSet && argument.isEmpty() ? "" : Expansion.ANY_TEXT;
        }
        if (argumentWhenSet) {
            return set ? argument : "";
        }
        return set ? value : argument;
    }

    private static String required(String name, String value, String message, boolean emptyIsUnset) throws MalformedException {
        if (value == null || emptyIsUnset && value.isEmpty()) {
            String problem = value == null ? "is not allowed to be unset" : "is not allowed to be empty";
            throw new MalformedException(name + ": " + (message.isEmpty() ? problem : message));
        }
        return value;
    }

    private static String trimmed(String value, String argument, boolean suffix) throws MalformedException {
        boolean longest = !argument.isEmpty() && argument.charAt(0) == (suffix ? '%' : '#');
        ShellPattern pattern = ShellPattern.of(longest ? argument.substring(1) : argument);
        String text = value == null ? "" : value;
        if (Expansion.hasUnknown(text) || Expansion.hasUnknown(argument)) {
            return Expansion.ANY_TEXT;
        }
        return suffix ? pattern.trimSuffix(text, longest) : pattern.trimPrefix(text, longest);
    }

    private String replaced(String name) throws MalformedException {
        boolean all = peek() == '/';
        if (all) {
            at++;
        }
        String searched = readKeeping('/', true);
        String replacement = readKeeping('}', true);
        String value = lookup.value(name);
        if (value == null && unsetKept) {
            return "${" + name + "/" + searched + "/" + replacement + "}";
        }
        ShellPattern pattern = ShellPattern.of(searched);
        String text = value == null ? "" : value;
        // BuildKit hands the replacement of all matches to Go's regular expressions, which take $ for a group's name.
        boolean template = all && replacement.indexOf('$') >= 0;
        if (template || Expansion.hasUnknown(text) || Expansion.hasUnknown(searched)) {
            return Expansion.ANY_TEXT;
        }
        return pattern.replace(text, replacement, all);
    }

    /** Reads a variable's name: a number, one of the shell's special parameters, or letters, digits and underscores. */
    private String name() {
        int start = at;
        int first = peek();
        if (first != END && "@*#?-$!".indexOf(first) >= 0) {
            at++;
        } else if (first != END && Character.isDigit(first)) {
            while (peek() != END && Character.isDigit(peek())) {
                at += Character.charCount(peek());
            }
        } else {
            while (peek() == '_' || peek() != END && Character.isLetterOrDigit(peek())) {
                at += Character.charCount(peek());
            }
        }
        return text.substring(start, at);
    }

    private int peek() {
        return at < text.length() ? text.codePointAt(at) : END;
    }

    private int next() {
        return at < text.length() ? text.charAt(at++) : END;
    }
}
