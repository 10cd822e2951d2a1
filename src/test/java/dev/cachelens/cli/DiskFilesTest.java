package dev.cachelens.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cachelens.project.Files.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DiskFilesTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path context;
    private dev.cachelens.project.Files files;

    @Before
    public void makeContext() throws IOException {
        context = Files.createDirectories(temporary.getRoot().toPath().toRealPath().resolve("context"));
        Files.createDirectories(context.resolve("src"));
        Files.writeString(context.resolve("Cargo.toml"), "[package]\n");
        Files.writeString(context.resolve("src/main.rs"), "fn main() {}\n");
        Files.writeString(context.resolveSibling("secret"), "s");
        files = DiskFiles.of(context);
    }

    @Test
    public void whatIsThere() {
        assertTrue(files.visible());
        assertEquals(Kind.FOLDER, files.kind(""));
        assertEquals(Kind.FOLDER, files.kind("src"));
        assertEquals(Kind.FILE, files.kind("src/main.rs"));
        assertEquals(Kind.ABSENT, files.kind("Cargo.lock"));
        assertEquals(Optional.of("[package]\n"), files.read("Cargo.toml"));
        assertEquals(Optional.empty(), files.read("src"));
        assertEquals(new TreeSet<>(List.of("Cargo.toml", "src")), new TreeSet<>(files.list("")));
        assertEquals(List.of(), files.list("Cargo.toml"));
        assertEquals(List.of(), files.list("nowhere"));
    }

    @Test
    public void nothingOutsideIsSeen() throws IOException {
        Files.createSymbolicLink(context.resolve("out"), context.resolveSibling("secret"));
        Files.createSymbolicLink(context.resolve("up"), context.getParent());
        for (String path : List.of("../secret", "src/../../secret", "out", "up", "up/secret", context.resolveSibling("secret").toString(),
                "..", "/", "/etc/passwd")) {
            assertEquals(path, Kind.ABSENT, files.kind(path));
            assertEquals(path, Optional.empty(), files.read(path));
            assertEquals(path, List.of(), files.list(path));
        }
    }

    @Test
    public void linksInsideAreFollowed() throws IOException {
        Files.createSymbolicLink(context.resolve("code"), Path.of("src"));
        assertEquals(Optional.of("fn main() {}\n"), files.read("code/main.rs"));
    }

    @Test
    public void whatIsNoTextOrTooLargeIsNotRead() throws IOException {
        Files.write(context.resolve("latin"), new byte[] {(byte) 0xE9});
        Files.write(context.resolve("large"), new byte[5 << 20]);
        assertEquals(Optional.empty(), files.read("latin"));
        assertEquals(Optional.empty(), files.read("large"));
        assertEquals(Kind.FILE, files.kind("large"));
    }

    @Test
    public void withoutFolderNothingIsVisible() {
        assertFalse(DiskFiles.of(context.resolve("nowhere")).visible());
        assertFalse(DiskFiles.of(context.resolve("Cargo.toml")).visible());
    }
}
