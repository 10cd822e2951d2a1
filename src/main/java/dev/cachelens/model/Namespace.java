package dev.cachelens.model;

import java.util.ArrayList;
import java.util.List;

/** The file system that a RUN sees: the stage's layer with the mounts over it. */
final class Namespace {

    private final FileTree layer;
    private final List<MountPoint> points;

    Namespace(FileTree layer, List<MountPoint> points) {
        this.layer = layer;
        this.points = points;
    }

    /** A place in one of the trees. */
    record Location(FileTree tree, ImagePath path) {
    }

    Location resolve(ImagePath path) {
        MountPoint over = null;
        for (MountPoint point : points) {
            // The later of two mounts at one place lies over the other.
            if (path.startsWith(point.target())
                    && (over == null || point.target().segments().size() >= over.target().segments().size())) {
                over = point;
            }
        }
        return over == null ? new Location(layer, path) : new Location(over.tree(), over.inTree(path));
    }

    /** The mounts strictly below a path. */
    List<MountPoint> below(ImagePath path) {
        List<MountPoint> below = new ArrayList<>();
        for (MountPoint point : points) {
            if (point.target().startsWith(path) && !point.target().equals(path)) {
                below.add(point);
            }
        }
        return below;
    }

    /**
     * A part of one of the trees that can be seen.
     *
     * @param hidden places below that other parts are mounted over
     */
    record Region(FileTree tree, ImagePath path, List<ImagePath> hidden) {
    }

    /** The parts that are seen at a path and below. */
    List<Region> regions(ImagePath path) {
        List<Region> regions = new ArrayList<>();
        regions.add(region(path, resolve(path)));
        for (MountPoint point : below(path)) {
            regions.add(region(point.target(), new Location(point.tree(), point.folder())));
        }
        return regions;
    }

    private Region region(ImagePath path, Location location) {
        List<ImagePath> hidden = new ArrayList<>();
        for (MountPoint point : points) {
            if (point.target().startsWith(path) && !point.target().equals(path)) {
                hidden.add(point.target().moved(path, location.path()));
            }
        }
        return new Region(location.tree(), location.path(), hidden);
    }

    Presence presence(ImagePath path, int time) {
        for (MountPoint point : points) {
            // Mount points and the folders above them are there while the RUN lasts.
            if (point.target().startsWith(path)) {
                return new Presence(Certainty.YES, Presence.Kind.FOLDER, List.of());
            }
        }
        Location location = resolve(path);
        return location.tree().presence(location.path(), time);
    }
}
