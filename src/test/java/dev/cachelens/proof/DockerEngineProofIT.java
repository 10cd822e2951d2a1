package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cachelens.engine.DockerEngine;
import dev.cachelens.engine.Engines;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The first rule's harm and cure on an engine of 2020, whose BuildKit is another than today's. */
public final class DockerEngineProofIT {

    @ClassRule
    public static final Engines ENGINES = new Engines();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final DockerEngine docker = ENGINES.docker();

    @Test
    public void findsNoArtifactUntilFixed() {
        FixtureProject project = FixtureProject.in(folder, "cache-mount-artifact-copy/built-chain");
        for (String version : List.of("first", "second")) {
            project.say(version);
            DockerEngine.EngineBuild build = docker.build(project.root(), project.before());
            assertFalse(build.success());
            assertTrue(build.log(), build.log().contains("/work/build/bin: no such file or directory"));
        }
        shipsWhatTheSourcesSay(project);
    }

    @Test
    public void shipsTheHostsFileUntilFixed() {
        FixtureProject project = FixtureProject.in(folder, "cache-mount-artifact-copy/built-over-the-hosts");
        for (String version : List.of("first", "second")) {
            project.say(version);
            assertEquals("of the host", said(project, project.before()));
        }
        shipsWhatTheSourcesSay(project);
    }

    private void shipsWhatTheSourcesSay(FixtureProject project) {
        for (String version : List.of("third", "fourth")) {
            String said = project.say(version);
            assertEquals(said, said(project, project.after()));
        }
    }

    private String said(FixtureProject project, String dockerfile) {
        // What the harness sends to this engine has no execute bits.
        StartedProgram started = StartedProgram.by("sh /bin/app", dockerfile);
        return docker.text(docker.build(project.root(), started.dockerfile()).orFail().image(), "/said").strip();
    }
}
