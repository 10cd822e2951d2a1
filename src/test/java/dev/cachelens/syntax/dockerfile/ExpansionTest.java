package dev.cachelens.syntax.dockerfile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ExpansionTest {

    private static final String ANY = String.valueOf(Expansion.UNKNOWN);
    private static final Map<String, String> VARIABLES = Map.of(
            "A", "abcabc", "P", "/usr/local.tar.gz", "S", "a b", "E", "", "U", ANY, "V", "v" + ANY, "1", "one");

    private static void expands(String word, String expected) {
        assertEquals(word, expected, Expansion.expand(word, '\\', VARIABLES::get));
        assertTrue(word, Expansion.error(word, '\\', VARIABLES::get).isEmpty());
    }

    private static void refuses(String word, String message) {
        assertEquals(word, message, Expansion.error(word, '\\', VARIABLES::get).orElse("none"));
        assertEquals(ANY, Expansion.expand(word, '\\', VARIABLES::get));
        assertEquals(List.of(ANY), Expansion.expandWords(word, '\\', VARIABLES::get));
    }

    @Test
    public void variables() {
        expands("x$A/y${A}z", "xabcabc/yabcabcz");
        expands("$Ax", "");
        expands("$1x$", "onex$");
        expands("$$A$?b", "Ab");
        expands("$S", "a b");
        expands("$(a)", "$(a)");
    }

    @Test
    public void quotesAndEscapes() {
        expands("'$A' \"$A\"", "$A abcabc");
        expands("\\$A \\a \\\\", "$A a \\");
        expands("\"\\$A \\a \\\" \\\\\"", "$A \\a \" \\");
        expands("a\\", "a");
        assertEquals("$A\\b", Expansion.expand("`$A\\b", '`', VARIABLES::get));
        assertEquals("C:\\abcabc", Expansion.expand("C:\\$A", '`', VARIABLES::get));
    }

    @Test
    public void defaults() {
        expands("${A:-d}${E:-d}${N:-d}", "abcabcdd");
        expands("${A-d}${E-d}${N-d}", "abcabcd");
        expands("${A:+d}${E:+d}${N:+d}", "d");
        expands("${A+d}${E+d}${N+d}", "dd");
        expands("${N:-${N:-$A}'}'\\}}", "abcabc}}");
        expands("${A:?m}${E?m}", "abcabc");
    }

    @Test
    public void patterns() {
        expands("${P#*/}", "usr/local.tar.gz");
        expands("${P##*/}", "local.tar.gz");
        expands("${P%.*}", "/usr/local.tar");
        expands("${P%%.*}", "/usr/local");
        expands("${P#x}${E#*}${N%x}", "/usr/local.tar.gz");
        expands("${A#?}", "bcabc");
        expands("${A#}", "abcabc");
        expands("${P#\\/}", "usr/local.tar.gz");
        expands("${P#\\*}", "/usr/local.tar.gz");
        expands("${A/b/x}", "axcabc");
        expands("${A//b/x}", "axcaxc");
        expands("${A/b*/x}", "ax");
        expands("${A//[b]/x}", "abcabc");
        expands("${A//?/x}", "xxxxxx");
    }

    @Test
    public void emptyPatternsMatchEverywhere() {
        expands("${A///-}", "-a-b-c-a-b-c-");
        expands("${A//*/-}", "-");
        expands("${E/*/x}", "x");
    }

    @Test
    public void unknownValues() {
        expands("a$U", "a" + ANY);
        expands("${U:-d}", ANY);
        expands("${U-d}", ANY);
        expands("${U:+d}", ANY);
        expands("${U:+}", "");
        expands("${U?m}", ANY);
        expands("${V:-d}", "v" + ANY);
        expands("${V:+d}", "d");
        expands("${U#a}${V%b}", ANY + ANY);
        expands("${A#$U}", ANY);
        expands("${V/a/b}", ANY);
        expands("${A/b/$U}", "a" + ANY + "cabc");
        expands("${N:-$U}", ANY);
    }

    @Test
    public void malformedText() {
        refuses("${A", "'}' is missing");
        refuses("${A:-b", "'}' is missing");
        refuses("${", "'}' is missing");
        refuses("${}", "a variable's name is missing behind ${");
        refuses("${A/b}", "'/' is missing");
        refuses("${A=b}", "modifier = is not supported");
        refuses("${A:=b}", "modifier := is not supported");
        refuses("${A:#b}", "modifier :# is not supported");
        refuses("'a", "the closing single quote is missing");
        refuses("\"a", "the closing double quote is missing");
        refuses("${N:?}", "N: is not allowed to be unset");
        refuses("${E:?}", "E: is not allowed to be empty");
        refuses("${N?say}", "N: say");
        refuses("${A#\\b}", "a pattern's \\ can only escape * ? \\ / }");
    }

    @Test
    public void words() {
        assertEquals(List.of("a", "a", "b", "c d", "e"), words(" a  $S 'c d'\te"));
        assertEquals(List.of("xa", "by"), words("x${S}y"));
        assertEquals(List.of("xa by"), words("x\"$S\"y"));
        assertEquals(List.of(), words("$E '' $N"));
        assertEquals(List.of("a b"), words("a\\ b"));
    }

    /** As BuildKit 0.29 does, whose lexer begins the word anew. */
    @Test
    public void losesWhatStandsBeforeAModifierWhenItSplits() {
        assertEquals(List.of("d"), words("x${N:-d}"));
        assertEquals("xd", Expansion.expand("x${N:-d}", '\\', VARIABLES::get));
    }

    @Test
    public void deepNestingEnds() {
        String nested = "${N:-".repeat(100_000) + "a" + "}".repeat(100_000);
        assertEquals(ANY, Expansion.expand(nested, '\\', VARIABLES::get));
        expands("${N:-".repeat(99) + "a" + "}".repeat(99), "a");
    }

    private static List<String> words(String text) {
        return Expansion.expandWords(text, '\\', VARIABLES::get);
    }
}
