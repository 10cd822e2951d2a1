package dev.cachelens.ide;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.intellij.openapi.editor.Document;
import com.intellij.openapi.fileEditor.FileDocumentManager;
import com.intellij.openapi.vfs.VirtualFile;
import dev.cachelens.project.Files.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class VfsFilesTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private VirtualFile root;
    private VfsFiles files;

    @Before
    public void layOutContext() throws IOException {
        Path path = folder.getRoot().toPath();
        Files.createDirectories(path.resolve("api/src"));
        Files.writeString(path.resolve("Cargo.toml"), "[workspace]\nmembers = [\"api\"] # \u00fc\n");
        Files.writeString(path.resolve("api/src/main.rs"), "fn main() {}\n");
        Files.write(path.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
        Files.write(path.resolve("huge.toml"), new byte[(int) VfsFiles.MAX_LENGTH + 1]);
        root = PlatformCore.get().folder(path);
        files = new VfsFiles(root);
    }

    @Test
    public void tellsWhatLiesWhere() {
        assertTrue(files.visible());
        assertEquals(Kind.FOLDER, files.kind(""));
        assertEquals(Kind.FOLDER, files.kind("api/src"));
        assertEquals(Kind.FILE, files.kind("api/src/main.rs"));
        assertEquals(Kind.ABSENT, files.kind("api/Cargo.toml"));
        assertEquals(Kind.ABSENT, files.kind("Cargo.toml/x"));
        assertEquals(Set.of("Cargo.toml", "api", "logo.png", "huge.toml"), Set.copyOf(files.list("")));
        assertTrue(files.list("nothing").isEmpty());
        assertTrue(files.list("Cargo.toml").isEmpty());
    }

    @Test
    public void readsTextsOfSensibleLength() {
        assertEquals(Optional.of("[workspace]\nmembers = [\"api\"] # \u00fc\n"), files.read("Cargo.toml"));
        assertEquals(Optional.empty(), files.read("logo.png"));
        assertEquals(Optional.empty(), files.read("huge.toml"));
        assertEquals(Optional.empty(), files.read("api"));
        assertEquals(Optional.empty(), files.read("nothing"));
    }

    @Test
    public void readsAFileOnceForEachStateOfIt() throws IOException {
        Optional<String> before = files.read("api/src/main.rs");
        // The file system has not noticed: it is not asked to look.
        Files.writeString(folder.getRoot().toPath().resolve("api/src/main.rs"), "fn main() { run() }\n");
        assertEquals(before, new VfsFiles(root).read("api/src/main.rs"));
    }

    @Test
    public void seesWhatIsNotSavedYet() {
        Document manifest = FileDocumentManager.getInstance().getDocument(root.findFileByRelativePath("Cargo.toml"));
        manifest.setText("[package]\n");
        assertEquals(Optional.of("[package]\n"), files.read("Cargo.toml"));
    }

    @Test
    public void seesNothingOfAFileAsContext() {
        assertFalse(new VfsFiles(root.findChild("Cargo.toml")).visible());
    }
}
