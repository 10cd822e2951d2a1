package dev.cachelens.rule;

import static org.junit.Assert.assertEquals;

import dev.cachelens.model.BuildModel;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;

public class SuppressionsTest {

    private static final Analyzer ANALYZER =
            new Analyzer(List.of(new Finds("bad-word"), new Finds("worse-word"), new UselessSuppression()));

    @Test
    public void commentAboveTheInstructionCoversAllOfIt() {
        assertFindings("FROM a\n# cachelens: ignore=bad-word\nRUN one \\\n  bad-word \\\n  bad-word\n");
        assertFindings("FROM a\n# noinspection BadWord\nRUN one \\\n  bad-word\n");
        assertFindings("FROM a\n# cachelens: ignore=bad-word\nRUN <<EOF\nbad-word\nEOF\n");
    }

    @Test
    public void idsAndShortNamesServeBothKinds() {
        assertFindings("FROM a\n# noinspection bad-word\nRUN bad-word\n");
        assertFindings("FROM a\n# cachelens: ignore=BadWord\nRUN bad-word\n");
        assertFindings("FROM a\n# noinspection ALL\nRUN bad-word worse-word\n");
        assertFindings("FROM a\n#cachelens:ignore=bad-word\nRUN bad-word\n");
    }

    @Test
    public void severalNames() {
        assertFindings("FROM a\n# cachelens: ignore=bad-word,worse-word\nRUN bad-word worse-word\n");
        assertFindings("FROM a\n# noinspection BadWord , WorseWord\nRUN bad-word worse-word\n");
        assertFindings("FROM a\n# noinspection BadWord\nRUN bad-word worse-word\n", "3 worse-word");
    }

    @Test
    public void stackedComments() {
        assertFindings("FROM a\n# cachelens: ignore=bad-word\n# noinspection WorseWord\n# why\nRUN bad-word worse-word\n");
    }

    @Test
    public void commentInsideAnInstructionCoversTheLineBelow() {
        assertFindings("FROM a\nRUN one \\\n# cachelens: ignore=bad-word\n  bad-word \\\n  bad-word\n", "5 bad-word");
        assertFindings("FROM a\nRUN <<EOF\n# noinspection BadWord\nbad-word\nbad-word\nEOF\n", "5 bad-word");
    }

    @Test
    public void onlyTheInstructionBelowIsCovered() {
        assertFindings("FROM a\n# cachelens: ignore=bad-word\nRUN bad-word\nRUN bad-word\n", "4 bad-word");
        assertFindings("FROM a\n# cachelens: ignore=bad-word\n\nRUN bad-word\n", "2 useless-suppression", "4 bad-word");
        assertFindings("FROM a\nRUN bad-word\n# cachelens: ignore=bad-word\n", "2 bad-word", "3 useless-suppression");
        assertFindings("FROM a\nCOPY <<EOF /x\n# cachelens: ignore=bad-word\nbad-word\nEOF\n", "4 bad-word");
    }

    @Test
    public void skipAtTheHeadCoversTheFile() {
        assertFindings("# syntax=docker/dockerfile:1\n# cachelens: skip=bad-word\n\nFROM a\nRUN bad-word\nRUN bad-word\n");
        assertFindings("# cachelens: skip=bad-word,worse-word\r\nFROM a\r\nRUN bad-word worse-word\r\n");
        assertFindings("FROM a\n# cachelens: skip=bad-word\nRUN bad-word\n", "3 bad-word");
    }

    @Test
    public void otherCommentsSuppressNothing() {
        for (String comment : List.of("# noinspectionBadWord", "# cachelens ignore=bad-word", "# hadolint ignore=bad-word",
                "# cachelens: bad-word", "# noinspection")) {
            assertFindings("FROM a\n" + comment + "\nRUN bad-word\n", "3 bad-word");
        }
    }

    @Test
    public void whatSuppressesNothingIsReported() {
        assertFindings("FROM a\n# cachelens: ignore=bad-word\nRUN fine\n", "2 useless-suppression");
        assertFindings("FROM a\n# noinspection BadWord\nRUN fine\n", "2 useless-suppression");
        assertFindings("FROM a\n# cachelens: ignore=no-such-rule\nRUN fine\n", "2 useless-suppression");
        assertFindings("# cachelens: skip=bad-word\nFROM a\n", "1 useless-suppression");
    }

    @Test
    public void whatMayBeForOthersIsNotReported() {
        assertFindings("FROM a\n# noinspection SomeOtherPluginsInspection\nRUN fine\n");
        assertFindings("FROM a\n# cachelens: ignore=legacy-syntax\nRUN fine\n");
        assertFindings("FROM a\n# noinspection ALL\nRUN fine\n");
        assertFindings("# cachelens: skip=useless-suppression\nFROM a\n# cachelens: ignore=bad-word\nRUN fine\n");
    }

    @Test
    public void uselessNamesAreRemoved() {
        assertFixed("FROM a\n# cachelens: ignore=bad-word\nRUN fine\n", "FROM a\nRUN fine\n");
        assertFixed("FROM a\n# cachelens: ignore=bad-word,worse-word\nRUN bad-word\n", "FROM a\n# cachelens: ignore=bad-word\nRUN bad-word\n");
        assertFixed("FROM a\n# noinspection BadWord, WorseWord\nRUN worse-word\n", "FROM a\n# noinspection WorseWord\nRUN worse-word\n");
        assertFixed("FROM a\n# noinspection BadWord, WorseWord\nRUN fine\n", "FROM a\nRUN fine\n");
        assertFixed("FROM a\r\nRUN a \\\r\n  # noinspection BadWord\r\n  b\r\n", "FROM a\r\nRUN a \\\r\n  b\r\n");
        assertFixed("FROM a\n# cachelens: ignore=bad-word", "FROM a\n");
    }

    private static void assertFindings(String text, String... expected) {
        List<String> found = new ArrayList<>();
        for (Finding finding : ANALYZER.analyze(text, Project.unseen())) {
            found.add(new SourceText(text).line(finding.span().start()) + " " + finding.rule());
        }
        assertEquals(text, List.of(expected), found);
    }

    private static void assertFixed(String before, String after) {
        Fixer.Result result = new Fixer(ANALYZER, Set.of("useless-suppression")).fix(before, Project.unseen());
        assertEquals(after, result.text());
    }

    /** Finds its own id in the instructions of a file. */
    private record Finds(String id) implements Rule {
        @Override
        public Severity severity() {
            return Severity.WEAK;
        }

        @Override
        public String title() {
            return id;
        }

        @Override
        public List<Finding> check(BuildModel model) {
            List<Finding> findings = new ArrayList<>();
            model.dockerfile().instructions().forEach(instruction -> {
                String text = model.dockerfile().source().text();
                for (int at = text.indexOf(id, instruction.span().start()); at >= 0 && at < instruction.span().end();
                        at = text.indexOf(id, at + 1)) {
                    boolean comment = text.lastIndexOf('#', at) > text.lastIndexOf('\n', at);
                    if (!comment) {
                        findings.add(Finding.of(this, new Span(at, at + id.length()), "found"));
                    }
                }
            });
            return findings;
        }
    }
}
