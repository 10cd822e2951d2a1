package dev.cachelens.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CheckCommandTest {

    private static final String BAD = "# syntax=docker/dockerfile:experimental\nFROM busybox\n";
    private static final String GOOD = "# syntax=docker/dockerfile:1\nFROM busybox\n";
    private static final String WEAK = "FROM busybox\n# cachelens: ignore=legacy-syntax\nUSER 1\n";

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;

    @Before
    public void resolveFolder() throws IOException {
        folder = temporary.getRoot().toPath().toRealPath();
    }

    @Test
    public void textShowsTheRangeTheReasonAndTheFix() throws IOException {
        String file = write("Dockerfile", BAD);
        Invocation check = Invocation.of("check", file);
        assertEquals(1, check.status());
        String[] lines = check.out().split("\n");
        assertThat(lines[0], containsString(file + ":1:10: warning: "));
        assertThat(lines[0], containsString("[legacy-syntax]"));
        assertEquals("  1 | # syntax=docker/dockerfile:experimental", lines[1]);
        assertEquals("    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^", lines[2]);
        assertThat(lines[3], containsString("    = fix: "));
        assertEquals("1 warning in 1 file\n", check.err());
        assertThat(check.out(), not(containsString("\u001B")));
    }

    @Test
    public void aTerminalGetsColours() throws IOException {
        assertThat(Invocation.onTerminal("check", write("Dockerfile", BAD)).out(), containsString("\u001B[1;33mwarning:\u001B[0m"));
    }

    @Test
    public void jsonTellsPlacesAndEdits() throws IOException {
        String file = write("Dockerfile", BAD);
        Invocation check = Invocation.of("check", "--format", "json", file, write("Containerfile", GOOD));
        JsonNode report = json(check);
        assertEquals(1, report.get("version").asInt());
        assertEquals(2, report.get("files").size());
        assertEquals(0, report.get("files").get(1).get("findings").size());
        assertEquals(file, report.get("files").get(0).get("path").asText());
        JsonNode finding = report.get("files").get(0).get("findings").get(0);
        assertEquals("legacy-syntax", finding.get("rule").asText());
        assertEquals("warning", finding.get("severity").asText());
        assertTrue(finding.get("related").isArray());
        assertEquals(1, finding.get("line").asInt());
        assertEquals(10, finding.get("column").asInt());
        assertEquals(1, finding.get("endLine").asInt());
        assertEquals(40, finding.get("endColumn").asInt());
        JsonNode edit = finding.get("fixes").get(0).get("edits").get(0);
        assertEquals(file, edit.get("path").asText());
        String fixed = BAD.substring(0, edit.get("start").asInt()) + edit.get("text").asText()
                + BAD.substring(edit.get("end").asInt());
        assertEquals(GOOD, fixed);
        assertEquals("", check.err());
    }

    @Test
    public void standardInput() {
        Invocation check = Invocation.withInput(BAD, "check", "-");
        assertEquals(1, check.status());
        assertThat(check.out(), containsString("-:1:10: warning"));
        assertEquals(0, Invocation.withInput(GOOD, "check", "-").status());
    }

    @Test
    public void foldersAreSearchedToTheBottomInOrder() throws IOException {
        for (String name : List.of("z/Dockerfile", "Dockerfile", "a/b/c/Dockerfile.dev", "a/api.Dockerfile", "Containerfile",
                "Containerfile.test", "dockerfile", "node_modules/x/Dockerfile", ".hidden/Dockerfile")) {
            write(name, BAD);
        }
        for (String name : List.of(".git/Dockerfile", "Dockerfile.dockerignore", "Dockerfiles", "notes.txt")) {
            write(name, BAD);
        }
        List<String> found = new ArrayList<>();
        for (JsonNode file : json(Invocation.of("check", "--format=json", folder.toString())).get("files")) {
            found.add(folder.relativize(Path.of(file.get("path").asText())).toString());
        }
        assertEquals(List.of(".hidden/Dockerfile", "Containerfile", "Containerfile.test", "Dockerfile", "a/api.Dockerfile",
                "a/b/c/Dockerfile.dev", "dockerfile", "node_modules/x/Dockerfile", "z/Dockerfile"), found);
    }

    @Test
    public void linksDoNotLeadInCircles() throws IOException {
        write("app/Dockerfile", BAD);
        Files.createSymbolicLink(folder.resolve("app/loop"), folder);
        Files.createSymbolicLink(folder.resolve("app/Dockerfile.link"), folder.resolve("app/Dockerfile"));
        Files.createSymbolicLink(folder.resolve("app/Dockerfile.dangling"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("entry"), folder.resolve("app"));
        JsonNode files = json(Invocation.of("check", "--format", "json", folder.resolve("entry").toString())).get("files");
        assertEquals(2, files.size());
        assertEquals(folder.resolve("entry/Dockerfile").toString(), files.get(0).get("path").asText());
    }

    @Test
    public void failOnChoosesTheStatus() throws IOException {
        String warning = write("Dockerfile", BAD);
        String weak = write("Dockerfile.weak", WEAK);
        assertEquals(1, Invocation.of("check", "--fail-on", "warning", warning).status());
        assertEquals(0, Invocation.of("check", "--fail-on", "error", warning).status());
        assertEquals(0, Invocation.of("check", "--fail-on", "none", warning).status());
        assertEquals(0, Invocation.of("check", weak).status());
        assertEquals(1, Invocation.of("check", "--fail-on", "weak", weak).status());
    }

    @Test
    public void rulesAreChosenByIdOrShortName() throws IOException {
        String file = write("Dockerfile", BAD);
        assertEquals(0, Invocation.of("check", "--exclude", "legacy-syntax", file).status());
        assertEquals(1, Invocation.of("check", "--rule", "LegacySyntax", file).status());
        assertEquals(0, Invocation.of("check", "--rule", "useless-suppression", file).status());
        assertFails(Invocation.of("check", "--rule", "legacy-sintax", file), "the nearest is 'legacy-syntax'");
    }

    @Test
    public void commentsSuppress() throws IOException {
        String file = write("Dockerfile", "# syntax=docker/dockerfile:experimental\n# cachelens: skip=legacy-syntax\nFROM busybox\n");
        assertEquals("", Invocation.of("check", file).out());
    }

    @Test
    public void errorsOfSyntaxAreFindings() throws IOException {
        Invocation check = Invocation.of("check", write("Dockerfile", "FROM busybox\nRUM x\n"));
        assertEquals(1, check.status());
        assertThat(check.out(), containsString(":2:1: error: "));
    }

    @Test
    public void whatCannotBeReadIsToldAndTheRestIsChecked() throws IOException {
        String bad = write("Dockerfile", BAD);
        Invocation check = Invocation.of("check", folder.resolve("missing").toString(), bad);
        assertFails(check, "missing: cannot be read: no such file or folder");
        assertThat(check.out(), containsString("legacy-syntax"));
    }

    @Test
    public void badInputIsOneLineAndStatus2() throws IOException {
        assertFails(Invocation.of("check", folder.toString()), "no Dockerfile or Containerfile in it");
        assertFails(check(new byte[] {'F', 'R', '\n', 0, 'M'}), "is a binary file (NUL byte in line 2)");
        assertFails(check("\uFEFFFROM a\n".getBytes(StandardCharsets.UTF_16LE)), "is UTF-16");
        assertFails(check("FROM a\n# caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1)), "is not UTF-8 (line 2)");
        assertFails(check(new byte[50_000_000]), "larger than 8 MiB");
        assertFails(Invocation.of("check", write("Earthfile", "VERSION 0.8\n")), "Earthfiles cannot be checked yet");
        assertFails(Invocation.of("check", "a\0b"), "is not a path");
        assertFails(Invocation.of("check", "--context", folder.resolve("nowhere").toString(), "x"), "is no folder");
    }

    @Test
    public void anEarthfileInAFolderIsTold() throws IOException {
        write("Dockerfile", GOOD);
        write("Earthfile", "VERSION 0.8\n");
        Invocation check = Invocation.of("check", folder.toString());
        assertEquals(0, check.status());
        assertThat(check.err(), containsString("Earthfile: skipped"));
    }

    @Test
    public void usageErrorsAreOneLineAndStatus2() {
        for (String[] args : new String[][] {{}, {"check"}, {"bogus"}, {"check", "--format", "xml", "x"}, {"check", "--bogus", "x"},
                {"check", "--fail-on", "x", "x"}, {"explain"}, {"fix"}, {"fix", "--diff", "--write", "x"}}) {
            Invocation invocation = Invocation.of(args);
            assertEquals(String.join(" ", args), 2, invocation.status());
            assertEquals(invocation.err(), 1, invocation.err().lines().count());
            assertEquals("", invocation.out());
        }
    }

    @Test
    public void nothingInAFileReachesTheTerminalAsAnEscapeSequence() throws IOException {
        String file = write("Dockerfile", "# syntax=docker/dockerfile:experimental\nFROM busybox\nR\u001B[31mUN x\u0007\n");
        assertThat(Invocation.of("check", file).out(), not(containsString("\u001B")));
    }

    private Invocation check(byte[] content) throws IOException {
        return Invocation.of("check", Files.write(folder.resolve("Dockerfile.input"), content).toString());
    }

    private static void assertFails(Invocation invocation, String message) {
        assertEquals(invocation.err(), 2, invocation.status());
        String first = invocation.err().lines().findFirst().orElse("");
        assertThat(first, containsString(message));
        assertTrue(first, first.startsWith("cachelens: "));
    }

    private static JsonNode json(Invocation invocation) throws IOException {
        return new ObjectMapper().readTree(invocation.out());
    }

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }
}
