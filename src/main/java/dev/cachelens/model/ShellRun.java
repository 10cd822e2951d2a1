package dev.cachelens.model;

import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.shell.Assignment;
import dev.cachelens.syntax.shell.Command;
import dev.cachelens.syntax.shell.CommandList;
import dev.cachelens.syntax.shell.Redirection;
import dev.cachelens.syntax.shell.ShellWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks through a shell script as a shell would that succeeds, noting the programs that it runs and what they do to the files. What
 * stands behind a condition may have run.
 */
final class ShellRun {

    private static final int MOST_ROUNDS = 64;
    private static final int DEEPEST_CALL = 16;

    // Programs whose failure is an answer, not an accident.
    private static final Set<String> TESTS = Set.of("[", "test", "grep", "egrep", "which", "type", "id", "getent", "pgrep", "cmp", "diff",
            "hash");

    /** What a command's exit status is taken to be. */
    private enum Outcome {
        SUCCESS, FAILURE, EITHER
    }

    private final Step step;
    private final Namespace namespace;
    private final Clock clock;
    private final Variables.Scope environment;
    private final Consumer<Invocation> invocations;
    private int calls;

    /**
     * @param environment what the shell finds
     * @param invocations gets each program that is run, in order
     */
    ShellRun(Step step, Namespace namespace, Clock clock, Variables.Scope environment, Consumer<Invocation> invocations) {
        this.step = step;
        this.namespace = namespace;
        this.clock = clock;
        this.environment = environment;
        this.invocations = invocations;
    }

    /** Runs a script whose success the build needs. */
    void run(CommandList script) {
        list(script, new ShellState(step.workingDirectory()), true);
    }

    /** Runs a program that is given as a list of words, as in exec form. */
    void run(List<Argument> words, Span span) {
        program(words, new ShellState(step.workingDirectory()), Map.of(), Optional.empty(), span);
    }

    /**
     * @param needed whether the list's last command must succeed
     */
    private Outcome list(CommandList list, ShellState state, boolean needed) {
        Outcome outcome = Outcome.SUCCESS;
        List<CommandList.Entry> entries = list.entries();
        for (int i = 0; i < entries.size(); i++) {
            boolean last = i == entries.size() - 1;
            CommandList.Entry entry = entries.get(i);
            outcome = entry.background()
                    ? command(entry.command(), state.fork(Certainty.MAYBE), false)
                    : command(entry.command(), state, needed && last);
        }
        return outcome;
    }

    private Outcome command(Command command, ShellState state, boolean needed) {
        if (command instanceof Command.Simple simple) {
            return simple(simple, state, needed);
        }
        if (command instanceof Command.AndOr chain) {
            return chain(chain, state, needed);
        }
        if (command instanceof Command.Pipeline pipeline) {
            return pipeline(pipeline, state, needed);
        }
        if (command instanceof Command.Subshell subshell) {
            redirect(subshell.redirections(), state);
            return list(subshell.body(), state.fork(Certainty.YES), needed);
        }
        if (command instanceof Command.Group group) {
            redirect(group.redirections(), state);
            return list(group.body(), state, needed);
        }
        if (command instanceof Command.For loop) {
            redirect(loop.redirections(), state);
            return loop(loop, state);
        }
        if (command instanceof Command.While loop) {
            redirect(loop.redirections(), state);
            list(loop.condition(), state, false);
            maybe(loop.body(), state);
            return Outcome.SUCCESS;
        }
        if (command instanceof Command.If choice) {
            redirect(choice.redirections(), state);
            return choice(choice, state);
        }
        if (command instanceof Command.Case choice) {
            redirect(choice.redirections(), state);
            return choice(choice, state);
        }
        if (command instanceof Command.Function function) {
            state.define(function.name(), function.body());
            return Outcome.SUCCESS;
        }
        return needed ? Outcome.SUCCESS : Outcome.EITHER;
    }

    private void maybe(CommandList body, ShellState state) {
        ShellState branch = state.fork(Certainty.MAYBE);
        list(body, branch, false);
        state.merge(branch);
    }

    private Outcome pipeline(Command.Pipeline pipeline, ShellState state, boolean needed) {
        Outcome outcome = Outcome.SUCCESS;
        for (Command part : pipeline.commands()) {
            outcome = command(part, state.fork(Certainty.YES), needed && !pipeline.negated());
        }
        return pipeline.negated() ? (needed ? Outcome.SUCCESS : Outcome.EITHER) : outcome;
    }

    private Outcome chain(Command.AndOr chain, ShellState state, boolean needed) {
        List<Command.Link> links = chain.links();
        // Before the last `||` whose right side may succeed, nothing is certain to have succeeded.
        int rescued = -1;
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).operator() == Command.Operator.OR && !Failures.isCertain(links.get(i).command())) {
                rescued = i;
            }
        }
        ShellState current = rescued >= 0 ? state.fork(Certainty.MAYBE) : state;
        Outcome outcome = command(chain.first(), current, needed && rescued < 0);
        for (int i = 0; i < links.size(); i++) {
            Command.Link link = links.get(i);
            if (i == rescued + 1 && rescued >= 0) {
                state.merge(current);
                current = state;
                outcome = Outcome.EITHER;
            }
            boolean and = link.operator() == Command.Operator.AND;
            boolean certain = and && outcome == Outcome.SUCCESS || and && needed && i > rescued
                    || !and && outcome == Outcome.FAILURE;
            if (certain) {
                outcome = command(link.command(), current, needed && i > rescued);
            } else if (and ? outcome != Outcome.FAILURE : true) {
                ShellState branch = current.fork(Certainty.MAYBE);
                Outcome result = command(link.command(), branch, false);
                if (and || !Failures.isCertain(link.command())) {
                    current.merge(branch);
                    outcome = result == outcome ? result : Outcome.EITHER;
                }
            }
        }
        if (current != state) {
            state.merge(current);
        }
        return needed ? Outcome.SUCCESS : rescued >= 0 ? Outcome.EITHER : outcome;
    }

    private Outcome loop(Command.For loop, ShellState state) {
        List<Argument> items = new ArrayList<>();
        boolean known = loop.words().isPresent();
        for (ShellWord word : loop.words().orElse(List.of())) {
            substitutions(word, state);
            for (Argument item : reader(state).fields(word)) {
                items.add(item);
                known &= item.isKnown() && !item.pattern();
            }
        }
        if (known && items.size() <= MOST_ROUNDS && !Failures.leavesLoop(loop.body())) {
            for (Argument item : items) {
                state.assign(loop.variable(), item.text());
                list(loop.body(), state, false);
            }
        } else {
            ShellState body = state.fork(Certainty.MAYBE);
            body.assign(loop.variable(), Text.UNKNOWN);
            list(loop.body(), body, false);
            state.merge(body);
        }
        return Outcome.SUCCESS;
    }

    private Outcome choice(Command.If choice, ShellState state) {
        List<ShellState> ways = new ArrayList<>();
        for (Command.Branch branch : choice.branches()) {
            list(branch.condition(), state, false);
            ShellState way = state.fork(Certainty.MAYBE);
            list(branch.body(), way, false);
            ways.add(way);
        }
        choice.otherwise().ifPresent(otherwise -> {
            ShellState way = state.fork(Certainty.MAYBE);
            list(otherwise, way, false);
            ways.add(way);
        });
        ways.forEach(state::merge);
        return Outcome.SUCCESS;
    }

    private Outcome choice(Command.Case choice, ShellState state) {
        substitutions(choice.word(), state);
        for (Command.Item item : choice.items()) {
            maybe(item.body(), state);
        }
        return Outcome.SUCCESS;
    }

    private Outcome simple(Command.Simple simple, ShellState state, boolean needed) {
        WordReader reader = reader(state);
        Map<String, String> assigned = state.variables();
        for (Assignment assignment : simple.assignments()) {
            assignment.value().ifPresent(value -> substitutions(value, state));
            String value = assignment.array() ? Text.UNKNOWN : assignment.value().map(reader::text).orElse("");
            String whole = assignment.append() ? reader.valueOf(assignment.name()) + value : value;
            if (simple.words().isEmpty()) {
                state.assign(assignment.name(), whole);
            } else {
                assigned = assigned.isEmpty() ? new HashMap<>() : assigned;
                assigned.put(assignment.name(), whole);
            }
        }
        List<Argument> words = new ArrayList<>(simple.words().size());
        for (ShellWord word : simple.words()) {
            substitutions(word, state);
            words.addAll(reader.fields(word));
        }
        redirect(simple.redirections(), state);
        if (words.isEmpty()) {
            return Outcome.SUCCESS;
        }
        Outcome outcome = program(words, state, assigned, Optional.of(simple), simple.span());
        return needed && outcome == Outcome.EITHER ? Outcome.SUCCESS : outcome;
    }

    private Outcome program(List<Argument> words, ShellState state, Map<String, String> assigned, Optional<Command.Simple> simple,
            Span span) {
        Wrapper.Unwrapped inner = Wrapper.unwrap(words, assigned);
        if (inner.words().isEmpty()) {
            return Outcome.SUCCESS;
        }
        Argument program = inner.words().get(0);
        List<Argument> arguments = inner.words().subList(1, inner.words().size());
        Optional<Command> function = state.function(program.text());
        if (function.isPresent() && calls < DEEPEST_CALL) {
            calls++;
            Outcome outcome = command(function.get(), state, false);
            calls--;
            return outcome;
        }
        if (Builtin.run(program.text(), arguments, state, reader(state))) {
            return program.text().equals("exit") && Failures.isFailure(arguments) ? Outcome.FAILURE : Outcome.SUCCESS;
        }
        Optional<CommandList> nested = Wrapper.script(program, arguments, simple);
        if (nested.isPresent()) {
            return list(nested.get(), state.fork(Certainty.YES), true);
        }
        Map<String, String> variables = inner.assigned();
        Variables.Scope scope = variables.isEmpty() ? environment
                : name -> variables.containsKey(name) ? Optional.of(variables.get(name)) : environment.value(name);
        Optional<ImagePath> directory = inner.directory().isPresent()
                ? ImagePath.resolve(state.directory(), inner.directory().get()) : state.directory();
        Invocation invocation = new Invocation(step, program, arguments, directory, state.certainty(), scope, simple, span,
                clock.now());
        invocations.accept(invocation);
        Origin origin = Origin.of(step, span,
                CommandModels.isKnown(invocation) ? Origin.How.COMMAND : Origin.How.UNKNOWN_COMMAND);
        CommandModels.of(invocation).run(invocation, new Effects(namespace, clock, state.certainty() == Certainty.YES, origin));
        clock.tick();
        return program.text().equals("false") ? Outcome.FAILURE
                : TESTS.contains(program.text()) ? Outcome.EITHER : Outcome.SUCCESS;
    }

    private void substitutions(ShellWord word, ShellState state) {
        for (ShellWord.Part part : word.parts()) {
            substitutions(part, state);
        }
    }

    private void substitutions(ShellWord.Part part, ShellState state) {
        if (part instanceof ShellWord.Part.Substitution substitution) {
            list(substitution.script().body(), state.fork(Certainty.YES), false);
        } else if (part instanceof ShellWord.Part.DoubleQuoted quoted) {
            for (ShellWord.Part inner : quoted.parts()) {
                substitutions(inner, state);
            }
        } else if (part instanceof ShellWord.Part.Parameter parameter) {
            parameter.argument().ifPresent(argument -> substitutions(argument, state.fork(Certainty.MAYBE)));
        }
    }

    private void redirect(List<Redirection> redirections, ShellState state) {
        for (Redirection redirection : redirections) {
            boolean writes = switch (redirection.operator()) {
                case ">", ">>", ">|", "&>", "&>>", "<>" -> true;
                default -> false;
            };
            if (writes) {
                Optional<ImagePath> path = ImagePath.resolve(state.directory(), reader(state).text(redirection.target()));
                if (path.isEmpty() || path.get().isRoot() || !path.get().segments().get(0).equals("dev")) {
                    Origin origin = Origin.of(step, redirection.span(), Origin.How.COMMAND);
                    new Effects(namespace, clock, state.certainty() == Certainty.YES, origin).file(path);
                    clock.tick();
                }
            }
        }
    }

    private WordReader reader(ShellState state) {
        return new WordReader(state, environment, step.home());
    }
}
