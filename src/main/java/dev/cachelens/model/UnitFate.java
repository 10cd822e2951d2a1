package dev.cachelens.model;

import dev.cachelens.project.CargoTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What commands do to a unit that cargo has compiled, and to the time of its source. */
final class UnitFate {

    // A crate's files carry sixteen hexadecimal digits behind their name.
    private static final String HASH = "-0123456789abcdef";

    private static final Set<String> PLAIN_RUSTUP = Set.of("component", "target", "show", "which", "--version", "set");

    private final CrateRoot root;
    private final CompiledUnit unit;

    UnitFate(CrateRoot root, CompiledUnit unit) {
        this.root = root;
        this.unit = unit;
    }

    /** What a command may do. */
    enum Fate {
        /** The unit stays what it is. */
        KEPT,
        /** Cargo will compile it again, or may. */
        DISCARDED,
        /** It was meant to be thrown away, and stays: another profile's or triple's was. */
        MISSED
    }

    /** What a command that runs between two builds does to the unit. */
    Fate of(Invocation invocation) {
        Optional<CargoCommand> cargo = CargoCommand.of(invocation);
        if (cargo.isPresent()) {
            return cargo(cargo.get());
        }
        boolean discarded = switch (invocation.name()) {
            case "rm", "unlink", "mv" -> removes(invocation);
            case "find" -> finds(invocation);
            case "touch" -> touches(invocation);
            case "cp", "install", "ln", "rsync", "tar", "unzip" -> writes(invocation);
            case "rustup" -> invocation.arguments().isEmpty() || !PLAIN_RUSTUP.contains(invocation.arguments().get(0).text());
            default -> !CommandModels.isKnown(invocation);
        };
        return discarded ? Fate.DISCARDED : Fate.KEPT;
    }

    private Fate cargo(CargoCommand command) {
        if (command.is("clean")) {
            return clean(command);
        }
        boolean rewrites = command.is("fmt", "fix") || !command.compiles() && !CargoModel.isKnown(command);
        return rewrites ? Fate.DISCARDED : Fate.KEPT;
    }

    private Fate clean(CargoCommand command) {
        Optional<ImagePath> directory = command.targetDirectory();
        if (command.isUncertain() || directory.isEmpty() || !(command.invocation().step() instanceof RunStep run)) {
            return Fate.DISCARDED;
        }
        Place place = Place.of(run, directory.get());
        boolean inside = place.sharesStore(unit.folder()) && unit.folder().path().startsWith(place.path());
        if (!inside || command.has("doc", "dry-run", "n")) {
            return Fate.KEPT;
        }
        boolean packages = !command.packages().isEmpty() || command.has("workspace");
        boolean names = command.has("release", "r", "profile");
        Optional<String> profile = command.profileFolder();
        if (profile.isEmpty()) {
            return Fate.DISCARDED;
        }
        if (!packages) {
            // With a profile alone, cargo removes that folder of the host's, whatever the triple.
            boolean all = !names || unit.folder().path().equals(place.path().child(profile.get()));
            return all ? Fate.DISCARDED : Fate.KEPT;
        }
        if (!command.has("workspace") && !isOurs(command.packages())) {
            return Fate.KEPT;
        }
        Optional<String> triple = unit.triple(place);
        // The host's output is cleaned whatever --target says; CARGO_BUILD_TARGET and cargo's configuration say nothing here.
        boolean target = triple.isEmpty()
                || command.values("target").stream().anyMatch(value -> value.text().equals(triple.get()));
        return target && profile.get().equals(unit.folder().path().name()) ? Fate.DISCARDED : Fate.MISSED;
    }

    private boolean isOurs(List<String> packages) {
        for (String given : packages) {
            String name = given.indexOf('@') < 0 ? given : given.substring(0, given.indexOf('@'));
            if (root.packageName().isEmpty() || !Text.known(name) || name.equals(root.packageName().get())) {
                return true;
            }
        }
        return false;
    }

    private boolean removes(Invocation invocation) {
        Options options = Options.of(invocation.arguments(), Set.of("t", "target-directory"));
        if (options.isUncertain()) {
            return true;
        }
        for (Argument operand : options.operands()) {
            Optional<ImagePath> path = invocation.resolve(operand.text());
            if (path.isEmpty() || !(invocation.step() instanceof RunStep run) || isGone(Place.of(run, path.get()))) {
                return true;
            }
        }
        return invocation.name().equals("mv") && writes(invocation);
    }

    /** Whether cargo misses something when all that matches a place is gone. */
    private boolean isGone(Place removed) {
        ImagePath folder = unit.folder().path();
        List<String> pattern = removed.path().segments();
        if (!removed.sharesStore(unit.folder())) {
            return false;
        }
        for (int i = 0; i < Math.min(pattern.size(), folder.segments().size()); i++) {
            if (Glob.matches(pattern.get(i), folder.segments().get(i)) == Certainty.NO) {
                return false;
            }
        }
        List<String> rest = pattern.subList(Math.min(pattern.size(), folder.segments().size()), pattern.size());
        return rest.isEmpty() || within(rest);
    }

    /** The same for a place below the profile's folder. */
    private boolean within(List<String> rest) {
        String child = rest.get(0);
        boolean hidden = child.startsWith(".");
        if (hidden && Glob.matches(child, ".fingerprint") != Certainty.NO) {
            return rest.size() == 1 || root.packageName().isEmpty() || matches(rest.get(1), root.packageName().get() + HASH);
        }
        if (root.kind() == CargoTarget.Kind.BUILD_SCRIPT) {
            boolean build = !hidden && Glob.matches(child, "build") != Certainty.NO;
            return build && (rest.size() == 1 || root.packageName().isEmpty()
                    || matches(rest.get(1), root.packageName().get() + HASH));
        }
        boolean outputs = !hidden && Glob.matches(child, "deps") != Certainty.NO;
        if (!outputs || rest.size() == 1 || root.name().isEmpty()) {
            return outputs;
        }
        String crate = root.name().get().replace('-', '_') + HASH;
        return root.isProgram() ? matches(rest.get(1), crate)
                : matches(rest.get(1), "lib" + crate + ".rlib") || matches(rest.get(1), "lib" + crate + ".rmeta");
    }

    private static boolean matches(String pattern, String name) {
        return Glob.matches(pattern, name) != Certainty.NO;
    }

    private boolean finds(Invocation invocation) {
        List<Argument> arguments = invocation.arguments();
        boolean touches = false;
        boolean removes = invocation.has("-delete");
        boolean other = false;
        boolean named = true;
        for (int i = 0; i + 1 < arguments.size(); i++) {
            String next = arguments.get(i + 1).text();
            switch (arguments.get(i).text()) {
                case "-exec", "-execdir", "-ok", "-okdir" -> {
                    touches |= next.equals("touch");
                    removes |= next.equals("rm");
                    other |= !List.of("touch", "rm", "chmod", "chown", "ls", "echo").contains(next);
                }
                case "-name" -> named &= matches(next, root.path().name());
                default -> {
                    // Other tests may leave the file out; that it was meant to be touched is likelier.
                }
            }
        }
        return other || touches && named && startsAbove(invocation, root.path())
                || removes && (startsAbove(invocation, unit.folder().path()) || startsBelow(invocation));
    }

    private static boolean startsAbove(Invocation find, ImagePath path) {
        for (Optional<ImagePath> start : starts(find)) {
            if (start.isEmpty() || !start.get().isKnown() || path.startsWith(start.get())) {
                return true;
            }
        }
        return false;
    }

    private boolean startsBelow(Invocation find) {
        for (Optional<ImagePath> start : starts(find)) {
            if (start.isEmpty() || start.get().startsWith(unit.folder().path())) {
                return true;
            }
        }
        return false;
    }

    private static List<Optional<ImagePath>> starts(Invocation find) {
        int end = 0;
        List<Argument> arguments = find.arguments();
        while (end < arguments.size() && !arguments.get(end).isOption()
                && !List.of("!", "(").contains(arguments.get(end).text())) {
            end++;
        }
        return end == 0 ? List.of(find.directory())
                : arguments.subList(0, end).stream().map(start -> find.resolve(start.text())).toList();
    }

    private boolean touches(Invocation invocation) {
        Options options = Options.of(invocation.arguments(), Set.of("d", "date", "r", "reference", "t"));
        for (Argument operand : options.operands()) {
            Optional<ImagePath> path = invocation.resolve(operand.text());
            if (path.isEmpty() || covers(path.get(), root.path())) {
                return true;
            }
        }
        return options.isUncertain();
    }

    private static boolean covers(ImagePath pattern, ImagePath path) {
        boolean same = pattern.segments().size() == path.segments().size();
        for (int i = 0; same && i < path.segments().size(); i++) {
            same = Glob.matches(pattern.segments().get(i), path.segments().get(i)) != Certainty.NO;
        }
        return same;
    }

    /** Whether something is put into the profile's folder, or over it. */
    private boolean writes(Invocation invocation) {
        Options options = Options.of(invocation.arguments(), Set.of("C", "directory", "d"));
        List<Argument> operands = options.operands();
        Optional<Argument> into = options.value("t", "target-directory", "C", "directory", "d");
        Optional<ImagePath> target = into.isPresent() ? invocation.resolve(into.get().text())
                : operands.isEmpty() ? invocation.directory() : invocation.resolve(operands.get(operands.size() - 1).text());
        if (target.isEmpty() || !(invocation.step() instanceof RunStep run)) {
            return true;
        }
        Place place = Place.of(run, target.get());
        ImagePath directory = unit.folder().path().parent();
        boolean copies = !invocation.name().equals("tar") && !invocation.name().equals("unzip");
        // A file put beside the output, or an archive unpacked above it, is no part of it; a folder may be.
        boolean inside = place.path().startsWith(unit.folder().path()) || place.path().equals(directory);
        return place.sharesStore(unit.folder()) && (inside || !copies && directory.startsWith(place.path()));
    }
}
