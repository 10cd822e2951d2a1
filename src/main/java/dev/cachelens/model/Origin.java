package dev.cachelens.model;

import dev.cachelens.syntax.Span;
import java.util.Optional;

/**
 * Who put something where it is.
 *
 * @param step empty for the base image
 * @param span the command or word that did it; empty for the base image
 * @param how  what it did
 */
public record Origin(Optional<Step> step, Optional<Span> span, How how) {

    /** Ways to get into a layer or a mount. */
    public enum How {
        BASE_IMAGE, CONTEXT_COPY, STAGE_COPY, WORKDIR, COMMAND,
        /** A program of which nothing is known. */
        UNKNOWN_COMMAND
    }

    static final Origin BASE_IMAGE = new Origin(Optional.empty(), Optional.empty(), How.BASE_IMAGE);

    static Origin of(Step step, Span span, How how) {
        return new Origin(Optional.of(step), Optional.of(span), how);
    }
}
