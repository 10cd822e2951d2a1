package dev.cachelens.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether something is at a path, and who put it there.
 *
 * @param certainty whether anything is there
 * @param kind      what is there, if anything
 * @param origins   who put it there or may have, the latest first; empty where nobody did
 */
public record Presence(Certainty certainty, Kind kind, List<Origin> origins) {

    /** What is at a path. */
    public enum Kind {
        FILE, FOLDER, UNKNOWN
    }

    static final Presence ABSENT = new Presence(Certainty.NO, Kind.UNKNOWN, List.of());

    static final Presence UNKNOWN = new Presence(Certainty.MAYBE, Kind.UNKNOWN, List.of());

    public Presence {
        origins = List.copyOf(origins);
    }

    /** This, where it is no more certain than that. */
    Presence atMost(Certainty limit) {
        return new Presence(certainty.and(limit), kind, origins);
    }

    /** Something is there if either is; origins of this first. */
    Presence or(Presence other) {
        List<Origin> all = new ArrayList<>(origins);
        all.addAll(other.origins);
        return new Presence(certainty.or(other.certainty), kind == other.kind ? kind : Kind.UNKNOWN, all);
    }
}
