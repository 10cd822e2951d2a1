package dev.cachelens.oracle;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.shell.Assignment;
import dev.cachelens.syntax.shell.Command;
import dev.cachelens.syntax.shell.CommandList;
import dev.cachelens.syntax.shell.Redirection;
import dev.cachelens.syntax.shell.ShellScript;
import dev.cachelens.syntax.shell.ShellWord;
import dev.cachelens.syntax.shell.ShellWord.Part;
import java.util.ArrayList;
import java.util.List;

/** Brings our tree of a shell script to the common form. */
final class ShellTree {

    private final List<Span> comments = new ArrayList<>();

    /** The top-level commands. */
    List<ShellNode> script(ShellScript script) {
        comments.addAll(script.comments());
        return commands(script.body()).children();
    }

    /** The comments of all scripts converted, those in substitutions too. */
    List<Span> comments() {
        return comments.stream().distinct().sorted((a, b) -> Integer.compare(a.start(), b.start())).toList();
    }

    private static ShellNode node(String kind, String text, Span span, List<ShellNode> children) {
        return new ShellNode(kind, text, span.start(), span.end(), children);
    }

    private static ShellNode unplaced(String kind, List<ShellNode> children) {
        return new ShellNode(kind, "", 0, 0, children);
    }

    private ShellNode commands(CommandList list) {
        List<ShellNode> children = new ArrayList<>();
        for (CommandList.Entry entry : list.entries()) {
            ShellNode command = command(entry.command());
            children.add(entry.background() ? node("background", "", entry.command().span(), List.of(command)) : command);
        }
        return unplaced("commands", children);
    }

    private ShellNode command(Command command) {
        List<ShellNode> children = new ArrayList<>();
        String kind;
        String text = "";
        if (command instanceof Command.Simple simple) {
            kind = "simple";
            simple.assignments().forEach(assignment -> children.add(assignment(assignment)));
            children.addAll(words(simple.words()));
            children.addAll(redirections(simple.redirections()));
        } else if (command instanceof Command.Pipeline pipeline) {
            kind = pipeline.negated() ? "not" : "pipeline";
            pipeline.commands().forEach(part -> children.add(command(part)));
        } else if (command instanceof Command.AndOr andOr) {
            kind = "list";
            children.add(command(andOr.first()));
            for (Command.Link link : andOr.links()) {
                children.add(node("link", link.operator() == Command.Operator.AND ? "&&" : "||",
                        link.operatorSpan().to(link.command().span()), List.of(command(link.command()))));
            }
        } else if (command instanceof Command.Subshell subshell) {
            kind = "subshell";
            children.add(commands(subshell.body()));
            children.addAll(redirections(subshell.redirections()));
        } else if (command instanceof Command.Group group) {
            kind = "group";
            children.add(commands(group.body()));
            children.addAll(redirections(group.redirections()));
        } else if (command instanceof Command.For loop) {
            kind = "for";
            text = loop.variable();
            loop.words().ifPresent(words -> children.add(unplaced("in", words(words))));
            children.add(commands(loop.body()));
            children.addAll(redirections(loop.redirections()));
        } else if (command instanceof Command.While loop) {
            kind = loop.until() ? "until" : "while";
            children.add(commands(loop.condition()));
            children.add(commands(loop.body()));
            children.addAll(redirections(loop.redirections()));
        } else if (command instanceof Command.If choice) {
            kind = "if";
            for (Command.Branch branch : choice.branches()) {
                children.add(commands(branch.condition()));
                children.add(commands(branch.body()));
            }
            choice.otherwise().ifPresent(otherwise -> children.add(commands(otherwise)));
            children.addAll(redirections(choice.redirections()));
        } else if (command instanceof Command.Case choice) {
            kind = "case";
            children.add(word(choice.word()));
            for (Command.Item item : choice.items()) {
                List<ShellNode> parts = words(item.patterns());
                parts.add(commands(item.body()));
                children.add(unplaced("item", parts));
            }
            children.addAll(redirections(choice.redirections()));
        } else if (command instanceof Command.Function function) {
            kind = "function";
            text = function.name();
            children.add(command(function.body()));
        } else if (command instanceof Command.Test test) {
            kind = "test";
            children.addAll(redirections(test.redirections()));
        } else {
            throw new IllegalStateException("no common form for " + command);
        }
        return node(kind, text, command.span(), children);
    }

    private ShellNode assignment(Assignment assignment) {
        List<ShellNode> children = new ArrayList<>();
        if (assignment.array()) {
            children.add(unplaced("array", List.of()));
        }
        assignment.value().filter(value -> !assignment.array()).ifPresent(value -> children.add(word(value)));
        return node("assignment", assignment.name() + (assignment.append() ? "+=" : "="), assignment.span(), children);
    }

    private List<ShellNode> redirections(List<Redirection> redirections) {
        List<ShellNode> nodes = new ArrayList<>();
        for (Redirection redirection : redirections) {
            List<ShellNode> children = new ArrayList<>();
            children.add(word(redirection.target()));
            redirection.heredoc().map(MappedText::text).ifPresent(body -> children.add(new ShellNode("heredoc", body, 0, 0,
                    List.of())));
            nodes.add(node("redirection", redirection.descriptor() + redirection.operator(), redirection.span(), children));
        }
        return nodes;
    }

    private List<ShellNode> words(List<ShellWord> words) {
        List<ShellNode> nodes = new ArrayList<>();
        words.forEach(word -> nodes.add(word(word)));
        return nodes;
    }

    private ShellNode word(ShellWord word) {
        return node("word", "", word.span(), parts(word.parts()));
    }

    /** Literals that stand side by side become one: where a parser cuts them has no meaning. */
    private List<ShellNode> parts(List<Part> parts) {
        List<ShellNode> nodes = new ArrayList<>();
        for (Part part : parts) {
            ShellNode node = part(part);
            int last = nodes.size() - 1;
            if (last >= 0 && node.kind().equals("literal") && nodes.get(last).kind().equals("literal")) {
                ShellNode before = nodes.get(last);
                nodes.set(last, new ShellNode("literal", before.text() + node.text(), before.start(), node.end(), List.of()));
            } else {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private ShellNode part(Part part) {
        if (part instanceof Part.Literal literal) {
            return node("literal", literal.value(), literal.span(), List.of());
        } else if (part instanceof Part.SingleQuoted quoted) {
            return node("single-quoted", quoted.value(), quoted.span(), List.of());
        } else if (part instanceof Part.DoubleQuoted quoted) {
            return node("double-quoted", "", quoted.span(), parts(quoted.parts()));
        } else if (part instanceof Part.Parameter parameter) {
            return parameter(parameter);
        } else if (part instanceof Part.Substitution substitution) {
            return node("substitution", "", substitution.span(), script(substitution.script()));
        } else if (part instanceof Part.Arithmetic arithmetic) {
            return node("arithmetic", "", arithmetic.span(), List.of());
        } else if (part instanceof Part.ExtendedPattern || part instanceof Part.Array) {
            return node("foreign", "", part.span(), List.of());
        }
        throw new IllegalStateException("no common form for " + part);
    }

    private ShellNode parameter(Part.Parameter parameter) {
        String operator = parameter.operator();
        List<ShellNode> children = new ArrayList<>();
        // The pattern of a replacement and the numbers of a slice are cut differently by each parser.
        boolean isCompared = !operator.startsWith("/") && !operator.equals(":");
        parameter.argument().filter(word -> isCompared && !word.parts().isEmpty()).ifPresent(word -> children.add(word(word)));
        return node("parameter", parameter.name() + (operator.isEmpty() ? "" : " " + operator), parameter.span(), children);
    }
}
