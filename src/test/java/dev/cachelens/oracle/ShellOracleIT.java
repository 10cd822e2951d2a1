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
        List<Sample> samples = scripts(new Corpus(oracle).dockerfiles());
        samples.addAll(scripts(Corpus.ownDockerfiles()));
        compare("RUN instructions of BuildKit's tests and this project", samples);
    }

    @Test
    public void readsDamagedScriptsAsMvdanDoes() {
        List<Sample> real = scripts(new Corpus(oracle).dockerfiles());
        real.addAll(new Corpus(oracle).scripts());
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < GENERATED; i++) {
            samples.add(ShellGenerator.mutated(real.get(i % real.size()), Dice.SEED + i));
        }
        compare("damaged scripts, seeds " + Dice.seeds(GENERATED) + ",", samples);
    }

    private static List<Sample> scripts(List<Sample> files) {
        List<Sample> scripts = new ArrayList<>();
        for (Sample file : files) {
            for (ParsedDockerfile.Instruction instruction : oracle.dockerfile(file.text()).instructions()) {
                String name = file.name() + ", line " + instruction.start();
                if (instruction.keyword().equalsIgnoreCase("run") && !instruction.json()) {
                    instruction.heredocs().forEach(heredoc -> scripts.add(new Sample(name, heredoc.content())));
                    if (instruction.heredocs().isEmpty()) {
                        scripts.add(new Sample(name, String.join("", instruction.words())));
                    }
                }
            }
        }
        return scripts;
    }

    @Test
    public void shellsAcceptWhatMvdanComplainsOf() {
        ShellDesign.SHELLS_ACCEPT.forEach((complaint, script) -> {
            String message = String.valueOf(oracle.shell(script, false).failure());
            assertTrue(script + " makes mvdan say " + message, message.contains(complaint));
            assertTrue("neither bash nor dash accepts " + script, RealShells.accept(script));
        });
    }

    @Test
    public void everyReasonToDifferHasAScriptThatDiffers() {
        for (ShellDesign design : ShellDesign.values()) {
            List<Difference> differences = differences(design.example());
            List<String> reasons = differences.stream().flatMap(difference -> difference.design().stream()).toList();
            assertTrue(design + " is not why " + differences, reasons.contains(design.reason()));
        }
    }

    private static void compare(String what, List<Sample> samples) {
        new Agreement("mvdan's parser", what).compare(samples, ShellOracleIT::differences);
    }

    private static List<Difference> differences(String text) {
        ParsedScript theirs = oracle.shell(text, false);
        // A script that bash's grammar does not have may still be one of the POSIX shell's.
        boolean isPosixOnly = theirs.failure() != null && oracle.shell(text, true).failure() == null;
        try {
            ShellScript ours = ShellParser.parse(MappedText.at(0, text));
            if (isPosixOnly && ours.errors().isEmpty()) {
                return List.of();
            }
            return ShellComparison.differences(text, ours, theirs);
        } catch (RuntimeException e) {
            return List.of(new Difference("our parser threw " + e + " at " + e.getStackTrace()[0], Optional.empty()));
        }
    }
}
