package dev.cachelens.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Writes ignore files, some of them malformed, and contexts that they could mean. */
final class IgnoreGenerator {

    private final Dice dice;

    private IgnoreGenerator(long seed) {
        dice = new Dice(seed);
    }

    /**
     * An ignore file and a context.
     *
     * @param paths of files, and of folders with a slash at the end
     */
    record Case(long seed, String ignore, List<String> paths) {
    }

    static Case sample(long seed) {
        IgnoreGenerator generator = new IgnoreGenerator(seed);
        return new Case(seed, generator.ignore(), generator.paths());
    }

    private List<String> paths() {
        TreeSet<String> paths = new TreeSet<>();
        for (int i = dice.between(3, 12); i > 0; i--) {
            String path = path();
            // A path cannot be both a file and a folder.
            if (paths.stream().noneMatch(each -> each.startsWith(path + "/") || path.startsWith(each + "/")
                    || each.equals(path + "/") || path.startsWith(each))) {
                paths.add(path + dice.pick("", "", "", "/"));
            }
        }
        return new ArrayList<>(paths);
    }

    private String path() {
        StringBuilder path = new StringBuilder(name());
        for (int i = dice.below(4); i > 0; i--) {
            path.append('/').append(name());
        }
        return path.toString();
    }

    private String name() {
        if (dice.percent(6)) {
            return dice.pick("a|b", "a{2}", "a^b", "\\", "*", "[a]");
        }
        return dice.pick("a", "b", "ab", "a.b", ".git", "target", "target", "src", "main.rs", "x.log", "é", "\uD83D\uDC33",
                "a b", "!a", "#a", "A", "$a", "a+", "node_modules", "a{b}");
    }

    private String ignore() {
        StringBuilder text = new StringBuilder(dice.percent(5) ? "\uFEFF" : "");
        String end = dice.percent(10) ? "\r\n" : "\n";
        for (int i = dice.between(1, 6); i > 0; i--) {
            text.append(line()).append(end);
        }
        if (dice.percent(20)) {
            text.setLength(text.length() - end.length());
        }
        return text.toString();
    }

    private String line() {
        if (dice.percent(8)) {
            return dice.pick("", "# target", " # target", "  ", "\t");
        }
        String pattern = pattern();
        if (dice.percent(35)) {
            pattern = dice.pick("!", "!", "!", "! ", "!!", "!/") + pattern;
        }
        return dice.percent(90) ? pattern
                : dice.pick(" ", "\t", "\u00A0", "\u0085", "\u3000") + pattern + dice.pick("", " ", "\u2003");
    }

    private String pattern() {
        if (dice.percent(2)) {
            return dice.pick("", "!", ".", "/", "..", "./", "**/", "/**", "***", "[", "\\");
        }
        StringBuilder pattern = new StringBuilder(dice.pick("", "", "", "", "/", "./", "**/", "//", "../"));
        pattern.append(part());
        for (int i = dice.below(3); i > 0; i--) {
            pattern.append(dice.pick("/", "/", "/", "/", "//", "/./", "/../")).append(part());
        }
        return pattern.append(dice.pick("", "", "", "/", "/*", "/**", "*", "**", "/**/*", "/*/**")).toString();
    }

    private String part() {
        if (dice.percent(60)) {
            return name();
        }
        if (dice.percent(4)) {
            // What paths and regular expressions read in two ways, or refuse.
            return dice.pick("[b-a]", "[]a]", "\\a", "*a{2}", "*|b", "*^b", "[a", "a\\", "[*]", "[a?]", "[[:alpha:]]", "[\\d]",
                    "[a-]", "[-a]", "[^]", "\\é");
        }
        return dice.pick("*", "**", "?", "a*", "*.log", "*.rs", "*b", "a?b", "[ab]", "[^a]", "[a-c]*", "[a\\]]", "\\*", "\\!a",
                "[!a]", "a**", "**b", "***", "a**b", "*{a,b}", "\\[a]", "*$a", "*+", "t*t", "?*", "*?*", "[é-ü]", ".*");
    }
}
