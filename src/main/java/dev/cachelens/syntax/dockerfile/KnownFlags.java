package dev.cachelens.syntax.dockerfile;

import java.util.Map;

/** The flags that each instruction takes, as of BuildKit 0.29. */
final class KnownFlags {

    /** What a flag's value must be. */
    enum Kind {
        /** {@code true} or {@code false}; none at all means true. */
        BOOLEAN,
        /** Any text, given once. */
        TEXT,
        /** Any text, given any number of times. */
        TEXTS
    }

    private static final Map<String, Kind> ADD = Map.of(
            "checksum", Kind.TEXT, "chmod", Kind.TEXT, "chown", Kind.TEXT, "exclude", Kind.TEXTS, "keep-git-dir", Kind.BOOLEAN,
            "link", Kind.BOOLEAN, "unpack", Kind.BOOLEAN);
    private static final Map<String, Kind> COPY = Map.of(
            "chmod", Kind.TEXT, "chown", Kind.TEXT, "exclude", Kind.TEXTS, "from", Kind.TEXT, "link", Kind.BOOLEAN,
            "parents", Kind.BOOLEAN);
    private static final Map<String, Kind> FROM = Map.of("platform", Kind.TEXT);
    private static final Map<String, Kind> HEALTHCHECK = Map.of(
            "interval", Kind.TEXT, "retries", Kind.TEXT, "start-interval", Kind.TEXT, "start-period", Kind.TEXT,
            "timeout", Kind.TEXT);
    private static final Map<String, Kind> RUN = Map.of(
            "device", Kind.TEXTS, "mount", Kind.TEXTS, "network", Kind.TEXT, "security", Kind.TEXT);

    private KnownFlags() {
    }

    static Map<String, Kind> of(Keyword keyword) {
        return switch (keyword) {
            case ADD -> ADD;
            case COPY -> COPY;
            case FROM -> FROM;
            case HEALTHCHECK -> HEALTHCHECK;
            case RUN -> RUN;
            default -> Map.of();
        };
    }
}
