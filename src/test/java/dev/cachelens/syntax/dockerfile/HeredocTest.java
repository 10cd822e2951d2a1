package dev.cachelens.syntax.dockerfile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class HeredocTest {

    private static List<Heredoc> heredocs(String text) {
        return Outline.second(DockerfileParser.parse("FROM a\n" + text)).heredocs();
    }

    private static String names(String line) {
        return String.join(" ", heredocs(line + "\n").stream().map(Heredoc::name).toList());
    }

    @Test
    public void readsABody() {
        Dockerfile file = DockerfileParser.parse(
                "FROM a\nRUN --mount=type=ssh \\\n <<EOF cat # b\n# c\n\n d \\\nEOF \nEOF\nUSER e\n");
        assertEquals("1 FROM <a>\n2-8 RUN {mount=type=ssh} <<<EOF cat # b>\n9 USER <e>", Outline.of(file));
        String text = file.source().text();
        Heredoc heredoc = Outline.second(file).heredocs().get(0);
        assertEquals("# c\n\n d \\\nEOF \n", heredoc.content());
        assertEquals("<<EOF", heredoc.marker().in(text));
        assertEquals("EOF", heredoc.terminator().in(text));
        assertEquals(text.indexOf("\nUSER"), heredoc.terminator().end());
        assertEquals(heredoc.terminator().end(), Outline.second(file).span().end());
        assertEquals(text.indexOf("# c"), heredoc.body().span().start());
    }

    @Test
    public void readsSeveralBodiesOneAfterTheOther() {
        List<Heredoc> heredocs = heredocs("COPY <<A <<-\"B C\" /d/\na\nA\n\tb\n\t\tc\r\n\t\tB C\r\n");
        assertEquals("a\n", heredocs.get(0).content());
        assertTrue(heredocs.get(0).expand());
        assertEquals("B C", heredocs.get(1).name());
        assertEquals("\tb\n\t\tc\r\n", heredocs.get(1).body().text());
        assertEquals("b\nc\r\n", heredocs.get(1).content());
        assertFalse(heredocs.get(1).expand());
        assertTrue(heredocs.get(1).chomp());
    }

    @Test
    public void findsMarkersAsBuildKitDoes() {
        assertEquals("EOF", names("RUN <<EOF"));
        assertEquals("EOF", names("RUN << EOF"));
        assertEquals("EOF", names("RUN 3<<-EOF"));
        assertEquals("EOF", names("RUN <<\\EOF"));
        assertEquals("EOF", names("RUN <<E\"O\"F"));
        assertEquals("EOF>f", names("RUN <<EOF>f"));
        assertEquals("$X", names("RUN <<$X"));
        assertEquals("A B", names("RUN a <<A | b <<B"));
        assertEquals("EOF", names("ONBUILD RUN <<EOF"));
        assertEquals("EOF", names("ADD <<EOF /a"));
    }

    @Test
    public void passesOverWhatIsNone() {
        assertEquals("", names("RUN cat<<EOF"));
        assertEquals("", names("RUN <<<EOF"));
        assertEquals("", names("RUN a << b<"));
        assertEquals("", names("RUN '<<EOF'"));
        assertEquals("", names("RUN \\<<EOF"));
        assertEquals("", names("RUN it's <<EOF"));
        assertEquals("", names("RUN [\"<<EOF\"]"));
        assertEquals("", names("CMD <<EOF"));
        assertEquals("", names("ONBUILD CMD <<EOF"));
        assertEquals("", names("ENV A=<<EOF"));
    }

    @Test
    public void keepsTheDescriptor() {
        assertEquals(3, heredocs("RUN 3<<EOF\nEOF").get(0).descriptor());
        assertEquals(0, heredocs("RUN <<EOF\nEOF").get(0).descriptor());
        assertEquals(Integer.MAX_VALUE, heredocs("RUN 99999999999999999999<<EOF\nEOF").get(0).descriptor());
    }

    @Test
    public void givesThoseOfATriggerToIt() {
        Instruction onBuild = Outline.second(DockerfileParser.parse("FROM a\nONBUILD RUN <<EOF\nb\nEOF\n"));
        assertEquals("b\n", onBuild.trigger().orElseThrow().heredocs().get(0).content());
        assertEquals(onBuild.heredocs(), onBuild.trigger().orElseThrow().heredocs());
        assertEquals(onBuild.span().end(), onBuild.trigger().orElseThrow().span().end());
    }

    @Test
    public void readsToTheEndOfTheFileWithoutATerminator() {
        Dockerfile file = DockerfileParser.parse("FROM a\nRUN <<A <<-B\nA\n\tb\n");
        assertEquals(List.of("<<-B: no line with B alone ends this here-document"), Outline.errors(file));
        Heredoc open = Outline.second(file).heredocs().get(1);
        assertEquals("\tb\n", open.body().text());
        assertEquals(file.source().text().length(), open.terminator().start());
        assertEquals(0, open.terminator().length());
    }
}
