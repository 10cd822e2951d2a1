package dev.cachelens.syntax.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.SyntaxError;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public final class ShellRobustnessTest {

    private static final int MANY = 100_000;
    private static final int MUTANTS = 20_000;

    private static final List<String> SCRIPTS = List.of(
            "set -eux; cd /app && cargo build --release | tee \"$LOG\" 2>&1 || exit 1 # done",
            "for f in a 'b c' $(ls *.rs); do case $f in *.rs|a) touch \"$f\";; *) :;; esac; done",
            "if [ -f x ]; then { cat <<EOF >y; }\n$a `b \\`c\\``\nEOF\nelse (rm -rf z) & fi",
            "f() { local a=(1 2); [[ $x =~ ^(a|b)$ ]] && ((i++)); echo ${a:-\"${b#*/}\"} $((1 + (2))) $'\\x41'; };"
                    + " f <(cat <<-E\n\tq\n\tE\n)");

    private static final String ALPHABET = "ab \n\t\\'\"`$(){}[]<>|&;#!=+-*?:/%^,@~0EOF\ud83d\udc33\r";

    @Test
    public void survivesMutations() {
        long seed = Long.getLong("cachelens.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < MUTANTS; i++) {
            String script = mutant(random);
            try {
                check(script);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("-Dcachelens.seed=" + seed + ", mutant " + i + ":\n" + script, e);
            }
        }
    }

    private static String mutant(Random random) {
        StringBuilder script = new StringBuilder(SCRIPTS.get(random.nextInt(SCRIPTS.size())));
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(script.length());
            switch (random.nextInt(4)) {
                case 0 -> script.deleteCharAt(at);
                case 1 -> script.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 2 -> script.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                default -> script.insert(at, script.substring(at / 2, Math.min(script.length(), at / 2 + 8)));
            }
        }
        return script.toString();
    }

    private static void check(String text) {
        ShellScript script = ShellParser.parse(MappedText.at(0, text));
        // Visits the whole tree.
        assertFalse(Outline.of(script.body()).contains("null"));
        int end = 0;
        for (CommandList.Entry entry : script.body().entries()) {
            Span span = entry.command().span();
            assertTrue(span + " begins before " + end, span.start() >= end);
            assertTrue(span + " is too long", span.end() <= text.length());
            end = span.end();
        }
        for (SyntaxError error : script.errors()) {
            assertTrue(error + " is outside", error.span().end() <= text.length());
        }
    }

    @Test
    public void boundsTheDepth() {
        for (String opener : List.of("(", "((", "{ ", "$(", "\"$(", "$((", "${a:-", "\"${a:-\"", "<(", "if ", "while ",
                "case x in a) ", "f() ", "function f ", "a=(", "${a[", "x $(<<a ", "`\\`")) {
            ShellScript script = ShellParser.parse(MappedText.at(0, "first; " + opener.repeat(MANY)));
            assertEquals(opener, "[first]", Outline.of(script.body().entries().get(0).command()));
            assertFalse(opener, script.errors().isEmpty());
        }
    }

    @Test
    public void readsLongScripts() {
        Command.AndOr list = (Command.AndOr) only("a && ".repeat(MANY) + "a");
        assertEquals(MANY, list.links().size());
        Command.Pipeline pipeline = (Command.Pipeline) only("a | ".repeat(MANY) + "a");
        assertEquals(MANY + 1, pipeline.commands().size());
        Command.Simple simple = (Command.Simple) only("a".repeat(MANY) + " a".repeat(MANY));
        assertEquals(MANY + 1, simple.words().size());
        assertEquals(MANY, ShellParser.parse(MappedText.at(0, "cat <<A\na\nA\n".repeat(MANY))).body().entries().size());
    }

    private static Command only(String text) {
        ShellScript script = ShellParser.parse(MappedText.at(0, text));
        assertEquals(List.of(), script.errors());
        assertEquals(1, script.body().entries().size());
        return script.body().entries().get(0).command();
    }

    /** A parser that looks at the rest of the script for each of these would need hours. */
    @Test(timeout = 60_000)
    public void needsTimeInProportionToTheLength() {
        for (String part : List.of("$[", "a[", "<<a ", "$(<<a) ", "((a) ", "((a);(b)) ", "$((a);(b)) ", "` ", "[[ ", "! ", "2>",
                "{a}>", "a=", "@(", "'", "\"", "$'", "\\\n", "# ", "time ", "<<a\n", "x=`a` ")) {
            ShellParser.parse(MappedText.at(0, part.repeat(MANY)));
        }
    }
}
