package dev.cachelens.project;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cachelens.project.CargoTarget.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what cargo compiles of a package: the targets that its manifest states, and those that its folders imply. */
final class CargoTargets {

    private static final String EXTENSION = ".rs";

    private final Files files;
    private final Manifest manifest;
    private final String name;
    private final boolean oldest;

    /**
     * @param manifest of a package
     */
    CargoTargets(Files files, Manifest manifest, String edition) {
        this.files = files;
        this.manifest = manifest;
        name = manifest.name().orElseThrow();
        oldest = edition.equals("2015");
    }

    List<CargoTarget> find() throws ManifestException {
        Optional<CargoTarget> library = library();
        List<CargoTarget> targets = new ArrayList<>();
        library.ifPresent(targets::add);
        List<CargoTarget> binaries = new ArrayList<>();
        if (exists("src/main.rs")) {
            binaries.add(target(name, Kind.BIN, "src/main.rs"));
        }
        binaries.addAll(inFolder("src/bin", Kind.BIN));
        targets.addAll(targets("bin", "autobins", Kind.BIN, binaries, library.isPresent()));
        targets.addAll(targets("example", "autoexamples", Kind.EXAMPLE, inFolder("examples", Kind.EXAMPLE), true));
        targets.addAll(targets("test", "autotests", Kind.TEST, inFolder("tests", Kind.TEST), true));
        targets.addAll(targets("bench", "autobenches", Kind.BENCH, inFolder("benches", Kind.BENCH), true));
        buildScript().ifPresent(targets::add);
        return targets;
    }

    private Optional<CargoTarget> library() throws ManifestException {
        JsonNode stated = manifest.table("lib");
        boolean implied = exists("src/lib.rs");
        if (stated.isMissingNode() && (!implied || !discovers("autolib").orElse(true))) {
            return Optional.empty();
        }
        String library = Toml.string(stated.path("name")).orElse(name.replace('-', '_'));
        if (library.contains("-")) {
            throw new ManifestException("a library named with a hyphen: " + library);
        }
        Optional<String> path = Toml.string(stated.path("path"));
        if (path.isEmpty() && !implied) {
            String legacy = "src/" + library + EXTENSION;
            path = oldest && exists(legacy) ? Optional.of(legacy) : path;
            path.orElseThrow(() -> new ManifestException("no source of library " + library));
        }
        return Optional.of(target(library, Kind.LIB, path.orElse("src/lib.rs")));
    }

    private Optional<CargoTarget> buildScript() throws ManifestException {
        JsonNode stated = manifest.ofPackage("build");
        if (stated.isBoolean() ? !stated.booleanValue() : stated.isMissingNode() && !isFile("build.rs")) {
            return Optional.empty();
        }
        String path = stated.isBoolean() ? "build.rs" : Toml.string(stated).orElse("build.rs");
        return Optional.of(target("build-script-" + stem(ContextPath.name(path)), Kind.BUILD_SCRIPT, path));
    }

    private List<CargoTarget> targets(String table, String discovery, Kind kind, List<CargoTarget> implied, boolean hasLibrary)
            throws ManifestException {
        JsonNode stated = manifest.table(table);
        if (!stated.isMissingNode() && !stated.isArray()) {
            throw new ManifestException("not a list of tables: " + table);
        }
        List<CargoTarget> targets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        // Of a target without a path, cargo does not take the implied one's path for seen: only its name.
        Set<String> roots = new HashSet<>();
        for (JsonNode each : stated) {
            String named = Toml.string(each.path("name")).orElseThrow(() -> new ManifestException("a target without a name"));
            Optional<CargoTarget> target = stated(named, each, kind, implied, hasLibrary);
            target.ifPresent(targets::add);
            names.add(named);
            if (each.has("path")) {
                roots.add(target.orElseThrow().root());
            }
        }
        if (discovers(discovery).orElse(stated.isMissingNode() || !oldest)) {
            for (CargoTarget each : implied) {
                if (!names.contains(each.name()) && !roots.contains(each.root())) {
                    targets.add(each);
                }
            }
        }
        Set<String> unique = new HashSet<>();
        for (CargoTarget each : targets) {
            if (!unique.add(each.name())) {
                throw new ManifestException("two targets named " + each.name());
            }
        }
        return targets;
    }

    private Optional<CargoTarget> stated(String target, JsonNode table, Kind kind, List<CargoTarget> implied, boolean hasLibrary)
            throws ManifestException {
        Optional<String> path = Toml.string(table.path("path"));
        if (path.isPresent()) {
            return Optional.of(target(target, kind, path.get()));
        }
        List<CargoTarget> matching = new ArrayList<>(implied);
        matching.removeIf(each -> !each.name().equals(target));
        if (matching.size() == 1) {
            return Optional.of(matching.get(0));
        }
        Optional<String> legacy = oldest ? legacyPath(kind, target, hasLibrary) : Optional.empty();
        // Of other kinds, cargo minds a missing source only once it builds the target.
        if (kind == Kind.BIN && legacy.isEmpty()) {
            throw new ManifestException("no source of " + target);
        }
        return legacy.map(found -> target(target, kind, found));
    }

    /** Where the first edition still looks for sources. */
    private Optional<String> legacyPath(Kind kind, String target, boolean hasLibrary) {
        List<String> paths = switch (kind) {
            case BIN -> List.of("src/" + target + EXTENSION, "src/main.rs", "src/bin/main.rs");
            case BENCH -> target.equals("bench") ? List.of("src/bench.rs") : List.of();
            default -> List.of();
        };
        return paths.stream().skip(kind == Kind.BIN && hasLibrary ? 1 : 0).filter(this::exists).findFirst();
    }

    private List<CargoTarget> inFolder(String folder, Kind kind) {
        List<CargoTarget> targets = new ArrayList<>();
        for (String entry : files.list(ContextPath.resolve(manifest.folder(), folder))) {
            String path = folder + "/" + entry;
            boolean nested = files.kind(ContextPath.resolve(manifest.folder(), path)) == Files.Kind.FOLDER;
            if (entry.startsWith(".")) {
                continue;
            }
            if (nested && exists(path + "/main.rs")) {
                targets.add(target(entry, kind, path + "/main.rs"));
            } else if (!nested && entry.endsWith(EXTENSION)) {
                targets.add(target(stem(entry), kind, path));
            }
        }
        return targets;
    }

    private Optional<Boolean> discovers(String key) throws ManifestException {
        return Toml.flag(manifest.ofPackage(key));
    }

    private CargoTarget target(String target, Kind kind, String path) {
        return new CargoTarget(target, kind, ContextPath.resolve(manifest.folder(), path));
    }

    private boolean exists(String path) {
        return files.kind(ContextPath.resolve(manifest.folder(), path)) != Files.Kind.ABSENT;
    }

    private boolean isFile(String path) {
        return files.kind(ContextPath.resolve(manifest.folder(), path)) == Files.Kind.FILE;
    }

    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
