package dev.cachelens.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** A file that was read, with its bytes, so that it can be written back only if nobody else has written it since. */
final class SourceFile {

    /** Standard input, as a path on the command line. */
    static final String STANDARD_INPUT = "-";

    // Ten thousand lines take half a megabyte. What is larger is no Dockerfile, and its analysis could take all memory.
    private static final int MOST_BYTES = 8 << 20;

    private final String label;
    private final Path path;
    private final byte[] bytes;
    private final String text;

    private SourceFile(String label, Path path, byte[] bytes) throws Failure {
        this.label = label;
        this.path = path;
        this.bytes = bytes;
        this.text = decode(label, bytes);
    }

    /**
     * Reads a file.
     *
     * @param label what the user calls it
     */
    static SourceFile read(String label, Path path) throws Failure {
        if (Files.isDirectory(path)) {
            throw new Failure(label + ": is a folder, not a file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new SourceFile(label, path, readAll(label, in));
        } catch (IOException e) {
            throw new Failure(label + ": cannot be read: " + reason(e));
        }
    }

    /** Reads standard input. */
    static SourceFile read(InputStream in) throws Failure {
        try {
            return new SourceFile(STANDARD_INPUT, null, readAll("standard input", in));
        } catch (IOException e) {
            throw new Failure("standard input cannot be read: " + reason(e));
        }
    }

    /** The file as the user calls it: as given on the command line, or below a folder given there. */
    String label() {
        return label;
    }

    /** The whole text, a byte order mark included. */
    String text() {
        return text;
    }

    boolean isStandardInput() {
        return path == null;
    }

    /** The folder that the file lies in; not for standard input. */
    Path folder() {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    /**
     * Replaces the file's content in one step: whatever happens, it holds the old text or the new one. Mode, owner and group stay as
     * far as the system lets them; a link stays, and the file that it names is replaced.
     */
    void write(String newText) throws Failure {
        Path temporary = null;
        try {
            Path target = path.toRealPath();
            refuseReadOnly(target);
            temporary = Files.createTempFile(target.getParent(), ".cachelens-", ".tmp");
            writeAndSync(temporary, newText.getBytes(StandardCharsets.UTF_8));
            copyAttributes(target, temporary);
            if (!Arrays.equals(bytes, Files.readAllBytes(target))) {
                throw new Failure(label + ": not written: it was changed while its fixes were computed; run the command again");
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            temporary = null;
        } catch (IOException e) {
            throw new Failure(label + ": cannot be written: " + reason(e) + "; the file is as it was");
        } finally {
            remove(temporary);
        }
    }

    private void refuseReadOnly(Path target) throws Failure, IOException {
        boolean writable = Files.isWritable(target);
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (writable && view != null) {
            // The superuser may write what nobody is meant to write.
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            writable = permissions.contains(PosixFilePermission.OWNER_WRITE)
                    || permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE);
        }
        if (!writable) {
            throw new Failure(label + ": not written: the file is read-only; make it writable (chmod u+w) to fix it");
        }
    }

    private static void writeAndSync(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void copyAttributes(Path from, Path to) throws IOException {
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (target == null) {
            return;
        }
        PosixFileAttributes attributes = Files.readAttributes(from, PosixFileAttributes.class);
        try {
            target.setGroup(attributes.group());
            Files.getFileAttributeView(to, FileOwnerAttributeView.class).setOwner(attributes.owner());
        } catch (IOException e) {
            // Only the superuser gives files away: the file then belongs to who fixed it.
        }
        target.setPermissions(attributes.permissions());
    }

    private static void remove(Path temporary) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                // The message that matters is on its way already.
            }
        }
    }

    private static byte[] readAll(String label, InputStream in) throws IOException, Failure {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Failure(label + ": larger than 8 MiB; no Dockerfile is, so it was not checked");
        }
        return bytes;
    }

    private static String decode(String label, byte[] bytes) throws Failure {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new Failure(label + ": is UTF-16, which no builder reads; save it as UTF-8");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new Failure(label + ": is a binary file (NUL byte in line " + line(bytes, i) + ")");
            }
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            throw new Failure(label + ": is not UTF-8 (line " + line(bytes, buffer.position()) + "); save it as UTF-8");
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static int line(byte[] bytes, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    /** What an exception of the file system says, without the path, which the user knows. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemLoopException) {
            return "its links go round in circles";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
