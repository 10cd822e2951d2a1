package dev.cachelens.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachelens.NotProven;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real cargo, asked what it makes of the manifests in a folder of its own. */
final class CargoMetadata implements AutoCloseable {

    private static final int SECONDS = 60;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path cargo;
    private final Path folder;
    private final Path home;

    /** Finds cargo; ends the calling test as skipped, loudly, where there is none. */
    CargoMetadata() throws IOException {
        cargo = findCargo();
        if (cargo == null) {
            throw NotProven.skip("what is read of Cargo.toml is what cargo reads", "no cargo in PATH or ~/.cargo/bin");
        }
        folder = Files.createTempDirectory("cachelens-cargo").toRealPath();
        home = Files.createDirectory(folder.resolve("home"));
    }

    /** What cargo answered; without metadata where it refused. */
    record Answer(Optional<JsonNode> metadata, String error) {
    }

    /**
     * Lets cargo answer in folders of a context.
     *
     * @param texts the context's files by path
     */
    Context context(Map<String, String> texts) throws IOException {
        Path root = Files.createTempDirectory(folder, "context");
        for (Map.Entry<String, String> each : texts.entrySet()) {
            Path file = root.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
        return new Context(root);
    }

    final class Context implements AutoCloseable {
        private final Path root;

        private Context(Path root) {
            this.root = root;
        }

        Path root() {
            return root;
        }

        Answer ask(String workingDirectory) throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(cargo.toString(), "metadata", "--no-deps", "--offline",
                    "--format-version", "1").directory(root.resolve(workingDirectory).toFile());
            Path errors = folder.resolve("errors");
            builder.redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("CARGO_"));
            builder.environment().put("CARGO_HOME", home.toString());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("cargo metadata did not end within " + SECONDS + " seconds");
            }
            if (process.exitValue() != 0) {
                return new Answer(Optional.empty(), Files.readString(errors));
            }
            return new Answer(Optional.of(mapper.readTree(output)), "");
        }

        @Override
        public void close() throws IOException {
            delete(root);
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static Path findCargo() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator
                + Path.of(System.getProperty("user.home"), ".cargo", "bin");
        for (String each : path.split(File.pathSeparator)) {
            Path found = Path.of(each, "cargo");
            if (!each.isEmpty() && Files.isExecutable(found)) {
                return found;
            }
        }
        return null;
    }
}
