package dev.cachelens.oracle;

import static org.junit.Assert.assertTrue;

import dev.cachelens.syntax.dockerfile.DockerfileParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.BeforeClass;
import org.junit.Test;

/** Our Dockerfile parser reads every file as BuildKit's does. */
public class DockerfileOracleIT {

    private static final int GENERATED = Integer.getInteger("cachelens.generated", 3000);

    private static Oracle oracle;

    @BeforeClass
    public static void startOracle() {
        oracle = Oracle.get();
    }

    @Test
    public void readsBuildKitsOwnFilesAsBuildKitDoes() {
        List<Sample> samples = new Corpus(oracle).dockerfiles();
        assertTrue("found only " + samples.size() + " Dockerfiles in BuildKit's module", samples.size() > 500);
        compare("Dockerfiles of BuildKit's own tests", samples);
    }

    @Test
    public void readsThisProjectsFilesAsBuildKitDoes() {
        List<Sample> samples = Corpus.ownDockerfiles();
        assertTrue("found only " + samples.size() + " Dockerfiles in this project", samples.size() > 10);
        compare("Dockerfiles of this project", samples);
    }

    @Test
    public void readsGeneratedFilesAsBuildKitDoes() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < GENERATED; i++) {
            samples.add(DockerfileGenerator.sample(Dice.SEED + i));
        }
        compare("generated Dockerfiles, seeds " + Dice.seeds(GENERATED) + ",", samples);
    }

    @Test
    public void readsDamagedFilesAsBuildKitDoes() {
        List<Sample> real = new Corpus(oracle).dockerfiles();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < GENERATED; i++) {
            samples.add(DockerfileGenerator.mutated(real.get(i % real.size()), Dice.SEED + i));
        }
        compare("damaged Dockerfiles, seeds " + Dice.seeds(GENERATED) + ",", samples);
    }

    private static void compare(String what, List<Sample> samples) {
        new Agreement("BuildKit's parser", what).compare(samples, DockerfileOracleIT::differences);
    }

    private static List<Difference> differences(String text) {
        ParsedDockerfile theirs = oracle.dockerfile(text);
        ParsedDockerfile before = theirs;
        if (theirs.failure() != null) {
            before = oracle.dockerfile(linesBefore(text, theirs.failure().start()));
        }
        try {
            return DockerfileComparison.differences(DockerfileParser.parse(text), theirs, before);
        } catch (RuntimeException e) {
            return List.of(new Difference("our parser threw " + e + " at " + e.getStackTrace()[0], Optional.empty()));
        }
    }

    private static String linesBefore(String text, int line) {
        int end = 0;
        for (int i = 1; i < line; i++) {
            end = text.indexOf('\n', end) + 1;
        }
        return text.substring(0, end);
    }
}
