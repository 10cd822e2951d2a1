package dev.cachelens.oracle;

import static org.junit.Assert.fail;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program in {@code src/test/go/oracle}: what BuildKit's own Dockerfile parser and mvdan's shell parser make of texts.
 *
 * <p>It is built into {@code target/} once a run and answers until the run ends. Where there is no Go, tests that need it are
 * skipped loudly; with {@code CACHELENS_REQUIRE_ENGINES=1} in the environment they fail.
 */
public final class Oracle {

    private static final Path SOURCES = Path.of("src", "test", "go", "oracle");
    private static final Path PROGRAM = Path.of("target", "oracle", "oracle");
    private static final int BUILD_MINUTES = 8;

    private static Oracle started;

    private final ObjectMapper mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Path go;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private Oracle(Path go) throws IOException, InterruptedException {
        this.go = go;
        Files.createDirectories(PROGRAM.getParent());
        run(List.of(go.toString(), "build", "-o", PROGRAM.toAbsolutePath().toString(), "."));
        Process process = new ProcessBuilder(PROGRAM.toAbsolutePath().toString()).redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The running program; built and started when first asked for. */
    public static synchronized Oracle get() {
        if (started == null) {
            Path go = findGo();
            if (go == null) {
                String message = "NOT PROVEN: no go in PATH or /usr/local/go/bin, so the parsers were not held to BuildKit's";
                System.err.println(message);
                if ("1".equals(System.getenv("CACHELENS_REQUIRE_ENGINES"))) {
                    fail(message);
                }
                assumeTrue(message, false);
            }
            try {
                started = new Oracle(go);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start the oracle", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the oracle was built", e);
            }
        }
        return started;
    }

    /** What BuildKit makes of a Dockerfile. */
    public ParsedDockerfile dockerfile(String text) {
        return ask(Map.of("kind", "dockerfile", "text", text), new TypeReference<>() { });
    }

    /**
     * What mvdan's parser makes of a script.
     *
     * @param posix whether the grammar is that of POSIX's shell instead of bash's
     */
    public ParsedScript shell(String text, boolean posix) {
        return ask(Map.of("kind", "shell", "text", text, "posix", posix), new TypeReference<>() { });
    }

    /** What BuildKit expands a word to, with these variables in scope. */
    public ExpandedWord expansion(String text, Map<String, String> environment, char escape) {
        List<String> pairs = new ArrayList<>();
        environment.forEach((name, value) -> pairs.add(name + "=" + value));
        return ask(Map.of("kind", "expand", "text", text, "env", pairs, "escape", String.valueOf(escape)),
                new TypeReference<>() { });
    }

    /**
     * What BuildKit sends of a context.
     *
     * @param ignore the ignore file's text
     * @param paths  empty files, and folders, whose paths end with a slash
     */
    public SentContext context(String ignore, List<String> paths) {
        return ask(Map.of("kind", "context", "text", ignore, "paths", paths), new TypeReference<>() { });
    }

    /** The string literals of the test files below a folder of Go sources. */
    public List<Sample> literals(Path folder) {
        return ask(Map.of("kind", "corpus", "text", folder.toString()), new TypeReference<>() { });
    }

    /** Where the sources of a Go module lie that the oracle is built from. */
    public Path module(String name) {
        try {
            return Path.of(run(List.of(go.toString(), "list", "-m", "-f", "{{.Dir}}", name)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized <T> T ask(Map<String, Object> request, TypeReference<T> type) {
        try {
            requests.write(mapper.writeValueAsString(request));
            requests.newLine();
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the oracle ended; standard error says why. It was asked: " + request);
            }
            return mapper.readValue(answer, type);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + request, e);
        }
    }

    private static Path findGo() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/local/go/bin";
        for (String folder : path.split(File.pathSeparator)) {
            Path go = Path.of(folder, "go");
            if (!folder.isEmpty() && Files.isExecutable(go)) {
                return go;
            }
        }
        return null;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(SOURCES.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException(String.join(" ", command) + " in " + SOURCES + " failed; standard error says why");
        }
        return output;
    }
}
