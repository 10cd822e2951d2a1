package dev.cachelens.syntax.dockerfile;

/** The instructions of a Dockerfile; {@link #UNKNOWN} is any other first word. */
public enum Keyword {
    ADD, ARG, CMD, COPY, ENTRYPOINT, ENV, EXPOSE, FROM, HEALTHCHECK, LABEL, MAINTAINER, ONBUILD, RUN, SHELL, STOPSIGNAL, USER,
    VOLUME, WORKDIR, UNKNOWN;

    /** Finds a keyword whatever its case. */
    public static Keyword of(String word) {
        for (Keyword keyword : values()) {
            if (keyword != UNKNOWN && keyword.name().equalsIgnoreCase(word)) {
                return keyword;
            }
        }
        return UNKNOWN;
    }
}
