package dev.cachelens.project;

import java.util.List;
import java.util.Optional;

/**
 * The files of a build context, as the disk (command line) or the IDE's virtual file system has them. Paths are relative to the
 * context's folder, separated by {@code /}, without {@code .} and {@code ..} parts; the folder itself is {@code ""}.
 */
public interface Files {

    /** A context of which nothing can be seen. */
    Files UNSEEN = new Files() {
        @Override
        public boolean visible() {
            return false;
        }

        @Override
        public Kind kind(String path) {
            return Kind.ABSENT;
        }

        @Override
        public Optional<String> read(String path) {
            return Optional.empty();
        }

        @Override
        public List<String> list(String folder) {
            return List.of();
        }
    };

    /** What a path names. */
    enum Kind {
        FILE, FOLDER, ABSENT
    }

    /** Whether anything of the context can be seen; where it cannot, the other answers say nothing about it. */
    boolean visible();

    /** What lies at the path; links are followed. */
    Kind kind(String path);

    /** The text of a file; empty where there is none, or where it cannot be read as UTF-8. */
    Optional<String> read(String path);

    /** The names in a folder, in no particular order; empty where there is no such folder. */
    List<String> list(String folder);
}
