package dev.cachelens.model;

import dev.cachelens.project.CargoTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two commands that make the same unit, one after the other. */
final class BuildPair {

    private static final List<String> CONVENTIONAL = List.of("src/main.rs", "src/lib.rs", "build.rs");

    // Files of a folder, or one above it, that change what cargo makes of a crate there.
    private static final List<String> SETTINGS = List.of("rust-toolchain", "rust-toolchain.toml", ".cargo/config.toml",
            ".cargo/config");

    private final CargoCommand first;
    private final CargoCommand second;
    private final CompiledUnit unit;
    private final StepSequence steps;
    private final Optional<ImagePath> directory;
    private final CrateFolders crates;
    private final SourceHistory before;
    private final SourceHistory after;
    private final int compiled;
    private final int now;

    /**
     * @param unit  what both make, whatever the crate
     * @param steps those of the second command's stage
     */
    BuildPair(CargoCommand first, CargoCommand second, CompiledUnit unit, StepSequence steps) {
        this.first = first;
        this.second = second;
        this.unit = unit;
        this.steps = steps;
        this.directory = second.directory();
        Stage stage = second.invocation().step().stage();
        this.compiled = first.invocation().time();
        this.now = second.invocation().time();
        this.crates = new CrateFolders(stage, directory.orElse(ImagePath.ROOT), now);
        this.before = new SourceHistory(first.invocation().step().stage(), steps, crates.areKnown());
        this.after = new SourceHistory(stage, steps, crates.areKnown());
    }

    /** Whether the context that can be seen has the manifest that the second command works on. */
    boolean isContextKnown() {
        return crates.areKnown();
    }

    private boolean isSamePackage(CrateRoot root) {
        return isSameManifest(Optional.of(root.folder())) && hasSameCompanions(root) && isSameWorkspace();
    }

    /** Whether both commands find the same manifest, configuration and toolchain, as far as files tell. */
    private boolean isSameWorkspace() {
        if (directory.isEmpty() || !first.directory().equals(directory) && !isSameManifest(first.directory())) {
            return false;
        }
        boolean same = isSameManifest(directory);
        for (ImagePath folder = directory.get();; folder = folder.parent()) {
            for (String setting : SETTINGS) {
                same &= !arrives(folder.resolve(setting));
            }
            if (folder.isRoot()) {
                return same;
            }
        }
    }

    private boolean isSameManifest(Optional<ImagePath> folder) {
        return folder.isPresent() && isSameFile(folder.get().child("Cargo.toml"));
    }

    private boolean isSameFile(ImagePath path) {
        Optional<String> there = before.version(path, compiled).flatMap(SourceHistory.Version::contextFile);
        return there.isPresent() && there.equals(after.version(path, now).flatMap(SourceHistory.Version::contextFile));
    }

    /** Whether a file is there for the second command that the first did not have. */
    private boolean arrives(ImagePath path) {
        Optional<SourceHistory.Version> later = after.version(path, now);
        if (later.isEmpty() || !crates.areKnown() && later.get().copy().filter(copy -> !names(copy, path)).isPresent()) {
            return false;
        }
        Optional<SourceHistory.Version> earlier = before.version(path, compiled);
        boolean untouched = earlier.isPresent() && earlier.get().origin().equals(later.get().origin());
        return !untouched && !isSameFile(path);
    }

    private static boolean names(CopyStep copy, ImagePath path) {
        for (CopyStep.Source source : copy.sources()) {
            if (source.path().isPresent() && Glob.matches(source.path().get().name(), path.name()) == Certainty.YES) {
                return true;
            }
        }
        return false;
    }

    /** The crate roots that the second command may compile. */
    List<CrateRoot> roots() {
        if (directory.isEmpty()) {
            return List.of();
        }
        Map<ImagePath, CrateRoot> roots = new LinkedHashMap<>();
        for (CrateRoot root : crates.roots()) {
            roots.put(root.path(), root);
        }
        if (!crates.areKnown()) {
            List<ImagePath> candidates = new ArrayList<>(first.invocation().step().stage().namedFiles(directory.get(), compiled));
            CONVENTIONAL.forEach(path -> candidates.add(directory.get().resolve(path)));
            for (ImagePath path : candidates) {
                CrateRoot.byConvention(path).ifPresent(root -> roots.putIfAbsent(path, root));
            }
        }
        return List.copyOf(roots.values());
    }

    /** Whether a crate root is stale for the second command; empty also where that cannot be told. */
    Optional<StaleRoot> stale(CrateRoot root) {
        Optional<SourceHistory.Version> dummy = before.version(root.path(), compiled);
        Optional<CopyStep> source = after.version(root.path(), now).flatMap(SourceHistory.Version::copy);
        if (!isReplaced(root) || source.isEmpty() || !isSamePackage(root)) {
            return Optional.empty();
        }
        Certainty certainty = first.invocation().certainty().and(second.invocation().certainty()).and(dummy.get().certainty())
                .and(compiles(first, root)).and(compiles(second, root));
        if (!crates.areKnown()) {
            certainty = certainty.and(known(root, dummy.get(), source.get()));
        }
        if (bringsOtherDependencies()) {
            certainty = certainty.and(Certainty.MAYBE);
        }
        if (certainty == Certainty.NO) {
            return Optional.empty();
        }
        List<CargoCommand> missed = new ArrayList<>();
        if (isDiscarded(root, source.get(), missed)) {
            return Optional.empty();
        }
        return Optional.of(new StaleRoot(root, first, dummy.get().origin(), source.get(), second, missed, certainty));
    }

    /** Whether the first command may have compiled a crate root. */
    boolean isCompiledFirst(CrateRoot root) {
        return before.version(root.path(), compiled).isPresent() && compiles(first, root) != Certainty.NO;
    }

    /** Whether the second command finds another file there, copied after the first. */
    private boolean isReplaced(CrateRoot root) {
        Optional<SourceHistory.Version> earlier = before.version(root.path(), compiled);
        Optional<SourceHistory.Version> later = after.version(root.path(), now);
        return earlier.isPresent() && later.isPresent() && !earlier.get().contextFile().equals(later.get().contextFile())
                && later.get().copy().filter(copy -> copy.start() > compiled).isPresent();
    }

    /** Without the context: whether the real crate has that root, and what was there first was a dummy. */
    private Certainty known(CrateRoot root, SourceHistory.Version dummy, CopyStep source) {
        boolean named = names(source, root.path());
        boolean program = root.isProgram() || before.version(root.folder().resolve("src/main.rs"), compiled).isPresent();
        return !named && !program ? Certainty.NO : dummy.contextFile().isPresent() ? Certainty.MAYBE : Certainty.YES;
    }

    // A lock file that comes with the sources may choose other versions than cargo did for the dummy, or the same.
    private boolean bringsOtherDependencies() {
        ImagePath lock = directory.get().child("Cargo.lock");
        Optional<String> brought = after.copied(lock, now).flatMap(SourceHistory.Version::contextFile);
        if (brought.isEmpty() || before.copied(lock, compiled).isPresent()) {
            return false;
        }
        return !crates.areKnown() || second.invocation().step().stage().project().files().read(brought.get())
                .filter(text -> !text.contains("dependencies = [")).isEmpty();
    }

    /** Whether the package has a library and a build script for the second command as for the first: programs depend on them. */
    private boolean hasSameCompanions(CrateRoot root) {
        for (CrateRoot companion : crates.companions(root)) {
            boolean had = before.version(companion.path(), compiled).isPresent();
            Optional<SourceHistory.Version> later = after.version(companion.path(), now);
            boolean named = later.flatMap(SourceHistory.Version::copy).filter(copy -> names(copy, companion.path())).isPresent();
            boolean has = later.isPresent() && (crates.areKnown() || had || named);
            boolean reruns = companion.kind() == CargoTarget.Kind.BUILD_SCRIPT && had && !tellsWhenToRerun(companion);
            if (had != has || reruns) {
                return false;
            }
        }
        return true;
    }

    // A build script that does not tell what it depends on runs again for any other time of a file, and what needs it is
    // compiled again.
    private boolean tellsWhenToRerun(CrateRoot script) {
        return before.version(script.path(), compiled).flatMap(SourceHistory.Version::contextFile)
                .flatMap(second.invocation().step().stage().project().files()::read)
                .filter(text -> text.contains("rerun-if-")).isPresent();
    }

    private Certainty compiles(CargoCommand command, CrateRoot root) {
        return new Selection(command, crates).selects(root);
    }

    private boolean isDiscarded(CrateRoot root, CopyStep source, List<CargoCommand> missed) {
        UnitFate fate = new UnitFate(root, unit);
        for (Step step : steps.between(compiled, now)) {
            if (step instanceof CopyStep copy && overwritesOutput(copy) || step instanceof RunStep run && run.isOpaque()) {
                return true;
            }
            for (Invocation invocation : step instanceof RunStep run ? run.invocations() : List.<Invocation>of()) {
                boolean early = invocation.name().equals("touch") && invocation.time() < source.start();
                if (invocation.time() <= compiled || invocation.time() >= now || early) {
                    continue;
                }
                switch (fate.of(invocation)) {
                    case DISCARDED -> {
                        return true;
                    }
                    case MISSED -> missed.add(CargoCommand.of(invocation).orElseThrow());
                    case KEPT -> {
                        // On to the next.
                    }
                }
            }
        }
        return false;
    }

    private boolean overwritesOutput(CopyStep copy) {
        ImagePath folder = unit.folder().path();
        if (unit.folder().cache().isPresent() || copy.destination().isEmpty()) {
            return false;
        }
        if (copy.isFromContext()) {
            return copy.contextPath(folder.parent(), copy.stage().project()).isPresent();
        }
        ImagePath target = copy.destination().get();
        return target.startsWith(folder.parent()) || folder.startsWith(target) && copy.sources().stream().anyMatch(source ->
                copy.fromStage().isEmpty() || source.path().isEmpty() || copy.fromStage().get()
                        .locate(folder.moved(target, source.path().get())).layer().certainty() != Certainty.NO);
    }

    /** Whether something that the root's package depends on is compiled anew, and so the package. */
    boolean isCompiledAnew(StaleRoot stale) {
        for (CrateRoot dependency : crates.dependencies(stale.root())) {
            boolean anew = isCompiledFirst(dependency) && stale(dependency).isEmpty()
                    && (isReplaced(dependency) || isDiscarded(dependency, stale.source(), new ArrayList<>()));
            if (anew) {
                return true;
            }
        }
        return false;
    }
}
