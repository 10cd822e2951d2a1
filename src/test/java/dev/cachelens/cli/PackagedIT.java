package dev.cachelens.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachelens.NotProven;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The jar and the launcher that {@code mvn package} made, as processes of their own. */
public class PackagedIT {

    private static final Path LAUNCHER = Path.of("target/cachelens").toAbsolutePath();
    private static final Path JAR = Path.of("target/cachelens.jar").toAbsolutePath();
    private static final String EXAMPLE = Path.of("examples/stale-artifact").toAbsolutePath().toString();
    private static final String OTHER_JDK = "/usr/lib/jvm/temurin-25-jdk-amd64";

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void theJarRuns() throws Exception {
        Run run = run(home(), List.of(home() + "/bin/java", "-jar", JAR.toString(), "check", EXAMPLE));
        assertFindsTheTrap(run);
    }

    @Test
    public void theLauncherRunsFromAnywhereAndThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(temporary.getRoot().toPath().resolve("a link"), LAUNCHER);
        Path chain = Files.createSymbolicLink(temporary.getRoot().toPath().resolve("chain"), Path.of("a link"));
        for (String launcher : List.of(LAUNCHER.toString(), link.toString(), chain.toString(), "./chain")) {
            assertFindsTheTrap(run(home(), List.of(launcher, "check", EXAMPLE)));
        }
    }

    @Test
    public void theLauncherRunsOnAnotherJdk() throws Exception {
        String other = System.getenv().getOrDefault("JDK25_HOME", OTHER_JDK);
        if (!new File(other, "bin/java").canExecute()) {
            throw NotProven.skip("that the launcher runs on Java 25", "no JDK in " + other + "; name one in JDK25_HOME");
        }
        assertFindsTheTrap(run(other, List.of(LAUNCHER.toString(), "check", EXAMPLE)));
        assertFindsTheTrap(run(other, List.of(LAUNCHER.toString(), "check", "--context", EXAMPLE, EXAMPLE)));
    }

    @Test
    public void theLauncherFindsJavaOnThePath() throws Exception {
        assertFindsTheTrap(run("", List.of(LAUNCHER.toString(), "check", EXAMPLE)));
    }

    @Test
    public void withoutJavaTheLauncherSaysSo() throws Exception {
        Run run = run(temporary.getRoot().toString(), List.of(LAUNCHER.toString(), "check", EXAMPLE));
        assertEquals(2, run.status);
        assertEquals("", run.out);
        assertThat(run.err, containsString("cachelens: no Java found"));
    }

    @Test
    public void anArchiveThatDoesNotFitIsPassedOver() throws Exception {
        Path copy = Files.createDirectory(temporary.getRoot().toPath().resolve("moved"));
        Files.copy(LAUNCHER, copy.resolve("cachelens"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(JAR, copy.resolve("cachelens.jar"));
        assertFindsTheTrap(run(home(), List.of(copy.resolve("cachelens").toString(), "check", EXAMPLE)));
        for (String content : List.of("", "no archive")) {
            Files.writeString(copy.resolve("cachelens-" + System.getProperty("java.runtime.version") + ".jsa"), content);
            assertFindsTheTrap(run(home(), List.of(copy.resolve("cachelens").toString(), "check", EXAMPLE)));
        }
    }

    @Test
    public void thisJdkHasItsArchive() {
        Path archive = LAUNCHER.resolveSibling("cachelens-" + System.getProperty("java.runtime.version") + ".jsa");
        assertTrue(archive + " is missing; see target/cachelens-archive.log", Files.isRegularFile(archive));
    }

    @Test
    public void jsonIsTheOnlyThingOnStandardOutput() throws Exception {
        Run run = run(home(), List.of(LAUNCHER.toString(), "check", "--format", "json", EXAMPLE, "missing"));
        assertEquals(2, run.status);
        JsonNode finding = new ObjectMapper().readTree(run.out).get("files").get(0).get("findings").get(0);
        assertEquals("cache-mount-artifact-copy", finding.get("rule").asText());
        assertThat(run.err, containsString("missing: cannot be read: no such file or folder"));
    }

    @Test
    public void fixWritesWhatItsDiffSays() throws Exception {
        Path file = temporary.getRoot().toPath().resolve("Dockerfile");
        Files.copy(Path.of(EXAMPLE, "Dockerfile"), file);
        Run diff = run(home(), List.of(LAUNCHER.toString(), "fix", "Dockerfile"));
        assertEquals(0, diff.status);
        Path patch = Files.writeString(temporary.getRoot().toPath().resolve("diff"), diff.out);
        assertEquals(0, run(home(), List.of(LAUNCHER.toString(), "fix", "--write", "Dockerfile")).status);
        String written = Files.readString(file);
        Files.copy(Path.of(EXAMPLE, "Dockerfile"), file, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(0, run(home(), List.of("git", "apply", patch.toString())).status);
        assertEquals(written, Files.readString(file));
        assertEquals(0, run(home(), List.of(LAUNCHER.toString(), "check", "Dockerfile")).status);
    }

    @Test
    public void theJarHoldsTheCommandLineOnly() throws IOException {
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                names.add(entry.getName());
            }
        }
        assertTrue(names.contains("dev/cachelens/cli/Main.class"));
        assertTrue(names.contains("inspectionDescriptions/CacheMountArtifactCopy.html"));
        for (String name : names) {
            assertFalse(name, name.startsWith("dev/cachelens/ide/") || name.startsWith("com/intellij/") || name.startsWith("kotlin/")
                    || name.equals("META-INF/plugin.xml") || name.endsWith("module-info.class"));
        }
    }

    private static String home() {
        return System.getProperty("java.home");
    }

    private static void assertFindsTheTrap(Run run) {
        assertEquals(run.err, 1, run.status);
        assertThat(run.out, containsString("Dockerfile:11:19: error: "));
        assertThat(run.out, containsString("[cache-mount-artifact-copy]"));
        assertEquals("1 error in 1 file\n", run.err);
    }

    private Run run(String javaHome, List<String> command) throws IOException, InterruptedException {
        File out = temporary.newFile();
        File err = temporary.newFile();
        ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.getRoot()).redirectOutput(out).redirectError(err);
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", javaHome);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end in a minute: " + command);
        }
        return new Run(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    private record Run(int status, String out, String err) {
    }
}
