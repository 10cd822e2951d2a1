package dev.cachelens.syntax.shell;

import static org.junit.Assert.assertEquals;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.shell.ShellWord.Part;
import java.util.List;
import org.junit.Test;

public final class ShellSpanTest {

    /** What a RUN looks like in a file: its text lacks the continuations and the comment. */
    private static final String FILE = "RUN cd /app && \\\n# why\n  cargo bui\\\nld > \"$LOG\" || `false \\`x\\``";

    private final Command.AndOr list = (Command.AndOr) only(ShellParser.parse(run()).body());

    @Test
    public void pointsToTheFile() {
        assertSpan("cd /app && \\\n# why\n  cargo bui\\\nld > \"$LOG\" || `false \\`x\\``", list.span());
        assertSpan("cd /app", list.first().span());
        assertSpan("&&", list.links().get(0).operatorSpan());
        assertSpan("||", list.links().get(1).operatorSpan());
        assertSpan("cargo bui\\\nld > \"$LOG\"", list.links().get(0).command().span());
    }

    @Test
    public void pointsToWordsAndTheirParts() {
        Command.Simple cargo = (Command.Simple) list.links().get(0).command();
        assertSpan("cargo", cargo.words().get(0).span());
        assertSpan("bui\\\nld", cargo.words().get(1).span());
        assertEquals("build", cargo.words().get(1).raw());
        Redirection redirection = cargo.redirections().get(0);
        assertSpan("> \"$LOG\"", redirection.span());
        Part.DoubleQuoted quoted = (Part.DoubleQuoted) redirection.target().parts().get(0);
        assertSpan("\"$LOG\"", quoted.span());
        assertSpan("$LOG", quoted.parts().get(0).span());
    }

    @Test
    public void pointsIntoBackquotes() {
        Command.Simple last = (Command.Simple) list.links().get(1).command();
        Command.Simple outer = (Command.Simple) only(substituted(last.words().get(0)));
        assertSpan("false", outer.words().get(0).span());
        assertSpan("`x\\`", outer.words().get(1).span());
        assertSpan("x", only(substituted(outer.words().get(1))).span());
    }

    @Test
    public void pointsToErrorsAndComments() {
        String text = "a # b\nif c; then (d";
        ShellScript script = ShellParser.parse(MappedText.at(0, text));
        assertEquals("# b", script.comments().get(0).in(text));
        assertEquals("(", script.errors().get(0).span().in(text));
        assertEquals("'", error("echo 'a"));
        assertEquals("${", error("echo ${a"));
        assertEquals("fi", error("a; fi"));
        assertEquals("&&", error("a &&"));
    }

    private static String error(String text) {
        return ShellParser.parse(MappedText.at(0, text)).errors().get(0).span().in(text);
    }

    /** The text as the Dockerfile's parser hands it over. */
    private static MappedText run() {
        int comment = FILE.indexOf("# why");
        int start = FILE.indexOf("cd");
        int first = FILE.indexOf("\\\n");
        int second = FILE.indexOf("\\\nld");
        int rest = FILE.indexOf("\n", comment) + 1;
        return new MappedText.Builder(start)
                .append(start, FILE.substring(start, first))
                .append(rest, FILE.substring(rest, second))
                .append(second + 2, FILE.substring(second + 2))
                .build();
    }

    private static CommandList substituted(ShellWord word) {
        return ((Part.Substitution) word.parts().get(0)).script().body();
    }

    private static Command only(CommandList list) {
        assertEquals(1, list.entries().size());
        return list.entries().get(0).command();
    }

    private static void assertSpan(String expected, Span span) {
        assertEquals(List.of(expected), List.of(span.in(FILE)));
    }
}
