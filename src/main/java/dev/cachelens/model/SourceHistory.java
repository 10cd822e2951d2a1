package dev.cachelens.model;

import dev.cachelens.project.InContext;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.dockerfile.Keyword;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who wrote the sources that a stage holds at some moment. */
final class SourceHistory {

    // What people make up a source with. Anything else may have brought the real one.
    private static final Set<String> MAKERS = Set.of("touch", "tee", "truncate", "cargo");

    // Past these nobody knows: it keeps the cost of a question flat.
    private static final int MOST_COPIES = 64;

    private final Stage stage;
    private final StepSequence steps;
    private final boolean contextKnown;

    /**
     * @param steps        those of the stage, or of one built from it
     * @param contextKnown whether the build context that can be seen is the one that the file is built with
     */
    SourceHistory(Stage stage, StepSequence steps, boolean contextKnown) {
        this.stage = stage;
        this.steps = steps;
        this.contextKnown = contextKnown;
    }

    /**
     * What is at a path.
     *
     * @param origin      who put it there
     * @param contextFile the file of the context that it is; empty for one that the build has made up
     * @param certainty   whether it is there for certain
     */
    record Version(Origin origin, Optional<String> contextFile, Certainty certainty) {

        Optional<CopyStep> copy() {
            return contextFile.isPresent() && origin.step().orElse(null) instanceof CopyStep copy
                    ? Optional.of(copy) : Optional.empty();
        }
    }

    /** The version of a file at a time; empty where there is none, or nobody knows who wrote it. */
    Optional<Version> version(ImagePath path, int time) {
        Presence presence = stage.layer().presence(path, time);
        Optional<Version> copied = copied(path, time);
        for (Origin origin : presence.origins()) {
            boolean older = origin.step().isEmpty() || copied.flatMap(Version::copy)
                    .filter(copy -> copy == origin.step().get() || origin.step().get().isBefore(copy)).isPresent();
            if (!older && !isElsewhere(origin)) {
                return written(path, origin, presence.certainty());
            }
        }
        return copied;
    }

    // What such a copy brings is known by its words; where the context is not seen, the layer knows less of it.
    private static boolean isElsewhere(Origin origin) {
        boolean named = origin.step().get() instanceof CopyStep copy && copy.isFromContext()
                && copy.instruction().keyword() == Keyword.COPY && copy.instruction().flag("parents").isEmpty();
        for (CopyStep.Source source : named ? ((CopyStep) origin.step().get()).sources() : List.<CopyStep.Source>of()) {
            named &= source.path().filter(ImagePath::isKnown).isPresent();
        }
        return named;
    }

    /** The version that was last copied from the context, whether or not something has rewritten it since. */
    Optional<Version> copied(ImagePath path, int time) {
        List<CopyStep> copies = steps.contextCopies(time);
        for (int i = copies.size() - 1; i >= Math.max(0, copies.size() - MOST_COPIES); i--) {
            CopyStep copy = copies.get(i);
            Optional<String> file = contextFile(copy, path);
            if (file.isPresent()) {
                Origin origin = Origin.of(copy, copy.instruction().span(), Origin.How.CONTEXT_COPY);
                return Optional.of(new Version(origin, file, Certainty.YES));
            }
        }
        return Optional.empty();
    }

    private Optional<String> contextFile(CopyStep copy, ImagePath path) {
        Project project = stage.project();
        Optional<String> byWords = copy.contextFile(path);
        return !contextKnown ? byWords
                : copy.contextPath(path, project).or(() -> byWords.filter(file -> project.sends(file) == InContext.PRESENT));
    }

    private Optional<Version> written(ImagePath path, Origin origin, Certainty certainty) {
        if (origin.step().get() instanceof CopyStep copy) {
            boolean madeUp = copy.isFromContext() && copy.sources().stream().anyMatch(CopyStep.Source::isHeredoc);
            return madeUp ? Optional.of(new Version(origin, Optional.empty(), certainty)) : Optional.empty();
        }
        if (origin.how() != Origin.How.COMMAND || !(origin.step().get() instanceof RunStep run)) {
            return Optional.empty();
        }
        Version madeUp = new Version(origin, Optional.empty(), certainty);
        for (Invocation invocation : run.invocations()) {
            if (invocation.span().equals(origin.span().get())) {
                boolean touched = invocation.name().equals("touch");
                Optional<Version> before = touched ? version(path, invocation.time()) : Optional.empty();
                return before.isPresent() ? before : Optional.of(madeUp).filter(version -> MAKERS.contains(invocation.name()));
            }
        }
        // No program's own doing: a redirection.
        return Optional.of(madeUp);
    }
}
