package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;

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

/** Dockerfiles whose build succeeds and ships what lay in the layer before; fixed, they ship what the sources say. */
@RunWith(Parameterized.class)
public final class StaleFixturesIT {

    @ClassRule
    public static final Engines ENGINES = new Engines();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BuildKit buildKit = ENGINES.buildKit();

    private final String fixture;
    private final String shipped;
    private final BuildResult.State copy;

    /**
     * @param fixture rule and case
     * @param shipped what the program says before the fix
     * @param copy    what becomes of the step that takes the program, when the source has changed
     */
    public StaleFixturesIT(String fixture, String shipped, BuildResult.State copy) {
        this.fixture = fixture;
        this.shipped = shipped;
        this.copy = copy;
    }

    @Parameters(name = "{0}")
    public static List<Object[]> fixtures() {
        return List.of(new Object[][] {
            {"cache-mount-artifact-copy/built-over-the-hosts", "of the host", BuildResult.State.CACHED},
            {"cache-mount-artifact-copy/built-over-an-older", "placeholder", BuildResult.State.CACHED},
            {"cache-mount-artifact-use/built-over-the-hosts", "of the host", BuildResult.State.DONE},
        });
    }

    @Test
    public void shipsTheOlderProgramUntilFixed() {
        FixtureProject project = FixtureProject.in(folder, fixture);
        StartedProgram broken = StartedProgram.by("app", project.before());
        project.say("first");
        assertEquals(shipped, broken.says(buildKit, project.root()));
        project.say("second");
        BuildResult second = broken.run(buildKit, project.root()).orFail();
        assertEquals("the build ran", BuildResult.State.DONE, second.state("cp app.sh "));
        assertEquals("the program was taken", copy, second.state(" /bin/app"));
        assertEquals(shipped, broken.says(buildKit, project.root()));

        StartedProgram fixed = StartedProgram.by("app", project.after());
        for (String version : List.of("third", "fourth")) {
            String said = project.say(version);
            assertEquals(said, fixed.says(buildKit, project.root()));
        }
    }
}
