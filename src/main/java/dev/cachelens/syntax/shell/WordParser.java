package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.shell.ShellWord.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses words: quotes, and what a dollar sign or a backquote begins. */
final class WordParser {

    /** Where a sequence of parts stands: it decides what ends the sequence and which characters are special. */
    private enum Place {
        /** A word of a command. */
        COMMAND,
        /** The word behind {@code =~} in <code>[[ ]]</code>. */
        REGEX,
        /** Behind an operator in <code>${ }</code>. */
        ARGUMENT,
        /** Between the brackets of <code>${name[ ]}</code>, or of an assignment. */
        INDEX,
        /** In double quotes. */
        QUOTED,
        /** Behind an operator in <code>"${ }"</code>. */
        QUOTED_ARGUMENT;

        boolean isQuoted() {
            return this == QUOTED || this == QUOTED_ARGUMENT;
        }
    }

    /** Looking for the end of {@code $[…]} no further keeps the time linear. */
    private static final int LONGEST_BRACKETS = 1000;

    private final Reader reader;
    private final CommandParser commands;

    WordParser(Reader reader, CommandParser commands) {
        this.reader = reader;
        this.commands = commands;
    }

    /**
     * The word that begins here, or null where none does.
     *
     * @param arrays whether {@code name=(…)} is one word, as behind {@code declare}
     */
    ShellWord word(boolean arrays) {
        return word(Place.COMMAND, arrays);
    }

    /** The regular expression that begins here, or null where none does. */
    ShellWord regex() {
        return word(Place.REGEX, false);
    }

    /** The elements of an array, from its opening parenthesis on, as a word of one part. */
    ShellWord array() {
        int start = reader.position();
        return shellWord(List.of(arrayPart()), start);
    }

    /** Passes over the index of an array from its opening bracket on; whether a closing one was there. */
    private boolean index() {
        reader.take();
        parts(Place.INDEX, false);
        if (reader.peek() != ']') {
            return false;
        }
        reader.take();
        return true;
    }

    private ShellWord word(Place place, boolean arrays) {
        int start = reader.position();
        List<Part> parts = parts(place, arrays);
        return reader.position() == start || parts.isEmpty() ? null : shellWord(parts, start);
    }

    private ShellWord shellWord(List<Part> parts, int start) {
        String raw = reader.text().substring(start, Math.max(start, reader.end()));
        return new ShellWord(parts, raw.indexOf("\\\n") < 0 ? raw : raw.replace("\\\n", ""), reader.spanFrom(start));
    }

    private List<Part> parts(Place place, boolean arrays) {
        Parts parts = new Parts(reader);
        int depth = 0;
        while (!ends(place, depth)) {
            int c = reader.peek();
            Part part = switch (c) {
                case '\\' -> backslash(parts, place);
                case '\'' -> place.isQuoted() ? parts.literal() : singleQuoted(parts.mark());
                case '"' -> doubleQuoted(parts.mark());
                case '$' -> dollar(parts, place);
                case '`' -> backquoted(parts.mark(), place);
                case '<', '>' -> place == Place.COMMAND ? substitution(parts.mark()) : parts.literal();
                case '?', '*', '+', '@', '!' -> place == Place.COMMAND && reader.peekSecond() == '('
                        ? extendedPattern(parts.mark()) : parts.literal();
                case '(', '[' -> {
                    depth += (c == '[') == (place == Place.INDEX) ? 1 : 0;
                    yield parts.literal();
                }
                case ')', ']' -> {
                    depth -= (c == ']') == (place == Place.INDEX) ? 1 : 0;
                    yield parts.literal();
                }
                default -> parts.literal();
            };
            if (part != null) {
                parts.add(part);
            }
            if (arrays && c == '=' && reader.peek() == '(') {
                parts.mark();
                parts.add(arrayPart());
            }
        }
        return parts.finish();
    }

    private boolean ends(Place place, int depth) {
        int c = reader.peek();
        return switch (place) {
            case COMMAND -> reader.isDelimited(reader.position());
            case REGEX -> c == Reader.END || reader.atLineEnd() || depth <= 0 && " \t;&<>)".indexOf(c) >= 0;
            case ARGUMENT, QUOTED_ARGUMENT -> c == Reader.END || c == '}';
            case INDEX -> c == Reader.END || c == ']' && depth <= 0;
            case QUOTED -> c == Reader.END || c == '"';
        };
    }

    /** A character behind a backslash, or the backslash itself where it quotes nothing. */
    private Part backslash(Parts parts, Place place) {
        int quoted = reader.at(reader.position() + 1);
        if (quoted == Reader.END || place.isQuoted() && !("$`\"\\".indexOf(quoted) >= 0
                || quoted == '}' && place == Place.QUOTED_ARGUMENT)) {
            return parts.literal();
        }
        parts.escaped(!place.isQuoted());
        return null;
    }

    private Part singleQuoted(int start) {
        int open = reader.position();
        int close = reader.text().indexOf('\'', open + 1);
        if (close < 0) {
            failUnclosed(open, open + 1, "this quote");
            return null;
        }
        reader.moveTo(close + 1);
        return new Part.SingleQuoted(reader.text().substring(open + 1, close), reader.spanFrom(start));
    }

    private Part ansiQuoted(int start) {
        int open = reader.position();
        int close = open + 2;
        while (reader.at(close) != '\'') {
            if (reader.at(close) == Reader.END) {
                failUnclosed(open, open + 2, "this quote");
                return null;
            }
            close += reader.at(close) == '\\' ? 2 : 1;
        }
        reader.moveTo(close + 1);
        return new Part.SingleQuoted(AnsiEscapes.decode(reader.text().substring(open + 2, close)), reader.spanFrom(start));
    }

    private Part doubleQuoted(int start) {
        int open = reader.position();
        reader.take();
        if (!enter(open)) {
            return null;
        }
        List<Part> parts = parts(Place.QUOTED, false);
        reader.report().leave();
        if (reader.peek() == '"') {
            reader.take();
        } else {
            failUnclosed(open, open + 1, "this quote");
        }
        return new Part.DoubleQuoted(parts, reader.spanFrom(start));
    }

    private Part dollar(Parts parts, Place place) {
        int next = reader.peekSecond();
        if (next == '(') {
            return parenthesized(parts.mark());
        }
        if (next == '{') {
            return braced(parts.mark(), place);
        }
        if (isName(next, true)) {
            int start = parts.mark();
            reader.take();
            return new Part.Parameter(name(), "", Optional.empty(), reader.spanFrom(start));
        }
        if (isDigit(next) || isSpecial(next)) {
            int start = parts.mark();
            reader.take(2);
            return new Part.Parameter(String.valueOf((char) next), "", Optional.empty(), reader.spanFrom(start));
        }
        if (next == '[') {
            return bracketed(parts, place);
        }
        if (next == '\'' && !place.isQuoted()) {
            return ansiQuoted(parts.mark());
        }
        if (next == '"' && !place.isQuoted()) {
            int start = parts.mark();
            reader.take();
            return doubleQuoted(start);
        }
        return parts.literal();
    }

    /** Bash's old {@code $[…]}, or a dollar sign for itself where the bracket does not close in the word. */
    private Part bracketed(Parts parts, Place place) {
        int depth = 0;
        int offset = reader.after(reader.position());
        int last = offset + LONGEST_BRACKETS;
        while (offset < last && !isBracketEnd(reader.at(offset), place)) {
            int c = reader.at(offset);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            offset = reader.after(offset);
            if (depth == 0) {
                int start = parts.mark();
                reader.moveTo(offset);
                return new Part.Arithmetic(reader.spanFrom(start));
            }
        }
        return parts.literal();
    }

    private static boolean isBracketEnd(int c, Place place) {
        return c == Reader.END || c == '\n' || c == '"' && place.isQuoted() || c == '\'' && !place.isQuoted();
    }

    /** {@code $((…))} where its parentheses close together, else {@code $(…)}. */
    private Part parenthesized(int start) {
        int open = reader.after(start);
        int close = CommandParser.arithmeticEnd(reader, open);
        if (close > 0) {
            reader.moveTo(close);
            return new Part.Arithmetic(reader.spanFrom(start));
        }
        return substitution(start);
    }

    private Part substitution(int start) {
        reader.take(2);
        int firstComment = reader.report().commentCount();
        int firstError = reader.report().errorCount();
        CommandList body = reader.substitution(false, commands::list);
        commands.expectParenthesis(start, 2);
        return new Part.Substitution(reader.report().script(body, firstComment, firstError), reader.spanFrom(start));
    }

    private Part backquoted(int start, Place place) {
        int open = reader.position();
        MappedText.Builder script = new MappedText.Builder(reader.mapped().sourceOffset(open + 1));
        int piece = open + 1;
        int i = open + 1;
        while (reader.at(i) != '`') {
            if (reader.at(i) == Reader.END) {
                failUnclosed(open, open + 1, "this backquote");
                return null;
            }
            if (reader.at(i) == '\\' && isEscapedInBackquotes(reader.at(i + 1), place)) {
                script.append(reader.mapped(), piece, i);
                piece = i + 1;
            }
            i += reader.at(i) == '\\' && reader.at(i + 1) != Reader.END ? 2 : 1;
        }
        script.append(reader.mapped(), piece, i);
        if (!enter(open)) {
            return null;
        }
        ShellScript parsed = new CommandParser(script.build(), reader.report()).script();
        reader.report().leave();
        reader.moveTo(i + 1);
        Part part = new Part.Substitution(parsed, reader.spanFrom(start));
        if (reader.report().isBroken()) {
            reader.stop();
        }
        return part;
    }

    private static boolean isEscapedInBackquotes(int c, Place place) {
        return c == '$' || c == '`' || c == '\\' || c == '"' && place.isQuoted();
    }

    /** A pattern of bash such as {@code @(a|b)}, whose inside is not parsed. */
    private Part extendedPattern(int start) {
        int open = reader.after(reader.position());
        int close = reader.closing(open);
        if (close < 0) {
            failUnclosed(open, open + 1, "this parenthesis");
            return null;
        }
        reader.moveTo(close + 1);
        return new Part.ExtendedPattern(reader.spanFrom(start));
    }

    private Part arrayPart() {
        int open = reader.position();
        reader.take();
        List<ShellWord> elements = new ArrayList<>();
        reader.skipBreaks();
        ShellWord element = word(Place.COMMAND, false);
        while (element != null) {
            elements.add(element);
            reader.skipBreaks();
            element = word(Place.COMMAND, false);
        }
        commands.expectParenthesis(open, 1);
        return new Part.Array(elements, reader.spanFrom(open));
    }

    private Part braced(int start, Place place) {
        reader.take(2);
        if (!enter(start)) {
            return null;
        }
        Part part = isBlank(reader.peek()) || reader.peek() == '|' ? bracedCommands(start) : parameter(start, place);
        reader.report().leave();
        return part;
    }

    /** <code>${ …; }</code>, which bash has since version 5.3. */
    private Part bracedCommands(int start) {
        if (reader.peek() == '|') {
            reader.take();
        }
        int firstComment = reader.report().commentCount();
        int firstError = reader.report().errorCount();
        CommandList body = reader.substitution(true, commands::list);
        expectBrace(start);
        return new Part.Substitution(reader.report().script(body, firstComment, firstError), reader.spanFrom(start));
    }

    private Part parameter(int start, Place place) {
        String operator = "";
        int afterFirst = reader.peekSecond();
        if (reader.peek() == '#' && isLengthOf(afterFirst)) {
            operator = "length";
            reader.take();
        } else if (reader.peek() == '!' && (isName(afterFirst, true) || isDigit(afterFirst) || "@*#?".indexOf(afterFirst) >= 0)) {
            operator = "indirect";
            reader.take();
        }
        String name = parameterName();
        if (name.isEmpty()) {
            int end = Math.min(reader.position() + 1, reader.text().length());
            reader.fail(reader.mapped().sourceSpan(start, end), "`${` needs the name of a parameter behind it");
            return new Part.Parameter("", "", Optional.empty(), reader.spanFrom(start));
        }
        if (reader.peek() == '[') {
            int open = reader.position();
            if (!index()) {
                failUnclosed(open, open + 1, "this bracket");
            }
            name += reader.text().substring(open, reader.end());
        }
        Optional<ShellWord> argument = Optional.empty();
        if (reader.peek() != '}' && !reader.atEnd()) {
            String modifier = modifier(operator);
            if (operator.isEmpty()) {
                operator = modifier;
            }
            argument = modifier.isEmpty() ? Optional.empty() : Optional.of(argument(modifier, place));
        }
        expectBrace(start);
        return new Part.Parameter(name, operator, argument, reader.spanFrom(start));
    }

    /** Whether {@code ${#} asks for a length, as before a name or in {@code ${##}}, and is not the number of parameters. */
    private boolean isLengthOf(int next) {
        if (isName(next, true) || isDigit(next) || next == '@' || next == '*') {
            return true;
        }
        int behind = reader.after(reader.after(reader.position()));
        return isSpecial(next) && reader.at(behind) == '}';
    }

    private String parameterName() {
        int c = reader.peek();
        if (isName(c, true)) {
            return name();
        }
        StringBuilder name = new StringBuilder();
        while (isDigit(reader.peek())) {
            name.append((char) reader.peek());
            reader.take();
        }
        if (name.isEmpty() && isSpecial(c)) {
            name.append((char) c);
            reader.take();
        }
        return name.toString();
    }

    /** Takes the operator behind a parameter's name; empty where there is none that a shell knows. */
    private String modifier(String prefix) {
        int c = reader.peek();
        if (prefix.equals("indirect") && (c == '*' || c == '@') && reader.peekSecond() == '}') {
            reader.take();
            return "";
        }
        String known = switch (c) {
            case ':' -> "-=+?".indexOf(reader.peekSecond()) >= 0 ? ":" + (char) reader.peekSecond() : ":";
            case '#', '%', '/', '^', ',' -> reader.peekSecond() == c ? "" + (char) c + (char) c : "" + (char) c;
            case '-', '=', '+', '?', '@' -> "" + (char) c;
            default -> "";
        };
        if (known.isEmpty() || prefix.equals("length")) {
            int at = reader.position();
            reader.fail(reader.mapped().sourceSpan(at, at + 1), "`" + (char) c + "` is no operator that may stand in `${}`");
            return "";
        }
        reader.take(known.length());
        return known;
    }

    private ShellWord argument(String modifier, Place place) {
        boolean substitutes = "-=+?:".indexOf(modifier.charAt(modifier.length() - 1)) >= 0;
        int start = reader.position();
        return shellWord(parts(place.isQuoted() && substitutes ? Place.QUOTED_ARGUMENT : Place.ARGUMENT, false), start);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        while (isName(reader.peek(), false)) {
            name.append((char) reader.peek());
            reader.take();
        }
        return name.toString();
    }

    private void expectBrace(int start) {
        if (reader.peek() == '}') {
            reader.take();
        } else {
            failUnclosed(start, reader.after(start) + 1, "`${`");
        }
    }

    private boolean enter(int at) {
        if (reader.report().enter()) {
            return true;
        }
        reader.fail(reader.mapped().sourceSpan(at, at + 1), "this is nested too deeply");
        return false;
    }

    private void failUnclosed(int from, int to, String what) {
        reader.fail(reader.mapped().sourceSpan(from, to), what + " is not closed");
    }

    /** Whether a character may stand in a name, or begin one. */
    static boolean isName(int c, boolean first) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || !first && isDigit(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpecial(int c) {
        return c > 0 && "@*#?-$!".indexOf(c) >= 0;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    /** Parts in the making: characters side by side become one literal, those that a backslash quotes one of their own. */
    private static final class Parts {

        private final Reader reader;
        private final List<Part> parts = new ArrayList<>(2);
        private final StringBuilder text = new StringBuilder();
        private boolean isEscaped;
        private int start;

        Parts(Reader reader) {
            this.reader = reader;
        }

        /** Adds the character here to the literal before it. */
        Part literal() {
            begin(false);
            text.append((char) reader.peek());
            reader.take();
            return null;
        }

        /**
         * Adds the character behind the backslash here.
         *
         * @param apart whether it is not to be mixed up with characters that no backslash quotes
         */
        void escaped(boolean apart) {
            begin(apart);
            int at = reader.position() + 1;
            int end = Character.isSurrogatePair((char) reader.at(at), (char) reader.at(at + 1)) ? at + 2 : at + 1;
            text.append(reader.text(), at, end);
            reader.moveTo(end);
        }

        private void begin(boolean escaped) {
            if (text.length() > 0 && isEscaped != escaped) {
                mark();
            }
            if (text.length() == 0) {
                start = reader.position();
                isEscaped = escaped;
            }
        }

        /** Ends the literal; the reader's position, where another part begins. */
        int mark() {
            if (text.length() > 0) {
                parts.add(new Part.Literal(text.toString(), isEscaped, reader.spanFrom(start)));
                text.setLength(0);
            }
            return reader.position();
        }

        void add(Part part) {
            mark();
            parts.add(part);
        }

        List<Part> finish() {
            mark();
            return parts;
        }
    }
}
