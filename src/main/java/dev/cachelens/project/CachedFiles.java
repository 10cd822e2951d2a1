package dev.cachelens.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files that are asked for once: every rule sees the same state, and a file system is not asked for each keystroke's rules. */
final class CachedFiles implements Files {

    private final Files files;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();
    private final Map<String, List<String>> folders = new ConcurrentHashMap<>();

    CachedFiles(Files files) {
        this.files = files;
    }

    @Override
    public boolean visible() {
        return files.visible();
    }

    @Override
    public Kind kind(String path) {
        return kinds.computeIfAbsent(path, files::kind);
    }

    @Override
    public Optional<String> read(String path) {
        return texts.computeIfAbsent(path, files::read);
    }

    @Override
    public List<String> list(String folder) {
        return folders.computeIfAbsent(folder, files::list);
    }
}
