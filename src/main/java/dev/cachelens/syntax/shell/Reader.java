package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A position in a script. It never stands on a continuation, a backslash with a line end behind it: moving passes over these, as
 * the shell does everywhere but in single quotes and comments.
 */
final class Reader {

    /** What {@link #peek()} returns behind the last character. */
    static final int END = -1;

    private final MappedText mapped;
    private final String text;
    // The text again: a short run is interpreted, and there each charAt is four calls.
    private final char[] characters;
    private final Report report;
    private final Nesting nesting;
    private int position;
    // Behind the last character taken: unlike the position it is before the continuations that follow.
    private int end;
    // The end of the line on which the last here-document began; lines inside a substitution are not those around it.
    private int heredocLine = -1;
    // For the ends of lines with here-documents: where the bodies end.
    private final Map<Integer, Integer> heredocEnds = new HashMap<>(4);
    private boolean inBraces;
    // The first line end at or behind a position that was asked for.
    private int newline = -1;

    Reader(MappedText mapped, Report report) {
        this.mapped = mapped;
        this.text = mapped.text();
        this.characters = text.toCharArray();
        this.report = report;
        this.nesting = new Nesting(text);
        position = behindContinuations(0);
    }

    MappedText mapped() {
        return mapped;
    }

    String text() {
        return text;
    }

    Report report() {
        return report;
    }

    int position() {
        return position;
    }

    /** Behind the last character taken. */
    int end() {
        return end;
    }

    boolean atEnd() {
        return position >= characters.length;
    }

    int peek() {
        return at(position);
    }

    /** The character behind the next one. */
    int peekSecond() {
        return at(after(position));
    }

    /** The character at an offset of the text. */
    int at(int offset) {
        return offset < characters.length ? characters[offset] : END;
    }

    /** The offset of the character behind the one at an offset. */
    int after(int offset) {
        return behindContinuations(offset + 1);
    }

    private int behindContinuations(int offset) {
        int result = offset;
        while (at(result) == '\\') {
            int lineEnd = at(result + 1) == '\r' ? result + 2 : result + 1;
            if (at(lineEnd) != '\n') {
                break;
            }
            result = lineEnd + 1;
        }
        return result;
    }

    void take() {
        if (!atEnd()) {
            moveTo(position + 1);
        }
    }

    void take(int count) {
        for (int i = 0; i < count; i++) {
            take();
        }
    }

    /** Takes everything before an offset of the text. */
    void moveTo(int offset) {
        end = offset;
        position = behindContinuations(offset);
    }

    /** Whether these characters come next. */
    boolean sees(String expected) {
        int offset = position;
        for (int i = 0; i < expected.length(); i++) {
            if (at(offset) != expected.charAt(i)) {
                return false;
            }
            offset = after(offset);
        }
        return true;
    }

    /** The run of lower-case letters, brackets, braces and {@code !} here that may be a reserved word, or an empty text. */
    String keyword() {
        return keyword(position);
    }

    /** The same at another offset of the text. */
    String keyword(int start) {
        if (inBraces && at(start) == '}') {
            return "}";
        }
        StringBuilder word = new StringBuilder(8);
        int offset = start;
        while (word.length() <= "function".length()) {
            int c = at(offset);
            if (isDelimited(offset)) {
                return word.toString();
            }
            if (!(c >= 'a' && c <= 'z' || "!{}[]".indexOf(c) >= 0)) {
                return "";
            }
            word.append((char) c);
            offset = after(offset);
        }
        return "";
    }

    /**
     * Reads the commands of a substitution.
     *
     * @param braces whether a {@code }} closes it even with more of a word behind it
     */
    CommandList substitution(boolean braces, Supplier<CommandList> commands) {
        int outerLine = heredocLine;
        boolean outerBraces = inBraces;
        if (nextNewline() != heredocLine) {
            heredocLine = -1;
        }
        inBraces = braces;
        CommandList body = commands.get();
        inBraces = outerBraces;
        if (heredocLine < position) {
            heredocLine = outerLine;
        }
        return body;
    }

    private int nextNewline() {
        if (newline < position) {
            int found = text.indexOf('\n', position);
            newline = found < 0 ? text.length() : found;
        }
        return newline;
    }

    /** Whether a character ends a word that is not quoted. */
    boolean isDelimiter(int c) {
        return switch (c) {
            case END, ' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')' -> true;
            default -> false;
        };
    }

    /** Whether a word that is not quoted ends before an offset. */
    boolean isDelimited(int offset) {
        int c = at(offset);
        boolean substitutes = (c == '<' || c == '>') && at(after(offset)) == '(';
        return isDelimiter(c) && !substitutes || isLineEnd(offset);
    }

    boolean atLineEnd() {
        return isLineEnd(position);
    }

    boolean isLineEnd(int offset) {
        int c = at(offset);
        return c == '\n' || c == '\r' && at(offset + 1) == '\n';
    }

    /** Passes over white space in the line, and a comment where one begins here. */
    void skipBlanks() {
        position = behindBlanks(position);
        if (peek() == '#') {
            int lineEnd = text.indexOf('\n', position);
            int commentEnd = lineEnd < 0 ? text.length() : lineEnd;
            if (lineEnd > 0 && text.charAt(lineEnd - 1) == '\r') {
                commentEnd--;
            }
            report.comment(mapped.sourceSpan(position, commentEnd));
            position = commentEnd;
        }
    }

    /** The offset of the first character from an offset on that is neither a space nor a tab. */
    int behindBlanks(int offset) {
        int result = offset;
        while (at(result) == ' ' || at(result) == '\t') {
            result = after(result);
        }
        return result;
    }

    /** Passes over white space, line ends and comments. */
    void skipBreaks() {
        skipBlanks();
        while (atLineEnd()) {
            int newline = text.charAt(position) == '\n' ? position : position + 1;
            position = behindContinuations(heredocEnds.isEmpty() ? newline + 1 : heredocEnds.getOrDefault(newline, newline + 1));
            skipBlanks();
        }
    }

    /**
     * The body of the next here-document of the line. It begins behind the line, or behind the bodies of those before.
     *
     * @param delimiter the line that ends it
     * @param tabs      whether tabs may stand before the delimiter
     * @param joins     whether a backslash at a line's end joins it with the next one
     * @param operator  where to report that the delimiter is missing
     */
    MappedText heredoc(String delimiter, boolean tabs, boolean joins, Span operator) {
        if (position > heredocLine) {
            heredocLine = nesting.lineEnd(position);
        }
        int start = heredocEnds.getOrDefault(heredocLine, Math.min(heredocLine + 1, text.length()));
        int line = start;
        boolean joined = false;
        while (line < text.length()) {
            int newline = text.indexOf('\n', line);
            int stop = newline < 0 ? text.length() : newline;
            if (!joined && isDelimiterLine(line, stop, delimiter, tabs)) {
                heredocEnds.put(heredocLine, Math.min(stop + 1, text.length()));
                return mapped.part(start, line);
            }
            joined = joins && endsWithBackslash(line, stop);
            line = stop + 1;
        }
        report.error(operator, "no line with only `" + delimiter + "` ends this here-document");
        heredocEnds.put(heredocLine, text.length());
        return mapped.part(start, text.length());
    }

    private boolean isDelimiterLine(int from, int to, String delimiter, boolean tabs) {
        int start = from;
        while (tabs && start < to && text.charAt(start) == '\t') {
            start++;
        }
        int stop = to > start && text.charAt(to - 1) == '\r' ? to - 1 : to;
        return stop - start == delimiter.length() && text.startsWith(delimiter, start);
    }

    private boolean endsWithBackslash(int from, int to) {
        int backslash = to;
        while (backslash > from && text.charAt(backslash - 1) == '\\') {
            backslash--;
        }
        return (to - backslash) % 2 == 1;
    }

    /** The offset of the parenthesis that closes the one at an offset, or -1. */
    int closing(int open) {
        return nesting.closing(open);
    }

    /** The file's range from an offset to the last character taken. */
    Span spanFrom(int start) {
        return mapped.sourceSpan(start, end);
    }

    /** Reports what makes the rest of the text incomprehensible, and gives that up. */
    void fail(Span span, String message) {
        report.broken(span, message);
        stop();
    }

    /** Gives up the rest of the text. */
    void stop() {
        position = text.length();
    }
}
