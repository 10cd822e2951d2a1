package dev.cachelens.project;

/** Looks for what is sent of a path, also below an excluded folder. */
final class ExcludedWalk {

    private final Files files;
    private final DockerIgnore ignore;
    private int left;

    /**
     * @param limit how many entries of folders to look at before giving up
     */
    ExcludedWalk(Files files, DockerIgnore ignore, int limit) {
        this.files = files;
        this.ignore = ignore;
        left = limit;
    }

    /** Whether an existing path is sent; unknown where the limit was reached before anything was found. */
    InContext sends(String path) {
        if (!ignore.excludes(path)) {
            return InContext.PRESENT;
        }
        if (files.kind(path) != Files.Kind.FOLDER || !ignore.entersExcluded(path)) {
            return InContext.ABSENT;
        }
        for (String name : files.list(path)) {
            if (left-- <= 0) {
                return InContext.UNKNOWN;
            }
            InContext below = sends(path + "/" + name);
            if (below != InContext.ABSENT) {
                return below;
            }
        }
        return InContext.ABSENT;
    }
}
