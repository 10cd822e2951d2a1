package dev.cachelens.oracle;

import static org.junit.Assert.assertTrue;

import dev.cachelens.syntax.dockerfile.Expansion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.BeforeClass;
import org.junit.Test;

/** Our expansion of variables does what BuildKit's does. */
public class ExpansionOracleIT {

    private static final int GENERATED = Integer.getInteger("cachelens.generated", 10000);

    private static Oracle oracle;

    @BeforeClass
    public static void startOracle() {
        oracle = Oracle.get();
    }

    @Test
    public void expandsBuildKitsOwnWordsAsBuildKitDoes() {
        List<ExpansionGenerator.Case> cases = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PWD", "/home");
        environment.put("SHELL", "bash");
        environment.put("KOREAN", "한국어");
        environment.put("NULL", "");
        environment.put("FOO", "xxyy.tar.gz");
        for (Sample word : new Corpus(oracle).words()) {
            cases.add(new ExpansionGenerator.Case(word.name(), word.text(), environment, '\\'));
        }
        assertTrue("found only " + cases.size() + " words in BuildKit's module", cases.size() > 300);
        compare("words of BuildKit's own tests", cases);
    }

    @Test
    public void expandsGeneratedWordsAsBuildKitDoes() {
        List<ExpansionGenerator.Case> cases = new ArrayList<>();
        for (int i = 0; i < GENERATED; i++) {
            cases.add(ExpansionGenerator.sample(Dice.SEED + i));
        }
        compare("generated words, seeds " + Dice.seeds(GENERATED) + ",", cases);
    }

    private static void compare(String what, List<ExpansionGenerator.Case> cases) {
        Agreement agreement = new Agreement("BuildKit's expansion", what);
        for (ExpansionGenerator.Case sample : cases) {
            String difference = difference(sample);
            if (difference.isEmpty()) {
                agreement.agree();
            } else if (isUnknown(sample)) {
                agreement.differByDesign("${name//…/…\\$…} is unknown: BuildKit takes the replacement for a template of Go's");
            } else {
                String kind = difference.replaceAll("<[^>]*>", "");
                agreement.disagree(kind, () -> explain(sample, kind));
            }
        }
        agreement.conclude();
    }

    private static boolean isUnknown(ExpansionGenerator.Case sample) {
        return sample.word().contains("//")
                && Expansion.expand(sample.word(), sample.escape(), sample.environment()::get).indexOf(Expansion.UNKNOWN) >= 0;
    }

    private static String explain(ExpansionGenerator.Case sample, String kind) {
        String smallest = Shrinker.shrink(sample.word(), word ->
                difference(sample.with(word)).replaceAll("<[^>]*>", "").equals(kind) && !isUnknown(sample.with(word)));
        return "== " + sample.name() + ", shortened to: " + smallest + "\n-- " + difference(sample.with(smallest)) + "\n-- with "
                + sample.environment() + " and escape character " + sample.escape();
    }

    /** One sentence; empty where both agree. */
    private static String difference(ExpansionGenerator.Case sample) {
        ExpandedWord theirs = oracle.expansion(sample.word(), sample.environment(), sample.escape());
        Expansion.Lookup lookup = sample.environment()::get;
        Optional<String> error = Expansion.error(sample.word(), sample.escape(), lookup);
        if (error.isPresent() != (theirs.failure() != null)) {
            return error.map(message -> "only we refuse: <" + message + ">").orElse("only BuildKit refuses: <" + theirs.failure() + ">");
        }
        if (error.isPresent()) {
            return "";
        }
        String word = Expansion.expand(sample.word(), sample.escape(), lookup);
        if (!word.equals(theirs.result())) {
            return "the word is <" + word + "> with us, <" + theirs.result() + "> with BuildKit";
        }
        List<String> words = Expansion.expandWords(sample.word(), sample.escape(), lookup);
        if (!words.equals(theirs.words())) {
            return "the words are <" + words + "> with us, <" + theirs.words() + "> with BuildKit";
        }
        return "";
    }
}
