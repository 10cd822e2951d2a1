package dev.cachelens.model;

/** Whether something is so. Unknown is an answer. */
public enum Certainty {
    NO, MAYBE, YES;

    /** {@link #YES} or {@link #NO}. */
    public static Certainty of(boolean known) {
        return known ? YES : NO;
    }

    /** The weaker of both. */
    public Certainty and(Certainty other) {
        return ordinal() < other.ordinal() ? this : other;
    }

    /** The stronger of both. */
    public Certainty or(Certainty other) {
        return ordinal() > other.ordinal() ? this : other;
    }
}
