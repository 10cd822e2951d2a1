package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;

import dev.cachelens.engine.BuildKit;
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
 * Images whose ENTRYPOINT, CMD or HEALTHCHECK names a program that stayed in a cache mount. No engine here starts containers; one
 * more RUN in the image starts the same words instead, without the mounts of the RUNs before it, as a container has none.
 */
@RunWith(Parameterized.class)
public final class ContainerProgramIT {

    @ClassRule
    public static final Engines ENGINES = new Engines();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BuildKit buildKit = ENGINES.buildKit();

    private final String fixture;
    private final String error;

    /**
     * @param fixture case of the rule
     * @param error   what is said when the container's program is started; empty where it starts, an older one
     */
    public ContainerProgramIT(String fixture, String error) {
        this.fixture = fixture;
        this.error = error;
    }

    @Parameters(name = "{0}")
    public static List<Object[]> fixtures() {
        return List.of(new Object[][] {
            {"built-entrypoint", "/work/build/bin/app: not found"},
            {"built-command", "./build/bin/app: not found"},
            {"built-healthcheck", "/work/build/bin/app: not found"},
            {"built-inherited", "build/bin/app: not found"},
            {"built-stale-entrypoint", ""},
        });
    }

    @Test
    public void startsTheProgramOnceFixed() {
        FixtureProject project = FixtureProject.in(folder, "cache-mount-artifact-use/" + fixture);
        StartedProgram broken = StartedProgram.asContainer(project.before());
        for (String version : List.of("first", "second")) {
            project.say(version);
            buildKit.build(project.root(), project.before()).run().orFail();
            if (error.isEmpty()) {
                assertEquals("of the host", broken.says(buildKit, project.root()));
            } else {
                broken.run(buildKit, project.root()).mustFailWith(error);
            }
        }
        StartedProgram fixed = StartedProgram.asContainer(project.after());
        for (String version : List.of("third", "fourth")) {
            String said = project.say(version);
            assertEquals(said, fixed.says(buildKit, project.root()));
        }
    }
}
