package dev.cachelens.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A path of a {@link FileTree}, with what has happened to it, the oldest first. */
final class FileNode {

    private final Map<String, FileNode> children = new HashMap<>(4);
    private final List<FileEvent> here = new ArrayList<>(2);
    private final List<FileEvent> below = new ArrayList<>(0);

    void add(FileEvent event) {
        if (event.change().bearsOnItself()) {
            here.add(event);
        }
        if (event.change().bearsOnBelow()) {
            below.add(event);
        }
    }

    /** The paths in this one, by name. */
    Map<String, FileNode> children() {
        return children;
    }

    /** What bears on the path itself. */
    List<FileEvent> here() {
        return here;
    }

    /** What bears on the paths below. */
    List<FileEvent> below() {
        return below;
    }
}
