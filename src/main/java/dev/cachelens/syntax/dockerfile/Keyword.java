package dev.cachelens.syntax.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** The instructions of a Dockerfile; {@link #UNKNOWN} is any other first word. */
public enum Keyword {
    ADD, ARG, CMD, COPY, ENTRYPOINT, ENV, EXPOSE, FROM, HEALTHCHECK, LABEL, MAINTAINER, ONBUILD, RUN, SHELL, STOPSIGNAL, USER,
    VOLUME, WORKDIR, UNKNOWN;

    private static final Keyword[] ALL = values();

    /** Finds a keyword whatever its case. */
    public static Keyword of(String word) {
        for (Keyword keyword : ALL) {
            if (keyword != UNKNOWN && matches(keyword.name(), word)) {
                return keyword;
            }
        }
        return UNKNOWN;
    }

    /** The words that begin an instruction, in upper case. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Keyword keyword : ALL) {
            if (keyword != UNKNOWN) {
                names.add(keyword.name());
            }
        }
        return names;
    }

    // BuildKit compares in lower case; equalsIgnoreCase tries upper case as well, where more letters are the same.
    private static boolean matches(String name, String word) {
        if (name.length() != word.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.toLowerCase(word.charAt(i)) != Character.toLowerCase(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
