package dev.cachelens.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written to a file system (a stage's layers, or a cache mount) over time. Writes are events at the nodes of a tree of paths;
 * what is at a path at some moment follows from the latest events at the path and above it, so that the past can be asked without
 * having been copied.
 */
final class FileTree {

    // Past these an answer is "unknown": it keeps the cost of a question flat however long the file is.
    private static final int MOST_UNDECIDED = 64;
    private static final int MOST_COPIES = 32;
    private static final int MOST_NAMED = 1024;

    private final FileSource base;
    private final Node root = new Node();
    private int lastRemoval;

    /**
     * @param base what is there before the first event
     */
    FileTree(FileSource base) {
        this.base = base;
    }

    private enum Change {
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

    /**
     * @param hidden places below that other things are mounted over, so that it does not reach them
     */
    private record Event(int time, Change change, boolean certain, Origin origin, FileSource source, String pattern,
            List<ImagePath> hidden) {

        Event(int time, Change change, boolean certain, Origin origin, FileSource source, String pattern) {
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

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>(4);
        /** What bears on the path itself. */
        private final List<Event> here = new ArrayList<>(2);
        /** What bears on the paths below. */
        private final List<Event> below = new ArrayList<>(0);

        void add(Event event) {
            if (event.change.bearsOnItself()) {
                here.add(event);
            }
            if (event.change.bearsOnBelow()) {
                below.add(event);
            }
        }
    }

    /** Something of unknown kind exists at the path from now on. */
    void exists(ImagePath path, int time, boolean certain, Origin origin) {
        add(path, new Event(time, Change.EXISTS, certain, origin, null, null));
    }

    void file(ImagePath path, int time, boolean certain, Origin origin) {
        add(path, new Event(time, Change.FILE, certain, origin, null, null));
    }

    void folder(ImagePath path, int time, boolean certain, Origin origin) {
        add(path, new Event(time, Change.FOLDER, certain, origin, null, null));
    }

    /** A path, or all that match where its last segment is a pattern, is gone with what is below. */
    void removed(ImagePath path, int time, boolean certain, Origin origin) {
        lastRemoval = time;
        if (path.isKnown()) {
            node(path).add(new Event(time, Change.REMOVED, certain, origin, null, null));
        } else if (!path.isRoot() && path.parent().isKnown() && Text.known(path.name())) {
            node(path.parent()).add(new Event(time, Change.CHILDREN_REMOVED, certain, origin, null, path.name()));
        } else {
            contentsChanged(path, List.of(), time, origin);
        }
    }

    /** Anything may have been added below the path. */
    void contentsAdded(ImagePath path, int time, Origin origin) {
        contentsAdded(path, List.of(), time, origin);
    }

    /** Anything may have been added below the path, but not at hidden places, over which something is mounted, or below. */
    void contentsAdded(ImagePath path, List<ImagePath> hidden, int time, Origin origin) {
        contents(Change.CONTENTS_ADDED, path, hidden, time, origin);
    }

    /** Anything below the path may have been removed, but not at or below hidden places. */
    void contentsRemoved(ImagePath path, List<ImagePath> hidden, int time, Origin origin) {
        contents(Change.CONTENTS_REMOVED, path, hidden, time, origin);
    }

    /** Anything below the path may have been added or removed, but not at or below hidden places. */
    void contentsChanged(ImagePath path, List<ImagePath> hidden, int time, Origin origin) {
        contents(Change.CONTENTS_CHANGED, path, hidden, time, origin);
    }

    private void contents(Change change, ImagePath path, List<ImagePath> hidden, int time, Origin origin) {
        if (change != Change.CONTENTS_ADDED) {
            lastRemoval = time;
        }
        node(path.prefix(path.knownPrefix())).add(new Event(time, change, false, origin, null, null, hidden));
    }

    /** What the source has is at the path from now on, beside what was there. */
    void copied(ImagePath path, FileSource source, int time, boolean certain, Origin origin) {
        if (!path.isKnown()) {
            contentsAdded(path, time, origin);
            return;
        }
        add(path, new Event(time, Change.COPIED, certain, origin, source, null));
    }

    private void add(ImagePath path, Event event) {
        if (!path.isKnown()) {
            contentsAdded(path, event.time, event.origin);
            return;
        }
        Node node = root;
        for (int i = 0; i < path.segments().size(); i++) {
            if (i > 0) {
                impliedFolder(node, event);
            }
            node = node.children.computeIfAbsent(path.segments().get(i), name -> new Node());
        }
        node.add(event);
    }

    // Whatever is written needs the folders above it.
    private void impliedFolder(Node node, Event event) {
        Event last = node.here.isEmpty() ? null : node.here.get(node.here.size() - 1);
        boolean known = last != null && last.change == Change.FOLDER && (last.certain || !event.certain) && last.time > lastRemoval;
        if (!known) {
            node.add(new Event(event.time, Change.FOLDER, event.certain, event.origin, null, null));
        }
    }

    private Node node(ImagePath path) {
        Node node = root;
        for (String segment : path.segments()) {
            node = node.children.computeIfAbsent(segment, name -> new Node());
        }
        return node;
    }

    /** What is at a path once all events up to a time have happened; a path with a pattern asks for any match. */
    Presence presence(ImagePath path, int time) {
        return presence(path, time, 0);
    }

    /** This tree at a moment, from a folder down, as something to copy from. */
    FileSource from(ImagePath folder, int time) {
        return (below, depth) -> presence(below.moved(ImagePath.ROOT, folder), time, depth);
    }

    private Presence presence(ImagePath path, int time, int depth) {
        if (depth > MOST_COPIES) {
            return Presence.UNKNOWN;
        }
        int known = path.knownPrefix();
        if (known < path.segments().size()) {
            return anyMatch(path, known, time, depth);
        }
        Node node = root;
        List<Node> line = new ArrayList<>(path.segments().size() + 1);
        line.add(root);
        for (String segment : path.segments()) {
            node = node.children.get(segment);
            if (node == null) {
                break;
            }
            line.add(node);
        }
        return new Question(path, time, depth).answer(line);
    }

    private Presence anyMatch(ImagePath path, int known, int time, int depth) {
        String pattern = path.segments().get(known);
        ImagePath folder = path.prefix(known);
        Presence result = presence(folder.child(Text.UNKNOWN_NAME), time, depth).atMost(Certainty.MAYBE);
        Node node = root;
        for (int i = 0; i < known && node != null; i++) {
            node = node.children.get(path.segments().get(i));
        }
        int asked = 0;
        if (node != null) {
            for (String name : node.children.keySet()) {
                Certainty match = Glob.matches(pattern, name);
                if (match != Certainty.NO && ++asked <= MOST_UNDECIDED) {
                    ImagePath child = path.below(folder).below(ImagePath.of(pattern)).moved(ImagePath.ROOT, folder.child(name));
                    Presence there = presence(child, time, depth + 1);
                    if (there.certainty() != Certainty.NO) {
                        result = there.atMost(match).or(result);
                    }
                }
            }
        }
        return result;
    }

    /** Who has put something at a path or below it up to a time, by naming a place there: not by copying a folder above it. */
    List<Origin> writersWithin(ImagePath path, int time) {
        Node node = root;
        for (String segment : path.segments()) {
            node = node.children.get(segment);
            if (node == null) {
                return List.of();
            }
        }
        List<Origin> writers = new ArrayList<>();
        collectWriters(node, path, time, writers);
        return writers;
    }

    private void collectWriters(Node node, ImagePath path, int time, List<Origin> writers) {
        boolean there = node.here.isEmpty() && node.below.isEmpty() || presence(path, time).certainty() != Certainty.NO;
        if (!there) {
            return;
        }
        collectWriters(node.here, time, writers);
        collectWriters(node.below, time, writers);
        for (Map.Entry<String, Node> child : node.children.entrySet()) {
            if (writers.size() < MOST_UNDECIDED) {
                collectWriters(child.getValue(), path.child(child.getKey()), time, writers);
            }
        }
    }

    /** The places in or below a folder where an event up to a time has put something that is not known to be a folder. */
    List<ImagePath> namedFiles(ImagePath folder, int time) {
        Node node = root;
        for (String segment : folder.segments()) {
            node = node.children.get(segment);
            if (node == null) {
                return List.of();
            }
        }
        List<ImagePath> files = new ArrayList<>();
        collectFiles(node, folder, time, files);
        return files;
    }

    private static void collectFiles(Node node, ImagePath path, int time, List<ImagePath> files) {
        for (Event event : node.here) {
            if (event.time <= time && (event.change == Change.FILE || event.change == Change.EXISTS) && files.size() < MOST_NAMED) {
                files.add(path);
                break;
            }
        }
        node.children.forEach((name, child) -> collectFiles(child, path.child(name), time, files));
    }

    /** Whether a folder has nothing in it, as far as names are known; what may have been added makes it unknown. */
    Certainty isEmpty(ImagePath folder, int time) {
        Node node = root;
        for (String segment : folder.segments()) {
            node = node == null ? null : node.children.get(segment);
        }
        Certainty filled = presence(folder.child(Text.UNKNOWN_NAME), time).certainty();
        int asked = 0;
        for (String name : node == null ? List.<String>of() : node.children.keySet()) {
            filled = filled.or(++asked > MOST_UNDECIDED ? Certainty.MAYBE : presence(folder.child(name), time).certainty());
        }
        return switch (filled) {
            case NO -> Certainty.YES;
            case MAYBE -> Certainty.MAYBE;
            case YES -> Certainty.NO;
        };
    }

    private static void collectWriters(List<Event> events, int time, List<Origin> writers) {
        for (Event event : events) {
            boolean adds = switch (event.change) {
                case EXISTS, FILE, FOLDER, CONTENTS_ADDED, COPIED -> true;
                case REMOVED, CHILDREN_REMOVED, CONTENTS_REMOVED, CONTENTS_CHANGED -> false;
            };
            if (event.time <= time && adds && !writers.contains(event.origin)) {
                writers.add(event.origin);
            }
        }
    }

    /** One walk back through the events that bear on a path. */
    private final class Question {

        private final ImagePath path;
        private final int time;
        private final int depth;
        private final List<Origin> origins = new ArrayList<>(2);
        private Presence.Kind kind;
        private boolean maybeThere;
        private boolean maybeGone;

        Question(ImagePath path, int time, int depth) {
            this.path = path;
            this.time = time;
            this.depth = depth;
        }

        Presence answer(List<Node> line) {
            int[] next = new int[line.size()];
            List<List<Event>> events = new ArrayList<>(line.size());
            for (int i = 0; i < next.length; i++) {
                events.add(i == path.segments().size() ? line.get(i).here : line.get(i).below);
                next[i] = latest(events.get(i));
            }
            for (int undecided = 0; undecided < MOST_UNDECIDED; undecided++) {
                int newest = -1;
                for (int i = 0; i < next.length; i++) {
                    if (next[i] >= 0 && (newest < 0
                            || events.get(i).get(next[i]).time >= events.get(newest).get(next[newest]).time)) {
                        newest = i;
                    }
                }
                if (newest < 0) {
                    return fromBase();
                }
                Event event = events.get(newest).get(next[newest]--);
                Presence decided = newest == path.segments().size() ? at(event) : above(event, newest);
                if (decided != null) {
                    return decided;
                }
            }
            return new Presence(Certainty.MAYBE, Presence.Kind.UNKNOWN, origins);
        }

        private int latest(List<Event> events) {
            int low = 0;
            int high = events.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (events.get(middle).time <= time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        /** An event at the path itself. */
        private Presence at(Event event) {
            return switch (event.change) {
                case EXISTS -> there(event, Presence.Kind.UNKNOWN);
                case FILE -> there(event, Presence.Kind.FILE);
                case FOLDER -> there(event, Presence.Kind.FOLDER);
                case REMOVED -> gone(event.certain);
                case COPIED -> copied(event, path.segments().size());
                case CHILDREN_REMOVED, CONTENTS_ADDED, CONTENTS_REMOVED, CONTENTS_CHANGED -> null;
            };
        }

        /** An event at the folder that the path's first segments name. */
        private Presence above(Event event, int segments) {
            if (!event.reaches(path)) {
                return null;
            }
            return switch (event.change) {
                case EXISTS, FOLDER -> null;
                case FILE, REMOVED -> gone(event.certain);
                case CHILDREN_REMOVED -> {
                    Certainty match = removes(event.pattern, path.segments().get(segments));
                    yield match == Certainty.NO ? null : gone(event.certain && match == Certainty.YES);
                }
                case CONTENTS_ADDED -> {
                    origins.add(event.origin);
                    maybeThere = true;
                    yield null;
                }
                case CONTENTS_REMOVED -> gone(false);
                case CONTENTS_CHANGED -> {
                    origins.add(event.origin);
                    maybeThere = true;
                    maybeGone = true;
                    yield null;
                }
                case COPIED -> copied(event, segments);
            };
        }

        private Certainty removes(String pattern, String name) {
            if (name.startsWith(".") && !pattern.startsWith(".")) {
                return Certainty.NO;
            }
            return pattern.equals("*") && name.equals(Text.UNKNOWN_NAME) ? Certainty.YES : Glob.matches(pattern, name);
        }

        private Presence there(Event event, Presence.Kind what) {
            origins.add(event.origin);
            kind = kind == null || kind == what ? what : Presence.Kind.UNKNOWN;
            if (!event.certain) {
                maybeThere = true;
                return null;
            }
            return new Presence(maybeGone ? Certainty.MAYBE : Certainty.YES, kind, origins);
        }

        private Presence gone(boolean certain) {
            if (!certain) {
                maybeGone = true;
                return null;
            }
            return absent();
        }

        private Presence absent() {
            return maybeThere ? new Presence(Certainty.MAYBE, kind == null ? Presence.Kind.UNKNOWN : kind, origins) : Presence.ABSENT;
        }

        private Presence copied(Event event, int segments) {
            ImagePath below = new ImagePath(path.segments().subList(segments, path.segments().size()));
            Presence source = event.source.presence(below, depth + 1);
            return switch (source.certainty()) {
                case NO -> null;
                case MAYBE -> {
                    origins.add(event.origin);
                    kind = kind == null ? source.kind() : kind;
                    maybeThere = true;
                    yield null;
                }
                case YES -> there(event, source.kind());
            };
        }

        private Presence fromBase() {
            Presence below = base.presence(path, depth + 1);
            return switch (below.certainty()) {
                case NO -> absent();
                case MAYBE -> {
                    origins.addAll(below.origins());
                    yield new Presence(Certainty.MAYBE, kind == null ? below.kind() : kind, origins);
                }
                case YES -> {
                    origins.addAll(below.origins());
                    yield new Presence(maybeGone ? Certainty.MAYBE : Certainty.YES, kind == null ? below.kind() : kind, origins);
                }
            };
        }
    }
}
