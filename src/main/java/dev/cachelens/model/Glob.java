package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Expansion;

/** The patterns of one path segment, as the shell and Go's {@code filepath.Match} know them: {@code *}, {@code ?} and {@code […]}. */
final class Glob {

    private Glob() {
    }

    static boolean isPattern(String segment) {
        return segment.indexOf('*') >= 0 || segment.indexOf('?') >= 0 || segment.indexOf('[') >= 0;
    }

    /** Whether the name matches; a {@code […]} or an unknown part may match anything. Linear but for several stars. */
    static Certainty matches(String pattern, String name) {
        if (pattern.indexOf('[') >= 0 || pattern.indexOf(Expansion.UNKNOWN) >= 0 || !Text.known(name)) {
            return Certainty.MAYBE;
        }
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return Certainty.NO;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return Certainty.of(p == pattern.length());
    }
}
