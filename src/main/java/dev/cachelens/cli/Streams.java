package dev.cachelens.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command reads from and writes to.
 *
 * @param in    standard input
 * @param out   for results
 * @param err   for everything else
 * @param color whether {@code out} is a terminal that shows colours, and the user wants them
 */
record Streams(InputStream in, PrintStream out, PrintStream err, boolean color) {

    /** Set by the launcher, which can tell at no cost whether standard output is a terminal. */
    private static final String TERMINAL_PROPERTY = "cachelens.terminal";

    /** The streams of this process; UTF-8, as the files are. */
    static Streams ofProcess() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Streams(System.in, out, err, colorWanted() && terminal());
    }

    /** Prints one line about a failure. */
    void complain(String message) {
        out.flush();
        err.println("cachelens: " + Printable.line(message));
    }

    /** See no-color.org: any value but an empty one counts. */
    private static boolean colorWanted() {
        String noColor = System.getenv("NO_COLOR");
        return (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    private static boolean terminal() {
        String told = System.getProperty(TERMINAL_PROPERTY);
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is a console even where there is no terminal, and a method that tells.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
