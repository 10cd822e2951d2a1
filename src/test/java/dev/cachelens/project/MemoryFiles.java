package dev.cachelens.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A build context in memory: texts by path. Folders exist where files lie in them, or where a path ends with a slash. */
public final class MemoryFiles implements Files {

    private final TreeMap<String, String> texts;

    /**
     * @param texts the files' texts by path; a path that ends with {@code /} makes a folder
     */
    public MemoryFiles(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /** Files from paths and texts in turn. */
    public static MemoryFiles of(String... pathsAndTexts) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            texts.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return new MemoryFiles(texts);
    }

    @Override
    public boolean visible() {
        return true;
    }

    @Override
    public Kind kind(String path) {
        if (texts.containsKey(path)) {
            return Kind.FILE;
        }
        if (path.isEmpty()) {
            return Kind.FOLDER;
        }
        String below = texts.ceilingKey(path + "/");
        return below != null && below.startsWith(path + "/") ? Kind.FOLDER : Kind.ABSENT;
    }

    @Override
    public Optional<String> read(String path) {
        return kind(path) == Kind.FILE ? Optional.of(texts.get(path)) : Optional.empty();
    }

    @Override
    public List<String> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        TreeSet<String> names = new TreeSet<>();
        for (String path : texts.tailMap(prefix).keySet()) {
            if (!path.startsWith(prefix)) {
                break;
            }
            int end = path.indexOf('/', prefix.length());
            names.add(path.substring(prefix.length(), end < 0 ? path.length() : end));
        }
        names.remove("");
        return List.copyOf(names);
    }
}
