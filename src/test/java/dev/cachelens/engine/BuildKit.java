package dev.cachelens.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A BuildKit builder, driven by {@code docker buildx build}. Its builds have cache mounts of their own: those that name the same
 * mount share it with each other, and with nobody else.
 */
public final class BuildKit {
    private final String docker;
    private final String builder;
    private final Map<String, String> environment;
    private final String cacheMounts = UUID.randomUUID().toString();

    BuildKit(String docker, String builder, Map<String, String> environment) {
        this.docker = docker;
        this.builder = builder;
        this.environment = environment;
    }

    /** Returns a build of a context folder, to be told what else it needs and then run. */
    public Build build(Path context, String dockerfile) {
        return new Build(context, dockerfile);
    }

    /** A build to be: its options, each of which returns the build itself. */
    public final class Build {
        private final Path context;
        private final String dockerfile;
        private final List<String> options = new ArrayList<>();
        private Duration limit = Duration.ofMinutes(5);

        private Build(Path context, String dockerfile) {
            this.context = context;
            this.dockerfile = dockerfile;
        }

        /** Adds options of {@code docker buildx build}, as {@code "--target", "builder"}. */
        public Build with(String... more) {
            options.addAll(List.of(more));
            return this;
        }

        /** Makes every step run again. Cache mounts keep what they hold. */
        public Build withoutCache() {
            return with("--no-cache");
        }

        /** Sets how long the build may take, instead of five minutes. */
        public Build within(Duration time) {
            limit = time;
            return this;
        }

        /**
         * Builds, and keeps nothing but the builder's cache.
         *
         * @throws AssertionError if the build takes longer than it may
         */
        public BuildResult run() {
            return run(List.of());
        }

        /**
         * Builds, and returns the files of the image, or of the stage named by {@code --target}.
         *
         * @throws AssertionError if the build fails or takes longer than it may
         */
        public ImageFiles export() {
            Path tar = temporary(".tar");
            // Not type=local: exporting a big root that way hangs with these versions.
            run(List.of("--output", "type=tar,dest=" + tar)).orFail();
            return new ImageFiles(tar);
        }

        private BuildResult run(List<String> output) {
            Path file = temporary(".Dockerfile");
            try {
                Files.writeString(file, dockerfile);
                List<String> command = new ArrayList<>(List.of(docker, "buildx", "build", "--builder", builder,
                        "--progress=plain", "--build-arg", "BUILDKIT_CACHE_MOUNT_NS=" + cacheMounts, "--file", file.toString()));
                command.addAll(options);
                command.addAll(output);
                command.add(context.toString());
                TimedProcess.Outcome outcome = TimedProcess.run(command, environment, limit);
                return BuildResult.ofPlainLog(outcome.exitCode() == 0, outcome.output());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Path temporary(String suffix) {
        try {
            Path file = Files.createTempFile("cachelens-", suffix);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
