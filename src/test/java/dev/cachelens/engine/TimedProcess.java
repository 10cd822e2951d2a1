package dev.cachelens.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end or to its time limit, whichever comes first. */
final class TimedProcess {
    private TimedProcess() {
    }

    /**
     * What a program left: its exit code, and its standard output and error as one text.
     *
     * @param exitCode the exit code
     * @param output what it wrote, in UTF-8
     */
    record Outcome(int exitCode, String output) {
    }

    /**
     * Runs a program without standard input.
     *
     * @param environment variables to add to this process's own
     * @throws AssertionError if it runs longer than the limit; it and its children are killed
     * @throws UncheckedIOException if it cannot be started
     */
    static Outcome run(List<String> command, Map<String, String> environment, Duration limit) {
        try {
            // A file rather than a pipe: a child that outlives the program must not keep us reading.
            Path output = Files.createTempFile("cachelens-", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
                String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
                if (!ended) {
                    throw new AssertionError("took longer than " + limit.toSeconds() + " s: " + command + "\n" + text);
                }
                return new Outcome(process.exitValue(), text);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + command, e);
        }
    }
}
