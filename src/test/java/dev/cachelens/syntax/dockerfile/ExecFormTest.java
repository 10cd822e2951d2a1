package dev.cachelens.syntax.dockerfile;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class ExecFormTest {

    private static Instruction cmd(String arguments) {
        return Outline.second(DockerfileParser.parse("FROM a\nCMD " + arguments + "\n"));
    }

    private static void isExec(String arguments, String... strings) {
        assertEquals(arguments, Instruction.Form.EXEC, cmd(arguments).form());
        assertEquals(List.of(strings), cmd(arguments).words().stream().map(Word::text).toList());
    }

    private static void isText(String arguments) {
        assertEquals(arguments, Instruction.Form.PLAIN, cmd(arguments).form());
        assertEquals(List.of(arguments), cmd(arguments).words().stream().map(Word::text).toList());
    }

    @Test
    public void readsStrings() {
        isExec("[]");
        isExec("[ \"a\" ,\t\"b c\" ]", "a", "b c");
        isExec("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "\"\\/\b\f\n\r\t");
        isExec("[\"\\u0041\\u00e9\\uD83D\\uDE00 😀\"]", "Aé😀 😀");
        isExec("[\"\\ud83dx\\ude00\\ud83d\\u0041\"]", "\uFFFDx\uFFFD\uFFFDA");
    }

    @Test
    public void takesAnythingMalformedForText() {
        for (String text : List.of("[", "[a]", "['a']", "[\"a\"", "[\"a]", "[\"a\",]", "[,\"a\"]", "[\"a\" \"b\"]", "[\"a\"] b",
                "[\"\\x\"]", "[\"\\u00g0\"]", "[\"\\u00\"]", "[\"a\tb\"]", "[\"\\\"]", "[01]", "[1.]", "[1e]", "[-]", "[tru]",
                "[{\"a\"}]", "[{\"a\":1,}]", "[{1:2}]", "[[}]", "[1e999]", "[\"a\",\u00a0\"b\"]")) {
            isText(text);
        }
    }

    @Test
    public void refusesArraysOfOtherThings() {
        String nested = "{\"a\": [1, {\"b\": \"c\"}], \"d\": null}";
        for (String foreign : List.of("1", "-0.5e+3", "true", "false", "null", "{}", "[]", nested)) {
            Dockerfile file = DockerfileParser.parse("FROM a\nCMD [\"b\", " + foreign + ", \"c\"]\n");
            assertEquals(List.of(foreign + ": an exec form can hold strings only"), Outline.errors(file));
        }
    }

    @Test
    public void givesUpWhereGoDoes() {
        assertEquals(Instruction.Form.EXEC, cmd("[".repeat(9_999) + "]".repeat(9_999)).form());
        assertEquals(Instruction.Form.EXEC, cmd("[".repeat(10_000) + "]".repeat(10_000)).form());
        assertEquals(Instruction.Form.PLAIN, cmd("[".repeat(10_001) + "]".repeat(10_001)).form());
    }

    @Test
    public void tellsWhereTheStringsStand() {
        Dockerfile file = DockerfileParser.parse("FROM a\nRUN [\"a\", \\\n  \"b \\\"\\u0041\" ]\n");
        assertEquals(List.of("\"a\"", "\"b \\\"\\u0041\""), Outline.written(file, Outline.second(file)));
    }

    @Test
    public void isKnownOnlyToSomeInstructions() {
        assertEquals("1 FROM <a>\n2 EXPOSE <[\"80\"]>\n3 COPY [a b] [c]\n4 HEALTHCHECK [CMD] [a]",
                Outline.of("FROM a\nEXPOSE [\"80\"]\nCOPY [\"a b\", \"c\"]\nHEALTHCHECK CMD [\"a\"]"));
    }
}
