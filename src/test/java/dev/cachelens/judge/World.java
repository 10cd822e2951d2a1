package dev.cachelens.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the generator has made so far, so that the next command finds what it names. It judges nothing: BuildKit does. */
final class World {

    /** Paths of a layer or a cache; true for a folder. */
    static final class Tree {
        private final TreeMap<String, Boolean> paths = new TreeMap<>();

        Tree copy() {
            Tree copy = new Tree();
            copy.paths.putAll(paths);
            return copy;
        }
    }

    private final Tree layer;
    private final Map<String, Tree> mounts = new TreeMap<>();

    World(Tree layer) {
        this.layer = layer;
    }

    Tree layer() {
        return layer;
    }

    void mount(String target, Tree tree) {
        mounts.put(target, tree);
    }

    void unmount() {
        mounts.clear();
    }

    private String mountOver(String path) {
        String over = null;
        for (String target : mounts.keySet()) {
            boolean covers = path.equals(target) || path.startsWith(target + "/");
            over = covers && (over == null || target.length() > over.length()) ? target : over;
        }
        return over;
    }

    private Boolean kind(String path) {
        String over = mountOver(path);
        if (path.isEmpty() || over != null && over.equals(path)) {
            return true;
        }
        return over == null ? layer.paths.get(path) : mounts.get(over).paths.get(path.substring(over.length()));
    }

    boolean isFolder(String path) {
        return Boolean.TRUE.equals(kind(path));
    }

    boolean exists(String path) {
        return kind(path) != null;
    }

    void folder(String path) {
        if (!path.isEmpty() && !exists(path)) {
            folder(parent(path));
            put(path, true);
        }
    }

    void file(String path) {
        folder(parent(path));
        put(path, false);
    }

    private void put(String path, boolean folder) {
        String over = mountOver(path);
        if (over == null) {
            layer.paths.put(path, folder);
        } else if (!over.equals(path)) {
            mounts.get(over).paths.put(path.substring(over.length()), folder);
        }
    }

    void remove(String path) {
        String over = mountOver(path);
        TreeMap<String, Boolean> paths = over == null ? layer.paths : mounts.get(over).paths;
        String inTree = over == null ? path : path.substring(over.length());
        paths.keySet().removeIf(other -> other.equals(inTree) || other.startsWith(inTree + "/"));
    }

    void copy(String from, String to) {
        for (String path : below(from)) {
            boolean folder = isFolder(path);
            String target = to + path.substring(from.length());
            if (folder) {
                folder(target);
            } else {
                file(target);
            }
        }
    }

    /** A path and all that is below, the mounts' included. */
    List<String> below(String root) {
        List<String> found = new ArrayList<>();
        for (String path : all()) {
            if (path.equals(root) || path.startsWith(root + "/")) {
                found.add(path);
            }
        }
        return found;
    }

    List<String> all() {
        List<String> found = new ArrayList<>();
        for (String path : layer.paths.keySet()) {
            if (mountOver(path) == null) {
                found.add(path);
            }
        }
        mounts.forEach((target, tree) -> {
            if (target.equals(mountOver(target))) {
                found.add(target);
                tree.paths.keySet().stream().filter(path -> target.equals(mountOver(target + path)))
                        .forEach(path -> found.add(target + path));
            }
        });
        return found;
    }

    boolean isMountPoint(String path) {
        return mounts.keySet().stream().anyMatch(target -> target.equals(path) || target.startsWith(path + "/"));
    }

    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
