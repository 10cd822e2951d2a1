package dev.cachelens.model;

import dev.cachelens.project.CargoPackage;
import dev.cachelens.project.CargoTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What cargo writes. */
final class CargoModel implements CommandModel {

    // Subcommands that write the lock file at most; any other that does not compile may be a plug-in that does what it likes.
    private static final Set<String> OWN = Set.of("", "add", "binstall", "fetch", "fmt", "generate-lockfile", "help", "install", "locate-project",
            "login", "metadata", "pkgid", "remove", "report", "search", "tree", "update", "vendor", "verify-project", "version", "audit",
            "deny", "outdated");

    @Override
    public void run(Invocation invocation, Effects effects) {
        CargoCommand cargo = CargoCommand.of(invocation).orElseThrow();
        Optional<ImagePath> home = cargo.cargoHome();
        Optional<ImagePath> here = cargo.directory();
        if (cargo.is("chef prepare")) {
            effects.file(invocation.resolve(cargo.value("recipe-path").map(Argument::text).orElse("recipe.json")));
            return;
        }
        if (cargo.is("init", "new")) {
            create(cargo, effects);
            return;
        }
        if (cargo.is("clean")) {
            effects.contentsRemoved(cargo.targetDirectory());
            return;
        }
        if (cargo.is("vendor")) {
            String folder = cargo.operands().isEmpty() ? "vendor" : cargo.operands().get(0).text();
            effects.filledFolder(invocation.resolve(folder));
        }
        effects.cached(home.map(folder -> folder.child("registry")));
        effects.cached(home.map(folder -> folder.child("git")));
        if (cargo.is("install")) {
            effects.contentsAdded(cargo.value("root").map(root -> invocation.resolve(root.text()))
                    .orElse(home).map(folder -> folder.child("bin")));
        }
        if (cargo.is("chef cook")) {
            // Cook lays out manifests and dummy sources in its directory.
            effects.contentsAdded(here);
        }
        if (cargo.compiles()) {
            compile(cargo, effects);
        } else if (OWN.contains(cargo.subcommand())) {
            effects.maybeFile(here.map(folder -> folder.child("Cargo.lock")));
        } else {
            effects.anything();
        }
    }

    /** Whether what a command does is known, other than compiling. */
    static boolean isKnown(CargoCommand cargo) {
        return OWN.contains(cargo.subcommand()) || cargo.is("init", "new", "clean", "chef prepare", "chef cook");
    }

    private static void create(CargoCommand cargo, Effects effects) {
        String folder = cargo.operands().isEmpty() ? "." : cargo.operands().get(0).text();
        Optional<ImagePath> crate = cargo.invocation().resolve(folder);
        effects.folder(crate);
        effects.file(crate.map(path -> path.child("Cargo.toml")));
        effects.file(crate.map(path -> path.child("src").child(cargo.has("lib") ? "lib.rs" : "main.rs")));
    }

    private static void compile(CargoCommand cargo, Effects effects) {
        effects.maybeFile(cargo.directory().map(folder -> folder.child("Cargo.lock")));
        Optional<ImagePath> target = cargo.targetDirectory();
        effects.folder(target);
        List<ImagePath> outputs = cargo.outputFolders();
        if (outputs.isEmpty()) {
            effects.contentsAdded(target);
        }
        for (String notes : List.of(".rustc_info.json", "CACHEDIR.TAG")) {
            effects.maybeFile(target.map(folder -> folder.child(notes)));
        }
        for (ImagePath folder : outputs) {
            effects.filledFolder(Optional.of(folder));
            boolean everything = cargo.is("build", "auditable build", "zigbuild") && cargo.packages().isEmpty()
                    && !cargo.has("lib", "bin", "bins", "example", "examples", "workspace", "all", "test", "tests");
            if (everything) {
                binaries(cargo).ifPresent(crate -> {
                    for (CargoTarget binary : crate.targets()) {
                        if (binary.kind() == CargoTarget.Kind.BIN) {
                            effects.file(Optional.of(folder.child(binary.name())));
                        }
                    }
                });
            }
        }
        cargo.value("artifact-dir", "out-dir").ifPresent(folder -> effects.filledFolder(cargo.invocation().resolve(folder.text())));
        if (cargo.is("run")) {
            effects.anything();
        }
    }

    private static Optional<CargoPackage> binaries(CargoCommand cargo) {
        return cargo.directory().flatMap(folder ->
                CargoLayout.crate(cargo.invocation().step().stage(), folder, cargo.invocation().time()));
    }
}
