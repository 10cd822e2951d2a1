package dev.cachelens.ide;

import com.intellij.openapi.editor.Document;
import com.intellij.openapi.fileEditor.FileDocumentManager;
import com.intellij.openapi.util.Key;
import com.intellij.openapi.vfs.VirtualFile;
import dev.cachelens.project.Files;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A build context as the virtual file system has it: what is not saved yet included, never refreshed. A file's text is read once
 * for each state that the file system knows of it, so that typing in a Dockerfile reads nothing from the disk.
 */
public final class VfsFiles implements Files {

    /** Longer files (bytes) are as good as unreadable: manifests and ignore files are short. */
    static final long MAX_LENGTH = 1 << 20;

    private static final Key<Loaded> LOADED = Key.create("dev.cachelens.text");

    private final VirtualFile root;

    /**
     * @param root the context's folder
     */
    public VfsFiles(VirtualFile root) {
        this.root = root;
    }

    @Override
    public boolean visible() {
        return root.isValid() && root.isDirectory();
    }

    @Override
    public Kind kind(String path) {
        VirtualFile file = find(path);
        if (file == null) {
            return Kind.ABSENT;
        }
        return file.isDirectory() ? Kind.FOLDER : Kind.FILE;
    }

    @Override
    public Optional<String> read(String path) {
        VirtualFile file = find(path);
        if (file == null || file.isDirectory() || file.getLength() > MAX_LENGTH) {
            return Optional.empty();
        }
        Document document = FileDocumentManager.getInstance().getCachedDocument(file);
        return document != null ? Optional.of(document.getText()) : load(file);
    }

    @Override
    public List<String> list(String folder) {
        VirtualFile file = find(folder);
        List<String> names = new ArrayList<>();
        if (file != null && file.isDirectory()) {
            for (VirtualFile child : file.getChildren()) {
                names.add(child.getName());
            }
        }
        return names;
    }

    private VirtualFile find(String path) {
        if (!root.isValid()) {
            return null;
        }
        return path.isEmpty() ? root : root.findFileByRelativePath(path);
    }

    private static Optional<String> load(VirtualFile file) {
        Loaded loaded = file.getUserData(LOADED);
        if (loaded == null || loaded.stamp != file.getModificationStamp()) {
            loaded = new Loaded(file.getModificationStamp(), decode(file));
            file.putUserData(LOADED, loaded);
        }
        return loaded.text;
    }

    private static Optional<String> decode(VirtualFile file) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.contentsToByteArray(false))).toString());
        } catch (IOException binaryOrGone) {
            return Optional.empty();
        }
    }

    /** What a file held when it was last read. */
    private record Loaded(long stamp, Optional<String> text) {
    }
}
