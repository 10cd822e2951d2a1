package dev.cachelens.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an image from outside the file: little, and only of the official ones. Their environments are those that the
 * images' own Dockerfiles set (docker-library on GitHub).
 */
final class BaseImage implements Variables.Scope, FileSource {

    private static final Set<String> SYSTEM_FOLDERS = Set.of("bin", "boot", "dev", "etc", "home", "lib", "lib32", "lib64", "libx32",
            "media", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var");

    // Images of which PATH is the only variable.
    private static final Set<String> PLAIN = Set.of("alpine", "busybox", "debian", "ubuntu");

    private static final Map<String, Map<String, String>> ENVIRONMENTS = Map.of(
            "rust", Map.of("CARGO_HOME", "/usr/local/cargo", "RUSTUP_HOME", "/usr/local/rustup"),
            "golang", Map.of("GOPATH", "/go", "GOTOOLCHAIN", "local"));

    // Images set up for one target name it (rust-musl-builder does); none is known that says where to build, or how.
    private static final Set<String> NOT_SET_BY_IMAGES = Set.of("CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR", "RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_FINGERPRINT", "CARGO_UNSTABLE_CHECKSUM_FRESHNESS", "CARGO_BUILD_RUSTFLAGS");

    // No official image moves the caches of npm, pip or go, or says what to build for.
    private static final Set<String> NOT_SET_BY_OFFICIAL = Set.of("CARGO_BUILD_TARGET", "npm_config_cache", "PIP_CACHE_DIR", "GOCACHE",
            "GOMODCACHE", "GOBIN");

    private static final Map<String, String> WORKING_FOLDERS = Map.of("golang", "/go", "php", "/var/www/html");

    // Folders at the root that official images bring beside the system's.
    private static final Map<String, Set<String>> OWN_FOLDERS = Map.of("golang", Set.of("go"));

    private final String reference;
    private final Optional<String> official;

    /**
     * @param reference as FROM names it, variables expanded
     */
    BaseImage(String reference) {
        this.reference = reference;
        this.official = officialName(reference);
    }

    private static Optional<String> officialName(String reference) {
        if (!Text.known(reference)) {
            // An unknown tag leaves the name known.
            int colon = reference.indexOf(':');
            if (colon < 0 || !Text.known(reference.substring(0, colon))) {
                return Optional.empty();
            }
        }
        String name = reference;
        int digest = name.indexOf('@');
        name = digest < 0 ? name : name.substring(0, digest);
        for (String host : new String[] {"docker.io/", "index.docker.io/"}) {
            name = name.startsWith(host) ? name.substring(host.length()) : name;
        }
        name = name.startsWith("library/") ? name.substring("library/".length()) : name;
        int tag = name.indexOf(':');
        name = tag < 0 ? name : name.substring(0, tag);
        return name.indexOf('/') < 0 && !name.isEmpty() ? Optional.of(name) : Optional.empty();
    }

    String reference() {
        return reference;
    }

    /** The image's name where it is one of Docker's official ones, such as {@code rust}. */
    Optional<String> official() {
        return official;
    }

    boolean isScratch() {
        return reference.equals("scratch");
    }

    Optional<ImagePath> workingFolder() {
        return official.map(name -> ImagePath.of(WORKING_FOLDERS.getOrDefault(name, "/")));
    }

    /** The user that the image's commands run as; official images that compile run as root. */
    String user() {
        return official.isPresent() ? "root" : Text.UNKNOWN;
    }

    @Override
    public Optional<String> value(String name) {
        if (official.isPresent()) {
            String value = ENVIRONMENTS.getOrDefault(official.get(), Map.of()).get(name);
            if (value != null) {
                return Optional.of(value);
            }
            if (isScratch() || PLAIN.contains(official.get()) && !name.equals("PATH")) {
                return Optional.empty();
            }
        }
        boolean free = NOT_SET_BY_IMAGES.contains(name) || official.isPresent() && NOT_SET_BY_OFFICIAL.contains(name);
        return free ? Optional.empty() : Optional.of(Text.UNKNOWN);
    }

    /** An official image has the system's folders and what it is known for: nobody ships a library image with an {@code /app}. */
    @Override
    public Presence presence(ImagePath path, int depth) {
        Presence something = new Presence(Certainty.MAYBE, Presence.Kind.UNKNOWN, List.of(Origin.BASE_IMAGE));
        if (path.isRoot()) {
            return new Presence(Certainty.YES, Presence.Kind.FOLDER, List.of(Origin.BASE_IMAGE));
        }
        if (isScratch()) {
            return Presence.ABSENT;
        }
        if (official.isEmpty()) {
            return something;
        }
        String first = path.segments().get(0);
        boolean own = OWN_FOLDERS.getOrDefault(official.get(), Set.of()).contains(first);
        return own || SYSTEM_FOLDERS.contains(first) || !Text.known(first) ? something : Presence.ABSENT;
    }
}
