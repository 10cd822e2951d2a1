package dev.cachelens.project;

/** Whether the build context, as it is sent to the builder, holds a path. */
public enum InContext {
    /** It lies there and is sent. */
    PRESENT,
    /** It does not lie there, or an ignore file keeps it from being sent. */
    ABSENT,
    /** The context cannot be seen, or what its ignore file does cannot be told. */
    UNKNOWN
}
