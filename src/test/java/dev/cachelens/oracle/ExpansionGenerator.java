package dev.cachelens.oracle;

import java.util.Map;
import java.util.TreeMap;

/** Writes words with variables, modifiers, quotes and escapes, some of them malformed, and variables to expand them with. */
final class ExpansionGenerator {

    private final Dice dice;

    private ExpansionGenerator(long seed) {
        dice = new Dice(seed);
    }

    /**
     * A word to expand.
     *
     * @param environment the variables that are set
     * @param escape      the Dockerfile's escape character
     */
    record Case(String name, String word, Map<String, String> environment, char escape) {
    }

    static Case sample(long seed) {
        ExpansionGenerator generator = new ExpansionGenerator(seed);
        char escape = generator.dice.percent(85) ? '\\' : '`';
        Map<String, String> environment = new TreeMap<>();
        for (String name : new String[] {"A", "B", "_x1", "PATH", "EMPTY"}) {
            if (generator.dice.percent(70)) {
                environment.put(name, name.equals("EMPTY") ? "" : generator.dice.pick("", "v", "a b", "/usr/bin:/bin",
                        "app.tar.gz", "*", "é\uD83D\uDC33", "a*b", "x\\y"));
            }
        }
        return new Case("generated word, seed " + seed, generator.word(3, escape), environment, escape);
    }

    private String word(int depth, char escape) {
        StringBuilder word = new StringBuilder();
        for (int i = dice.between(1, 4); i > 0; i--) {
            word.append(part(depth, escape));
        }
        return word.toString();
    }

    private String part(int depth, char escape) {
        if (depth > 0 && dice.percent(30)) {
            String modifier = dice.pick(":-", ":+", ":?", "-", "+", "?", "#", "##", "%", "%%");
            String argument = modifier.startsWith("#") || modifier.startsWith("%") ? pattern() : word(depth - 1, escape);
            return "${" + name() + modifier + argument + dice.pick("}", "}", "}", "}", "}", "");
        }
        if (depth > 0 && dice.percent(10)) {
            return "${" + name() + dice.pick("/", "//") + pattern() + "/" + dice.pick("", "y", "a b", "$A", "\\$A") + "}";
        }
        return switch (dice.below(8)) {
            case 0 -> "$" + name();
            case 1 -> "${" + name() + "}";
            case 2 -> "\"" + dice.pick("", "a b", "$A", "${B:-x}", "it's", escape + "\"", escape + "$A", escape + "n") + "\"";
            case 3 -> "'" + dice.pick("", "a b", "$A", "\"", "\\") + "'";
            case 4 -> escape + dice.pick("$", "\"", "'", " ", "n", String.valueOf(escape), "");
            case 5 -> dice.pick(" ", "  ", "\t");
            case 6 -> dice.pick("$", "${", "}", "\"", "'", "$$", "${:x}", "${}", "$1", "${A!x}", "${A:x}", "<<EOF", "<", "$(x)",
                    "${A=x}", "${A:=x}", "$12", "$?x", "${@}");
            default -> dice.pick("x", "/usr/bin", "a-b", "é", "\uD83D\uDC33", ":", "=", "C:\\x", "`");
        };
    }

    private String name() {
        return dice.pick("A", "B", "_x1", "PATH", "EMPTY", "UNSET");
    }

    private String pattern() {
        return dice.pick("a", "*", "?", "*/", "/*", ".*", "*.", "\\*", "a*b", "[a]", "\\\\", "b", "", "**", "\\/", "v", "\\}",
                "(", "+");
    }
}
