package dev.cachelens.oracle;

import static org.junit.Assert.assertTrue;

import dev.cachelens.model.BuildModel;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** The model has the stages, mounts and copies that BuildKit reads in a file that it accepts. */
public class StageOracleIT {

    private static final int GENERATED = Integer.getInteger("cachelens.generated", 3000);

    @Test
    public void seesWhatBuildKitReads() {
        Oracle oracle = Oracle.get();
        List<Sample> samples = new ArrayList<>(new Corpus(oracle).dockerfiles());
        for (int i = 0; i < GENERATED; i++) {
            samples.add(DockerfileGenerator.sample(Dice.SEED + i));
        }
        samples.removeIf(sample -> !isAccepted(oracle.dockerfile(sample.text())));
        assertTrue("BuildKit accepts only " + samples.size() + " files", samples.size() > 1000);
        new Agreement("BuildKit's stages", "accepted Dockerfiles, seeds " + Dice.seeds(GENERATED) + ",")
                .compare(samples, text -> differences(oracle, text));
    }

    private static List<Difference> differences(Oracle oracle, String text) {
        ParsedDockerfile theirs = oracle.dockerfile(text);
        if (!isAccepted(theirs)) {
            return List.of();
        }
        try {
            return StageComparison.differences(BuildModel.of(DockerfileParser.parse(text), Project.unseen()), theirs);
        } catch (RuntimeException e) {
            return List.of(new Difference("our model threw " + e + " at " + e.getStackTrace()[0], Optional.empty()));
        }
    }

    private static boolean isAccepted(ParsedDockerfile file) {
        return file.failure() == null && file.stageFailure() == null;
    }
}
