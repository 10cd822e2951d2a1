package dev.cachelens.cli;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Severity;
import dev.cachelens.syntax.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class TextReportTest {

    @Test
    public void underlinesTheRange() throws Failure {
        assertShows("RUN one two\n", "one", "  1 | RUN one two", "    |     ^^^");
    }

    @Test
    public void tabsTakeTheirColumns() throws Failure {
        assertShows("\tRUN\tone\n", "one", "  1 |     RUN one", "    |         ^^^");
    }

    @Test
    public void wideCharactersTakeTwoColumns() throws Failure {
        assertShows("RUN 漢字 é😀 one\n", "one", "  1 | RUN 漢字 é😀 one", "    |              ^^^");
        assertShows("RUN 漢字\n", "字", "  1 | RUN 漢字", "    |       ^^");
        assertShows("RUN e\u0301 one\n", "one", "  1 | RUN e\u0301 one", "    |       ^^^");
    }

    @Test
    public void rangesOfSeveralLinesEndWithTheFirst() throws Failure {
        assertShows("RUN one \\\n  two\n", "one \\\n  two", "  1 | RUN one \\", "    |     ^^^^^ … to line 2");
    }

    @Test
    public void emptyRangesAndRangesAtTheEnd() throws Failure {
        assertShows("RUN one", new Span(4, 4), "  1 | RUN one", "    |     ^");
        assertShows("RUN one", new Span(7, 7), "  1 | RUN one", "    |        ^");
        assertShows("", new Span(0, 0), "  1 | ", "    | ^");
    }

    @Test
    public void longLinesAreCroppedAroundTheRange() throws Failure {
        String text = "RUN " + "x".repeat(500) + " one " + "y".repeat(500) + "\n";
        String[] lines = show(text, new Span(text.indexOf("one"), text.indexOf("one") + 3));
        assertEquals("  1 | …" + "x".repeat(39) + " one " + "y".repeat(75) + "…", lines[1]);
        assertEquals("    | " + " ".repeat(41) + "^^^", lines[2]);
    }

    @Test
    public void aLongLineTakesLinearTime() throws Failure {
        String text = "RUN " + "x".repeat(4_000_000);
        long start = System.nanoTime();
        show(text, new Span(0, text.length()));
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
    }

    @Test
    public void relatedLinesShareTheGutter() throws Failure {
        String text = "FROM a\n".repeat(11) + "RUN one\n";
        Finding finding = finding(new Span(text.indexOf("one"), text.indexOf("one") + 3)).withRelated(new Span(0, 4), "made here");
        String[] lines = show(text, finding);
        assertArrayEquals(new String[] {"  12 | RUN one", "     |     ^^^", "   1 | made here"}, Arrays.copyOfRange(lines, 1, 4));
    }

    private static void assertShows(String text, String range, String... expected) throws Failure {
        int start = text.indexOf(range);
        assertShows(text, new Span(start, start + range.length()), expected);
    }

    private static void assertShows(String text, Span span, String... expected) throws Failure {
        assertArrayEquals(expected, Arrays.copyOfRange(show(text, span), 1, 3));
    }

    private static String[] show(String text, Span span) throws Failure {
        return show(text, finding(span));
    }

    private static Finding finding(Span span) {
        return new Finding("some-rule", Severity.ERROR, span, "message", List.of(), List.of());
    }

    private static String[] show(String text, Finding finding) throws Failure {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Report report = new TextReport(new Streams(null, stream, stream, false));
        report.add(SourceFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), List.of(finding));
        stream.flush();
        return out.toString(StandardCharsets.UTF_8).split("\n");
    }
}
