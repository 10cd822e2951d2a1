package dev.cachelens.model;

import java.util.ArrayList;
import java.util.List;

/** One walk back through the events that bear on a path. */
final class FileQuestion {

    private final ImagePath path;
    private final int time;
    private final int depth;
    private final FileSource base;
    private final List<Origin> origins = new ArrayList<>(2);
    private Presence.Kind kind;
    private boolean maybeThere;
    private boolean maybeGone;

    FileQuestion(ImagePath path, int time, int depth, FileSource base) {
        this.path = path;
        this.time = time;
        this.depth = depth;
        this.base = base;
    }

    Presence answer(List<FileNode> line) {
        int[] next = new int[line.size()];
        List<List<FileEvent>> events = new ArrayList<>(line.size());
        for (int i = 0; i < next.length; i++) {
            events.add(i == path.segments().size() ? line.get(i).here() : line.get(i).below());
            next[i] = latest(events.get(i));
        }
        for (int undecided = 0; undecided < FileTree.MOST_UNDECIDED; undecided++) {
            int newest = -1;
            for (int i = 0; i < next.length; i++) {
                if (next[i] >= 0 && (newest < 0
                        || events.get(i).get(next[i]).time() >= events.get(newest).get(next[newest]).time())) {
                    newest = i;
                }
            }
            if (newest < 0) {
                return fromBase();
            }
            FileEvent event = events.get(newest).get(next[newest]--);
            Presence decided = newest == path.segments().size() ? at(event) : above(event, newest);
            if (decided != null) {
                return decided;
            }
        }
        return new Presence(Certainty.MAYBE, Presence.Kind.UNKNOWN, origins);
    }

    private int latest(List<FileEvent> events) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** An event at the path itself. */
    private Presence at(FileEvent event) {
        return switch (event.change()) {
            case EXISTS -> there(event, Presence.Kind.UNKNOWN);
            case FILE -> there(event, Presence.Kind.FILE);
            case FOLDER -> there(event, Presence.Kind.FOLDER);
            case REMOVED -> gone(event.certain());
            case COPIED -> copied(event, path.segments().size());
            case CHILDREN_REMOVED, CONTENTS_ADDED, CONTENTS_REMOVED, CONTENTS_CHANGED -> null;
        };
    }

    /** An event at the folder that the path's first segments name. */
    private Presence above(FileEvent event, int segments) {
        if (!event.reaches(path)) {
            return null;
        }
        return switch (event.change()) {
            case EXISTS, FOLDER -> null;
            case FILE, REMOVED -> gone(event.certain());
            case CHILDREN_REMOVED -> {
                Certainty match = removes(event.pattern(), path.segments().get(segments));
                yield match == Certainty.NO ? null : gone(event.certain() && match == Certainty.YES);
            }
            case CONTENTS_ADDED -> {
                origins.add(event.origin());
                maybeThere = true;
                yield null;
            }
            case CONTENTS_REMOVED -> gone(false);
            case CONTENTS_CHANGED -> {
                origins.add(event.origin());
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

    private Presence there(FileEvent event, Presence.Kind what) {
        origins.add(event.origin());
        kind = kind == null || kind == what ? what : Presence.Kind.UNKNOWN;
        if (!event.certain()) {
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

    private Presence copied(FileEvent event, int segments) {
        ImagePath below = new ImagePath(path.segments().subList(segments, path.segments().size()));
        Presence source = event.source().presence(below, depth + 1);
        return switch (source.certainty()) {
            case NO -> null;
            case MAYBE -> {
                origins.add(event.origin());
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
