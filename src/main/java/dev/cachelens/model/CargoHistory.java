package dev.cachelens.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What cargo compiles along a stage and its ancestors, and what it takes for compiled. Cargo compiles a unit again when a
 * source is newer than the build that made it, and when anything else that it hashes has changed; a COPY keeps the times of
 * the context's files (cargo's {@code compiler/fingerprint/mod.rs}; BuildKit's {@code client/llb/fileop.go}).
 */
public final class CargoHistory {

    // Commands of the same unit that are looked back at: one may have compiled a package that the next has not.
    private static final int MOST_EARLIER = 4;

    private final Stage stage;

    private CargoHistory(Stage stage) {
        this.stage = stage;
    }

    /** What the RUNs of a stage and of its ancestors compile. */
    public static CargoHistory of(Stage stage) {
        return new CargoHistory(stage);
    }

    /**
     * The crate roots that commands of the stage itself, not of its ancestors, leave as a dummy's build made them, because the
     * files copied over the dummies may be older than that build: on a builder without cached steps they always are. In the
     * file's order.
     */
    public List<StaleRoot> staleRoots() {
        List<StaleRoot> stale = new ArrayList<>();
        StepSequence steps = null;
        List<Integer> copies = copies();
        Map<CompiledUnit, Deque<CargoCommand>> earlier = new HashMap<>();
        for (CargoCommand command : commands()) {
            List<CompiledUnit> units = CompiledUnit.of(command);
            if (units.isEmpty()) {
                // It may have compiled any unit; what they are made from is not known any more.
                earlier.clear();
            }
            boolean own = command.invocation().step().stage() == stage && !ContentFingerprints.areOn(command);
            for (CompiledUnit unit : units) {
                Deque<CargoCommand> same = earlier.computeIfAbsent(unit, key -> new ArrayDeque<>(MOST_EARLIER));
                if (own && !same.isEmpty()) {
                    steps = steps == null ? new StepSequence(stage) : steps;
                    compare(same, command, unit, steps, copies, stale);
                }
                if (same.size() == MOST_EARLIER) {
                    same.removeLast();
                }
                same.addFirst(command);
            }
        }
        return stale;
    }

    /** When files of the context are copied, in order. */
    private List<Integer> copies() {
        List<Integer> times = new ArrayList<>();
        for (Step step : stage.history()) {
            if (step instanceof CopyStep) {
                times.add(step.start());
            }
        }
        return times;
    }

    private List<CargoCommand> commands() {
        List<CargoCommand> commands = new ArrayList<>();
        for (RunStep run : stage.runs()) {
            for (Invocation invocation : run.invocations()) {
                CargoCommand.of(invocation).filter(CargoCommand::compiles).ifPresent(commands::add);
            }
        }
        return commands;
    }

    private static void compare(Deque<CargoCommand> earlier, CargoCommand build, CompiledUnit unit, StepSequence steps,
            List<Integer> copies, List<StaleRoot> stale) {
        Set<ImagePath> decided = new HashSet<>();
        for (CargoCommand first : earlier) {
            // Without a COPY between them, the second compiles what the first did.
            int next = Collections.binarySearch(copies, first.invocation().time());
            int copy = next < 0 ? -next - 1 : next;
            if (copy == copies.size() || copies.get(copy) > build.invocation().time()) {
                continue;
            }
            compare(new BuildPair(first, build, unit, steps), decided, stale);
        }
    }

    private static void compare(BuildPair pair, Set<ImagePath> decided, List<StaleRoot> stale) {
        List<StaleRoot> found = new ArrayList<>();
        boolean others = false;
        for (CrateRoot root : pair.roots()) {
            if (pair.isCompiledFirst(root) && decided.add(root.path())) {
                Optional<StaleRoot> result = pair.stale(root);
                result.ifPresent(found::add);
                others |= result.isEmpty();
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
