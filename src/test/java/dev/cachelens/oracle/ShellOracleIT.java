package dev.cachelens.oracle;

import static org.junit.Assert.assertTrue;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.shell.ShellParser;
import dev.cachelens.syntax.shell.ShellScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.BeforeClass;
import org.junit.Test;

/** Our shell parser reads every script as mvdan's does. */
public class ShellOracleIT {

    private static final int GENERATED = Integer.getInteger("cachelens.generated", 3000);

    private static Oracle oracle;

    @BeforeClass
    public static void startOracle() {
        oracle = Oracle.get();
    }

    @Test
    public void readsMvdansOwnScriptsAsMvdanDoes() {
        List<Sample> samples = new Corpus(oracle).scripts();
        assertTrue("found only " + samples.size() + " scripts in mvdan's module", samples.size() > 500);
        compare("scripts of mvdan's own tests", samples);
    }

    @Test
    public void readsGeneratedScriptsAsMvdanDoes() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < GENERATED; i++) {
            samples.add(ShellGenerator.sample(Dice.SEED + i));
        }
        compare("generated scripts, seeds " + Dice.seeds(GENERATED) + ",", samples);
    }

    @Test
    public void readsScriptsOfRealDockerfilesAsMvdanDoes() {
        List<Sample> samples = new ArrayList<>();
        for (Sample file : new Corpus(oracle).dockerfiles()) {
            for (ParsedDockerfile.Instruction instruction : oracle.dockerfile(file.text()).instructions()) {
                if (instruction.keyword().equalsIgnoreCase("run") && !instruction.json() && instruction.words().size() == 1
                        && instruction.heredocs().isEmpty()) {
                    samples.add(new Sample(file.name() + ", RUN on line " + instruction.start(), instruction.words().get(0)));
                }
            }
        }
        compare("RUN instructions of BuildKit's own tests", samples);
    }

    private static void compare(String what, List<Sample> samples) {
        new Agreement("mvdan's parser", what).compare(samples, ShellOracleIT::differences);
    }

    /** A script is whatever one of the two shells accepts; bash goes first. */
    private static List<Difference> differences(String text) {
        ParsedScript theirs = oracle.shell(text, false);
        if (theirs.failure() != null) {
            ParsedScript posix = oracle.shell(text, true);
            theirs = posix.failure() == null ? posix : theirs;
        }
        try {
            ShellScript ours = ShellParser.parse(MappedText.at(0, text));
            return ShellComparison.differences(text, ours, theirs);
        } catch (RuntimeException e) {
            return List.of(new Difference("our parser threw " + e + " at " + e.getStackTrace()[0], Optional.empty()));
        }
    }
}
