package dev.cachelens.rule;

import dev.cachelens.model.Certainty;
import dev.cachelens.model.Mount;
import dev.cachelens.model.Origin;
import dev.cachelens.model.Presence;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Step;
import dev.cachelens.model.Whereabouts;
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
        for (Whereabouts.InMount inMount : where.mounts()) {
            Optional<Origin> writer = writer(inMount.presence());
            boolean absent = where.layer().certainty() == Certainty.NO;
            if (writer.isEmpty() && !absent) {
                continue;
            }
            // Another stage may write to the same cache; what counts here is the line of stages that is copied from.
            RunStep builder = writer.flatMap(Origin::step).filter(step -> inMount.run().stage().descendsFrom(step.stage()))
                    .filter(RunStep.class::isInstance).map(RunStep.class::cast).orElse(inMount.run());
            boolean seen = writer.isPresent() && writer.get().how() != Origin.How.UNKNOWN_COMMAND;
            if ((seen || absent) && isOlder(where.layer(), builder)) {
                return Optional.of(new LostArtifact(builder, mount(builder, where, inMount.mount()),
                        where.layer().origins().stream().filter(origin -> origin.step().isPresent()).findFirst()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Origin> writer(Presence presence) {
        return presence.certainty() == Certainty.NO ? Optional.empty() : presence.origins().stream().findFirst();
    }

    // The RUN that wrote it may mount the same cache elsewhere than the last one that mounts it here.
    private static Mount mount(RunStep builder, Whereabouts where, Mount otherwise) {
        return builder.cacheMountOver(where.path()).orElse(otherwise);
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
