package dev.cachelens.rule;

import dev.cachelens.model.CargoCommand;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.ToolCaches;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a tool writes what a mount was meant to hold.
 *
 * @param tool   the tool's name
 * @param path   the folder that it writes to
 * @param reason why there, as an addition to a sentence; may be empty
 */
record WrittenFolder(String tool, ImagePath path, String reason) {

    private static final Set<String> NODE = Set.of("npm", "npx");

    private static final Set<String> PIP = Set.of("pip", "pip3");

    // Other tools whose output is called `target` as well.
    private static final Set<String> TARGET_TOOLS = Set.of("mvn", "mvnw", "sbt", "make", "just", "gradle", "trunk", "wasm-pack", "maturin",
            "lein");

    /** The folder that the RUN's tool writes to in place of the given one; empty where that one may be right. */
    static Optional<WrittenFolder> insteadOf(RunStep run, ImagePath target) {
        if (target.name().equals("target")) {
            return cargoTarget(run, target);
        }
        if (endsWith(target, ".cargo") || endsWith(target, ".cargo", "registry") || endsWith(target, ".cargo", "git")
                || endsWith(target, "cargo", "registry") || endsWith(target, "cargo", "git")
                || endsWith(target, ".cargo", "registry", "cache") || endsWith(target, ".cargo", "registry", "index")
                || endsWith(target, ".cargo", "git", "db")) {
            return cargoHome(run, target);
        }
        if (endsWith(target, "pkg", "mod")) {
            return elsewhere(run, target, Set.of("go"), "go", ToolCaches.goModules(run), "GOMODCACHE or GOPATH");
        }
        if (endsWith(target, "go-build")) {
            return elsewhere(run, target, Set.of("go"), "go", ToolCaches.goBuild(run), "GOCACHE or the user's home");
        }
        if (endsWith(target, ".npm")) {
            return elsewhere(run, target, NODE, "npm", ToolCaches.folder(run, "npm_config_cache", ".npm"), "the user's home");
        }
        if (endsWith(target, ".cache", "pip")) {
            return elsewhere(run, target, PIP, "pip", ToolCaches.folder(run, "PIP_CACHE_DIR", ".cache/pip"), "the user's home");
        }
        return Optional.empty();
    }

    private static Optional<WrittenFolder> cargoTarget(RunStep run, ImagePath target) {
        ImagePath written = null;
        for (Invocation invocation : run.invocations()) {
            Optional<CargoCommand> cargo = CargoCommand.of(invocation);
            if (TARGET_TOOLS.contains(invocation.name()) || invocation.program().text().startsWith("./")) {
                return Optional.empty();
            }
            if (cargo.isPresent() && cargo.get().compiles()) {
                Optional<ImagePath> folder = cargo.get().targetDirectory().filter(ImagePath::isKnown);
                boolean named = cargo.get().namedTargetDirectory().isPresent();
                // Without its manifest in sight, a crate may belong to a workspace further up.
                boolean workspace = !named && cargo.get().directory().map(crate -> crate.startsWith(target.parent())).orElse(true);
                if (folder.isEmpty() || workspace || related(folder.get(), target)) {
                    return Optional.empty();
                }
                written = folder.get();
            }
        }
        return Optional.ofNullable(written).map(folder -> new WrittenFolder("cargo", folder, ""));
    }

    private static Optional<WrittenFolder> cargoHome(RunStep run, ImagePath target) {
        List<String> tail = target.segments().subList(Math.max(cargoSegment(target), 0) + 1, target.segments().size());
        Optional<ImagePath> home = ToolCaches.cargoHome(run);
        Optional<ImagePath> folder = home.map(path -> path.resolve(String.join("/", tail)));
        return elsewhere(run, target, Set.of("cargo", "cargo-chef"), "cargo", folder, "CARGO_HOME")
                .filter(found -> !home.get().startsWith(target));
    }

    private static int cargoSegment(ImagePath target) {
        return Math.max(target.segments().lastIndexOf(".cargo"), target.segments().lastIndexOf("cargo"));
    }

    private static Optional<WrittenFolder> elsewhere(RunStep run, ImagePath target, Set<String> programs, String tool,
            Optional<ImagePath> folder, String variable) {
        boolean runs = false;
        for (Invocation invocation : run.invocations()) {
            runs |= programs.contains(invocation.name());
        }
        return runs ? folder.filter(path -> !related(path, target))
                .map(path -> new WrittenFolder(tool, path, " (" + variable + " says so)")) : Optional.empty();
    }

    private static boolean related(ImagePath path, ImagePath other) {
        return path.startsWith(other) || other.startsWith(path);
    }

    private static boolean endsWith(ImagePath path, String... names) {
        int from = path.segments().size() - names.length;
        return from >= 0 && path.segments().subList(from, path.segments().size()).equals(List.of(names));
    }
}
