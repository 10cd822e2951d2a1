package dev.cachelens.model;

import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.shell.Command;
import java.util.List;
import java.util.Optional;

/**
 * A program that a step runs. Wrappers such as {@code env} or {@code sudo} are taken off.
 */
public final class Invocation {

    private final Step step;
    private final Argument program;
    private final String name;
    private final List<Argument> arguments;
    private final Optional<ImagePath> directory;
    private final Certainty certainty;
    private final Variables.Scope variables;
    private final Optional<Command.Simple> command;
    private final Span span;
    private final int time;

    /**
     * @param variables what the program finds in its environment
     * @param command   the shell's command; empty in exec form
     * @param span      the whole command, wrappers and redirections included
     */
    Invocation(Step step, Argument program, List<Argument> arguments, Optional<ImagePath> directory, Certainty certainty,
            Variables.Scope variables, Optional<Command.Simple> command, Span span, int time) {
        this.step = step;
        this.program = program;
        this.name = program.text().substring(program.text().lastIndexOf('/') + 1);
        this.arguments = List.copyOf(arguments);
        this.directory = directory;
        this.certainty = certainty;
        this.variables = variables;
        this.command = command;
        this.span = span;
        this.time = time;
    }

    public Step step() {
        return step;
    }

    /** The program's word, as given: a name, or a path. */
    public Argument program() {
        return program;
    }

    /** The program's name, without folders; parts may be unknown. */
    public String name() {
        return name;
    }

    /** What is behind the program. */
    public List<Argument> arguments() {
        return arguments;
    }

    /** The directory that it runs in; empty where that is not known. */
    public Optional<ImagePath> directory() {
        return directory;
    }

    /** {@link Certainty#YES} where a build that succeeds has run it; {@link Certainty#MAYBE} behind a condition. */
    public Certainty certainty() {
        return certainty;
    }

    /** The value of a variable that the program finds, with unknown parts marked; empty where it is not set. */
    public Optional<String> variable(String name) {
        return variables.value(name);
    }

    /** The shell's command; empty in exec form. */
    public Optional<Command.Simple> command() {
        return command;
    }

    /** The whole command in the file. */
    public Span span() {
        return span;
    }

    /** A path against the directory that it runs in; empty where that is not known. */
    public Optional<ImagePath> resolve(String path) {
        return ImagePath.resolve(directory, path);
    }

    /** Whether one of the arguments is this text. */
    public boolean has(String argument) {
        for (Argument candidate : arguments) {
            if (candidate.text().equals(argument)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is known what the program does to files; a script or a program of the project may do anything. */
    public boolean isUnderstood() {
        return CommandModels.isKnown(this);
    }

    /** The moment, on the model's clock, before its effects. */
    int time() {
        return time;
    }

    /** Where a path lived, in the step's stage, when it began; its own RUN's mounts count from the RUN's end. */
    public Whereabouts locateBefore(ImagePath path) {
        return step.stage().locate(path, time);
    }
}
