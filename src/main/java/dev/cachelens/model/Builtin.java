package dev.cachelens.model;

import java.util.List;
import java.util.Optional;

/** The shell's own commands that change the shell. */
final class Builtin {

    private Builtin() {
    }

    /** Runs a builtin; false where the program is none. */
    static boolean run(String program, List<Argument> arguments, ShellState state, WordReader reader) {
        switch (program) {
            case "cd", "pushd", "chdir" -> changeDirectory(arguments, state, reader);
            case "popd" -> state.changeDirectory(Optional.empty());
            case "export", "readonly", "local", "declare", "typeset" -> export(arguments, state);
            case "unset" -> arguments.forEach(name -> state.assign(name.text(), ""));
            case "exit", "return", "break", "continue" -> state.mayEnd();
            case "read" -> arguments.forEach(name -> state.assign(name.text(), Text.UNKNOWN));
            case ":", "true", "set", "shopt", "trap", "umask", "ulimit", "wait", "alias", "shift" -> {
                // Nothing that a path could depend on.
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void changeDirectory(List<Argument> arguments, ShellState state, WordReader reader) {
        Argument target = null;
        for (Argument argument : arguments) {
            if (!argument.isOption() && target == null) {
                target = argument;
            }
        }
        String path = target != null ? target.text() : reader.valueOf("HOME");
        boolean known = target == null || target.quoted() || target.isKnown();
        if (path.equals("-")) {
            state.changeDirectory(state.previousDirectory());
        } else {
            state.changeDirectory(known ? ImagePath.resolve(state.directory(), path) : Optional.empty());
        }
    }

    private static void export(List<Argument> arguments, ShellState state) {
        for (Argument argument : arguments) {
            int equals = argument.text().indexOf('=');
            if (equals > 0 && !argument.isOption()) {
                state.assign(argument.text().substring(0, equals), argument.text().substring(equals + 1));
            }
        }
    }
}
