package dev.cachelens.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What cargo's configuration files say to a cargo that runs in a folder.
 *
 * @param targetDirectory {@code build.target-dir}, relative to the context; empty where none is set
 * @param targets         {@code build.target}
 */
record CargoConfig(Optional<String> targetDirectory, List<String> targets) {

    /**
     * Reads the files of a folder and those above it, up to the context's; the nearest one counts.
     *
     * @throws ManifestException where cargo would refuse a file, or one includes others
     */
    static CargoConfig read(Files files, String folder) throws ManifestException {
        Optional<String> directory = Optional.empty();
        List<String> targets = new ArrayList<>();
        boolean decided = false;
        String current = folder;
        while (true) {
            JsonNode build = table(files, current).path("build");
            Optional<String> stated = Toml.string(build.path("target-dir"));
            if (directory.isEmpty() && stated.isPresent()) {
                directory = Optional.of(ContextPath.resolve(current, stated.get()));
            }
            JsonNode target = build.path("target");
            // Lists of several files are joined, a single value hides those above it.
            if (target.isArray()) {
                targets.addAll(decided ? List.of() : Toml.strings(target));
            } else if (!decided && target.isTextual()) {
                targets.add(target.textValue());
                decided = true;
            }
            if (current.isEmpty()) {
                return new CargoConfig(directory, List.copyOf(targets));
            }
            current = ContextPath.parent(current);
        }
    }

    private static JsonNode table(Files files, String folder) throws ManifestException {
        String file = ContextPath.resolve(folder, ".cargo/config");
        Optional<String> text = files.read(file).or(() -> files.read(file + ".toml"));
        JsonNode table = Toml.parse(text.orElse(""));
        if (table.has("include")) {
            throw new ManifestException("a configuration that includes others is not followed: " + file);
        }
        return table;
    }
}
