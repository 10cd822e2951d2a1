package dev.cachelens.seeds;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Fixer;
import dev.cachelens.rule.Rules;
import dev.cachelens.rule.Severity;
import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** What is found in the articles' Dockerfiles, and that it can be fixed, with nothing known but the file. */
public final class SeedFindingsTest {

    private static final String NO_FROM = " error syntax-error COPY";

    private final Analyzer analyzer = new Analyzer(Rules.all());

    @Test
    public void firstArticle() {
        assertEquals(List.of(
                "10 warning chef-recipe-not-cooked /app/recipe.json",
                "18 error cache-mount-artifact-copy /app/target/release/rest"), found(1, 0));
    }

    @Test
    public void firstArticlesSolutionIsAPartOnly() {
        List<Articles.Snippet> snippets = Articles.dockerfiles(1);
        String head = snippets.get(0).text();
        // What the solution leaves out is as in the whole file above it.
        String whole = head.substring(0, head.indexOf("RUN --mount")) + snippets.get(1).text();
        assertEquals(List.of("10 warning chef-recipe-not-cooked /app/recipe.json"), found(whole));
        assertEquals(List.of("1 error syntax-error RUN"), found(1, 1));
    }

    @Test
    public void thirdArticle() {
        assertEquals(List.of("24 warning copy-from-missing-path backend/target/release/my-little-app"), found(3, 0));
        assertEquals(List.of("1" + NO_FROM), found(3, 1));
        assertEquals(List.of(), found(3, 2));
        assertEquals(List.of(), found(3, 3));
        assertEquals(List.of(
                "12 warning cache-stage-path cargo build --tests",
                "15 error remove-from-root .",
                "46 warning copy-from-missing-path backend/target/release/my-little-app"), found(3, 4));
        assertEquals(List.of(), found(3, 5));
        assertEquals(List.of(
                "14 warning cache-stage-path cargo build --tests",
                "17 error remove-from-root .",
                "47 warning copy-from-missing-path backend/target/release/my-little-app"), found(3, 6));
    }

    @Test
    public void fourthArticle() {
        assertEquals(List.of(
                "1 warning legacy-syntax docker/dockerfile:experimental",
                "12 warning cache-mount-unused /home/root/app/target",
                "19 weak cache-mount-home-copy $CARGO_HOME",
                "21 warning cache-mount-shadows-layer /app/target",
                "25 error cache-mount-artifact-copy /app/target/release/binary",
                "26 weak entrypoint-not-copied \"/usr/local/bin/service-serving-layer\""), found(4, 0));
    }

    @Test
    public void allAreFixedToAFixedPoint() {
        for (int article = 1; article <= 4; article++) {
            for (Articles.Snippet snippet : Articles.completeDockerfiles(article)) {
                String fixed = fixed(snippet);
                assertEquals(snippet.toString(), List.of(), DockerfileParser.parse(fixed).errors());
                for (Finding left : analyzer.analyze(fixed, Project.unseen())) {
                    assertTrue(snippet + " still has: " + left, !left.severity().atLeast(Severity.WARNING));
                }
            }
        }
    }

    @Test
    public void thirdArticlesCacheStageIsGivenTheBuildersFolderOnce() {
        String fixed = fixed(Articles.completeDockerfiles(3).get(2));
        String cache = fixed.substring(fixed.indexOf("AS builder_cache"), fixed.indexOf("AS builder\n"));
        assertTrue(cache, cache.contains("\nWORKDIR /app\nCOPY . ./\n"));
        assertEquals(cache.indexOf("WORKDIR"), cache.lastIndexOf("WORKDIR"));
        assertTrue(fixed, fixed.contains("COPY --from=builder /app/target/release/my-little-app my-little-app\n"));
    }

    private String fixed(Articles.Snippet snippet) {
        Fixer.Result result = new Fixer(analyzer, Set.of()).fix(snippet.text(), Project.unseen());
        assertTrue("no fixed point: " + snippet, result.settled());
        return result.text();
    }

    private List<String> found(int article, int snippet) {
        return found(Articles.dockerfiles(article).get(snippet).text());
    }

    private List<String> found(String text) {
        SourceText source = new SourceText(text);
        List<String> found = new ArrayList<>();
        for (Finding finding : analyzer.analyze(text, Project.unseen())) {
            found.add(source.line(finding.span().start()) + " " + finding.severity().id() + " " + finding.rule() + " "
                    + finding.span().in(text));
        }
        return found;
    }
}
