package dev.cachelens.model;

import java.util.List;
import java.util.Optional;

/** What a command does to the files that it sees. A path that is not known may be any. */
final class Effects {

    private final Namespace namespace;
    private final Clock clock;
    private final boolean certain;
    private final Origin origin;

    Effects(Namespace namespace, Clock clock, boolean certain, Origin origin) {
        this.namespace = namespace;
        this.clock = clock;
        this.certain = certain;
        this.origin = origin;
    }

    /** What is at a path now; unknown for an unknown path. */
    Presence presence(Optional<ImagePath> path) {
        return path.map(known -> namespace.presence(known, clock.now())).orElse(Presence.UNKNOWN);
    }

    /** A file is there afterwards. */
    void file(Optional<ImagePath> path) {
        at(path, (tree, place) -> tree.file(place, clock.tick(), certain, origin));
    }

    /** A file may be there afterwards. */
    void maybeFile(Optional<ImagePath> path) {
        at(path, (tree, place) -> tree.file(place, clock.tick(), false, origin));
    }

    /** Something is there afterwards. */
    void exists(Optional<ImagePath> path) {
        at(path, (tree, place) -> tree.exists(place, clock.tick(), certain, origin));
    }

    /** Something may be there afterwards, a file or a folder with any contents. */
    void maybeExists(Optional<ImagePath> path) {
        at(path, (tree, place) -> tree.exists(place, clock.tick(), false, origin));
        contentsAdded(path);
    }

    /** A folder is there afterwards; what it held stays. */
    void folder(Optional<ImagePath> path) {
        at(path, (tree, place) -> tree.folder(place, clock.tick(), certain, origin));
    }

    /** A folder may be there afterwards, and anything may have been added to it. */
    void maybeFilledFolder(Optional<ImagePath> path) {
        at(path, (tree, place) -> tree.folder(place, clock.tick(), false, origin));
        contentsAdded(path);
    }

    /** A folder is there afterwards, and anything may have been added to it. */
    void filledFolder(Optional<ImagePath> path) {
        folder(path);
        contentsAdded(path);
    }

    /** Anything may have been added below. */
    void contentsAdded(Optional<ImagePath> path) {
        contents(path, FileTree::contentsAdded);
    }

    /** Anything may have been added below, or removed. */
    void contentsChanged(Optional<ImagePath> path) {
        contents(path, FileTree::contentsChanged);
    }

    /** Anything below may have been removed. */
    void contentsRemoved(Optional<ImagePath> path) {
        contents(path, FileTree::contentsRemoved);
    }

    /**
     * A tool has put something into its cache or another folder of the user's. Where that is not known it is taken to be no place
     * that the file names.
     */
    void cached(Optional<ImagePath> folder) {
        if (folder.isPresent()) {
            contentsAdded(folder);
        }
    }

    /** A program that is not known did what it liked. */
    void anything() {
        contentsChanged(Optional.empty());
    }

    /** A path, or what matches it, is gone, with all below. */
    void removed(Optional<ImagePath> path) {
        if (path.isEmpty()) {
            contentsRemoved(path);
            return;
        }
        at(path, (tree, place) -> tree.removed(place, clock.tick(), certain, origin));
        ImagePath known = path.get().prefix(path.get().knownPrefix());
        for (MountPoint point : namespace.below(known)) {
            boolean all = path.get().isKnown();
            point.tree().removed(point.folder().child("*"), clock.tick(), certain && all, origin);
        }
    }

    /** A path is gone if it was an empty folder. */
    void maybeRemoved(Optional<ImagePath> path) {
        at(path, (tree, place) -> tree.removed(place, clock.tick(), false, origin));
    }

    /**
     * What is at one path is at another as well.
     *
     * @param sure whether it is certainly that path which is copied to, given that the command runs
     */
    void copied(Optional<ImagePath> from, Optional<ImagePath> to, boolean sure) {
        if (to.isEmpty()) {
            contentsAdded(to);
            return;
        }
        Presence source = presence(from);
        int before = clock.now();
        boolean known = certain && sure;
        if (from.isEmpty() || !from.get().isKnown()) {
            at(to, (tree, place) -> tree.exists(place, clock.tick(), known, origin));
            contentsAdded(to);
            return;
        }
        at(to, (tree, place) -> {
            switch (source.kind()) {
                case FILE -> tree.file(place, clock.tick(), known, origin);
                case FOLDER -> tree.folder(place, clock.tick(), known, origin);
                case UNKNOWN -> tree.exists(place, clock.tick(), known, origin);
            }
        });
        if (source.kind() == Presence.Kind.FILE) {
            return;
        }
        Namespace.Location location = namespace.resolve(from.get());
        at(to, (tree, place) -> tree.copied(place, location.tree().from(location.path(), before), clock.tick(), known, origin));
        for (MountPoint point : namespace.below(from.get())) {
            Optional<ImagePath> target = Optional.of(point.target().moved(from.get(), to.get()));
            at(target, (tree, place) -> tree.folder(place, clock.tick(), known, origin));
            at(target, (tree, place) ->
                    tree.copied(place, point.tree().from(point.folder(), before), clock.tick(), known, origin));
        }
    }

    /** What matches a pattern in one folder is in another as well. */
    void copiedMatches(ImagePath from, ImagePath to) {
        folder(Optional.of(to));
        if (!from.parent().isKnown() || !Text.known(from.name())) {
            contentsAdded(Optional.of(to));
            return;
        }
        int before = clock.now();
        Namespace.Location location = namespace.resolve(from.parent());
        FileSource folder = location.tree().from(location.path(), before);
        at(Optional.of(to), (tree, place) ->
                tree.copied(place, matching(folder, from.name()), clock.tick(), certain, origin));
    }

    private static FileSource matching(FileSource folder, String pattern) {
        return (below, depth) -> {
            if (below.isRoot() || below.segments().get(0).startsWith(".") && !pattern.startsWith(".")) {
                return Presence.ABSENT;
            }
            Certainty match = Glob.matches(pattern, below.segments().get(0));
            return match == Certainty.NO ? Presence.ABSENT : folder.presence(below, depth).atMost(match);
        };
    }

    private interface Change {
        void make(FileTree tree, ImagePath path);
    }

    private void at(Optional<ImagePath> path, Change change) {
        if (path.isEmpty()) {
            contentsAdded(path);
            return;
        }
        Namespace.Location location = namespace.resolve(path.get());
        change.make(location.tree(), location.path());
    }

    private interface ContentsChange {
        void make(FileTree tree, ImagePath path, List<ImagePath> hidden, int time, Origin origin);
    }

    private void contents(Optional<ImagePath> path, ContentsChange change) {
        ImagePath folder = path.map(some -> some.prefix(some.knownPrefix())).orElse(ImagePath.ROOT);
        for (Namespace.Region region : namespace.regions(folder)) {
            change.make(region.tree(), region.path(), region.hidden(), clock.tick(), origin);
        }
    }
}
