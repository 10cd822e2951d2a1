package dev.cachelens.engine;

import dev.cachelens.NotProven;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.rules.ExternalResource;

/**
 * The real engines, as a class rule: {@code @ClassRule public static final Engines ENGINES = new Engines();}.
 *
 * <p>They are those that {@code scripts/engines} set up in the folder named by the system property {@code cachelens.engines}, else
 * by the environment's {@code CACHELENS_ENGINES}, else in its default folder. They are started when they do not run, and then
 * stopped with this JVM. Where they were never set up, tests are skipped loudly; with {@code CACHELENS_REQUIRE_ENGINES=1} they
 * fail instead.
 */
public final class Engines extends ExternalResource {
    private static final String CLAIM = "what real builds do (tests on BuildKit and the Docker engine)";
    private static final Path SCRIPT = Path.of("scripts", "engines").toAbsolutePath();

    private static Properties properties;

    @Override
    protected void before() {
        properties();
    }

    /**
     * Returns a BuildKit builder whose cache mounts nobody has used before.
     *
     * @throws org.junit.AssumptionViolatedException if this machine has none
     */
    public BuildKit buildKit() {
        Properties found = properties();
        if (found.getProperty("builder").isEmpty()) {
            throw missing("no Go to build buildkitd with, and no builder named in CACHELENS_BUILDER");
        }
        String config = found.getProperty("docker.config");
        return new BuildKit(found.getProperty("docker"), found.getProperty("builder"),
                config.isEmpty() ? Map.of() : Map.of("DOCKER_CONFIG", config));
    }

    /**
     * Returns the Docker engine.
     *
     * @throws org.junit.AssumptionViolatedException if this machine has none
     */
    public DockerEngine docker() {
        String host = properties().getProperty("docker.host");
        if (host.isEmpty()) {
            throw missing("no Docker engine named in CACHELENS_DOCKER_HOST, and no root to start one");
        }
        return new DockerEngine(URI.create(host));
    }

    private static synchronized Properties properties() {
        if (properties == null) {
            Path state = state();
            if (!Files.isDirectory(state.resolve("done"))) {
                throw missing("nothing set up in " + state + "; run scripts/engines up");
            }
            if (script(state, "status").exitCode() != 0) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> script(state, "down")));
                TimedProcess.Outcome up = script(state, "up");
                if (up.exitCode() != 0) {
                    throw new AssertionError("scripts/engines up failed:\n" + up.output());
                }
            }
            properties = load(state.resolve("engines.properties"));
        }
        return properties;
    }

    private static Path state() {
        String home = System.getProperty("user.home");
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", home + "/.cache");
        String named = System.getenv().getOrDefault("CACHELENS_ENGINES", cache + "/cache-lens/engines");
        String property = System.getProperty("cachelens.engines", "");
        return Path.of(property.isEmpty() ? named : property);
    }

    private static TimedProcess.Outcome script(Path state, String command) {
        return TimedProcess.run(List.of(SCRIPT.toString(), command), Map.of("CACHELENS_ENGINES", state.toString()),
                Duration.ofMinutes(20));
    }

    private static Properties load(Path file) {
        Properties loaded = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            loaded.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return loaded;
    }

    private static RuntimeException missing(String reason) {
        if ("1".equals(System.getenv("CACHELENS_REQUIRE_ENGINES"))) {
            throw new AssertionError("engines are required here, but there is " + reason);
        }
        return NotProven.skip(CLAIM, reason);
    }
}
