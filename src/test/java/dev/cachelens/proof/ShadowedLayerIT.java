package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cachelens.engine.BuildKit;
import dev.cachelens.engine.BuildResult;
import dev.cachelens.engine.Engines;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * A cache mount over what an earlier line compiled: on a builder whose cache is empty cargo compiles it once more, as cargo
 * itself says; fixed, it compiles the program only.
 */
@RunWith(Parameterized.class)
public final class ShadowedLayerIT {

    private static final String DEPENDENCY = "Compiling heavy v0.1.0";
    private static final String PROGRAM = "Compiling app v0.1.0";
    private static final String BUILD = "cargo build --release && ";

    @ClassRule
    public static final Engines ENGINES = new Engines();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final String fixture;

    public ShadowedLayerIT(String fixture) {
        this.fixture = "cache-mount-shadows-layer/" + fixture;
    }

    @Parameters(name = "{0}")
    public static List<String> fixtures() {
        return List.of("built-cooked-stage", "built-earlier-run");
    }

    @Test
    public void compilesTheDependencyOnceMoreUntilFixed() {
        FixtureProject project = FixtureProject.in(folder, fixture);
        for (String version : List.of("first", "second")) {
            // Each with cache mounts of its own, like a builder that is used for the first time.
            BuildResult result = build(project, version, project.before(), ENGINES.buildKit());
            assertTrue(result.log(), buildLog(result).contains(DEPENDENCY));
            assertTrue(result.log(), buildLog(result).contains(PROGRAM));
        }
        BuildKit buildKit = ENGINES.buildKit();
        for (String version : List.of("third", "fourth")) {
            BuildResult result = build(project, version, project.after(), buildKit);
            assertFalse(result.log(), buildLog(result).contains(DEPENDENCY));
            assertTrue(result.log(), buildLog(result).contains(PROGRAM));
        }
    }

    @Test
    public void shipsWhatTheSourcesSayOnceFixed() {
        FixtureProject project = FixtureProject.in(folder, fixture);
        StartedProgram fixed = StartedProgram.by("app", project.after());
        BuildKit buildKit = ENGINES.buildKit();
        for (String version : List.of("first", "second")) {
            String said = project.say(version);
            assertEquals(said, fixed.says(buildKit, project.root()));
        }
    }

    private static BuildResult build(FixtureProject project, String version, String dockerfile, BuildKit buildKit) {
        project.say(version);
        BuildResult result = buildKit.build(project.root(), dockerfile).run().orFail();
        assertEquals(BuildResult.State.DONE, result.state(BUILD));
        return result;
    }

    /** The output of the step that builds the program; the earlier line's own is another step's. */
    private static String buildLog(BuildResult result) {
        return String.join("\n", StepLog.ofRun(result, BUILD));
    }
}
