package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses redirections, with the bodies of here-documents. */
final class RedirectionParser {

    /** Each before those that it begins with. */
    private static final List<String> OPERATORS =
            List.of("<<<", "<<-", "<<", "<>", "<&", "<", ">>", ">|", ">&", ">", "&>>", "&>");

    private final Reader reader;
    private final WordParser words;

    RedirectionParser(Reader reader, WordParser words) {
        this.reader = reader;
        this.words = words;
    }

    /** Those that follow a compound command. */
    List<Redirection> all() {
        List<Redirection> result = new ArrayList<>(0);
        reader.skipBlanks();
        for (Redirection next = next(); next != null; next = next()) {
            result.add(next);
            reader.skipBlanks();
        }
        return result;
    }

    /** The redirection that begins here, or null where none does. */
    Redirection next() {
        int start = reader.position();
        int offset = behindDescriptor(start);
        int c = reader.at(offset);
        int next = reader.at(reader.after(offset));
        boolean redirects = (c == '<' || c == '>') && next != '(' || c == '&' && next == '>' && offset == start;
        if (!redirects) {
            return null;
        }
        String descriptor = reader.text().substring(start, offset).replace("\\\n", "");
        reader.moveTo(offset);
        String operator = "";
        for (int i = 0; operator.isEmpty(); i++) {
            if (reader.sees(OPERATORS.get(i))) {
                operator = OPERATORS.get(i);
            }
        }
        int operatorStart = reader.position();
        reader.take(operator.length());
        Span operatorSpan = reader.spanFrom(operatorStart);
        reader.skipBlanks();
        ShellWord target = words.word(false);
        if (target == null) {
            reader.fail(operatorSpan, "`" + operator + "` needs a word behind it");
            return null;
        }
        Span span = reader.spanFrom(start);
        Optional<MappedText> heredoc = operator.equals("<<") || operator.equals("<<-")
                ? Optional.of(heredoc(target, operator.equals("<<-"), operatorSpan)) : Optional.empty();
        return new Redirection(descriptor, operator, target, heredoc, span);
    }

    /** Behind a number or a <code>{name}</code> that stands directly before a redirection's operator; else the offset itself. */
    private int behindDescriptor(int start) {
        int offset = start;
        boolean named = reader.at(start) == '{';
        if (named) {
            offset = reader.after(offset);
            while (WordParser.isName(reader.at(offset), false)) {
                offset = reader.after(offset);
            }
            if (reader.at(offset) != '}') {
                return start;
            }
            offset = reader.after(offset);
        } else {
            while (WordParser.isDigit(reader.at(offset))) {
                offset = reader.after(offset);
            }
        }
        int c = reader.at(offset);
        return c == '<' || c == '>' ? offset : start;
    }

    private MappedText heredoc(ShellWord delimiter, boolean tabs, Span operator) {
        String end = HeredocDelimiter.unquoted(delimiter.raw());
        return reader.heredoc(end, tabs, !HeredocDelimiter.isQuoted(delimiter.raw()), operator);
    }
}
