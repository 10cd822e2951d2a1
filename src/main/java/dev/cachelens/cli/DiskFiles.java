package dev.cachelens.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A build context on the disk. Nothing outside its folder is seen, whether through {@code ..} or through a link. */
final class DiskFiles implements dev.cachelens.project.Files {

    // Manifests are small; a context may also hold a data file of any size.
    private static final int MOST_BYTES = 4 << 20;

    private final Path root;

    private DiskFiles(Path root) {
        this.root = root;
    }

    /** The files below a folder; {@link dev.cachelens.project.Files#UNSEEN} where there is no such folder. */
    static dev.cachelens.project.Files of(Path folder) {
        try {
            Path root = folder.toRealPath();
            return Files.isDirectory(root) ? new DiskFiles(root) : UNSEEN;
        } catch (IOException e) {
            return UNSEEN;
        }
    }

    @Override
    public boolean visible() {
        return true;
    }

    @Override
    public Kind kind(String path) {
        Path file = resolve(path);
        if (file == null) {
            return Kind.ABSENT;
        }
        return Files.isDirectory(file) ? Kind.FOLDER : Kind.FILE;
    }

    @Override
    public Optional<String> read(String path) {
        Path file = resolve(path);
        // A named pipe would wait for a writer for ever.
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> list(String folder) {
        Path path = resolve(folder);
        if (path == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return names;
    }

    /** The real path of what lies there; null where nothing of the context does. */
    private Path resolve(String path) {
        try {
            Path inside = root.resolve(path).normalize();
            if (!inside.startsWith(root)) {
                return null;
            }
            Path real = inside.toRealPath();
            return real.startsWith(root) ? real : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
