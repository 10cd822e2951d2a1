package dev.cachelens.syntax.shell;

import dev.cachelens.syntax.MappedText;

/** Parses what a RUN hands to {@code /bin/sh -c} or to bash. */
public final class ShellParser {

    private ShellParser() {
    }

    /** Parses a script; never throws for what stands in it. */
    public static ShellScript parse(MappedText text) {
        throw new UnsupportedOperationException("not there yet");
    }
}
