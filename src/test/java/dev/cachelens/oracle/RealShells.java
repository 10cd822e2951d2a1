package dev.cachelens.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The machine's own shells, which judge where mvdan's parser is stricter or laxer than they are. */
final class RealShells {

    private RealShells() {
    }

    /** Whether bash or dash finds nothing wrong with the script; it is only read, never run. */
    static boolean accept(String script) {
        return accepts("bash", script) || accepts("dash", script);
    }

    private static boolean accepts(String shell, String script) {
        try {
            Process process = new ProcessBuilder(shell, "-n").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            try (var input = process.getOutputStream()) {
                input.write(script.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The shell stops reading where it finds an error; its exit code tells.
            }
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + shell, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
