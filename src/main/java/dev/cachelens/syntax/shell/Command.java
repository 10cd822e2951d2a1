package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.Span;
import java.util.List;
import java.util.Optional;

/** A command of a shell script. All ranges are the file's. */
public sealed interface Command {

    /** The command's range, its redirections included and the operator behind it not. */
    Span span();

    /**
     * Assignments, a program with its arguments, and redirections, each of which may be missing.
     *
     * @param words the program and its arguments; empty where there are only assignments or redirections
     */
    record Simple(List<Assignment> assignments, List<ShellWord> words, List<Redirection> redirections, Span span)
            implements Command {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }
    }

    /**
     * Commands joined by {@code |}, or one behind {@code !}.
     *
     * @param commands at least one; two or more unless negated
     */
    record Pipeline(boolean negated, List<Command> commands, Span span) implements Command {
        public Pipeline {
            commands = List.copyOf(commands);
        }
    }

    /**
     * A command, then others that run where the ones before succeeded ({@code &&}) or failed ({@code ||}).
     *
     * @param links at least one
     */
    record AndOr(Command first, List<Link> links, Span span) implements Command {
        public AndOr {
            links = List.copyOf(links);
        }
    }

    /** {@code ( … )}. */
    record Subshell(CommandList body, List<Redirection> redirections, Span span) implements Command {
        public Subshell {
            redirections = List.copyOf(redirections);
        }
    }

    /** <code>{ …; }</code>. */
    record Group(CommandList body, List<Redirection> redirections, Span span) implements Command {
        public Group {
            redirections = List.copyOf(redirections);
        }
    }

    /**
     * {@code for variable in words; do …; done}.
     *
     * @param words empty Optional where {@code in} is missing: the loop runs over the positional parameters
     */
    record For(String variable, Optional<List<ShellWord>> words, CommandList body, List<Redirection> redirections, Span span)
            implements Command {
        public For {
            redirections = List.copyOf(redirections);
        }
    }

    /**
     * {@code while condition; do …; done}, or {@code until}. Bash's {@code for ((…))} and {@code select} are this too: their
     * condition, which is not the exit status of commands, is empty.
     */
    record While(boolean until, CommandList condition, CommandList body, List<Redirection> redirections, Span span)
            implements Command {
        public While {
            redirections = List.copyOf(redirections);
        }
    }

    /**
     * {@code if …; then …; elif …; then …; else …; fi}.
     *
     * @param branches at least one: that of {@code if}, then those of {@code elif}
     */
    record If(List<Branch> branches, Optional<CommandList> otherwise, List<Redirection> redirections, Span span)
            implements Command {
        public If {
            branches = List.copyOf(branches);
            redirections = List.copyOf(redirections);
        }
    }

    /** {@code case word in pattern|pattern) …;; esac}. */
    record Case(ShellWord word, List<Item> items, List<Redirection> redirections, Span span) implements Command {
        public Case {
            items = List.copyOf(items);
            redirections = List.copyOf(redirections);
        }
    }

    /** {@code name() …}. */
    record Function(String name, Command body, Span span) implements Command {
    }

    /**
     * {@code [[ … ]]} or {@code (( … ))} of bash, which only test or compute.
     *
     * @param words what stands between the brackets but for {@code &&}, {@code ||}, {@code <}, {@code >} and parentheses; empty
     *              for {@code ((…))}, which is not parsed
     */
    record Test(List<ShellWord> words, List<Redirection> redirections, Span span) implements Command {
        public Test {
            words = List.copyOf(words);
            redirections = List.copyOf(redirections);
        }
    }

    /** What joins two commands of an {@link AndOr}. */
    enum Operator {
        AND, OR
    }

    /** An operator with the command behind it. */
    record Link(Operator operator, Span operatorSpan, Command command) {
    }

    /** A condition and what runs where it holds. */
    record Branch(CommandList condition, CommandList body) {
    }

    /**
     * The patterns of a case, and what runs where one of them matches.
     *
     * @param terminator {@code ;;}, bash's {@code ;&} or {@code ;;&}, or {@code ""} where the last item has none
     */
    record Item(List<ShellWord> patterns, CommandList body, String terminator) {
        public Item {
            patterns = List.copyOf(patterns);
        }
    }
}
