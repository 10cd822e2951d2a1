package dev.cachelens.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FixCommandTest {

    private static final String BAD = "# syntax=docker/dockerfile:experimental\nFROM busybox\n";
    private static final String GOOD = "# syntax=docker/dockerfile:1\nFROM busybox\n";

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path file;

    @Before
    public void nameFile() throws IOException {
        file = temporary.getRoot().toPath().toRealPath().resolve("Dockerfile");
    }

    @Test
    public void theDiffIsPrintedAndTheFileLeftAlone() throws IOException {
        Files.writeString(file, BAD);
        for (String[] options : new String[][] {{"fix"}, {"fix", "--diff"}}) {
            Invocation fix = options.length == 1
                    ? Invocation.of("fix", file.toString()) : Invocation.of("fix", "--diff", file.toString());
            assertEquals(0, fix.status());
            assertThat(fix.out(), containsString("-# syntax=docker/dockerfile:experimental\n+# syntax=docker/dockerfile:1\n"));
            assertEquals(BAD, Files.readString(file));
        }
    }

    @Test
    public void writeKeepsEveryByteOutsideTheEdits() throws IOException {
        List<String> endings = List.of("FROM busybox\n", "FROM busybox", "FROM busybox\r\n# é漢😀 \r\n\r\n", "");
        for (String head : List.of("", "\uFEFF")) {
            for (String rest : endings) {
                String line = rest.contains("\r") ? "\r\n" : "\n";
                Files.writeString(file, head + "# syntax=docker/dockerfile:experimental" + line + rest);
                Invocation.of("fix", "--write", file.toString());
                assertEquals(head + "# syntax=docker/dockerfile:1" + line + rest, Files.readString(file));
            }
        }
    }

    @Test
    public void writeKeepsTheModeAndLeavesNothingBehind() throws IOException {
        Files.writeString(file, BAD);
        for (String mode : List.of("rw-r-----", "rwxrwxr-x", "rw-rw-rw-")) {
            Files.writeString(file, BAD);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertEquals(0, Invocation.of("fix", "--write", file.toString()).status());
            assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertEquals(GOOD, Files.readString(file));
        }
        try (var entries = Files.list(file.getParent())) {
            assertEquals(List.of(file), entries.toList());
        }
    }

    @Test
    public void writeGoesThroughLinks() throws IOException {
        Files.writeString(file, BAD);
        Path link = Files.createSymbolicLink(file.resolveSibling("Dockerfile.link"), file.getFileName());
        assertEquals(0, Invocation.of("fix", "--write", link.toString()).status());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(GOOD, Files.readString(file));
    }

    @Test
    public void readOnlyFilesAreRefused() throws IOException {
        Files.writeString(file, BAD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Invocation fix = Invocation.of("fix", "--write", file.toString());
        assertEquals(2, fix.status());
        assertThat(fix.err(), containsString(file + ": not written: the file is read-only"));
        assertEquals(BAD, Files.readString(file));
    }

    @Test
    public void aFileThatChangedMeanwhileIsLeftAlone() throws Exception {
        Files.writeString(file, BAD);
        SourceFile source = SourceFile.read("Dockerfile", file);
        Files.writeString(file, BAD + "RUN somebody else's\n");
        Failure failure = assertThrows(Failure.class, () -> source.write(GOOD));
        assertThat(failure.getMessage(), containsString("was changed while its fixes were computed"));
        assertEquals(BAD + "RUN somebody else's\n", Files.readString(file));
        Files.delete(file);
        assertThat(assertThrows(Failure.class, () -> source.write(GOOD)).getMessage(), containsString("no such file"));
        try (var entries = Files.list(file.getParent())) {
            assertEquals(List.of(), entries.toList());
        }
    }

    @Test
    public void standardInputIsDiffedButNotWritten() {
        assertThat(Invocation.withInput(BAD, "fix", "-").out(), containsString("+# syntax=docker/dockerfile:1\n"));
        assertEquals(2, Invocation.withInput(BAD, "fix", "--write", "-").status());
    }

    @Test
    public void cleanFilesAreNotTouched() throws IOException {
        Files.writeString(file, GOOD);
        Object key = Files.readAttributes(file, "unix:ino").get("ino");
        assertEquals(0, Invocation.of("fix", "--write", file.toString()).status());
        assertEquals(key, Files.readAttributes(file, "unix:ino").get("ino"));
        assertEquals("", Invocation.of("fix", file.toString()).out());
    }

    @Test
    public void weakFindingsAreFixedWhenTheirRuleIsNamed() throws IOException {
        String weak = "FROM busybox\n# cachelens: ignore=no-such-rule\nUSER 1\n";
        Files.writeString(file, weak);
        assertEquals("", Invocation.of("fix", file.toString()).out());
        assertThat(Invocation.of("fix", "--rule", "useless-suppression", file.toString()).out(),
                containsString("-# cachelens: ignore=no-such-rule\n"));
    }

    @Test
    public void whatCannotBeFixedMakesTheStatus() throws IOException {
        Files.writeString(file, BAD + "RUM x\n");
        assertEquals(1, Invocation.of("fix", "--write", file.toString()).status());
        assertEquals(GOOD + "RUM x\n", Files.readString(file));
    }
}
