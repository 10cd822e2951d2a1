package dev.cachelens.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What one command, run in this process, made of its arguments. */
record Invocation(int status, String out, String err) {

    static Invocation of(String... args) {
        return run("", false, args);
    }

    static Invocation withInput(String input, String... args) {
        return run(input, false, args);
    }

    static Invocation onTerminal(String... args) {
        return run("", true, args);
    }

    private static Invocation run(String input, boolean color, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), color);
        int status = Main.run(streams, args);
        streams.out().flush();
        return new Invocation(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
