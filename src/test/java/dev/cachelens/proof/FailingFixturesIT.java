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

/** Dockerfiles whose build fails, whatever the sources say; fixed, they ship what the sources say. */
@RunWith(Parameterized.class)
public final class FailingFixturesIT {

    private static final String NO_APP = "\"/work/build/bin/app\": not found";
    private static final String NO_SHELL = "exec: \"/bin/sh\": stat /bin/sh: no such file or directory";

    @ClassRule
    public static final Engines ENGINES = new Engines();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BuildKit buildKit = ENGINES.buildKit();

    private final String fixture;
    private final String error;
    private final String command;

    /**
     * @param fixture rule and case
     * @param error   what the engine says when it fails
     * @param command starts the program in the fixed image
     */
    public FailingFixturesIT(String fixture, String error, String command) {
        this.fixture = fixture;
        this.error = error;
        this.command = command;
    }

    @Parameters(name = "{0}")
    public static List<Object[]> fixtures() {
        return List.of(new Object[][] {
            {"cache-mount-artifact-copy/built-chain", NO_APP, "app"},
            {"cache-mount-artifact-copy/built-comments", NO_APP, "app"},
            {"cache-mount-artifact-copy/built-heredoc", NO_APP, "app"},
            {"cache-mount-artifact-copy/built-exec-form", "\"/work/build/my app\": not found", "app"},
            {"cache-mount-artifact-copy/built-two-artifacts", "/work/build/", "test -f /usr/local/lib/library && app"},
            {"cache-mount-artifact-copy/built-copied-twice", "\"/work/build/app\": not found",
                "grep -Fqx \"$(app)\" /said && app"},
            {"cache-mount-artifact-copy/built-bind-mount", "\"/work/build\": not found", "app"},
            {"cache-mount-artifact-copy/built-bound-folder", "\"/work/build/release\": not found", "app"},
            {"cache-mount-artifact-copy/built-folder", "\"/work/build/site\": not found", "/srv/app"},
            {"cache-mount-artifact-copy/built-pattern", "lstat /work/build/bin: no such file or directory", "app"},
            {"cache-mount-artifact-copy/built-inherited", "\"/work/build/app\": not found", "app"},
            {"cache-mount-artifact-copy/built-cargo", "\"/work/target/release/app\": not found", "app"},
            {"cache-mount-artifact-use/built-later-run", "can't stat 'build/bin/app'", "app"},
            {"cache-mount-artifact-use/built-relative-mount", "can't stat '/work/build/bin/app'", "app"},
            {"remove-from-root/built-find", NO_SHELL, "app"},
            {"remove-from-root/built-rm", NO_SHELL, "app"},
            {"copy-from-missing-path/built-another-folder", "\"/server/target/release/app\": not found", "app"},
            {"copy-from-missing-path/built-another-profile", "\"/work/target/release/app\": not found", "app"},
            {"copy-from-missing-path/built-target-in-env", "\"/work/target/release/app\": not found", "app"},
        });
    }

    @Test
    public void failsUntilFixedThenShipsWhatTheSourcesSay() {
        FixtureProject project = FixtureProject.in(folder, fixture);
        for (String version : List.of("first", "second")) {
            project.say(version);
            buildKit.build(project.root(), project.before()).run().mustFailWith(error);
        }
        StartedProgram fixed = StartedProgram.by(command, project.after());
        for (String version : List.of("third", "fourth")) {
            String said = project.say(version);
            assertEquals(said, fixed.says(buildKit, project.root()));
        }
    }
}
