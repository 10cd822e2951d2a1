package dev.cachelens.rule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cachelens.model.BuildModel;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

public class FixerTest {

    @Test
    public void fixesThatBuildOnEachOtherAreAppliedRoundAfterRound() {
        Fixer.Result result = fix("FROM a\nRUN one two\n", new Replaces("one", "two"), new Replaces("two", "three"));
        assertEquals("FROM a\nRUN three three\n", result.text());
        assertTrue(result.settled());
        assertEquals(3, result.applied().size());
    }

    @Test
    public void aFixOfTheSameInstructionWaits() {
        // Both would insert at one place: the second sees what the first has made and is content.
        Rule first = new AppendsOnce("&& first");
        Rule second = new AppendsOnce("&& second");
        assertEquals("FROM a\nRUN x && first && second\n", fix("FROM a\nRUN x\n", first, second).text());
    }

    @Test
    public void circlesAreNoticed() {
        Fixer.Result result = fix("FROM a\nRUN one\n", new Replaces("one", "two"), new Replaces("two", "one"));
        assertFalse(result.settled());
    }

    @Test
    public void endlessGrowthIsNoticed() {
        assertFalse(fix("FROM a\nRUN x\n", new Replaces("x", "xx")).settled());
    }

    @Test
    public void weakFindingsAreFixedOnlyWhenNamed() {
        Analyzer analyzer = new Analyzer(List.of(new Replaces("one", "two", Severity.WEAK)));
        assertEquals("RUN one", new Fixer(analyzer, Set.of()).fix("RUN one", Project.unseen()).text());
        assertEquals("RUN two", new Fixer(analyzer, Set.of("one")).fix("RUN one", Project.unseen()).text());
    }

    @Test
    public void everythingOutsideTheEditsStays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] pieces = {"FROM a", "\n", "\r\n", "RUN ", "one", " ", "\t", "\\\n", "# c", "é漢😀", "<<E", "E", "\uFEFF", "'", "\""};
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String before = text.toString();
            Fixer.Result result = fix(before, new Replaces("one", "1"));
            String after = result.text();
            String message = "seed " + seed + ": " + before;
            assertTrue(message, result.settled());
            assertEquals(message, before.replace("one", "1"), after.replace("one", "1"));
            assertEquals(message, before.length() - 2 * result.applied().size(), after.length());
        }
    }

    private static Fixer.Result fix(String text, Rule... rules) {
        return new Fixer(new Analyzer(List.of(rules)), Set.of()).fix(text, Project.unseen());
    }

    /** Replaces each occurrence of its id inside an instruction. */
    private record Replaces(String id, String by, Severity severity) implements Rule {

        Replaces(String id, String by) {
            this(id, by, Severity.ERROR);
        }

        @Override
        public String title() {
            return id;
        }

        @Override
        public List<Finding> check(BuildModel model) {
            List<Finding> findings = new ArrayList<>();
            String text = model.dockerfile().source().text();
            model.dockerfile().instructions().forEach(instruction -> {
                int end = instruction.span().end() - id.length();
                for (int at = text.indexOf(id, instruction.keywordSpan().end()); at >= 0 && at <= end; at = text.indexOf(id, at + 1)) {
                    Span span = new Span(at, at + id.length());
                    findings.add(Finding.of(this, span, "found").withFix(new Fix("Replace", TextEdit.replace(span, by))));
                }
            });
            return findings;
        }
    }

    /** Wants every RUN to end in its id. */
    private record AppendsOnce(String id) implements Rule {

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String title() {
            return id;
        }

        @Override
        public List<Finding> check(BuildModel model) {
            List<Finding> findings = new ArrayList<>();
            model.dockerfile().instructions().forEach(instruction -> {
                if (instruction.keywordSpan().length() == "RUN".length() && !instruction.rest().text().contains(id)) {
                    findings.add(Finding.of(this, instruction.keywordSpan(), "missing")
                            .withFix(new Fix("Append", TextEdit.insert(instruction.span().end(), " " + id))));
                }
            });
            return findings;
        }
    }
}
