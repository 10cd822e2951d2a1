package dev.cachelens.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** The files of an image or a stage, out of a tar. Paths start with a slash. */
public final class ImageFiles {
    private final Path tar;
    private final TreeMap<String, TarArchiveEntry> entries = new TreeMap<>();

    ImageFiles(Path tar) {
        this.tar = tar;
        try (TarFile archive = new TarFile(tar)) {
            for (TarArchiveEntry entry : archive.getEntries()) {
                entries.put(absolute(entry.getName()), entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String absolute(String name) {
        String path = "/" + (name.startsWith("./") ? name.substring(2) : name);
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Returns the paths of all files and folders, sorted. */
    public Set<String> paths() {
        return entries.navigableKeySet();
    }

    /** Returns whether a path is a folder. */
    public boolean isFolder(String path) {
        return entry(path).isDirectory();
    }

    /** Returns the permission bits of a file, as {@code 0755}. */
    public int mode(String path) {
        return entry(path).getMode() & 07777;
    }

    /** Returns the content of a regular file, read as UTF-8; bytes that are none come out as replacement characters. */
    public String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** Returns the content of a regular file. */
    public byte[] bytes(String path) {
        TarArchiveEntry entry = entry(path);
        if (!entry.isFile()) {
            throw new AssertionError(path + " is no regular file");
        }
        try (TarFile archive = new TarFile(tar)) {
            // The entry of another opening of the same archive says where the bytes are just as well.
            return archive.getInputStream(entry).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TarArchiveEntry entry(String path) {
        TarArchiveEntry entry = entries.get(path);
        if (entry == null) {
            throw new AssertionError("no " + path + " among " + entries.keySet());
        }
        return entry;
    }
}
