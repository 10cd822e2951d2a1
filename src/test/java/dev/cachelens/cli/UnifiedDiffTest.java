package dev.cachelens.cli;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Git itself applies the diffs. */
public class UnifiedDiffTest {

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void noDifferenceIsNoDiff() {
        assertEquals("", UnifiedDiff.of("Dockerfile", "FROM a\n", "FROM a\n"));
    }

    @Test
    public void lastLinesWithoutLineFeed() throws Exception {
        for (String[] pair : new String[][] {{"a", "b"}, {"a\n", "a"}, {"a", "a\n"}, {"a\nb", "a\nc\nb"}, {"a\r\nb\r\n", "a\r\nc\r\n"},
                {"a", ""}, {"a\n", ""}}) {
            assertApplies("Dockerfile", pair[0], pair[1]);
        }
    }

    @Test
    public void pathsBelowFoldersAndWithBlanks() throws Exception {
        assertApplies("sub/my app/Dockerfile", "a\nb\n", "a\nc\n");
        assertApplies("./sub/Dockerfile", "a\nb\n", "a\nc\n");
    }

    @Test
    public void generatedTexts() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] lines = {"a\n", "b\n", "\n", "c\r\n", "-- d\n", "+++ e\n", "\\ f\n", "@@ g\n", " h\n"};
        for (int i = 0; i < 40; i++) {
            StringBuilder before = new StringBuilder();
            StringBuilder after = new StringBuilder();
            for (int n = 1 + random.nextInt(30); n > 0; n--) {
                String line = lines[random.nextInt(lines.length)];
                before.append(random.nextInt(8) == 0 ? "" : line);
                after.append(random.nextInt(8) == 0 ? "" : line);
            }
            before.append(random.nextBoolean() ? "end" : "end\n");
            after.append(random.nextBoolean() ? "end" : "end\n");
            try {
                assertApplies("Dockerfile", before.toString(), after.toString());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", case " + i, e);
            }
        }
    }

    private void assertApplies(String path, String before, String after) throws IOException, InterruptedException {
        String diff = UnifiedDiff.of(path, before, after);
        if (before.equals(after)) {
            assertEquals("", diff);
            return;
        }
        Path root = temporary.newFolder().toPath();
        for (List<String> tool : List.of(List.of("git", "apply", "--whitespace=nowarn", "-"), List.of("patch", "-p1", "--binary", "-s", "-E"))) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, before);
            Process process = new ProcessBuilder(tool).directory(root.toFile()).redirectErrorStream(true).start();
            process.getOutputStream().write(diff.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(20, TimeUnit.SECONDS);
            assertEquals(tool.get(0) + ": " + said + diff, 0, process.exitValue());
            assertEquals(tool.get(0) + ": " + diff, after, Files.exists(file) ? Files.readString(file) : "");
        }
    }
}
