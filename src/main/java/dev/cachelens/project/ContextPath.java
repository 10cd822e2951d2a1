package dev.cachelens.project;

/** Paths relative to the context's folder, computed from their text alone. */
final class ContextPath {

    private ContextPath() {
    }

    /**
     * The shortest path that means the same, as Go's {@code path.Clean} has it.
     *
     * @return {@code "."} for the folder itself; starts with {@code ..} only where the path leaves the folder
     */
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        StringBuilder clean = new StringBuilder();
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            append(clean, path.substring(start, end), rooted);
            start = end + 1;
        }
        if (rooted) {
            return "/" + clean;
        }
        return clean.length() == 0 ? "." : clean.toString();
    }

    private static void append(StringBuilder clean, String part, boolean rooted) {
        if (part.isEmpty() || part.equals(".")) {
            return;
        }
        int last = clean.lastIndexOf("/") + 1;
        boolean climbs = clean.length() == 0 || clean.substring(last).equals("..");
        if (part.equals("..") && !climbs) {
            clean.setLength(Math.max(last - 1, 0));
        } else if (!part.equals("..") || !rooted) {
            clean.append(clean.length() == 0 ? "" : "/").append(part);
        }
    }

    /**
     * Where a path leads from a folder.
     *
     * @return {@code ""} for the context's folder; starts with {@code ..} or {@code /} where it leads out of the context
     */
    static String resolve(String folder, String path) {
        String whole = path.startsWith("/") || folder.isEmpty() ? path : folder + "/" + path;
        String clean = clean(whole);
        return clean.equals(".") ? "" : clean;
    }

    /** Whether a resolved path stays in the context. */
    static boolean inside(String path) {
        return !path.startsWith("/") && !path.equals("..") && !path.startsWith("../");
    }

    /** Whether a resolved path is a folder or lies in it. */
    static boolean startsWith(String path, String folder) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }

    /** The folder that a path lies in; {@code ""} for the names in the context's folder. */
    static String parent(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    /** The last part of a path. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
