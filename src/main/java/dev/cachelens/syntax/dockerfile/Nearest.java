package dev.cachelens.syntax.dockerfile;

/** Finds the name that a misspelt one is likely to mean. */
final class Nearest {

    /** The most edits that still make a likely name, as BuildKit has it. */
    private static final int MAX_DISTANCE = 2;

    private Nearest() {
    }

    /** {@code "; did you mean X?"}, or nothing. */
    static String hint(String misspelt, String prefix, Iterable<String> names) {
        String nearest = null;
        int least = MAX_DISTANCE + 1;
        for (String name : names) {
            if (Math.abs(name.length() - misspelt.length()) > MAX_DISTANCE) {
                continue;
            }
            int distance = distance(misspelt, name);
            boolean tied = nearest != null && distance == least && name.compareTo(nearest) < 0;
            if (distance < least || tied) {
                least = distance;
                nearest = name;
            }
        }
        return nearest == null ? "" : "; did you mean " + prefix + nearest + "?";
    }

    /** Keeps a message readable where a word is as long as a file. */
    static String shortened(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
