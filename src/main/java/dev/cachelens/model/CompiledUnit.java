package dev.cachelens.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What cargo keeps apart, beside the crate: two commands of which any of this differs do not see each other's output (cargo's
 * {@code compiler/fingerprint}; each difference was also seen in a build).
 *
 * @param kind        what the compiler is asked for; {@code build}, {@code install} and {@code run} ask for the same
 * @param folder      the folder of profile and triple, such as {@code /app/target/release}
 * @param profile     the profile's name
 * @param features    the features asked for
 * @param options     other options that cargo hashes
 * @param environment the variables that it hashes, in the order of their names below
 */
record CompiledUnit(String kind, Place folder, String profile, Set<String> features, List<String> options,
        List<Optional<String>> environment) {

    private static final Set<String> KINDS = Set.of("build", "test", "bench", "check", "clippy", "doc", "rustc", "zigbuild",
            "auditable build", "nextest run");

    private static final List<String> VARIABLES = List.of("RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS",
            "RUSTDOCFLAGS", "RUSTC", "RUSTC_WORKSPACE_WRAPPER", "CARGO_BUILD_RUSTC", "CARGO_BUILD_RUSTC_WORKSPACE_WRAPPER",
            "RUSTUP_TOOLCHAIN", "CARGO_INCREMENTAL", "CARGO_BUILD_INCREMENTAL");

    private static final List<String> PROFILE_VARIABLES = List.of("OPT_LEVEL", "LTO", "CODEGEN_UNITS", "DEBUG", "STRIP", "PANIC",
            "INCREMENTAL", "OVERFLOW_CHECKS", "DEBUG_ASSERTIONS", "RPATH", "SPLIT_DEBUGINFO");

    /** The units of a command that compiles, one a target triple; empty where they are not known. */
    static List<CompiledUnit> of(CargoCommand command) {
        Optional<String> kind = kind(command);
        Optional<String> profile = command.profile();
        if (kind.isEmpty() || profile.isEmpty() || command.isUncertain()
                || !(command.invocation().step() instanceof RunStep run)) {
            return List.of();
        }
        List<CompiledUnit> units = new ArrayList<>(1);
        for (ImagePath folder : command.outputFolders()) {
            if (folder.isKnown()) {
                units.add(new CompiledUnit(kind.get(), Place.of(run, folder), profile.get(), features(command), options(command),
                        environment(command, profile.get())));
            }
        }
        return units;
    }

    /** What a command asks the compiler for; empty for one that does not compile crates of the project, or not always. */
    private static Optional<String> kind(CargoCommand command) {
        if (!command.compiles() || !command.invocation().name().equals("cargo")) {
            return Optional.empty();
        }
        boolean passesOn = command.is("rustc") && command.hasTrailingArguments();
        if (command.is("install", "run") || command.is("rustc") && !passesOn) {
            return Optional.of("build");
        }
        return Optional.of(command.subcommand()).filter(KINDS::contains);
    }

    private static Set<String> features(CargoCommand command) {
        Set<String> features = new HashSet<>();
        for (Argument list : command.values("F", "features")) {
            for (String feature : list.text().split("[ ,]")) {
                features.add(feature);
            }
        }
        if (command.has("all-features")) {
            features.add("--all-features");
        }
        if (command.has("no-default-features")) {
            features.add("--no-default-features");
        }
        features.remove("");
        return features;
    }

    private static List<String> options(CargoCommand command) {
        List<String> options = new ArrayList<>();
        command.toolchain().ifPresent(toolchain -> options.add(toolchain.text()));
        command.values("Z", "config").forEach(value -> options.add(value.text()));
        List<Argument> arguments = command.invocation().arguments();
        boolean behind = false;
        for (Argument argument : command.is("rustc") ? arguments : List.<Argument>of()) {
            behind |= argument.text().equals("--");
            if (behind) {
                options.add(argument.text());
            }
        }
        return options;
    }

    private static List<Optional<String>> environment(CargoCommand command, String profile) {
        List<Optional<String>> values = new ArrayList<>();
        Invocation invocation = command.invocation();
        for (String name : VARIABLES) {
            values.add(invocation.variable(name));
        }
        for (String name : PROFILE_VARIABLES) {
            values.add(invocation.variable("CARGO_PROFILE_" + variablePart(profile) + "_" + name));
        }
        List<String> triples = command.targets().isEmpty() ? List.of("x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu",
                "x86_64-unknown-linux-musl", "aarch64-unknown-linux-musl") : command.targets();
        for (String triple : triples) {
            values.add(invocation.variable("CARGO_TARGET_" + variablePart(triple) + "_RUSTFLAGS"));
            values.add(invocation.variable("CARGO_TARGET_" + variablePart(triple) + "_LINKER"));
        }
        return values;
    }

    private static String variablePart(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** The triple's folder, where the folder is below one. */
    Optional<String> triple(Place targetDirectory) {
        ImagePath parent = folder.path().parent();
        return parent.equals(targetDirectory.path()) ? Optional.empty() : Optional.of(parent.name());
    }

    // Written out, as in ImagePath: the generated ones are slow to link.
    @Override
    public boolean equals(Object other) {
        return other instanceof CompiledUnit unit && kind.equals(unit.kind) && folder.equals(unit.folder)
                && profile.equals(unit.profile) && features.equals(unit.features) && options.equals(unit.options)
                && environment.equals(unit.environment);
    }

    @Override
    public int hashCode() {
        return 31 * folder.hashCode() + kind.hashCode();
    }
}
