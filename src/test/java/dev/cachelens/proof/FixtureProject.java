package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.engine.SourceTree;
import dev.cachelens.fixtures.Fixture;
import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Fixer;
import dev.cachelens.rule.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.rules.TemporaryFolder;

/** A fixture's build context, copied to where a test may change it: above all what its program says. */
final class FixtureProject {

    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final Set<String> DESCRIPTION = Set.of("Dockerfile", "after.Dockerfile", "findings.txt");

    // A checkout's own times may be newer than a layer that an earlier run left, and cargo would compile again what that holds.
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2021-01-01T00:00:00Z"));

    private final Fixture fixture;
    private final SourceTree context;

    private FixtureProject(Fixture fixture, SourceTree context) {
        this.fixture = fixture;
        this.context = context;
    }

    /**
     * Copies a fixture's context into a test's folder.
     *
     * @param name rule and case, as {@code legacy-syntax/experimental}
     */
    static FixtureProject in(TemporaryFolder folder, String name) {
        Path from = FIXTURES.resolve(name);
        SourceTree context = SourceTree.in(folder);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path path = from.relativize(file);
                if (!DESCRIPTION.contains(path.toString())) {
                    Path copy = context.root().resolve(path);
                    Files.createDirectories(copy.getParent());
                    // With its mode, by which a script can be started.
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    Files.setLastModifiedTime(copy, LONG_AGO);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FixtureProject(new Fixture(from.getParent().getFileName().toString(), from), context);
    }

    Path root() {
        return context.root();
    }

    /**
     * Changes the program, {@code app.sh} or the crate's, now.
     *
     * @return what it says from now on: the text and a number that no layer of an earlier run has
     */
    String say(String text) {
        String said = text + " " + System.nanoTime();
        if (Files.exists(root().resolve("app.sh"))) {
            context.file("app.sh", "#!/bin/sh\necho " + said + "\n");
        } else {
            assertTrue(fixture + " has a program", Files.exists(root().resolve("src/main.rs")));
            context.file("src/main.rs", SourceTree.program(said));
        }
        return said;
    }

    String before() {
        try {
            return fixture.before();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the fixer makes of the Dockerfile here, which must be what the fixture says. */
    String after() {
        try {
            Analyzer analyzer = new Analyzer(List.of(Rules.find(fixture.rule()).orElseThrow()));
            Project project = new Fixture(fixture.rule(), root()).project();
            String fixed = new Fixer(analyzer, Set.of(fixture.rule())).fix(before(), project).text();
            assertEquals(fixture.after().orElseThrow(), fixed);
            return fixed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
