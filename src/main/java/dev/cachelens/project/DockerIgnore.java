package dev.cachelens.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ignore file: which paths of a folder are kept from the builder. Patterns are read as BuildKit's {@code ignorefile} package
 * does, and applied as the walk over the context's folders does, where a file also answers to what was matched above it.
 */
public final class DockerIgnore {

    /** The ignore file of a context that has none. */
    public static final DockerIgnore NONE = new DockerIgnore(List.of());

    /** A line: which paths, and whether it brings back what earlier lines exclude. */
    private record Rule(String path, PathPattern pattern, boolean exception) {
    }

    private final List<Rule> rules;
    private final boolean exceptions;
    private final boolean plainExceptions;

    private DockerIgnore(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        boolean any = false;
        boolean plain = true;
        for (Rule rule : rules) {
            any |= rule.exception();
            plain &= !rule.exception() || !hasWildcard(withoutTrailingGlob(rule.path()));
        }
        exceptions = any;
        plainExceptions = plain;
    }

    /**
     * Reads an ignore file.
     *
     * @return empty where a build with this file fails, or where a pattern means more to BuildKit than its wildcards
     */
    public static Optional<DockerIgnore> parse(String text) {
        List<Rule> rules = new ArrayList<>();
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            String line = text.substring(start, end);
            start = end + 1;
            String pattern = trim(line);
            if (line.startsWith("#") || pattern.isEmpty()) {
                continue;
            }
            boolean inverted = pattern.startsWith("!");
            String relative = (inverted ? "!" : "") + relative(inverted ? trim(pattern.substring(1)) : pattern);
            // Read once more from here on: a line with /! is an exception too.
            String clean = ContextPath.clean(trim(relative));
            boolean exception = clean.startsWith("!");
            String path = exception ? clean.substring(1) : clean;
            Optional<PathPattern> compiled = PathPattern.compile(path);
            if (path.isEmpty() || compiled.isEmpty()) {
                return Optional.empty();
            }
            rules.add(new Rule(path, compiled.get(), exception));
        }
        return Optional.of(new DockerIgnore(rules));
    }

    /** The pattern as a path below the folder. */
    private static String relative(String pattern) {
        if (pattern.isEmpty()) {
            return "";
        }
        String clean = ContextPath.clean(pattern);
        return clean.length() > 1 && clean.startsWith("/") ? clean.substring(1) : clean;
    }

    /**
     * Whether a path is kept from the builder. Of an excluded folder, something may be sent nevertheless.
     *
     * @param path relative to the folder, as {@link Files} has them
     */
    public boolean excludes(String path) {
        if (rules.isEmpty() || path.isEmpty()) {
            return false;
        }
        boolean[] above = new boolean[rules.size()];
        int end = -1;
        while (true) {
            end = path.indexOf('/', end + 1);
            String part = end < 0 ? path : path.substring(0, end);
            boolean[] matched = new boolean[above.length];
            boolean excluded = match(part, above, matched);
            if (end < 0 || excluded && !entersExcluded(part)) {
                return excluded;
            }
            above = matched;
        }
    }

    private boolean match(String path, boolean[] above, boolean[] matched) {
        boolean excluded = false;
        for (int i = 0; i < above.length; i++) {
            Rule rule = rules.get(i);
            // A pattern that cannot change the outcome is not asked, and so counts as no match for the folders below.
            matched[i] = above[i] || rule.exception() == excluded && rule.pattern().matches(path);
            if (matched[i]) {
                excluded = !rule.exception();
            }
        }
        return excluded;
    }

    /** Whether BuildKit looks into an excluded folder, since an exception could bring back something in it. */
    boolean entersExcluded(String folder) {
        if (!plainExceptions || !exceptions) {
            return exceptions;
        }
        for (Rule rule : rules) {
            if (rule.exception() && (withoutTrailingGlob(rule.path()) + "/").startsWith(folder + "/")) {
                return true;
            }
        }
        return false;
    }

    private static String withoutTrailingGlob(String pattern) {
        String shorter = pattern.endsWith("/**") ? pattern.substring(0, pattern.length() - 3) : pattern;
        return shorter.endsWith("/*") ? shorter.substring(0, shorter.length() - 2) : shorter;
    }

    private static boolean hasWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*[]?^\\".indexOf(pattern.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String trim(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isSpace(line.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    /** White space as Unicode has it, which Go trims: unlike for Java, no-break spaces and NEL belong to it. */
    private static boolean isSpace(char character) {
        return character >= '\t' && character <= '\r' || character == '\u0085' || Character.isSpaceChar(character);
    }
}
