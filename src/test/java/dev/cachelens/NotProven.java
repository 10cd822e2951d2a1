package dev.cachelens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.AssumptionViolatedException;

/**
 * What a test run left unproven, because this machine lacks something. A skipped test is easily read as a passed one, so every
 * skip goes through here: it is said loudly, and kept in {@code target/not-proven.txt} for {@code scripts/test} to end with.
 */
public final class NotProven {
    private static final Path LIST = Path.of("target", "not-proven.txt");

    private NotProven() {
    }

    /**
     * Ends the calling test as skipped.
     *
     * @param claim what would have been proven, as "the articles' Dockerfiles, built verbatim"
     * @param reason what is missing on this machine, and how to get it
     * @return never; declared so that callers can write {@code throw NotProven.skip(…)}
     * @throws AssumptionViolatedException always
     */
    public static AssumptionViolatedException skip(String claim, String reason) {
        String line = claim + ": " + reason;
        System.err.println("*** NOT PROVEN *** " + line);
        record(line);
        throw new AssumptionViolatedException(line);
    }

    private static synchronized void record(String line) {
        try {
            Files.createDirectories(LIST.getParent());
            if (!Files.exists(LIST) || !Files.readAllLines(LIST).contains(line)) {
                Files.write(LIST, (line + "\n").getBytes(StandardCharsets.UTF_8),
                        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
