package dev.cachelens.syntax.dockerfile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import java.util.Random;
import org.junit.Test;

/** What holds for any text at all. */
public class RobustnessTest {

    private static final long SEED = Long.getLong("cachelens.seed", 1);

    private static final String[] PIECES = {
        "FROM a\n", "RUN ", "COPY ", "ENV ", "ONBUILD ", "CMD ", "HEALTHCHECK ", "LABEL ", "ARG ", "SHELL ", "VOLUME ",
        "# escape=`\n", "# syntax=a\n", "# c", "#", "--from=", "--mount=type=cache,target=", "--", "--a='b c'", " ", "\t",
        "\n", "\r\n", "\r", "\\\n", "`\n", "\\", "`", "\\ \n", "\"", "'", "[", "]", "[\"a\", \"b\"]", ",", "{", "}", "${",
        "${A:-", "$", "<<EOF", "<<-\"E F\"", "EOF\n", "\tE F\n", "<<", "=", "A=b", "a", "é", "😀", "\uD83D", "\uDE00",
        "\uFEFF", "\u0085", "\u00A0", "\u0000", "\uFFFC", "\u000B", "\u2028", "CMD", "NONE",
    };

    @Test
    public void anyTextIsReadWithoutFail() {
        for (int i = 0; i < 20_000; i++) {
            Random random = new Random(SEED + i);
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(40); pieces > 0; pieces--) {
                text.append(random.nextInt(20) == 0
                        ? String.valueOf((char) random.nextInt(0x10000))
                        : PIECES[random.nextInt(PIECES.length)]);
            }
            try {
                check(text.toString());
            } catch (RuntimeException | AssertionError wrong) {
                throw new AssertionError("-Dcachelens.seed=" + (SEED + i) + ", text <" + text + ">", wrong);
            }
        }
    }

    @Test
    public void everyStartOfAFileIsReadWithoutFail() {
        String text = "\uFEFF# escape=`\r\n# c\r\nFROM --platform=$A a AS b\r\nRUN --mount=type=cache,target=/x `\r\n # c\r\n\r\n"
                + " <<A cat <<-'B'\r\na\r\nA\r\n\tb\r\n\tB\r\nENV A=\"b c\" D=e` f\r\nCMD [\"a\", \"\\u0041\"]\r\n"
                + "ONBUILD COPY --from=b [\"a\", \"b\"]\r\n";
        for (int end = 0; end <= text.length(); end++) {
            check(text.substring(0, end));
        }
    }

    private static void check(String text) {
        Dockerfile file = DockerfileParser.parse(text);
        Span whole = new Span(0, text.length());
        int last = 0;
        for (Instruction instruction : file.instructions()) {
            assertTrue("instructions overlap", instruction.span().start() >= last);
            last = instruction.span().end();
            check(instruction, whole, text);
        }
        for (Comment comment : file.comments()) {
            assertTrue(comment.span().in(text).startsWith("#"));
        }
        for (Directive directive : file.directives()) {
            assertEquals(directive.value(), directive.valueSpan().in(text));
            assertTrue(directive.span().contains(directive.valueSpan()));
        }
        int errorStart = 0;
        for (SyntaxError error : file.errors()) {
            assertTrue(whole.contains(error.span()));
            assertTrue("errors are not in the file's order", error.span().start() >= errorStart);
            errorStart = error.span().start();
        }
        Dockerfile again = DockerfileParser.parse(text);
        assertEquals(file.instructions().toString(), again.instructions().toString());
        assertEquals(file.comments(), again.comments());
        assertEquals(file.errors(), again.errors());
    }

    private static void check(Instruction instruction, Span outer, String text) {
        Span span = instruction.span();
        assertTrue(outer.contains(span));
        assertTrue(span.contains(instruction.keywordSpan()));
        within(instruction.rest(), span, text);
        for (Flag flag : instruction.flags()) {
            within(flag.source(), span, text);
            flag.value().ifPresent(value -> within(value, flag.span(), text));
            flag.value().ifPresent(value -> MountOptions.parse(value).forEach(option -> {
                assertTrue(flag.span().contains(option.span()));
                assertTrue(option.span().contains(option.keySpan()));
            }));
        }
        Span before = null;
        for (Word word : instruction.words()) {
            within(word.source(), span, text);
            assertTrue(before == null || before.end() <= word.span().start());
            before = word.span();
        }
        for (Heredoc heredoc : instruction.heredocs()) {
            assertTrue(span.contains(heredoc.marker()) && span.contains(heredoc.terminator()));
            within(heredoc.body(), span, text);
            within(heredoc.chomped(), span, text);
            assertTrue(heredoc.terminator().length() == 0 || heredoc.terminator().in(text).equals(heredoc.name()));
        }
        instruction.trigger().ifPresent(trigger -> check(trigger, span, text));
    }

    /** The text lies in the range, and each of its units is the file's. */
    private static void within(MappedText part, Span span, String text) {
        assertTrue(part.span() + " is not in " + span, span.contains(part.span()));
        for (int i = 0; i < part.length(); i++) {
            assertEquals(text.charAt(part.sourceOffset(i)), part.text().charAt(i));
        }
    }

    @Test(timeout = 120_000)
    public void timeAndStackGrowWithTheFileOnly() {
        int count = 100_000;
        String[] texts = {
            "RUN a" + " \\\n b".repeat(count), "COPY a" + " \\\n b".repeat(count), "ENV A=b" + " \\\n B=c".repeat(count),
            "RUN" + " --mount=\"a\\\n\"".repeat(count) + " b", "RUN --mount=" + "a=b,".repeat(count) + " c",
            "RUN a \\\n" + "# c\n\n".repeat(count), "CMD [" + "\"a\",".repeat(count) + "\"b\"]", "CMD " + "[".repeat(count),
            "CMD [" + "{\"a\":".repeat(count), "ONBUILD ".repeat(count), "RUN" + " <<E".repeat(count),
            "RUN <<E " + "${A:-".repeat(count), "RUN <<E\n" + "a\n".repeat(count), "RUN <<E " + "\\\n$A".repeat(count),
            "x\n".repeat(count), "\\\n".repeat(count),
            "A".repeat(count), "# escape=`\n".repeat(count), "\r".repeat(count), "ENV A=" + "\"'`\\".repeat(count),
            "HEALTHCHECK --interval=" + "1s".repeat(count) + " CMD a",
        };
        for (String text : texts) {
            DockerfileParser.parse("FROM a\n" + text);
            DockerfileParser.parse(text);
        }
        String star = "*a".repeat(20) + "b";
        assertEquals("a".repeat(count), Expansion.expand("${A##" + star + "}", '\\', name -> "a".repeat(count)));
        assertEquals("a".repeat(count), Expansion.expand("${A/" + star + "/c}", '\\', name -> "a".repeat(count)));
        assertEquals("c".repeat(count), Expansion.expand("${A//a/c}", '\\', name -> "a".repeat(count)));
    }
}
