package dev.cachelens.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A cargo (or cargo-chef) command, with what its arguments and environment say; see "cargo build" in the Cargo book. */
public final class CargoCommand {

    private static final Set<String> WITH_VALUE = Set.of("p", "package", "j", "jobs", "F", "features", "target", "target-dir", "profile",
            "manifest-path", "bin", "example", "test", "bench", "exclude", "color", "message-format", "config", "Z", "C", "root", "path",
            "git", "branch", "tag", "rev", "version", "vers", "registry", "index", "artifact-dir", "out-dir", "recipe-path", "name",
            "edition", "vcs", "lockfile-path", "crate-type", "print");

    private static final Set<String> CREATING = Set.of("new", "init");

    // There `--bin` says what to create, and takes no name.
    private static final Set<String> WITH_VALUE_TO_CREATE = Set.of("name", "edition", "vcs", "registry", "color", "config", "Z");

    private static final Set<String> BUILDING = Set.of("build", "run", "rustc", "test", "bench", "check", "clippy", "install", "doc",
            "zigbuild", "auditable build", "chef cook", "nextest run", "leptos build", "component build", "ndk build", "xwin build");

    private static final Set<String> COMPOUND = Set.of("chef", "auditable", "nextest", "leptos", "component", "ndk", "xwin");

    private final Invocation invocation;
    private final String subcommand;
    private final Optional<Argument> toolchain;
    private final Options options;
    private final boolean trailing;

    private CargoCommand(Invocation invocation, String subcommand, Optional<Argument> toolchain, Options options, boolean trailing) {
        this.invocation = invocation;
        this.subcommand = subcommand;
        this.toolchain = toolchain;
        this.options = options;
        this.trailing = trailing;
    }

    /** Reads an invocation of cargo; empty for any other program. */
    public static Optional<CargoCommand> of(Invocation invocation) {
        String program = invocation.name();
        if (!program.equals("cargo") && !program.equals("cross") && !program.equals("cargo-chef")) {
            return Optional.empty();
        }
        List<Argument> arguments = invocation.arguments();
        Optional<Argument> toolchain = Optional.empty();
        if (!arguments.isEmpty() && arguments.get(0).text().startsWith("+")) {
            toolchain = Optional.of(arguments.get(0));
            arguments = arguments.subList(1, arguments.size());
        }
        boolean trailing = false;
        for (int i = 0; i < arguments.size() && !trailing; i++) {
            if (arguments.get(i).text().equals("--")) {
                arguments = arguments.subList(0, i);
                trailing = true;
            }
        }
        boolean creates = !arguments.isEmpty() && CREATING.contains(arguments.get(0).text());
        Options options = Options.of(arguments, creates ? WITH_VALUE_TO_CREATE : WITH_VALUE);
        List<Argument> operands = options.operands();
        String subcommand = operands.isEmpty() ? "" : unaliased(operands.get(0).text());
        if (program.equals("cargo-chef")) {
            subcommand = subcommand.equals("chef") ? "chef " + second(operands) : "chef " + subcommand;
        } else if (COMPOUND.contains(subcommand)) {
            subcommand = subcommand + " " + unaliased(second(operands));
        }
        return Optional.of(new CargoCommand(invocation, subcommand, toolchain, options, trailing));
    }

    private static String second(List<Argument> operands) {
        return operands.size() > 1 ? operands.get(1).text() : "";
    }

    private static String unaliased(String subcommand) {
        return switch (subcommand) {
            case "b" -> "build";
            case "c" -> "check";
            case "r" -> "run";
            case "t" -> "test";
            default -> subcommand;
        };
    }

    public Invocation invocation() {
        return invocation;
    }

    /** The subcommand, aliases written out: {@code build}, {@code chef cook}; empty where there is none. */
    public String subcommand() {
        return subcommand;
    }

    public boolean is(String... names) {
        return List.of(names).contains(subcommand);
    }

    /** Whether it compiles crates of the project, into the target directory. */
    public boolean compiles() {
        if (subcommand.equals("install")) {
            return options.has("path") || options.operands().size() == 1 && !options.has("git", "list") && !options.isUncertain();
        }
        return BUILDING.contains(subcommand);
    }

    /** Whether it leaves programs in the target directory: not {@code check}, {@code clippy} or {@code doc}. */
    public boolean links() {
        return compiles() && !is("check", "clippy", "doc") && !options.has("no-run") && !(is("chef cook") && options.has("check"));
    }

    /** Whether arguments that the file does not show may change anything said here. */
    public boolean isUncertain() {
        return options.isUncertain();
    }

    /** {@code +nightly}. */
    public Optional<Argument> toolchain() {
        return toolchain;
    }

    /** Whether {@code --} is followed by arguments for another program. */
    public boolean hasTrailingArguments() {
        return trailing;
    }

    /** Whether one of these options is given; names without dashes. */
    public boolean has(String... names) {
        return options.has(names);
    }

    /** The value of the last of these options; names without dashes. */
    public Optional<Argument> value(String... names) {
        return options.value(names);
    }

    /** The values of these options, in order; names without dashes. */
    public List<Argument> values(String... names) {
        return options.values(names);
    }

    /** What follows the subcommand and is no option. */
    public List<Argument> operands() {
        int skip = subcommand.indexOf(' ') > 0 && !invocation.name().equals("cargo-chef") ? 2 : 1;
        return options.operands().subList(Math.min(skip, options.operands().size()), options.operands().size());
    }

    /** The profile, such as {@code dev} or {@code release}; empty where it is not known. */
    public Optional<String> profile() {
        Optional<Argument> named = options.value("profile");
        if (named.isPresent()) {
            return named.map(Argument::text).filter(Text::known);
        }
        if (options.isUncertain()) {
            return Optional.empty();
        }
        if (subcommand.equals("install")) {
            return Optional.of(options.has("debug") ? "dev" : "release");
        }
        if (options.has("release", "r")) {
            return Optional.of("release");
        }
        return Optional.of(is("test", "nextest run") ? "test" : is("bench") ? "bench" : "dev");
    }

    /** The folder of the profile in the target directory: {@code debug} or {@code release}, or the profile's own name. */
    public Optional<String> profileFolder() {
        return profile().map(profile -> switch (profile) {
            case "dev", "test" -> "debug";
            case "bench" -> "release";
            default -> profile;
        });
    }

    /** The target triples asked for, by {@code --target}, environment or configuration; empty for the host's own. */
    public List<String> targets() {
        List<String> triples = new ArrayList<>(1);
        for (Argument target : options.values("target")) {
            triples.add(target.text());
        }
        if (triples.isEmpty()) {
            invocation.variable("CARGO_BUILD_TARGET").filter(value -> !value.isEmpty()).ifPresent(triples::add);
        }
        if (triples.isEmpty() && invocation.directory().isPresent()) {
            triples.addAll(CargoLayout.buildTargets(invocation.step().stage(), invocation.directory().get(), invocation.time()));
        }
        return triples;
    }

    /** The folder of the manifest that it works on; empty where it is not known. */
    public Optional<ImagePath> directory() {
        Optional<Argument> manifest = options.value("manifest-path");
        if (manifest.isPresent()) {
            return invocation.resolve(manifest.get().text()).map(ImagePath::parent);
        }
        Optional<Argument> path = subcommand.equals("install") ? options.value("path") : options.value("C");
        return path.isPresent() ? invocation.resolve(path.get().text()) : invocation.directory();
    }

    /**
     * The target directory; empty where it is not known. Where neither arguments nor environment name one, and the manifests are not
     * seen, it is taken to be beside the manifest, as for any crate outside a workspace.
     */
    public Optional<ImagePath> targetDirectory() {
        Optional<String> named = namedTargetDirectory();
        if (named.isPresent()) {
            return invocation.resolve(named.get());
        }
        Stage stage = invocation.step().stage();
        return directory().map(folder -> CargoLayout.targetDirectory(stage, folder, invocation.time())
                .orElseGet(() -> folder.child("target")));
    }

    /** The target directory as an argument or variable names it; empty where none does. */
    public Optional<String> namedTargetDirectory() {
        return options.value("target-dir").map(Argument::text)
                .or(() -> invocation.variable("CARGO_TARGET_DIR").filter(value -> !value.isEmpty()))
                .or(() -> invocation.variable("CARGO_BUILD_TARGET_DIR").filter(value -> !value.isEmpty()));
    }

    /** The folders that its programs are put in, such as {@code /app/target/release}; empty where they are not known. */
    public List<ImagePath> outputFolders() {
        Optional<ImagePath> target = targetDirectory();
        Optional<String> profile = profileFolder();
        if (target.isEmpty() || profile.isEmpty()) {
            return List.of();
        }
        List<String> triples = targets();
        if (triples.isEmpty()) {
            return List.of(target.get().child(profile.get()));
        }
        List<ImagePath> folders = new ArrayList<>(triples.size());
        for (String triple : triples) {
            String folder = triple.endsWith(".json") ? triple.substring(triple.lastIndexOf('/') + 1, triple.length() - 5) : triple;
            folders.add(target.get().child(folder).child(profile.get()));
        }
        return folders;
    }

    /** Cargo's own folder, with registry and sources; empty where it is not known. */
    public Optional<ImagePath> cargoHome() {
        Optional<String> home = invocation.variable("CARGO_HOME");
        if (home.isPresent()) {
            return invocation.resolve(home.get());
        }
        return invocation.step().home().map(folder -> folder.child(".cargo"));
    }

    /** The packages that {@code -p} names, in order. */
    public List<String> packages() {
        List<String> names = new ArrayList<>(1);
        for (Argument name : options.values("p", "package")) {
            names.add(name.text());
        }
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CargoCommand command && command.invocation == invocation;
    }

    @Override
    public int hashCode() {
        return Objects.hash(invocation);
    }
}
