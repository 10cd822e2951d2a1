package dev.cachelens.model;

import dev.cachelens.syntax.shell.Command;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a running shell knows: its directory, the variables that it has set, its functions, and whether it has come here at all. */
final class ShellState {

    private Optional<ImagePath> directory;
    private Optional<ImagePath> previous = Optional.empty();
    private Certainty certainty;
    private final Map<String, String> variables;
    private final Map<String, Command> functions;

    ShellState(Optional<ImagePath> directory) {
        this(directory, Certainty.YES, new HashMap<>(), new HashMap<>());
    }

    private ShellState(Optional<ImagePath> directory, Certainty certainty, Map<String, String> variables,
            Map<String, Command> functions) {
        this.directory = directory;
        this.certainty = certainty;
        this.variables = variables;
        this.functions = functions;
    }

    /** A state of its own, as a subshell has, that is no more certain than this. */
    ShellState fork(Certainty limit) {
        ShellState fork = new ShellState(directory, certainty.and(limit), new HashMap<>(variables), new HashMap<>(functions));
        fork.previous = previous;
        return fork;
    }

    /** Goes on with what either of two ways has led to: where they differ, nothing is known. */
    void merge(ShellState other) {
        if (!directory.equals(other.directory)) {
            directory = Optional.empty();
        }
        if (!previous.equals(other.previous)) {
            previous = Optional.empty();
        }
        for (String name : other.variables.keySet()) {
            variables.putIfAbsent(name, Text.UNKNOWN);
        }
        variables.replaceAll((name, value) -> Objects.equals(other.variables.get(name), value) ? value : Text.UNKNOWN);
        other.functions.forEach(functions::putIfAbsent);
    }

    Optional<ImagePath> directory() {
        return directory;
    }

    /** Changes the directory; where that is not certain to have happened, it is no longer known. */
    void changeDirectory(Optional<ImagePath> target) {
        previous = directory;
        directory = certainty == Certainty.YES || directory.equals(target) ? target : Optional.empty();
    }

    /** Where {@code cd -} goes. */
    Optional<ImagePath> previousDirectory() {
        return previous;
    }

    Certainty certainty() {
        return certainty;
    }

    /** From here on the shell may have ended. */
    void mayEnd() {
        certainty = certainty.and(Certainty.MAYBE);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    void assign(String name, String value) {
        boolean certain = certainty == Certainty.YES || value.equals(variables.get(name));
        variables.put(name, certain ? value : Text.UNKNOWN);
    }

    Optional<Command> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    void define(String name, Command body) {
        functions.put(name, body);
    }

    /** The variables as they are now, for a program that is started here. */
    Map<String, String> variables() {
        return variables.isEmpty() ? Map.of() : new HashMap<>(variables);
    }
}
