package dev.cachelens.model;

import java.util.Optional;

/**
 * A place that outlives a step: in the layers, or in a cache that several RUNs may mount at different paths.
 *
 * @param cache empty for the layers
 * @param path  in the stage, or in the cache
 */
record Place(Optional<FileTree> cache, ImagePath path) {

    /** Where a RUN finds a path. */
    static Place of(RunStep run, ImagePath path) {
        Namespace.Location location = new Namespace(run.stage().layer(), run.points()).resolve(path);
        boolean layer = location.tree() == run.stage().layer();
        return new Place(layer ? Optional.empty() : Optional.of(location.tree()), location.path());
    }

    /** Whether both are in the same layers or cache. */
    boolean sharesStore(Place other) {
        return cache.equals(other.cache);
    }

    // Written out, as in ImagePath: the generated ones are slow to link.
    @Override
    public boolean equals(Object other) {
        return other instanceof Place place && cache.equals(place.cache) && path.equals(place.path);
    }

    @Override
    public int hashCode() {
        return 31 * cache.hashCode() + path.hashCode();
    }
}
