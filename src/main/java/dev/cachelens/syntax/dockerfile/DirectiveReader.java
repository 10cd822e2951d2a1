package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the parser directives at the head of a file. BuildKit does so twice, by different rules: the parser, which obeys
 * {@code escape}, skips the white space before {@code #}; the front end, which obeys {@code syntax} and {@code check}, does not,
 * but skips a line with {@code #!} and knows {@code // syntax=} as well.
 */
final class DirectiveReader {

    private final String text;
    private final int start;
    private final List<Directive> directives = new ArrayList<>();
    private final List<SyntaxError> errors;
    private char escape = '\\';

    /**
     * @param start the offset behind the byte order mark
     */
    DirectiveReader(String text, int start, List<SyntaxError> errors) {
        this.text = text;
        this.start = start;
        this.errors = errors;
    }

    void read() {
        readForParser();
        readForFrontEnd();
    }

    /** In the file's order. */
    List<Directive> directives() {
        return directives;
    }

    char escape() {
        return escape;
    }

    private void readForParser() {
        List<String> seen = new ArrayList<>();
        for (int line = start; line < text.length(); line = nextLine(line)) {
            Directive directive = match("#", Whitespace.skipSpace(text, line, lineEnd(line)), lineEnd(line));
            if (directive == null) {
                return;
            }
            if (seen.contains(directive.name())) {
                errors.add(new SyntaxError(directive.span(), "there can be only one " + directive.name() + " directive"));
            } else if (directive.name().equals("escape")) {
                obey(directive);
            }
            seen.add(directive.name());
        }
    }

    private void obey(Directive directive) {
        String value = directive.value();
        if (value.equals("\\") || value.equals("`")) {
            escape = value.charAt(0);
            add(directive);
        } else {
            errors.add(new SyntaxError(directive.valueSpan(), "the escape character can only be \\ or `, not " + value));
        }
    }

    private void readForFrontEnd() {
        int line = text.startsWith("#!", start) ? nextLine(start) : start;
        collect("#", line);
        for (Directive directive : directives) {
            if (directive.name().equals("syntax")) {
                return;
            }
        }
        collect("//", line);
    }

    private void collect(String comment, int from) {
        List<String> seen = new ArrayList<>();
        for (int line = from; line < text.length(); line = nextLine(line)) {
            Directive directive = match(comment, line, lineEnd(line));
            if (directive == null || seen.contains(directive.name())) {
                return;
            }
            seen.add(directive.name());
            boolean obeyed = directive.name().equals("syntax") || directive.name().equals("check") && comment.equals("#");
            if (obeyed) {
                add(directive);
            }
        }
    }

    private void add(Directive directive) {
        int index = directives.size();
        while (index > 0 && directives.get(index - 1).span().start() > directive.span().start()) {
            index--;
        }
        directives.add(index, directive);
    }

    private Directive match(String comment, int from, int to) {
        if (!text.startsWith(comment, from) || from + comment.length() > to) {
            return null;
        }
        int nameStart = Whitespace.skipSpace(text, from + comment.length(), to);
        int nameEnd = nameStart;
        while (nameEnd < to && isNamePart(text.charAt(nameEnd), nameEnd > nameStart)) {
            nameEnd++;
        }
        String name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        int equals = skipPatternSpace(nameEnd, to);
        if (!name.equals("syntax") && !name.equals("escape") && !name.equals("check")
                || equals == to || text.charAt(equals) != '=' || equals + 1 == to) {
            return null;
        }
        int valueStart = Math.min(skipPatternSpace(equals + 1, to), to - 1);
        int valueEnd = to;
        while (valueEnd > valueStart + 1 && isPatternSpace(text.charAt(valueEnd - 1))) {
            valueEnd--;
        }
        return new Directive(name, text.substring(valueStart, valueEnd), new Span(from, to), new Span(valueStart, valueEnd));
    }

    private static boolean isNamePart(char c, boolean inside) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || inside && c >= '0' && c <= '9';
    }

    private int skipPatternSpace(int from, int to) {
        int at = from;
        while (at < to && isPatternSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** BuildKit's pattern for directives says {@code \s}, which leaves out the vertical tab. */
    private static boolean isPatternSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private int nextLine(int line) {
        int end = text.indexOf('\n', line);
        return end < 0 ? text.length() : end + 1;
    }

    private int lineEnd(int line) {
        int end = text.indexOf('\n', line);
        end = end < 0 ? text.length() : end;
        while (end > line && text.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
    }
}
