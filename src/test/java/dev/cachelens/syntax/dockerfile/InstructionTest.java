package dev.cachelens.syntax.dockerfile;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

/** How lines become instructions, and their text words. */
public class InstructionTest {

    private static void reads(String text, String... outline) {
        Dockerfile file = DockerfileParser.parse("FROM a\n" + text);
        assertEquals("1 FROM <a>\n" + String.join("\n", outline), Outline.of(file));
        assertEquals(List.of(), Outline.errors(file));
    }

    @Test
    public void splitsEachInstructionInItsOwnWay() {
        reads("RUN a  && b", "2 RUN <a  && b>");
        reads("CMD a 'b c'", "2 CMD <a 'b c'>");
        reads("COPY a\t 'b c' /d/", "2 COPY <a> <'b> <c'> </d/>");
        reads("FROM --platform=linux/amd64 b AS c", "2 FROM {platform=linux/amd64} <b> <AS> <c>");
        reads("EXPOSE 80 443/tcp", "2 EXPOSE <80> <443/tcp>");
        reads("VOLUME /a /b", "2 VOLUME </a> </b>");
        reads("WORKDIR /a b", "2 WORKDIR </a b>");
        reads("USER a:b", "2 USER <a:b>");
        reads("STOPSIGNAL SIGTERM", "2 STOPSIGNAL <SIGTERM>");
        reads("MAINTAINER a b", "2 MAINTAINER <a b>");
        reads("HEALTHCHECK NONE", "2 HEALTHCHECK <NONE>");
        reads("HEALTHCHECK --interval=1m30s cmd a b", "2 HEALTHCHECK {interval=1m30s} <cmd> <a b>");
        reads("SHELL [\"a\", \"-c\"]", "2 SHELL [a] [-c]");
        reads("ENTRYPOINT []", "2 ENTRYPOINT");
        reads("RUN", "2 RUN");
    }

    @Test
    public void keepsWhatQuotesAndEscapesHoldTogether() {
        reads("ARG A B=1 C='d e'", "2 ARG <A> <B=1> <C='d e'>");
        reads("ENV A=b\\ c D=\"e \\\" f\" G='h\\' I=", "2 ENV <A=b\\ c> <D=\"e \\\" f\"> <G='h\\'> <I=>");
        reads("ENV A b  c=d", "2 ENV <A> <b  c=d>");
        reads("LABEL a.b=\"c", "2 LABEL <a.b=\"c>");
        reads("LABEL \"a b\"=c", "2 LABEL <\"a b\"=c>");
    }

    @Test
    public void knowsKeywordsInAnyCase() {
        reads("run a\nWorkDir b", "2 RUN <a>", "3 WORKDIR <b>");
        assertEquals(Keyword.UNKNOWN, Keyword.of("ſHELL"));
        assertEquals(Keyword.UNKNOWN, Keyword.of(""));
    }

    @Test
    public void joinsContinuationLines() {
        reads("RUN a \\\n  b", "2-3 RUN <a   b>");
        reads("RUN a \\ \t\r\n b\r\nUSER c\r\n", "2-3 RUN <a  b>", "4 USER <c>");
        reads("RUN a \\\n# no\n\n   # nor this\n b", "2-6 RUN <a  b>");
        reads("RUN a # b \\\n c", "2-3 RUN <a # b  c>");
        reads("RU\\\nN a", "2-3 RUN <a>");
        reads("\\\nRUN a", "3 RUN <a>");
        reads("RUN a \\", "2 RUN <a>");
        reads("RUN a \\\n\n# b\n", "2-4 RUN <a>");
    }

    @Test
    public void takesAnEscapedEscapeForText() {
        reads("RUN a \\\\\nUSER b", "2 RUN <a \\\\>", "3 USER <b>");
        reads("WORKDIR C:\\\\\nUSER b", "2 WORKDIR <C:\\\\>", "3 USER <b>");
        reads("RUN a \\ b", "2 RUN <a \\ b>");
    }

    @Test
    public void leavesTheBackslashAloneWhereAnotherCharacterEscapes() {
        assertEquals("2 FROM <a>\n3-4 COPY <C:\\a\\> <b\\>\n5 ENV <A=b` c> <D=\\>",
                Outline.of("# escape=`\nFROM a\nCOPY C:\\a\\ `\n b\\\nENV A=b` c D=\\\n"));
    }

    @Test
    public void readsTriggers() {
        reads("ONBUILD RUN a \\\n b", "2-3 ONBUILD (RUN <a  b>)");
        reads("onbuild copy --from=b [\"c\", \"d\"]", "2 ONBUILD (COPY {from=b} [c] [d])");
        reads("ONBUILD NEW a", "2 ONBUILD (UNKNOWN)");
    }

    @Test
    public void skipsTheByteOrderMark() {
        Dockerfile file = DockerfileParser.parse("\uFEFF# escape=`\r\nFROM a `\r\n AS b\r\n");
        assertEquals("2-3 FROM <a> <AS> <b>", Outline.of(file));
        assertEquals('`', file.escape());
        assertEquals("FROM", file.instructions().get(0).keywordSpan().in(file.source().text()));
    }

    @Test
    public void findsEachWordInTheFile() {
        Dockerfile file = DockerfileParser.parse(
                "FROM a\r\n  COPY --from=x \\\r\n  --chown=\"u v\" ä😀 \\\r\n# c\r\n\r\n b/\\\r\nc   /d  \r\nUSER e");
        Instruction copy = Outline.second(file);
        String text = file.source().text();
        assertEquals("COPY", copy.keywordSpan().in(text));
        assertEquals(text.substring(text.indexOf("COPY"), text.indexOf("  \r\nUSER")), copy.span().in(text));
        assertEquals(List.of("ä😀", "b/\\\r\nc", "/d"), Outline.written(file, copy));
        assertEquals(List.of("--from=x", "--chown=\"u v\""), copy.flags().stream().map(flag -> flag.span().in(text)).toList());
        assertEquals("u v", Outline.written(file, copy.flags().get(1).value().orElseThrow()));
        assertEquals("# c", file.comments().get(0).span().in(text));
    }

    @Test
    public void tellsWhereAnOldPairStands() {
        Dockerfile file = DockerfileParser.parse("FROM a\nENV A  \\\n b c\n");
        assertEquals(List.of("A", "b c"), Outline.written(file, Outline.second(file)));
    }

    @Test
    public void collectsComments() {
        Dockerfile file = DockerfileParser.parse(
                "# syntax=a\n#one\nFROM a # not\n  #  two \t\nRUN b \\\n   # three\r\n c <<E\n# not\nE\n#\n");
        assertEquals(List.of("one", "two", "three", ""), file.comments().stream().map(Comment::text).toList());
        assertEquals(List.of("#one", "#  two", "# three", "#"),
                file.comments().stream().map(comment -> comment.span().in(file.source().text())).toList());
    }
}
