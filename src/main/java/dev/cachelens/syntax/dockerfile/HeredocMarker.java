package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The word that opens a here-document, such as {@code <<EOF}, {@code 3<<-EOF} or {@code <<"EOF"}. BuildKit finds these words
 * with its own lexer and {@code \} as the escape character whatever the file's is; a line that the lexer refuses has none.
 *
 * @param name       the delimiter, without its quotes
 * @param expand     whether it has no quotes
 * @param chomp      whether {@code -} stands behind {@code <<}
 * @param descriptor the number before {@code <<}; 0 where none is written
 */
record HeredocMarker(String name, boolean expand, boolean chomp, int descriptor) {

    private static final ShellLexer.Keeping AS_WRITTEN = new ShellLexer.Keeping(true, true, true);
    private static final ShellLexer.Keeping QUOTED = new ShellLexer.Keeping(true, false, true);
    private static final ShellLexer.Keeping UNQUOTED = new ShellLexer.Keeping(false, false, true);

    /** A marker and where it stands. */
    record Placed(HeredocMarker marker, Span span) {
    }

    /** The markers in an instruction's line, from its keyword on. */
    static List<Placed> in(MappedText line, List<SyntaxError> errors) {
        List<Placed> markers = new ArrayList<>();
        if (!line.text().contains("<<")) {
            return markers;
        }
        for (ShellLexer.Part word : words(line.text())) {
            Span span = line.sourceSpan(word.from(), word.to());
            try {
                read(word.text()).ifPresent(marker -> markers.add(new Placed(marker, span)));
            } catch (ShellLexer.MalformedException malformed) {
                errors.add(new SyntaxError(span, "this here-document's delimiter is malformed: " + malformed.getMessage()));
            }
        }
        return markers;
    }

    private static List<ShellLexer.Part> words(String line) {
        try {
            return lexer(line, AS_WRITTEN).split();
        } catch (ShellLexer.MalformedException malformed) {
            return List.of();
        }
    }

    /** Whether the word would open a here-document. */
    static boolean isMarker(String word) {
        try {
            return read(word).isPresent();
        } catch (ShellLexer.MalformedException malformed) {
            return false;
        }
    }

    private static Optional<HeredocMarker> read(String word) throws ShellLexer.MalformedException {
        int mark = 0;
        while (mark < word.length() && word.charAt(mark) >= '0' && word.charAt(mark) <= '9') {
            mark++;
        }
        if (!word.startsWith("<<", mark)) {
            return Optional.empty();
        }
        boolean chomp = word.startsWith("-", mark + 2);
        int start = chomp ? mark + 3 : mark + 2;
        while (start < word.length() && " \t\n\f\r".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        String delimiter = word.substring(start);
        if (delimiter.isEmpty() || delimiter.indexOf('<') >= 0) {
            return Optional.empty();
        }
        List<ShellLexer.Part> names = lexer(delimiter, UNQUOTED).split();
        if (names.size() != 1) {
            return Optional.empty();
        }
        String name = names.get(0).text();
        List<ShellLexer.Part> quoted = lexer(delimiter, QUOTED).split();
        if (quoted.size() != 1) {
            throw new ShellLexer.MalformedException("it is not one word");
        }
        boolean expand = quotes(name) == quotes(quoted.get(0).text());
        return Optional.of(new HeredocMarker(name, expand, chomp, number(word.substring(0, mark))));
    }

    private static ShellLexer lexer(String text, ShellLexer.Keeping keeping) {
        return new ShellLexer(text, '\\', name -> null, keeping);
    }

    private static int quotes(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
                count++;
            }
        }
        return count;
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            number = (int) Math.min(Integer.MAX_VALUE, number * 10L + digits.charAt(i) - '0');
        }
        return number;
    }
}
