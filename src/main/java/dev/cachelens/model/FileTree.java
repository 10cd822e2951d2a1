package dev.cachelens.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is written to a file system (a stage's layers, or a cache mount) over time. Writes are events at the nodes of a tree of paths;
 * what is at a path at some moment follows from the latest events at the path and above it, so that the past can be asked without
 * having been copied.
 */
final class FileTree {

    // Past these an answer is "unknown": it keeps the cost of a question flat however long the file is.
    static final int MOST_UNDECIDED = 64;
    private static final int MOST_COPIES = 32;
    private static final int MOST_NAMED = 1024;

    private final FileSource base;
    private final FileNode root = new FileNode();
    private int lastRemoval;

    /**
     * @param base what is there before the first event
     */
    FileTree(FileSource base) {
        this.base = base;
    }

    /** Something of unknown kind exists at the path from now on. */
    void exists(ImagePath path, int time, boolean certain, Origin origin) {
        add(path, new FileEvent(time, FileEvent.Change.EXISTS, certain, origin, null, null));
    }

    void file(ImagePath path, int time, boolean certain, Origin origin) {
        add(path, new FileEvent(time, FileEvent.Change.FILE, certain, origin, null, null));
    }

    void folder(ImagePath path, int time, boolean certain, Origin origin) {
        add(path, new FileEvent(time, FileEvent.Change.FOLDER, certain, origin, null, null));
    }

    /** A path, or all that match where its last segment is a pattern, is gone with what is below. */
    void removed(ImagePath path, int time, boolean certain, Origin origin) {
        lastRemoval = time;
        if (path.isKnown()) {
            node(path).add(new FileEvent(time, FileEvent.Change.REMOVED, certain, origin, null, null));
        } else if (!path.isRoot() && path.parent().isKnown() && Text.known(path.name())) {
            node(path.parent()).add(new FileEvent(time, FileEvent.Change.CHILDREN_REMOVED, certain, origin, null, path.name()));
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
        contents(FileEvent.Change.CONTENTS_ADDED, path, hidden, time, origin);
    }

    /** Anything below the path may have been removed, but not at or below hidden places. */
    void contentsRemoved(ImagePath path, List<ImagePath> hidden, int time, Origin origin) {
        contents(FileEvent.Change.CONTENTS_REMOVED, path, hidden, time, origin);
    }

    /** Anything below the path may have been added or removed, but not at or below hidden places. */
    void contentsChanged(ImagePath path, List<ImagePath> hidden, int time, Origin origin) {
        contents(FileEvent.Change.CONTENTS_CHANGED, path, hidden, time, origin);
    }

    private void contents(FileEvent.Change change, ImagePath path, List<ImagePath> hidden, int time, Origin origin) {
        if (change != FileEvent.Change.CONTENTS_ADDED) {
            lastRemoval = time;
        }
        node(path.prefix(path.knownPrefix())).add(new FileEvent(time, change, false, origin, null, null, hidden));
    }

    /** What the source has is at the path from now on, beside what was there. */
    void copied(ImagePath path, FileSource source, int time, boolean certain, Origin origin) {
        if (!path.isKnown()) {
            contentsAdded(path, time, origin);
            return;
        }
        add(path, new FileEvent(time, FileEvent.Change.COPIED, certain, origin, source, null));
    }

    private void add(ImagePath path, FileEvent event) {
        if (!path.isKnown()) {
            contentsAdded(path, event.time(), event.origin());
            return;
        }
        FileNode node = root;
        for (int i = 0; i < path.segments().size(); i++) {
            if (i > 0) {
                impliedFolder(node, event);
            }
            node = node.children().computeIfAbsent(path.segments().get(i), name -> new FileNode());
        }
        node.add(event);
    }

    // Whatever is written needs the folders above it.
    private void impliedFolder(FileNode node, FileEvent event) {
        FileEvent last = node.here().isEmpty() ? null : node.here().get(node.here().size() - 1);
        boolean known = last != null && last.change() == FileEvent.Change.FOLDER && (last.certain() || !event.certain()) && last.time() > lastRemoval;
        if (!known) {
            node.add(new FileEvent(event.time(), FileEvent.Change.FOLDER, event.certain(), event.origin(), null, null));
        }
    }

    private FileNode node(ImagePath path) {
        FileNode node = root;
        for (String segment : path.segments()) {
            node = node.children().computeIfAbsent(segment, name -> new FileNode());
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
        FileNode node = root;
        List<FileNode> line = new ArrayList<>(path.segments().size() + 1);
        line.add(root);
        for (String segment : path.segments()) {
            node = node.children().get(segment);
            if (node == null) {
                break;
            }
            line.add(node);
        }
        return new FileQuestion(path, time, depth, base).answer(line);
    }

    private Presence anyMatch(ImagePath path, int known, int time, int depth) {
        String pattern = path.segments().get(known);
        ImagePath folder = path.prefix(known);
        Presence result = presence(folder.child(Text.UNKNOWN_NAME), time, depth).atMost(Certainty.MAYBE);
        FileNode node = root;
        for (int i = 0; i < known && node != null; i++) {
            node = node.children().get(path.segments().get(i));
        }
        int asked = 0;
        if (node != null) {
            for (String name : node.children().keySet()) {
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
        FileNode node = root;
        for (String segment : path.segments()) {
            node = node.children().get(segment);
            if (node == null) {
                return List.of();
            }
        }
        List<Origin> writers = new ArrayList<>();
        collectWriters(node, path, time, writers);
        return writers;
    }

    private void collectWriters(FileNode node, ImagePath path, int time, List<Origin> writers) {
        boolean there = node.here().isEmpty() && node.below().isEmpty() || presence(path, time).certainty() != Certainty.NO;
        if (!there) {
            return;
        }
        collectWriters(node.here(), time, writers);
        collectWriters(node.below(), time, writers);
        for (Map.Entry<String, FileNode> child : node.children().entrySet()) {
            if (writers.size() < MOST_UNDECIDED) {
                collectWriters(child.getValue(), path.child(child.getKey()), time, writers);
            }
        }
    }

    /** The places in or below a folder where an event up to a time has put something that is not known to be a folder. */
    List<ImagePath> namedFiles(ImagePath folder, int time) {
        FileNode node = root;
        for (String segment : folder.segments()) {
            node = node.children().get(segment);
            if (node == null) {
                return List.of();
            }
        }
        List<ImagePath> files = new ArrayList<>();
        collectFiles(node, folder, time, files);
        return files;
    }

    private static void collectFiles(FileNode node, ImagePath path, int time, List<ImagePath> files) {
        for (FileEvent event : node.here()) {
            if (event.time() <= time && (event.change() == FileEvent.Change.FILE || event.change() == FileEvent.Change.EXISTS) && files.size() < MOST_NAMED) {
                files.add(path);
                break;
            }
        }
        node.children().forEach((name, child) -> collectFiles(child, path.child(name), time, files));
    }

    /** Whether a folder has nothing in it, as far as names are known; what may have been added makes it unknown. */
    Certainty isEmpty(ImagePath folder, int time) {
        FileNode node = root;
        for (String segment : folder.segments()) {
            node = node == null ? null : node.children().get(segment);
        }
        Certainty filled = presence(folder.child(Text.UNKNOWN_NAME), time).certainty();
        int asked = 0;
        for (String name : node == null ? List.<String>of() : node.children().keySet()) {
            filled = filled.or(++asked > MOST_UNDECIDED ? Certainty.MAYBE : presence(folder.child(name), time).certainty());
        }
        return switch (filled) {
            case NO -> Certainty.YES;
            case MAYBE -> Certainty.MAYBE;
            case YES -> Certainty.NO;
        };
    }

    // What was put there before it was all removed is not there any more.
    private static void collectWriters(List<FileEvent> events, int time, List<Origin> writers) {
        int asked = 0;
        for (int i = events.size() - 1; i >= 0 && asked < MOST_UNDECIDED; i--) {
            FileEvent event = events.get(i);
            if (event.time() > time) {
                continue;
            }
            asked++;
            switch (event.change()) {
                case EXISTS, FILE, FOLDER, CONTENTS_ADDED, COPIED -> {
                    if (!writers.contains(event.origin())) {
                        writers.add(event.origin());
                    }
                }
                case REMOVED -> {
                    if (event.certain()) {
                        return;
                    }
                }
                case CHILDREN_REMOVED, CONTENTS_REMOVED, CONTENTS_CHANGED -> {
                    // These put nothing there.
                }
            }
        }
    }

}
