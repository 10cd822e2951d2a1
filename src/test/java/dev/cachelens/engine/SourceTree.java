package dev.cachelens.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.rules.TemporaryFolder;

/**
 * A folder of sources that a test writes. Its files look as old as the test says, because a COPY keeps their times and cargo goes
 * by them.
 *
 * @param root the folder; exists
 * @param age how long ago a file that is written from now on was last changed
 */
public record SourceTree(Path root, Duration age) {
    /** Returns the tree of a test's folder, whose files look as new as they are. */
    public static SourceTree in(TemporaryFolder folder) {
        return new SourceTree(folder.getRoot().toPath(), Duration.ZERO);
    }

    /** Returns the same tree, whose files from now on look this old. */
    public SourceTree aged(Duration time) {
        return new SourceTree(root, time);
    }

    /** Writes a file and the folders above it, and returns this tree. */
    public SourceTree file(String path, String text) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes a cargo package without dependencies, whose program of the same name prints a text, and returns this tree. */
    public SourceTree crate(String name, String prints) {
        return file("Cargo.toml", manifest(name)).file("Cargo.lock", lock(name))
                .file("src/main.rs", program(prints));
    }

    /** Returns the text of a package's Cargo.toml, to which tables may be added. */
    public static String manifest(String name) {
        return "[package]\nname = \"" + name + "\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";
    }

    /** Returns the text of the Cargo.lock of a package without dependencies. */
    public static String lock(String name) {
        return "version = 3\n\n[[package]]\nname = \"" + name + "\"\nversion = \"0.1.0\"\n";
    }

    /** Returns the Rust source of a program that prints a text and a line feed. */
    public static String program(String prints) {
        return "fn main() {\n    println!(\"" + prints + "\");\n}\n";
    }
}
