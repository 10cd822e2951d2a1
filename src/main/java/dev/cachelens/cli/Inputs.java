package dev.cachelens.cli;

import dev.cachelens.project.BuildFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The files that the paths of a command line name, read one after the other; what cannot be read is told at once. */
final class Inputs {

    /** What is done with each file. */
    interface Action {
        void accept(SourceFile file) throws Failure;
    }

    private final Streams streams;
    private boolean failed;

    Inputs(Streams streams) {
        this.streams = streams;
    }

    /** Whether anything that was asked for could not be had. */
    boolean failed() {
        return failed;
    }

    /** Calls the action for each file: in the order of the paths, below a folder in that of the files' paths. */
    void forEach(List<String> paths, Action action) {
        for (String path : paths) {
            try {
                if (path.equals(SourceFile.STANDARD_INPUT)) {
                    action.accept(SourceFile.read(streams.in()));
                    continue;
                }
                Path file = Path.of(path);
                if (Files.isDirectory(file)) {
                    forEachBelow(path, file, action);
                } else if (kind(file).orElse(BuildFile.DOCKERFILE) == BuildFile.EARTHFILE) {
                    throw new Failure(path + ": Earthfiles cannot be checked yet");
                } else {
                    action.accept(SourceFile.read(path, file));
                }
            } catch (InvalidPathException e) {
                fail(path + ": is not a path: " + e.getReason());
            } catch (Failure e) {
                fail(e.getMessage());
            }
        }
    }

    private void forEachBelow(String folder, Path root, Action action) throws Failure {
        Search search = new Search(root);
        try {
            search.run();
        } catch (IOException e) {
            throw new Failure(folder + ": cannot be searched: " + SourceFile.reason(e));
        }
        if (search.found.isEmpty()) {
            throw new Failure(folder + ": no Dockerfile or Containerfile in it");
        }
        for (Path file : search.found) {
            String label = file.toString().replace('\\', '/');
            try {
                if (kind(file).orElseThrow() == BuildFile.EARTHFILE) {
                    streams.complain(label + ": skipped: Earthfiles cannot be checked yet");
                } else {
                    action.accept(SourceFile.read(label, file));
                }
            } catch (Failure e) {
                fail(e.getMessage());
            }
        }
    }

    private void fail(String message) {
        failed = true;
        streams.complain(message);
    }

    private static Optional<BuildFile> kind(Path file) {
        Path name = file.getFileName();
        return name == null ? Optional.empty() : BuildFile.of(name.toString());
    }

    /** Collects the build files below a folder. Links to folders are not followed, so there are no circles. */
    private final class Search extends SimpleFileVisitor<Path> {

        private final List<Path> found = new ArrayList<>();
        private final Path root;
        private Path realRoot;

        Search(Path root) {
            this.root = root;
        }

        void run() throws IOException {
            realRoot = root.toRealPath();
            Files.walkFileTree(realRoot, this);
            Collections.sort(found);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean git = !folder.equals(realRoot) && folder.getFileName().toString().equals(".git");
            return git ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (kind(file).isPresent() && Files.isRegularFile(file)) {
                found.add(asGiven(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            fail(asGiven(file) + ": cannot be searched: " + SourceFile.reason(e));
            return FileVisitResult.CONTINUE;
        }

        private Path asGiven(Path file) {
            return root.resolve(realRoot.relativize(file));
        }
    }
}
