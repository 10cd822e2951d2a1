package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses lists, pipelines and commands by recursive descent. Methods that read a command return null where none begins. */
final class CommandParser {

    private final Reader reader;
    private final WordParser words;
    private final RedirectionParser redirections;

    CommandParser(MappedText text, Report report) {
        reader = new Reader(text, report);
        words = new WordParser(reader, this);
        redirections = new RedirectionParser(reader, words);
    }

    /** The whole text. */
    ShellScript script() {
        int firstComment = reader.report().commentCount();
        int firstError = reader.report().errorCount();
        CommandList body = list();
        if (!reader.atEnd()) {
            failUnexpected();
        }
        return reader.report().script(body, firstComment, firstError);
    }

    /** The commands up to something that begins none, as a closing parenthesis or the script's end. */
    CommandList list() {
        List<CommandList.Entry> entries = new ArrayList<>();
        reader.skipBreaks();
        int start = reader.position();
        boolean continues = true;
        while (continues && !reader.atEnd()) {
            Command command = andOr();
            if (command == null) {
                break;
            }
            reader.skipBlanks();
            boolean background = reader.peek() == '&';
            boolean separated = background || reader.peek() == ';' && !isCaseEnd();
            continues = separated || reader.atLineEnd();
            if (separated) {
                reader.take();
            }
            entries.add(new CommandList.Entry(command, background));
            reader.skipBreaks();
        }
        Span span = entries.isEmpty() ? reader.mapped().sourceSpan(start, start)
                : entries.get(0).command().span().to(entries.get(entries.size() - 1).command().span());
        return new CommandList(entries, span);
    }

    private Command andOr() {
        Command first = pipeline();
        if (first == null) {
            return null;
        }
        List<Command.Link> links = new ArrayList<>(0);
        Span span = first.span();
        reader.skipBlanks();
        while (reader.sees("&&") || reader.sees("||")) {
            Command.Operator operator = reader.peek() == '&' ? Command.Operator.AND : Command.Operator.OR;
            Span operatorSpan = takeOperator(2);
            Command command = pipeline();
            if (command == null) {
                failIncomplete(operatorSpan, operator == Command.Operator.AND ? "&&" : "||");
                break;
            }
            links.add(new Command.Link(operator, operatorSpan, command));
            span = span.to(command.span());
            reader.skipBlanks();
        }
        return links.isEmpty() ? first : new Command.AndOr(first, links, span);
    }

    private Command pipeline() {
        int start = reader.position();
        boolean negated = false;
        Span bang = null;
        while (reader.keyword().equals("!")) {
            negated = !negated;
            reader.take();
            bang = reader.spanFrom(reader.end() - 1);
            reader.skipBlanks();
        }
        Command first = command();
        if (first == null) {
            if (bang != null) {
                failIncomplete(bang, "!");
            }
            return null;
        }
        List<Command> commands = new ArrayList<>(1);
        commands.add(first);
        reader.skipBlanks();
        while (reader.peek() == '|' && reader.peekSecond() != '|') {
            Span operator = takeOperator(reader.peekSecond() == '&' ? 2 : 1);
            Command command = command();
            if (command == null) {
                failIncomplete(operator, "|");
                break;
            }
            commands.add(command);
            reader.skipBlanks();
        }
        if (commands.size() == 1 && !negated) {
            return first;
        }
        Span span = reader.mapped().sourceSpan(start, start).to(commands.get(commands.size() - 1).span());
        return new Command.Pipeline(negated, commands, span);
    }

    /** Takes an operator that joins commands, and the line ends behind it. */
    private Span takeOperator(int length) {
        int start = reader.position();
        reader.take(length);
        Span span = reader.spanFrom(start);
        reader.skipBreaks();
        return span;
    }

    private Command command() {
        if (!reader.report().enter()) {
            int at = reader.position();
            reader.fail(reader.mapped().sourceSpan(at, Math.min(at + 1, reader.text().length())), "this is nested too deeply");
            return null;
        }
        Command command = reader.peek() == '(' ? parenthesized() : keyword(reader.keyword());
        reader.report().leave();
        return command;
    }

    private Command keyword(String keyword) {
        return switch (keyword) {
            case "{" -> group();
            case "if" -> choice();
            case "while", "until" -> conditionalLoop(keyword);
            case "for" -> loop();
            case "select" -> select();
            case "case" -> cases();
            case "function" -> function();
            case "[[" -> test();
            case "time" -> timed();
            case "then", "do", "done", "fi", "elif", "else", "esac", "}", "!" -> null;
            default -> simple();
        };
    }

    private Command parenthesized() {
        int start = reader.position();
        int close = arithmeticEnd(reader, start);
        if (close > 0) {
            reader.moveTo(close);
            return new Command.Test(List.of(), redirections.all(), reader.spanFrom(start));
        }
        reader.take();
        CommandList body = list();
        requireCommands(body, start, "(");
        expectParenthesis(start, 1);
        return new Command.Subshell(body, redirections.all(), reader.spanFrom(start));
    }

    /** Behind {@code ((…))} whose outer parenthesis opens here, or -1 where these are two subshells or one. */
    static int arithmeticEnd(Reader reader, int open) {
        int inner = reader.after(open);
        if (reader.at(inner) != '(') {
            return -1;
        }
        int close = reader.closing(inner);
        return close > 0 && reader.at(reader.after(close)) == ')' ? reader.after(close) + 1 : -1;
    }

    private Command group() {
        int start = reader.position();
        CommandList body = section("{");
        expect("}", start, "{");
        return new Command.Group(body, redirections.all(), reader.spanFrom(start));
    }

    private Command choice() {
        int start = reader.position();
        List<Command.Branch> branches = new ArrayList<>();
        String opener = "if";
        do {
            CommandList condition = section(opener);
            CommandList body = expectSection("then", start, "if");
            branches.add(new Command.Branch(condition, body));
            opener = "elif";
        } while (reader.keyword().equals("elif"));
        Optional<CommandList> otherwise =
                reader.keyword().equals("else") ? Optional.of(section("else")) : Optional.empty();
        expect("fi", start, "if");
        return new Command.If(branches, otherwise, redirections.all(), reader.spanFrom(start));
    }

    private Command conditionalLoop(String keyword) {
        int start = reader.position();
        CommandList condition = section(keyword);
        CommandList body = loopBody(start, keyword);
        return new Command.While(keyword.equals("until"), condition, body, redirections.all(), reader.spanFrom(start));
    }

    private Command loop() {
        int start = reader.position();
        reader.take("for".length());
        reader.skipBlanks();
        if (reader.sees("((")) {
            return countingLoop(start);
        }
        String variable = variable(start, "for");
        Optional<List<ShellWord>> items = items();
        CommandList body = loopBody(start, "for");
        return new Command.For(variable, items, body, redirections.all(), reader.spanFrom(start));
    }

    private Command countingLoop(int start) {
        int close = arithmeticEnd(reader, reader.position());
        if (close < 0) {
            reader.fail(reader.mapped().sourceSpan(reader.position(), reader.position() + 2), "`((` is not closed");
        } else {
            reader.moveTo(close);
            separator();
        }
        return unboundedLoop(start, "for");
    }

    private Command select() {
        int start = reader.position();
        reader.take("select".length());
        reader.skipBlanks();
        variable(start, "select");
        items();
        return unboundedLoop(start, "select");
    }

    private Command unboundedLoop(int start, String opener) {
        CommandList condition = new CommandList(List.of(), reader.mapped().sourceSpan(start, start));
        CommandList body = loopBody(start, opener);
        return new Command.While(false, condition, body, redirections.all(), reader.spanFrom(start));
    }

    private String variable(int start, String opener) {
        StringBuilder name = new StringBuilder();
        while (WordParser.isName(reader.peek(), name.isEmpty())) {
            name.append((char) reader.peek());
            reader.take();
        }
        if (name.isEmpty() || !reader.isDelimiter(reader.peek())) {
            Span span = reader.mapped().sourceSpan(start, start + opener.length());
            reader.fail(span, "`" + opener + "` needs a variable's name behind it");
        }
        return name.toString();
    }

    private Optional<List<ShellWord>> items() {
        reader.skipBlanks();
        if (reader.peek() == ';') {
            separator();
            return Optional.empty();
        }
        reader.skipBreaks();
        if (!reader.keyword().equals("in")) {
            return Optional.empty();
        }
        reader.take("in".length());
        List<ShellWord> items = words();
        if (reader.peek() != ';' && !reader.atLineEnd() && !reader.atEnd()) {
            failUnexpected();
        }
        separator();
        return Optional.of(items);
    }

    /** Passes over the {@code ;} or the line end before {@code do}. */
    private void separator() {
        reader.skipBlanks();
        if (reader.peek() == ';' && !isCaseEnd()) {
            reader.take();
        }
        reader.skipBreaks();
    }

    private List<ShellWord> words() {
        List<ShellWord> result = new ArrayList<>();
        reader.skipBlanks();
        for (ShellWord word = words.word(false); word != null; word = words.word(false)) {
            result.add(word);
            reader.skipBlanks();
        }
        return result;
    }

    private CommandList loopBody(int start, String opener) {
        if (reader.keyword().equals("{")) {
            CommandList body = section("{");
            expect("}", start, opener);
            return body;
        }
        CommandList body = expectSection("do", start, opener);
        expect("done", start, opener);
        return body;
    }

    private Command cases() {
        int start = reader.position();
        reader.take("case".length());
        reader.skipBlanks();
        ShellWord word = words.word(false);
        if (word == null) {
            failIncomplete(reader.mapped().sourceSpan(start, start + "case".length()), "case");
            return null;
        }
        reader.skipBreaks();
        expect("in", start, "case");
        reader.skipBreaks();
        List<Command.Item> items = new ArrayList<>();
        boolean continues = true;
        while (continues && !reader.atEnd() && !reader.keyword().equals("esac")) {
            List<ShellWord> patterns = patterns();
            CommandList body = list();
            String terminator = reader.sees(";;&") ? ";;&" : isCaseEnd() ? ";" + (char) reader.peekSecond() : "";
            items.add(new Command.Item(patterns, body, terminator));
            reader.take(terminator.length());
            reader.skipBreaks();
            continues = !terminator.isEmpty();
        }
        expect("esac", start, "case");
        return new Command.Case(word, items, redirections.all(), reader.spanFrom(start));
    }

    private List<ShellWord> patterns() {
        List<ShellWord> patterns = new ArrayList<>(1);
        if (reader.peek() == '(') {
            reader.take();
        }
        boolean continues = true;
        while (continues) {
            reader.skipBlanks();
            ShellWord pattern = words.word(false);
            if (pattern == null) {
                break;
            }
            patterns.add(pattern);
            reader.skipBlanks();
            continues = reader.peek() == '|';
            if (continues) {
                reader.take();
            }
        }
        if (continues || reader.peek() != ')') {
            failUnexpected();
        } else {
            reader.take();
        }
        return patterns;
    }

    private Command function() {
        int start = reader.position();
        reader.take("function".length());
        reader.skipBlanks();
        ShellWord name = words.word(false);
        if (name == null) {
            // POSIX knows no such reserved word.
            reader.moveTo(start);
            return simple();
        }
        reader.skipBlanks();
        if (!isFunctionName(name)) {
            reader.fail(name.span(), "a function's name is not quoted");
            return null;
        }
        if (seesEmptyParentheses()) {
            takeEmptyParentheses();
        }
        return functionBody(name, start);
    }

    private boolean seesEmptyParentheses() {
        return reader.peek() == '(' && reader.at(reader.behindBlanks(reader.after(reader.position()))) == ')';
    }

    private void takeEmptyParentheses() {
        reader.moveTo(reader.behindBlanks(reader.after(reader.position())) + 1);
    }

    private Command functionBody(ShellWord name, int start) {
        Span header = reader.spanFrom(start);
        reader.skipBreaks();
        Command body = command();
        if (body == null) {
            failIncomplete(header, name.raw() + "()");
            return null;
        }
        return new Command.Function(name.raw(), body, header.to(body.span()));
    }

    /** {@code time} before a compound command adds nothing to what it does; before a simple one it is a program like others. */
    private Command timed() {
        int timed = reader.position();
        for (int i = 0; i < "time".length(); i++) {
            timed = reader.after(timed);
        }
        timed = reader.behindBlanks(timed);
        if (reader.at(timed) == '-' && reader.at(reader.after(timed)) == 'p') {
            timed = reader.behindBlanks(reader.after(reader.after(timed)));
        }
        if (reader.at(timed) == '(') {
            reader.moveTo(timed);
            return parenthesized();
        }
        String keyword = reader.keyword(timed);
        return switch (keyword) {
            case "{", "if", "while", "until", "for", "select", "case", "[[" -> {
                reader.moveTo(timed);
                yield keyword(keyword);
            }
            default -> simple();
        };
    }

    private Command test() {
        int start = reader.position();
        reader.take(2);
        List<ShellWord> operands = new ArrayList<>();
        reader.skipBreaks();
        while (!reader.keyword().equals("]]")) {
            if (reader.atEnd()) {
                reader.fail(reader.mapped().sourceSpan(start, start + 2), "`[[` has no `]]`");
                break;
            }
            ShellWord word = words.word(false);
            if (word != null) {
                operands.add(word);
                reader.skipBlanks();
                if (word.raw().equals("=~")) {
                    word = words.regex();
                    if (word != null) {
                        operands.add(word);
                    }
                }
            } else if (reader.sees("&&") || reader.sees("||")) {
                reader.take(2);
            } else if ("()<>".indexOf(reader.peek()) >= 0) {
                reader.take();
            } else {
                failUnexpected();
            }
            reader.skipBreaks();
        }
        if (!reader.atEnd()) {
            reader.take(2);
        }
        return new Command.Test(operands, redirections.all(), reader.spanFrom(start));
    }

    private Command simple() {
        int start = reader.position();
        List<Assignment> assignments = new ArrayList<>(0);
        List<ShellWord> arguments = new ArrayList<>();
        List<Redirection> redirected = new ArrayList<>(0);
        boolean declares = false;
        while (true) {
            Redirection redirection = redirections.next();
            Assignment assignment = redirection == null && arguments.isEmpty() ? assignment() : null;
            if (redirection != null) {
                redirected.add(redirection);
            } else if (assignment != null) {
                assignments.add(assignment);
            } else {
                ShellWord word = words.word(declares);
                if (word == null) {
                    break;
                }
                arguments.add(word);
                if (arguments.size() == 1) {
                    declares = declares(word.raw());
                    reader.skipBlanks();
                    if (seesEmptyParentheses() && isFunctionName(word) && assignments.isEmpty() && redirected.isEmpty()) {
                        takeEmptyParentheses();
                        return functionBody(word, start);
                    }
                }
            }
            reader.skipBlanks();
        }
        boolean empty = assignments.isEmpty() && arguments.isEmpty() && redirected.isEmpty();
        return empty ? null : new Command.Simple(assignments, arguments, redirected, reader.spanFrom(start));
    }

    private static boolean isFunctionName(ShellWord word) {
        return word.parts().size() == 1 && word.parts().get(0) instanceof ShellWord.Part.Literal literal && !literal.escaped();
    }

    private static boolean declares(String program) {
        return switch (program) {
            case "declare", "export", "local", "readonly", "typeset" -> true;
            default -> false;
        };
    }

    private Assignment assignment() {
        int start = reader.position();
        int offset = start;
        StringBuilder name = new StringBuilder();
        while (WordParser.isName(reader.at(offset), name.isEmpty())) {
            name.append((char) reader.at(offset));
            offset = reader.after(offset);
        }
        boolean element = !name.isEmpty() && reader.at(offset) == '[';
        if (element) {
            offset = behindIndex(offset);
        }
        boolean append = reader.at(offset) == '+' && reader.at(reader.after(offset)) == '=';
        if (append) {
            offset = reader.after(offset);
        }
        if (name.isEmpty() || reader.at(offset) != '=') {
            return null;
        }
        reader.moveTo(offset + 1);
        boolean array = reader.peek() == '(';
        ShellWord value = array ? words.array() : words.word(false);
        return new Assignment(name.toString(), append, Optional.ofNullable(value), array || element, reader.spanFrom(start));
    }

    /** Behind the bracket that closes the one here, in the same word; where there is none, the offset itself. */
    private int behindIndex(int open) {
        int depth = 0;
        int offset = open;
        while (!reader.isDelimiter(reader.at(offset)) && "'\"`\\".indexOf(reader.at(offset)) < 0) {
            int c = reader.at(offset);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            offset = reader.after(offset);
            if (depth == 0) {
                return offset;
            }
        }
        return open;
    }

    /** The commands behind a reserved word that stands here. */
    private CommandList section(String opener) {
        int start = reader.position();
        reader.take(opener.length());
        CommandList body = list();
        requireCommands(body, start, opener);
        return body;
    }

    private void requireCommands(CommandList body, int start, String opener) {
        if (body.entries().isEmpty()) {
            failIncomplete(reader.mapped().sourceSpan(start, start + opener.length()), opener);
        }
    }

    private CommandList expectSection(String keyword, int start, String opener) {
        if (reader.keyword().equals(keyword)) {
            return section(keyword);
        }
        failMissing(keyword, start, opener);
        return new CommandList(List.of(), reader.mapped().sourceSpan(reader.end(), reader.end()));
    }

    private void expect(String keyword, int start, String opener) {
        if (reader.keyword().equals(keyword)) {
            reader.take(keyword.length());
        } else {
            failMissing(keyword, start, opener);
        }
    }

    /** Takes the parenthesis that closes what began at an offset with an opener of this length. */
    void expectParenthesis(int start, int openerLength) {
        if (reader.peek() == ')') {
            reader.take();
        } else if (reader.atEnd()) {
            reader.fail(reader.mapped().sourceSpan(start, Math.min(start + openerLength, reader.text().length())),
                    "this parenthesis is not closed");
        } else {
            failUnexpected();
        }
    }

    private void failMissing(String keyword, int start, String opener) {
        if (reader.atEnd()) {
            reader.fail(reader.mapped().sourceSpan(start, start + opener.length()), "`" + opener + "` has no `" + keyword + "`");
        } else {
            failUnexpected();
        }
    }

    private void failIncomplete(Span span, String what) {
        if (reader.atEnd()) {
            reader.fail(span, "`" + what + "` needs something behind it");
        } else {
            failUnexpected();
        }
    }

    private void failUnexpected() {
        int start = reader.position();
        if (reader.atEnd()) {
            reader.fail(reader.mapped().sourceSpan(start, start), "the script ends too early");
            return;
        }
        int end = start + 1;
        boolean operator = reader.isDelimiter(reader.peek());
        while (operator ? reader.at(end) == reader.at(start) : !reader.isDelimiter(reader.at(end))) {
            end++;
        }
        String shown = reader.text().substring(start, Math.min(end, start + 20));
        String token = reader.atLineEnd() ? "the line's end" : "`" + shown + "`";
        reader.fail(reader.mapped().sourceSpan(start, end), "did not expect " + token + " here");
    }

    private boolean isCaseEnd() {
        return reader.peek() == ';' && (reader.peekSecond() == ';' || reader.peekSecond() == '&');
    }
}
