package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.shell.ShellWord.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A script's tree on one line: {@code [a b]} is a simple command, {@code and(…)} a list, {@code "…"} and {@code '…'} are quoted,
 * {@code ^x} a literal behind a backslash, {@code $x} a parameter.
 */
final class Outline {

    private Outline() {
    }

    static String of(String script) {
        ShellScript parsed = ShellParser.parse(MappedText.at(0, script));
        String errors = parsed.errors().isEmpty() ? "" : " !" + parsed.errors().get(0).message();
        return of(parsed.body()) + errors;
    }

    static String of(CommandList list) {
        return list.entries().stream().map(entry -> of(entry.command()) + (entry.background() ? "&" : ""))
                .collect(Collectors.joining(" "));
    }

    static String of(Command command) {
        if (command instanceof Command.Simple simple) {
            List<String> parts = new ArrayList<>();
            simple.assignments().forEach(assignment -> parts.add(assignment.name() + (assignment.append() ? "+=" : "=")
                    + assignment.value().map(Outline::of).orElse("")));
            simple.words().forEach(word -> parts.add(of(word)));
            return "[" + String.join(" ", parts) + redirections(simple.redirections()) + "]";
        } else if (command instanceof Command.Pipeline pipeline) {
            return (pipeline.negated() ? "not(" : "pipe(") + all(pipeline.commands()) + ")";
        } else if (command instanceof Command.AndOr andOr) {
            return "list(" + of(andOr.first()) + andOr.links().stream()
                    .map(link -> (link.operator() == Command.Operator.AND ? " && " : " || ") + of(link.command()))
                    .collect(Collectors.joining()) + ")";
        } else if (command instanceof Command.Subshell subshell) {
            return "sub(" + of(subshell.body()) + redirections(subshell.redirections()) + ")";
        } else if (command instanceof Command.Group group) {
            return "group(" + of(group.body()) + redirections(group.redirections()) + ")";
        } else if (command instanceof Command.For loop) {
            return "for(" + loop.variable() + loop.words().map(words -> " in " + words(words)).orElse("") + ": " + of(loop.body())
                    + redirections(loop.redirections()) + ")";
        } else if (command instanceof Command.While loop) {
            return (loop.until() ? "until(" : "while(") + of(loop.condition()) + ": " + of(loop.body())
                    + redirections(loop.redirections()) + ")";
        } else if (command instanceof Command.If choice) {
            return "if(" + choice.branches().stream().map(branch -> of(branch.condition()) + ": " + of(branch.body()))
                    .collect(Collectors.joining("; ")) + choice.otherwise().map(list -> "; else: " + of(list)).orElse("")
                    + redirections(choice.redirections()) + ")";
        } else if (command instanceof Command.Case choice) {
            return "case(" + of(choice.word()) + choice.items().stream()
                    .map(item -> " " + words(item.patterns()).replace(" ", "|") + ": " + of(item.body()) + item.terminator())
                    .collect(Collectors.joining()) + redirections(choice.redirections()) + ")";
        } else if (command instanceof Command.Function function) {
            return "function(" + function.name() + ": " + of(function.body()) + ")";
        }
        Command.Test test = (Command.Test) command;
        return "test(" + words(test.words()) + redirections(test.redirections()) + ")";
    }

    static String of(ShellWord word) {
        return word.parts().stream().map(Outline::of).collect(Collectors.joining());
    }

    private static String of(Part part) {
        if (part instanceof Part.Literal literal) {
            return (literal.escaped() ? "^" : "") + literal.value();
        } else if (part instanceof Part.SingleQuoted quoted) {
            return "'" + quoted.value() + "'";
        } else if (part instanceof Part.DoubleQuoted quoted) {
            return "\"" + quoted.parts().stream().map(Outline::of).collect(Collectors.joining()) + "\"";
        } else if (part instanceof Part.Parameter parameter) {
            String argument = parameter.argument().map(word -> " " + of(word)).orElse("");
            return parameter.operator().isEmpty() ? "$" + parameter.name()
                    : "${" + parameter.name() + " " + parameter.operator() + argument + "}";
        } else if (part instanceof Part.Substitution substitution) {
            return "$(" + of(substitution.script().body()) + ")";
        } else if (part instanceof Part.Arithmetic) {
            return "$((…))";
        } else if (part instanceof Part.Array array) {
            return "(" + words(array.elements()) + ")";
        }
        return "@(…)";
    }

    private static String words(List<ShellWord> words) {
        return words.stream().map(Outline::of).collect(Collectors.joining(" "));
    }

    private static String all(List<Command> commands) {
        return commands.stream().map(Outline::of).collect(Collectors.joining(" "));
    }

    private static String redirections(List<Redirection> redirections) {
        return redirections.stream().map(Outline::of).collect(Collectors.joining());
    }

    private static String of(Redirection redirection) {
        String body = redirection.heredoc().map(text -> "{" + text.text().replace("\n", "↵") + "}").orElse("");
        return " " + redirection.descriptor() + redirection.operator() + of(redirection.target()) + body;
    }
}
