package dev.cachelens.rule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.project.MemoryFiles;
import dev.cachelens.project.Project;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** What depends on how much of the build context is seen. */
public class CacheMountArtifactCopyTest {

    private static final String DOCKERFILE = """
            FROM rust:1 AS build
            WORKDIR /bell
            COPY . .
            RUN --mount=type=cache,target=/bell/target cargo build --release

            FROM debian:12
            COPY --from=build /bell/target/release/bell /usr/local/bin/bell
            """;

    private final Analyzer analyzer = new Analyzer(List.of(new CacheMountArtifactCopy()));

    @Test
    public void contextThatIsNotSeenMayHoldAnOlderOne() {
        String message = only(Project.unseen()).message();
        assertTrue(message, message.startsWith("stale: the layer still holds the copy that line 3 made"));
        assertTrue(message, message.contains("not found: the cache mount is not part of the stage"));
    }

    @Test
    public void manifestsAreFilesAndHoldNoOlderOne() {
        String dockerfile = DOCKERFILE.replace("COPY . .", "COPY Cargo.toml Cargo.lock ./\nCOPY src src");
        List<Finding> findings = analyzer.analyze(dockerfile, Project.unseen());
        assertEquals(1, findings.size());
        assertTrue(findings.get(0).message(), findings.get(0).message().startsWith("not found"));
    }

    @Test
    public void contextWithoutTheArtifactHoldsNoOlderOne() {
        String message = only(new Project(MemoryFiles.of("src/main.rs", ""))).message();
        assertTrue(message, message.startsWith("not found: the cache mount is not part of the stage"));
    }

    @Test
    public void contextWithTheArtifactMakesItStale() {
        Finding finding = only(new Project(MemoryFiles.of("target/release/bell", "")));
        assertTrue(finding.message(), finding.message().startsWith("stale: the layer still holds the copy that line 3 made"));
        assertTrue(finding.message(), finding.message().endsWith("and is never shipped"));
        assertEquals(2, finding.related().size());
    }

    @Test
    public void ignoredArtifactIsNotInTheLayer() {
        Project project = new Project(MemoryFiles.of("target/release/bell", "", ".dockerignore", "target\n"));
        assertTrue(only(project).message().startsWith("not found"));
    }

    @Test
    public void fixIsTheSameWhateverIsSeen() {
        Fixer fixer = new Fixer(analyzer, Set.of());
        String fixed = fixer.fix(DOCKERFILE, Project.unseen()).text();
        assertEquals(fixed, fixer.fix(DOCKERFILE, new Project(MemoryFiles.of("target/release/bell", ""))).text());
        assertEquals(List.of(), analyzer.analyze(fixed, Project.unseen()));
    }

    private Finding only(Project project) {
        List<Finding> findings = analyzer.analyze(DOCKERFILE, project);
        assertEquals(1, findings.size());
        return findings.get(0);
    }
}
