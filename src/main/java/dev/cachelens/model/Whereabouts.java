package dev.cachelens.model;

import java.util.List;
import java.util.Optional;

/**
 * Where a path of a stage lives.
 *
 * @param path   the path
 * @param layer  what the stage's layers have there, the base image included
 * @param mounts the cache mounts, of RUNs of the stage or its ancestors, that lie over the path, and what they have there; the
 * RUN that mounts it last first; each cache once
 */
public record Whereabouts(ImagePath path, Presence layer, List<InMount> mounts) {

    public Whereabouts {
        mounts = List.copyOf(mounts);
    }

    /** The answer in a word. */
    public enum Verdict {
        LAYER, MOUNT, BOTH, ABSENT, UNKNOWN
    }

    /** What a cache mount has at a path. */
    public static final class InMount {

        private final MountPoint point;
        private final ImagePath path;
        private final int time;
        private final Presence presence;

        InMount(MountPoint point, ImagePath path, int time) {
            this.point = point;
            this.path = point.inTree(path);
            this.time = time;
            this.presence = point.tree().presence(this.path, time);
        }

        /** The last RUN that mounts it over the path. */
        public RunStep run() {
            return point.run();
        }

        public Mount mount() {
            return point.mount();
        }

        /** Whether the path is in the cache, once a build that began with an empty cache has come here. */
        public Presence presence() {
            return presence;
        }

        /** Who last put something at the path or below it; empty where nobody did. */
        public Optional<Origin> lastWriterWithin() {
            Origin last = null;
            for (Origin origin : point.tree().writersWithin(path, time)) {
                Step step = origin.step().orElse(null);
                if (step != null && (last == null || !step.isBefore(last.step().get()))) {
                    last = origin;
                }
            }
            return Optional.ofNullable(last);
        }

        boolean sameStore(MountPoint other) {
            return point.sameStore(other);
        }
    }

    /** Layer, mount, both, absent, or unknown. */
    public Verdict verdict() {
        Certainty mounted = Certainty.NO;
        for (InMount mount : mounts) {
            mounted = mounted.or(mount.presence().certainty());
        }
        if (mounted == Certainty.MAYBE || layer.certainty() == Certainty.MAYBE) {
            return Verdict.UNKNOWN;
        }
        if (layer.certainty() == Certainty.YES) {
            return mounted == Certainty.YES ? Verdict.BOTH : Verdict.LAYER;
        }
        return mounted == Certainty.YES ? Verdict.MOUNT : Verdict.ABSENT;
    }
}
