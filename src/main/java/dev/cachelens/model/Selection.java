package dev.cachelens.model;

import java.util.Optional;

/** Which crates a cargo command compiles. */
final class Selection {

    private final CargoCommand command;
    private final CrateFolders crates;

    Selection(CargoCommand command, CrateFolders crates) {
        this.command = command;
        this.crates = crates;
    }

    Certainty selects(CrateRoot root) {
        Certainty chosen = selectsPackage(root);
        return root.isProgram() ? chosen.and(selectsProgram(root)) : chosen;
    }

    private Certainty selectsPackage(CrateRoot root) {
        String name = root.packageName().orElse(root.folder().name());
        if (!command.packages().isEmpty()) {
            for (String given : command.packages()) {
                boolean same = given.equals(name) || given.startsWith(name + "@");
                if (same || root.packageName().isEmpty() && root.folder().equals(command.directory().orElse(null))) {
                    return Certainty.YES;
                }
            }
            return asDependency(root);
        }
        for (Argument excluded : command.values("exclude")) {
            if (Glob.matches(excluded.text(), name) != Certainty.NO) {
                return asDependency(root);
            }
        }
        boolean own = command.directory().filter(root.folder()::equals).isPresent();
        if (own || command.has("workspace", "all")) {
            return Certainty.YES;
        }
        Optional<Boolean> virtual = crates.isVirtual(command);
        return virtual.isEmpty() ? Certainty.MAYBE : virtual.get() ? Certainty.YES : asDependency(root);
    }

    // Where the manifests are seen, a library in the same workspace is compiled if something selected needs it; whether, few ask.
    private Certainty asDependency(CrateRoot root) {
        return root.isProgram() ? Certainty.NO : Certainty.MAYBE;
    }

    private Certainty selectsProgram(CrateRoot root) {
        if (command.has("bins", "all-targets")) {
            return Certainty.YES;
        }
        if (!command.values("bin").isEmpty()) {
            Certainty selected = Certainty.NO;
            for (Argument bin : command.values("bin")) {
                selected = selected.or(root.name().isEmpty() ? Certainty.MAYBE : Glob.matches(bin.text(), root.name().get()));
            }
            return selected;
        }
        return Certainty.of(!command.has("lib", "example", "examples", "test", "tests", "bench", "benches"));
    }
}
