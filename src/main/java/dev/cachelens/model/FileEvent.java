package dev.cachelens.model;

import java.util.List;

/**
 * A change to a file system, at a path that its {@link FileNode} stands for.
 *
 * @param time    on the model's clock
 * @param change  what happened
 * @param certain whether it did, in a build that succeeds
 * @param origin  who did it
 * @param source  of {@link Change#COPIED}: what was copied; else null
 * @param pattern of {@link Change#CHILDREN_REMOVED}: which children; else null
 * @param hidden  places below that other things are mounted over, so that it does not reach them
 */
record FileEvent(int time, Change change, boolean certain, Origin origin, FileSource source, String pattern,
        List<ImagePath> hidden) {

    enum Change {
        /** Something exists here; what is below stays. */
        EXISTS,
        /** A file exists here, so nothing is below. */
        FILE,
        /** A folder exists here; what is below stays. */
        FOLDER,
        /** Nothing is here, nor below. */
        REMOVED,
        /** The children that match a pattern are gone. */
        CHILDREN_REMOVED,
        /** Anything may have been added below. */
        CONTENTS_ADDED,
        /** Anything below may have been removed. */
        CONTENTS_REMOVED,
        /** Anything may have been added below, or removed. */
        CONTENTS_CHANGED,
        /** What a source has is here, beside what was. */
        COPIED;

        boolean bearsOnItself() {
            return this == EXISTS || this == FILE || this == FOLDER || this == REMOVED || this == COPIED;
        }

        boolean bearsOnBelow() {
            return this != EXISTS && this != FOLDER;
        }
    }

    FileEvent(int time, Change change, boolean certain, Origin origin, FileSource source, String pattern) {
        this(time, change, certain, origin, source, pattern, List.of());
    }

    boolean reaches(ImagePath path) {
        for (ImagePath place : hidden) {
            if (path.startsWith(place)) {
                return false;
            }
        }
        return true;
    }
}
