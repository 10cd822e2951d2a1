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
        cases.forEach(sample -> agreement.compare(new Sample(sample.name() + ", with " + sample.environment()
                + " and escape character "
                + sample.escape(), sample.word()), word -> differences(word, sample.environment(), sample.escape())));
        agreement.conclude();
    }

    private static List<Difference> differences(String word, Map<String, String> environment, char escape) {
        ExpandedWord theirs = oracle.expansion(word, environment, escape);
        Expansion.Lookup lookup = environment::get;
        Optional<String> error = Expansion.error(word, escape, lookup);
        if (error.isPresent() != (theirs.failure() != null)) {
            return wrong(error.map(message -> "only we refuse: <" + message + ">")
                    .orElse("only BuildKit refuses: <" + theirs.failure() + ">"));
        }
        if (error.isPresent()) {
            return List.of();
        }
        String expanded = Expansion.expand(word, escape, lookup);
        if (expanded.indexOf(Expansion.UNKNOWN) >= 0 && word.contains("//")) {
            String reason = "${name//…/…\\$…} is unknown: BuildKit takes the replacement for a template of Go's";
            return List.of(new Difference(reason, Optional.of(reason)));
        }
        if (!expanded.equals(theirs.result())) {
            return wrong("the word is <" + expanded + "> with us, <" + theirs.result() + "> with BuildKit");
        }
        List<String> words = Expansion.expandWords(word, escape, lookup);
        if (!words.equals(theirs.words())) {
            return wrong("the words are <" + words + "> with us, <" + theirs.words() + "> with BuildKit");
        }
        return List.of();
    }

    private static List<Difference> wrong(String what) {
        return List.of(new Difference(what, Optional.empty()));
    }
}
