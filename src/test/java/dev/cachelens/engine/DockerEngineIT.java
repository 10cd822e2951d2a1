package dev.cachelens.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cachelens.engine.DockerEngine.EngineBuild;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class DockerEngineIT {
    @ClassRule
    public static final Engines ENGINES = new Engines();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final DockerEngine docker = ENGINES.docker();

    @Test
    public void buildsWithItsOwnBuildKit() {
        SourceTree context = SourceTree.in(folder).file("in/hello", "hello\n");
        EngineBuild build = docker.build(context.root(), """
                FROM busybox AS build
                COPY in/hello /in
                RUN --mount=type=cache,target=/kept cp /in /kept/hello && cp /kept/hello /out && echo copied
                FROM scratch
                COPY --from=build /out /hello
                """).orFail();
        assertEquals("hello\n", docker.text(build.image(), "/hello"));
        assertTrue(build.log(), build.log().contains("COPY --from=build /out /hello\n"));
    }

    @Test
    public void tellsWhyABuildFailed() {
        EngineBuild build = docker.build(folder.getRoot().toPath(), "FROM busybox\nRUN echo the output; exit 3\n");
        assertFalse(build.success());
        assertTrue(build.log(), build.log().contains("the output\n"));
        assertTrue(build.log(), build.log().contains("exit code: 3"));
    }

    @Test
    public void tellsWhyADockerfileIsRefused() {
        EngineBuild build = docker.build(folder.getRoot().toPath(), "FROM busybox\nRUNN true\n");
        assertFalse(build.success());
        assertTrue(build.log(), build.log().contains("unknown instruction: RUNN"));
    }
}
