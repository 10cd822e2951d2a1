package dev.cachelens.model;

import java.util.ArrayList;
import java.util.List;

/** The steps of a stage and of its ancestors in order, to be asked for by time. */
final class StepSequence {

    private final List<Step> steps;
    private final List<CopyStep> contextCopies = new ArrayList<>();

    StepSequence(Stage stage) {
        this.steps = stage.history();
        for (Step step : steps) {
            if (step instanceof CopyStep copy && copy.isFromContext()) {
                contextCopies.add(copy);
            }
        }
    }

    /** The steps that end after a time, and begin before another. */
    List<Step> between(int from, int to) {
        return steps.subList(endedBy(steps, from), Math.max(endedBy(steps, from), startedBefore(to)));
    }

    /** The copies from the build context that were done at a time, the oldest first. */
    List<CopyStep> contextCopies(int time) {
        return contextCopies.subList(0, endedBy(contextCopies, time));
    }

    private static int endedBy(List<? extends Step> steps, int time) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).end() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int startedBefore(int time) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).start() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
