package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.MappedText;

/**
 * Parses what a RUN hands to {@code /bin/sh -c} or to bash. The two are not told apart: a script is read as the shell does that
 * gives it a meaning, bash where both do.
 */
public final class ShellParser {

    private ShellParser() {
    }

    /** Parses a script; never throws for what stands in it. */
    public static ShellScript parse(MappedText text) {
        return new CommandParser(text, new Report()).script();
    }
}
