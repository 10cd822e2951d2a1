package dev.cachelens.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** Unified diffs as {@code patch -p1} and {@code git apply} read them. */
final class UnifiedDiff {

    private static final int CONTEXT_LINES = 3;

    private UnifiedDiff() {
    }

    /** The diff of two texts; empty where they are the same. */
    static String of(String path, String before, String after) {
        List<String> old = lines(before);
        String name = path.startsWith("./") ? path.substring(2) : path;
        String label = name.startsWith("/") ? name.substring(1) : name;
        // GNU patch ends a name at a blank unless a tab ends it.
        String end = label.indexOf(' ') < 0 ? "" : "\t";
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff("a/" + label + end, "b/" + label + end, old,
                DiffUtils.diff(old, lines(after)), CONTEXT_LINES);
        StringBuilder text = new StringBuilder();
        for (String line : diff) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** The lines with carriage returns; a last line without its line feed brings along the note that a diff has for it. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start) + "\n\\ No newline at end of file");
        }
        return lines;
    }
}
