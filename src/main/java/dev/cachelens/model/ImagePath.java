package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Expansion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An absolute path in an image or a mount, cleaned of {@code .} and {@code ..}. A segment may be a pattern ({@code *.so}) or hold an
 * unknown part.
 */
public final class ImagePath {

    /** {@code /}. */
    public static final ImagePath ROOT = new ImagePath(List.of());

    private final List<String> segments;
    // Asked for at every step of every look-up.
    private final int knownPrefix;

    /**
     * @param segments from the root; empty for the root itself
     */
    public ImagePath(List<String> segments) {
        this.segments = List.copyOf(segments);
        int count = 0;
        while (count < segments.size() && isName(segments.get(count))) {
            count++;
        }
        this.knownPrefix = count;
    }

    /** From the root; empty for the root itself. */
    public List<String> segments() {
        return segments;
    }

    /** A path written with or without a leading slash, taken from the root. */
    public static ImagePath of(String path) {
        return ROOT.resolve(path);
    }

    /**
     * Resolves a path against a working directory.
     *
     * @param directory empty where it is not known
     * @return empty where the answer is not known
     */
    static Optional<ImagePath> resolve(Optional<ImagePath> directory, String path) {
        if (path.startsWith("/")) {
            return Optional.of(of(path));
        }
        if (path.startsWith(Text.UNKNOWN)) {
            return Optional.empty();
        }
        return directory.map(base -> base.resolve(path));
    }

    /** This path for an empty one, an absolute path as it is, a relative one below this. */
    public ImagePath resolve(String path) {
        List<String> result = path.startsWith("/") ? new ArrayList<>() : new ArrayList<>(segments);
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(start, end);
            if (segment.equals("..")) {
                if (!result.isEmpty()) {
                    result.remove(result.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                result.add(segment);
            }
            start = end + 1;
        }
        return new ImagePath(result);
    }

    public ImagePath child(String name) {
        List<String> result = new ArrayList<>(segments.size() + 1);
        result.addAll(segments);
        result.add(name);
        return new ImagePath(result);
    }

    /** The folder that holds this; the root for the root. */
    public ImagePath parent() {
        return isRoot() ? this : new ImagePath(segments.subList(0, segments.size() - 1));
    }

    /** The last segment; empty for the root. */
    public String name() {
        return isRoot() ? "" : segments.get(segments.size() - 1);
    }

    public boolean isRoot() {
        return segments.isEmpty();
    }

    /** Whether every segment is a name: no patterns, nothing unknown. */
    public boolean isKnown() {
        return knownPrefix() == segments.size();
    }

    /** The number of leading segments that are names. */
    int knownPrefix() {
        return knownPrefix;
    }

    private static boolean isName(String segment) {
        return !Glob.isPattern(segment) && segment.indexOf(Expansion.UNKNOWN) < 0;
    }

    /** The first segments. */
    ImagePath prefix(int count) {
        return new ImagePath(segments.subList(0, count));
    }

    /** Whether this is the folder or lies in it, as far as names tell; a pattern or unknown part is no proof. */
    public boolean startsWith(ImagePath folder) {
        int depth = folder.segments.size();
        if (depth > segments.size() || folder.knownPrefix < depth || knownPrefix < depth) {
            return false;
        }
        // The last segments differ first.
        for (int i = depth - 1; i >= 0; i--) {
            if (!segments.get(i).equals(folder.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What is left of this path below a folder that it starts with. */
    public ImagePath below(ImagePath folder) {
        return new ImagePath(segments.subList(folder.segments.size(), segments.size()));
    }

    /** This path with another folder in place of the one that it starts with. */
    ImagePath moved(ImagePath from, ImagePath to) {
        List<String> result = new ArrayList<>(to.segments);
        result.addAll(segments.subList(from.segments.size(), segments.size()));
        return new ImagePath(result);
    }

    /** The path written against a folder that it starts with, without a leading slash; {@code .} for the folder itself. */
    public String relativeTo(ImagePath folder) {
        ImagePath rest = below(folder);
        return rest.isRoot() ? "." : String.join("/", rest.segments);
    }

    /** The path without its leading slash, as paths in a build context are written; empty for the root. */
    public String relativeToRoot() {
        return String.join("/", segments);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }

    // Written out: what the compiler would generate links a dozen method handles when it is first called, a tenth of a short run.
    @Override
    public boolean equals(Object other) {
        return other instanceof ImagePath path && segments.equals(path.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }
}
