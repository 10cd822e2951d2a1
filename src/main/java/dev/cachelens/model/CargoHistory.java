package dev.cachelens.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What cargo compiles along a stage and its ancestors, and what it takes for compiled. Cargo compiles a unit again when a source is
 * newer than the build that made it, and when anything else that it hashes has changed; a COPY keeps the times of the context's
 * files (facts: cargo's {@code compiler/fingerprint/mod.rs}; BuildKit's {@code client/llb/fileop.go}).
 */
public final class CargoHistory {

    private final Stage stage;
    private final List<CargoCommand> commands = new ArrayList<>();

    private CargoHistory(Stage stage) {
        this.stage = stage;
        for (RunStep run : stage.runs()) {
            for (Invocation invocation : run.invocations()) {
                CargoCommand.of(invocation).filter(CargoCommand::compiles).ifPresent(commands::add);
            }
        }
    }

    /** What the RUNs of a stage and of its ancestors compile. */
    public static CargoHistory of(Stage stage) {
        return new CargoHistory(stage);
    }

    /**
     * The crate roots that commands of the stage itself, not of its ancestors, leave as a dummy's build made them, because the files
     * copied over the dummies may be older than that build: on a builder without cached steps they always are. In the file's order.
     */
    public List<StaleRoot> staleRoots() {
        List<StaleRoot> stale = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            CargoCommand build = commands.get(i);
            if (build.invocation().step().stage() == stage && !ContentFingerprints.areOn(build)) {
                stale.addAll(staleRoots(build, commands.subList(0, i)));
            }
        }
        return stale;
    }

    private List<StaleRoot> staleRoots(CargoCommand build, List<CargoCommand> earlier) {
        List<StaleRoot> stale = new ArrayList<>();
        for (CompiledUnit unit : CompiledUnit.of(build)) {
            Set<ImagePath> decided = new HashSet<>();
            for (int i = earlier.size() - 1; i >= 0; i--) {
                List<CompiledUnit> units = CompiledUnit.of(earlier.get(i));
                if (units.isEmpty()) {
                    // It may have compiled the same units; what they are made from is not known any more.
                    break;
                }
                if (units.contains(unit)) {
                    compare(new BuildPair(earlier.get(i), build, unit), decided, stale);
                }
            }
        }
        return stale;
    }

    private static void compare(BuildPair pair, Set<ImagePath> decided, List<StaleRoot> stale) {
        if (!pair.isSamePackage()) {
            return;
        }
        List<StaleRoot> found = new ArrayList<>();
        boolean others = false;
        for (CrateRoot root : pair.roots()) {
            if (decided.add(root.path())) {
                Optional<StaleRoot> result = pair.stale(root);
                result.ifPresent(found::add);
                others |= result.isEmpty() && pair.isCompiledFirst(root);
            }
        }
        for (StaleRoot root : found) {
            if (!pair.isCompiledAnew(root)) {
                // Another package that is compiled anew may be one that this depends on.
                boolean sure = !others || pair.isContextKnown();
                stale.add(sure ? root : new StaleRoot(root.root(), root.dummyBuild(), root.dummy(), root.source(), root.build(),
                        root.wrongCleans(), Certainty.MAYBE));
            }
        }
    }
}
