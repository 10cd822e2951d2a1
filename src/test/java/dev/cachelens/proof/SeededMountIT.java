package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;

import dev.cachelens.engine.BuildKit;
import dev.cachelens.engine.BuildResult;
import dev.cachelens.engine.Engines;
import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Rules;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The other cure of a mount that hides what a stage compiled: a new cache starts with it, so cargo compiles the program only. */
public final class SeededMountIT {

    @ClassRule
    public static final Engines ENGINES = new Engines();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BuildKit buildKit = ENGINES.buildKit();

    @Test
    public void compilesTheDependencyInItsOwnStageOnly() {
        FixtureProject project = FixtureProject.in(folder, "cache-mount-shadows-layer/built-cooked-stage");
        Analyzer analyzer = new Analyzer(List.of(Rules.find("cache-mount-shadows-layer").orElseThrow()));
        Finding finding = analyzer.analyze(project.before(), Project.unseen()).get(0);
        StartedProgram seeded = StartedProgram.by("app", finding.fixes().get(1).applyTo(project.before()));
        for (String version : List.of("first", "second")) {
            String said = project.say(version);
            BuildResult result = seeded.run(buildKit, project.root()).orFail();
            assertEquals(result.log(), List.of("Compiling app v0.1.0 (/work)"), compiled(result));
            assertEquals(said, seeded.says(buildKit, project.root()));
        }
    }

    /** What cargo says it compiles, in the step that builds the program. */
    private static List<String> compiled(BuildResult result) {
        return StepLog.ofRun(result, "&& install").stream().filter(line -> line.contains("Compiling "))
                .map(line -> line.substring(line.indexOf("Compiling ")).strip()).toList();
    }
}
