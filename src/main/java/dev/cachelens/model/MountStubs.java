package dev.cachelens.model;

import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders that a RUN gets without asking. Mount points, and the folders above them, that the layer lacks are made for the RUN and
 * taken away behind it where nothing was put into them (BuildKit's {@code executor/stubs.go}); a mount point inside another mount
 * stays there. The working directory is made where it is missing, and stays.
 */
final class MountStubs {

    private final RunStep run;
    private final Clock clock;
    private final FileTree layer;
    private final List<ImagePath> absent = new ArrayList<>();

    MountStubs(RunStep run, Clock clock) {
        this.run = run;
        this.clock = clock;
        this.layer = run.stage().layer();
    }

    void create() {
        Namespace namespace = new Namespace(layer, run.points());
        Optional<ImagePath> directory = run.workingDirectory().filter(ImagePath::isKnown);
        // BuildKit makes it in the layer, whatever is mounted there, and runc where the command then finds it.
        directory.ifPresent(path -> makeDirectory(new Namespace.Location(layer, path)));
        for (MountPoint point : run.points()) {
            for (ImagePath path = point.target(); !path.isRoot(); path = path.parent()) {
                Optional<MountPoint> outer = outer(path);
                if (outer.isPresent()) {
                    outer.get().tree().folder(outer.get().inTree(path), clock.tick(), true, origin(point.mount().flag().span()));
                } else if (!absent.contains(path) && layer.presence(path, clock.now()).certainty() == Certainty.NO) {
                    absent.add(path);
                }
            }
        }
        directory.filter(path -> namespace.below(path).isEmpty()).ifPresent(path -> makeDirectory(namespace.resolve(path)));
    }

    private void makeDirectory(Namespace.Location place) {
        if (place.tree().presence(place.path(), clock.now()).certainty() != Certainty.YES) {
            place.tree().folder(place.path(), clock.tick(), true, origin(run.instruction().keywordSpan()));
        }
    }

    private Optional<MountPoint> outer(ImagePath path) {
        MountPoint outer = null;
        for (MountPoint point : run.points()) {
            if (path.startsWith(point.target()) && !path.equals(point.target())) {
                outer = point;
            }
        }
        return Optional.ofNullable(outer);
    }

    private Origin origin(Span span) {
        return Origin.of(run, span, Origin.How.WORKDIR);
    }

    void remove() {
        // The deepest first: a folder is empty once those in it are gone.
        absent.sort((one, other) -> other.segments().size() - one.segments().size());
        for (ImagePath path : absent) {
            Certainty empty = layer.isEmpty(path, clock.now());
            if (empty != Certainty.NO) {
                layer.removed(path, clock.tick(), empty == Certainty.YES, origin(run.instruction().keywordSpan()));
            }
        }
    }
}
