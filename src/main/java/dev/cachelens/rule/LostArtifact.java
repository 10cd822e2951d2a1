package dev.cachelens.rule;

import dev.cachelens.model.Certainty;
import dev.cachelens.model.Mount;
import dev.cachelens.model.Origin;
import dev.cachelens.model.Presence;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Step;
import dev.cachelens.model.Whereabouts;
import java.util.List;
import java.util.Optional;

/**
 * A path whose latest version was written into a cache mount, so that the layers have none or an older one.
 *
 * @param builder the RUN that wrote it
 * @param mount   the cache mount over it
 * @param older   who put the older one into the layers; empty where there is none, or the base image has it
 */
record LostArtifact(RunStep builder, Mount mount, Optional<Origin> older) {

    /** Finds out whether a path is lost; empty where it is not, or where that cannot be proven. */
    static Optional<LostArtifact> of(Whereabouts where) {
        boolean absent = where.layer().certainty() == Certainty.NO;
        for (Whereabouts.InMount inMount : where.mounts()) {
            Optional<Origin> writer = writer(inMount);
            boolean seen = writer.isPresent() && writer.get().how() != Origin.How.UNKNOWN_COMMAND;
            RunStep builder = writer.map(origin -> builder(inMount, origin)).orElse(inMount.run());
            if ((seen || absent) && isOlder(where.layer(), builder)) {
                // The RUN that wrote it may mount the same cache elsewhere than the last one that mounts it here.
                Mount mount = builder.cacheMountOver(where.path()).orElse(inMount.mount());
                return Optional.of(new LostArtifact(builder, mount, older(where.layer())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Origin> writer(Whereabouts.InMount inMount) {
        if (inMount.presence().certainty() == Certainty.NO) {
            return Optional.empty();
        }
        List<Origin> origins = inMount.presence().origins();
        // The mount's own folder is there from the start: what counts is who has put something into it.
        return origins.isEmpty() ? inMount.lastWriterWithin() : Optional.of(origins.get(0));
    }

    // Another stage may write to the same cache; what counts here is the line of stages that is copied from.
    private static RunStep builder(Whereabouts.InMount inMount, Origin writer) {
        return writer.step().isPresent() && writer.step().get() instanceof RunStep run
                && inMount.run().stage().descendsFrom(run.stage())
                ? run : inMount.run();
    }

    private static Optional<Origin> older(Presence layer) {
        for (Origin origin : layer.origins()) {
            if (origin.step().isPresent()) {
                return Optional.of(origin);
            }
        }
        return Optional.empty();
    }

    private static boolean isOlder(Presence layer, RunStep builder) {
        for (Origin origin : layer.origins()) {
            Optional<Step> step = origin.step();
            if (step.isPresent() && !step.get().isBefore(builder)) {
                return false;
            }
        }
        return true;
    }
}
