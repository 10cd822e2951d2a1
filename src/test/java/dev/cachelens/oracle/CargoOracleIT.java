package dev.cachelens.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cachelens.project.CargoPackage;
import dev.cachelens.project.CargoTarget;
import dev.cachelens.project.MemoryFiles;
import dev.cachelens.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** What we read of manifests is what {@code cargo metadata} tells of them. */
public class CargoOracleIT {

    private static final int GENERATED = Integer.getInteger("cachelens.generated.crates", 200);

    private static final String NO_SOURCES = "a package without sources has a name nevertheless: a build may write them";

    /** How often a text may be shortened to show what is wrong with it: each time starts processes. */
    private static final int SHORTENINGS = Integer.getInteger("cachelens.shortenings", 100);

    private static CargoMetadata cargo;

    @BeforeClass
    public static void findCargo() throws IOException {
        cargo = new CargoMetadata();
    }

    @AfterClass
    public static void tidyUp() throws IOException {
        if (cargo != null) {
            cargo.close();
        }
    }

    @Test
    public void readsGeneratedCratesAsCargoDoes() {
        Agreement agreement = new Agreement("cargo metadata", "generated projects, seeds " + Dice.seeds(GENERATED) + ",");
        for (int i = 0; i < GENERATED; i++) {
            Map<String, List<Difference>> known = new HashMap<>();
            agreement.compare(CargoGenerator.sample(Dice.SEED + i), text -> known.size() > SHORTENINGS
                    ? known.getOrDefault(text, List.of()) : known.computeIfAbsent(text, CargoOracleIT::differences));
        }
        agreement.conclude();
    }

    private static List<Difference> differences(String text) {
        Map<String, String> files = files(text);
        if (files.isEmpty()) {
            return List.of();
        }
        try (CargoMetadata.Context context = cargo.context(files)) {
            Project project = new Project(new MemoryFiles(files));
            List<Difference> differences = new ArrayList<>();
            for (String path : files.keySet()) {
                if (path.equals("Cargo.toml") || path.endsWith("/Cargo.toml")) {
                    String folder = path.substring(0, Math.max(path.length() - "/Cargo.toml".length(), 0));
                    compare(folder, context.ask(folder), context.root(), project.cargo(folder)).ifPresent(differences::add);
                }
            }
            return differences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Difference> compare(String folder, CargoMetadata.Answer answer, Path root,
            Optional<CargoPackage> ours) {
        String theirs = answer.metadata().map(metadata -> theirs(folder, metadata, root)).orElse("refused");
        String read = ours.map(CargoOracleIT::ours).orElse("refused");
        if (theirs.equals(read)) {
            return Optional.empty();
        }
        Optional<String> design = answer.error().contains("no targets specified") ? Optional.of(NO_SOURCES) : Optional.empty();
        return Optional.of(new Difference("cargo reads <" + theirs + "> in <" + folder + ">, we read <" + read + ">: <"
                + answer.error() + ">", design));
    }

    private static String theirs(String folder, JsonNode metadata, Path root) {
        StringBuilder told = new StringBuilder();
        TreeSet<String> members = new TreeSet<>();
        for (JsonNode each : metadata.path("packages")) {
            String manifest = relative(each.path("manifest_path").textValue(), root);
            String member = manifest.substring(0, Math.max(manifest.length() - "/Cargo.toml".length(), 0));
            members.add(member);
            if (member.equals(folder)) {
                told.append(each.path("name").textValue()).append(' ').append(each.path("edition").textValue()).append(' ');
                told.append(each.path("rust_version").asText("none").replace("null", "none")).append(targets(each, root));
            }
        }
        told.append("\nroot ").append(relative(metadata.path("workspace_root").textValue(), root));
        told.append("\nmembers ").append(members);
        return told.append("\ntarget ").append(relative(metadata.path("target_directory").textValue(), root)).toString();
    }

    private static String targets(JsonNode pack, Path root) {
        TreeSet<String> targets = new TreeSet<>();
        for (JsonNode each : pack.path("targets")) {
            String kind = switch (each.path("kind").path(0).textValue()) {
                case "bin" -> "BIN";
                case "example" -> "EXAMPLE";
                case "test" -> "TEST";
                case "bench" -> "BENCH";
                case "custom-build" -> "BUILD_SCRIPT";
                default -> "LIB";
            };
            targets.add(kind + " " + each.path("name").textValue() + " " + relative(each.path("src_path").textValue(), root));
        }
        return "\n" + String.join("\n", targets);
    }

    private static String relative(String path, Path root) {
        Path whole = Path.of(path).normalize();
        return path.startsWith("/var/") ? path : root.relativize(whole).toString();
    }

    private static String ours(CargoPackage pack) {
        StringBuilder told = new StringBuilder();
        if (pack.name().isPresent()) {
            TreeSet<String> targets = new TreeSet<>();
            for (CargoTarget each : pack.targets()) {
                targets.add(each.kind() + " " + each.name() + " " + each.root());
            }
            told.append(pack.name().get()).append(' ').append(pack.edition()).append(' ');
            told.append(pack.rustVersion().orElse("none")).append('\n').append(String.join("\n", targets));
        }
        told.append("\nroot ").append(pack.workspaceRoot()).append("\nmembers ").append(new TreeSet<>(pack.members()));
        return told.append("\ntarget ").append(pack.targetDirectory()).toString();
    }

    private static Map<String, String> files(String text) {
        Map<String, String> files = new TreeMap<>();
        String path = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith(CargoGenerator.HEAD)) {
                path = line.substring(CargoGenerator.HEAD.length());
                files.put(path, "");
            } else if (path != null) {
                files.merge(path, line + "\n", String::concat);
            }
        }
        // What shortening leaves of a path may no longer be one.
        files.keySet().removeIf(each -> each.isBlank() || each.endsWith("/") || each.startsWith("/") || each.contains("//")
                || each.contains("..") || files.keySet().stream().anyMatch(other -> other.startsWith(each + "/")));
        return files;
    }
}
