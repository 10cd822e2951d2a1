package dev.cachelens.seeds;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cachelens.engine.BuildKit;
import dev.cachelens.engine.BuildResult;
import dev.cachelens.engine.Engines;
import dev.cachelens.engine.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The articles' Dockerfiles, built verbatim: the harm that each does. */
public final class ArticlesIT {
    @ClassRule
    public static final Engines ENGINES = new Engines();

    /** Long enough to compile cargo-chef on a slow machine; once per base image, then it is a cached layer. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BuildKit buildKit = ENGINES.buildKit();

    // No layer of an earlier run has this text, so each run builds the sources again.
    private final String program = "program " + System.nanoTime();

    @Test
    public void firstArticleCopiesWhatIsInNoLayer() {
        SourceTree context = ArticleProject.in(folder, 1, program);
        BuildResult result = build(context.root(), Articles.completeDockerfiles(1).get(0).text());
        assertEquals(BuildResult.State.DONE, result.state("cargo build --release"));
        result.mustFailWith("\"/app/target/release/rest\": not found");
    }

    @Test
    public void firstArticleShipsTheHostsFileForGood() {
        String dockerfile = Articles.completeDockerfiles(1).get(0).text();
        String probe = dockerfile + "FROM scratch\nCOPY --from=3 /app/api /\n";
        SourceTree context = ArticleProject.in(folder, 1, program).file("target/release/rest", "of the host");
        build(context.root(), dockerfile).orFail();
        assertEquals("of the host", buildKit.build(context.root(), probe).within(LIMIT).export().text("/api"));

        context.file("src/main.rs", SourceTree.program("changed " + program));
        BuildResult second = build(context.root(), dockerfile).orFail();
        assertEquals(BuildResult.State.DONE, second.state("cargo build --release"));
        assertEquals(BuildResult.State.CACHED, second.state("COPY --from=builder"));
        assertEquals("of the host", buildKit.build(context.root(), probe).within(LIMIT).export().text("/api"));
    }

    @Test
    public void thirdArticleCopiesFromAnotherFolderThanItBuildsIn() {
        SourceTree context = ArticleProject.in(folder, 3, program);
        BuildResult result = build(context.root(), Articles.completeDockerfiles(3).get(0).text());
        assertEquals(BuildResult.State.DONE, result.state("cargo build --release"));
        result.mustFailWith("\"/backend/target/release/my-little-app\": not found");
    }

    @Test
    public void thirdArticlesCacheStageDestroysItsOwnRoot() {
        SourceTree context = ArticleProject.in(folder, 3, program);
        BuildResult result = build(context.root(), Articles.completeDockerfiles(3).get(2).text());
        assertEquals(BuildResult.State.DONE, result.state("RUN find . "));
        assertEquals(BuildResult.State.ERROR, result.state("RUN cargo fmt"));
        result.mustFailWith("exec: \"/bin/sh\": stat /bin/sh: no such file or directory");
    }

    @Test
    public void fourthArticleShipsTheDummyThatCookBuilt() {
        String dockerfile = Articles.completeDockerfiles(4).get(0).text();
        SourceTree context = ArticleProject.in(folder, 4, program);
        BuildResult result = build(context.root(), dockerfile).orFail();
        assertEquals(BuildResult.State.DONE, result.state("cargo build --release --bin binary"));

        String shipped = buildKit.build(context.root(), dockerfile + "FROM scratch\nCOPY --from=runtime /usr/local/bin /\n")
                .within(LIMIT).export().text("/binary");
        assertTrue("an executable", shipped.startsWith("\u007fELF"));
        assertFalse("the real program", shipped.contains(program));
    }

    @Test
    public void fourthArticleStartsAProgramThatNobodyCopied() {
        String dockerfile = Articles.completeDockerfiles(4).get(0).text();
        SourceTree context = ArticleProject.in(folder, 4, program);
        assertEquals("[/binary]", buildKit.build(context.root(),
                dockerfile + "FROM scratch\nCOPY --from=runtime /usr/local/bin /\n").within(LIMIT).export().paths().toString());
        assertTrue(dockerfile.contains("ENTRYPOINT [\"/usr/local/bin/service-serving-layer\"]"));
    }

    private BuildResult build(Path context, String dockerfile) {
        return buildKit.build(context, dockerfile).within(LIMIT).run();
    }
}
