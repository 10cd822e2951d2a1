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

    /** Every tree that can be seen, with the folder of it that is. */
    List<Location> roots() {
        List<Location> roots = new ArrayList<>();
        roots.add(new Location(layer, ImagePath.ROOT));
        for (MountPoint point : points) {
            roots.add(new Location(point.tree(), point.folder()));
        }
        return roots;
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
