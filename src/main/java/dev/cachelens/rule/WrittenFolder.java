package dev.cachelens.rule;

import dev.cachelens.model.Argument;
import dev.cachelens.model.CargoCommand;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.ToolCaches;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where a tool writes what a mount was meant to hold.
 *
 * @param tool   the tool's name
 * @param path   the folder that it writes to; empty where all that is known is that it is the home of another user
 * @param reason why there, as an addition to a sentence; may be empty
 */
record WrittenFolder(String tool, Optional<ImagePath> path, String reason) {

    private static final ImagePath ROOTS_HOME = ImagePath.of("/root");

    private static final List<String> CARGO = List.of("cargo", "cargo-chef");

    private static final List<String> GO = List.of("go");

    private static final List<String> NPM = List.of("npm", "npx");

    private static final List<String> PIP = List.of("pip", "pip3");

    // Words of commands that change where a tool keeps its cache: `npm config set`, `go env -w`, `pip --cache-dir`.
    private static final Set<String> CONFIGURING = Set.of("config", "set", "env", "--cache", "--cache-dir", "--config",
            "--userconfig");

    // Other tools whose output is called `target` as well.
    private static final Set<String> TARGET_TOOLS = Set.of("mvn", "mvnw", "sbt", "make", "just", "gradle", "trunk", "wasm-pack",
            "maturin", "lein");

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
            return elsewhere(run, target, GO, ToolCaches::goModules, "GOMODCACHE or GOPATH");
        }
        if (endsWith(target, "go-build")) {
            return elsewhere(run, target, GO, ToolCaches::goBuild, "GOCACHE or the user's home");
        }
        if (endsWith(target, ".npm")) {
            return elsewhere(run, target, NPM, command -> ToolCaches.folder(command, "npm_config_cache", ".npm"),
                    "the user's home");
        }
        if (endsWith(target, ".cache", "pip")) {
            return elsewhere(run, target, PIP, command -> ToolCaches.folder(command, "PIP_CACHE_DIR", ".cache/pip"),
                    "the user's home");
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
                boolean workspace = !named && cargo.get().directory().map(crate -> crate.startsWith(target.parent()))
                        .orElse(true);
                if (folder.isEmpty() || workspace || related(folder.get(), target)) {
                    return Optional.empty();
                }
                written = folder.get();
            }
        }
        return Optional.ofNullable(written).map(folder -> new WrittenFolder("cargo", Optional.of(folder), ""));
    }

    private static Optional<WrittenFolder> cargoHome(RunStep run, ImagePath target) {
        List<String> tail = target.segments().subList(Math.max(cargoSegment(target), 0) + 1, target.segments().size());
        return elsewhere(run, target, CARGO, command -> ToolCaches.cargoHome(command)
                .map(home -> home.startsWith(target) ? target : home.resolve(String.join("/", tail))), "CARGO_HOME");
    }

    private static int cargoSegment(ImagePath target) {
        return Math.max(target.segments().lastIndexOf(".cargo"), target.segments().lastIndexOf("cargo"));
    }

    /**
     * @param programs the tool's programs, that which messages name first
     * @param cache    where the tool keeps its cache when a command runs
     * @param says     what decides that
     */
    private static Optional<WrittenFolder> elsewhere(RunStep run, ImagePath target, List<String> programs,
            Function<Invocation, Optional<ImagePath>> cache, String says) {
        WrittenFolder written = null;
        for (Invocation invocation : run.invocations()) {
            if (!programs.contains(invocation.name())) {
                continue;
            }
            Optional<ImagePath> folder = cache.apply(invocation);
            boolean othersHome = folder.isEmpty() && target.startsWith(ROOTS_HOME) && isOtherUser(run);
            if (!othersHome && (folder.isEmpty() || related(folder.get(), target))) {
                return Optional.empty();
            }
            written = new WrittenFolder(programs.get(0), folder, othersHome ? "" : " (" + says + " says so)");
        }
        return written == null || isConfigured(run, programs) ? Optional.empty() : Optional.of(written);
    }

    // In the RUN or before it: what is configured stays in the user's home.
    private static boolean isConfigured(RunStep run, List<String> programs) {
        for (RunStep earlier : run.stage().runs()) {
            for (Invocation invocation : earlier.invocations()) {
                if (programs.contains(invocation.name())) {
                    for (Argument argument : invocation.arguments()) {
                        String text = argument.text();
                        int equals = text.indexOf('=');
                        if (CONFIGURING.contains(equals < 0 ? text : text.substring(0, equals)) || !argument.isKnown()
                                && !argument.quoted()) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static boolean isOtherUser(RunStep run) {
        return run.home().isEmpty() && !run.user().isEmpty() && run.user().indexOf('\uFFFC') < 0;
    }

    private static boolean related(ImagePath path, ImagePath other) {
        return path.startsWith(other) || other.startsWith(path);
    }

    private static boolean endsWith(ImagePath path, String... names) {
        int from = path.segments().size() - names.length;
        return from >= 0 && path.segments().subList(from, path.segments().size()).equals(List.of(names));
    }
}
