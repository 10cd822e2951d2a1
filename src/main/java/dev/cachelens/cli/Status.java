package dev.cachelens.cli;

/** Exit statuses. */
final class Status {

    static final int CLEAN = 0;
    static final int FINDINGS = 1;
    /** Usage, or a file that could not be read or written. */
    static final int UNUSABLE = 2;

    private Status() {
    }
}
