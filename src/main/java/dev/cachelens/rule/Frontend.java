package dev.cachelens.rule;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Dockerfile frontend of Docker's, as a {@code # syntax=} line names it.
 *
 * @param registry     what stands before {@code docker/dockerfile}, such as {@code docker.io/}; may be empty
 * @param experimental whether it is of the channel that ended with 1.1 and is named {@code labs} since
 * @param labs         whether it is of the channel with features that are not stable yet
 * @param minor        N of the tag {@code 1.N}; empty for one that follows the newest
 * @param pinned       whether a digest says which image it is
 */
record Frontend(String registry, boolean experimental, boolean labs, OptionalInt minor, boolean pinned) {

    private static final String EXPERIMENTAL = "experimental";
    private static final String LABS = "labs";

    /** Reads an image reference; empty for any other frontend. */
    static Optional<Frontend> of(String reference) {
        int digest = reference.indexOf('@');
        String named = digest < 0 ? reference : reference.substring(0, digest);
        int tagged = named.lastIndexOf(':');
        String name = tagged < 0 ? named : named.substring(0, tagged);
        String tag = tagged < 0 ? "latest" : named.substring(tagged + 1);
        int slash = name.startsWith("docker.io/") || name.startsWith("index.docker.io/") ? name.indexOf('/') + 1 : 0;
        String image = name.substring(slash);
        if (!image.equals("docker/dockerfile") && !image.equals("docker/dockerfile-upstream")) {
            return Optional.empty();
        }
        int channel = tag.indexOf('-');
        String version = channel < 0 ? tag : tag.substring(0, channel);
        return Optional.of(new Frontend(name.substring(0, slash), tag.endsWith(EXPERIMENTAL), tag.endsWith(LABS), minor(version),
                digest >= 0));
    }

    private static OptionalInt minor(String version) {
        if (!version.startsWith("1.") || version.length() < 3) {
            return OptionalInt.empty();
        }
        int minor = 0;
        for (int i = 2; i < version.length() && version.charAt(i) != '.'; i++) {
            int digit = version.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 5) {
                return OptionalInt.empty();
            }
            minor = minor * 10 + digit;
        }
        return OptionalInt.of(minor);
    }

    /** Whether a feature is newer than this; unknown ones are taken to be new enough. */
    boolean lacks(FrontendFeature feature) {
        return minor.isPresent() && minor.getAsInt() < (labs ? feature.labs() : feature.stable());
    }

    /** The newest of the channel, or of the labs channel where a feature is found in no other. */
    String newest(boolean needsLabs) {
        return registry + "docker/dockerfile:" + (labs || needsLabs ? "1-labs" : "1");
    }
}
