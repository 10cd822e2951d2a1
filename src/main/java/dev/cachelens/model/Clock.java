package dev.cachelens.model;

/** Numbers the events of a build in the order of the file. */
final class Clock {

    private int now;

    int now() {
        return now;
    }

    /** A moment after all others. */
    int tick() {
        return ++now;
    }
}
