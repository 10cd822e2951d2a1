package dev.cachelens.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class BuildKitIT {
    @ClassRule
    public static final Engines ENGINES = new Engines();

    private static final String COUNTS_BUILDS = """
            # syntax=docker/dockerfile:1
            FROM busybox AS count
            COPY changed .
            RUN --mount=type=cache,target=/kept echo x >> /kept/builds && cp /kept/builds /builds
            FROM scratch
            COPY --from=count /builds /
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BuildKit buildKit = ENGINES.buildKit();

    @Test
    public void exportsTheFinalStage() {
        SourceTree context = SourceTree.in(folder).file("hello", "hello\n");
        ImageFiles files = buildKit.build(context.root(), """
                FROM busybox AS build
                COPY hello /in
                RUN mkdir -p /out/bin && cp /in /out/bin/hello && chmod 0751 /out/bin/hello
                FROM scratch
                COPY --from=build /out /
                """).export();
        assertEquals("[/bin, /bin/hello]", files.paths().toString());
        assertTrue(files.isFolder("/bin"));
        assertEquals("hello\n", files.text("/bin/hello"));
        assertEquals(0751, files.mode("/bin/hello"));
    }

    @Test
    public void keepsACacheMountFromBuildToBuild() {
        SourceTree context = SourceTree.in(folder).file("changed", "once");
        assertEquals("x\n", buildKit.build(context.root(), COUNTS_BUILDS).export().text("/builds"));
        context.file("changed", "twice");
        assertEquals("x\nx\n", buildKit.build(context.root(), COUNTS_BUILDS).export().text("/builds"));
    }

    @Test
    public void startsEachBuilderWithEmptyCacheMounts() {
        SourceTree context = SourceTree.in(folder).file("changed", "once");
        buildKit.build(context.root(), COUNTS_BUILDS).run().orFail();
        assertEquals("x\n", ENGINES.buildKit().build(context.root(), COUNTS_BUILDS).export().text("/builds"));
    }

    @Test
    public void tellsWhichStepsRan() {
        String dockerfile = "FROM busybox\nRUN echo one\nCOPY changed .\nRUN test \"$(cat changed)\" = right\nRUN echo three\n";
        SourceTree context = SourceTree.in(folder).file("changed", "right");
        buildKit.build(context.root(), dockerfile).run().orFail();
        BuildResult fresh = buildKit.build(context.root(), dockerfile).withoutCache().run();
        assertEquals(BuildResult.State.DONE, fresh.state("RUN echo one"));

        // Unlike any earlier run's, or the COPY would be cached.
        context.file("changed", "wrong " + System.nanoTime());
        BuildResult failed = buildKit.build(context.root(), dockerfile).run();
        assertFalse(failed.success());
        assertEquals(BuildResult.State.CACHED, failed.state("RUN echo one"));
        assertEquals(BuildResult.State.DONE, failed.state("COPY changed"));
        assertEquals(BuildResult.State.ERROR, failed.state("RUN test"));
    }

    @Test(expected = AssertionError.class)
    public void endsABuildThatTakesTooLong() {
        buildKit.build(folder.getRoot().toPath(), "FROM busybox\nRUN sleep 600\n").within(Duration.ofSeconds(3)).run();
    }
}
