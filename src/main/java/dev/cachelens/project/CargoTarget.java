package dev.cachelens.project;

/**
 * What cargo compiles of a package.
 *
 * @param name the crate's name; of a binary also the file's name below the target directory
 * @param kind what it is compiled to
 * @param root the crate root, relative to the context; starts with {@code ..} or {@code /} where it lies outside
 */
public record CargoTarget(String name, Kind kind, String root) {

    /** The kinds of target; a library of whatever crate type is a {@link #LIB}. */
    public enum Kind {
        LIB, BIN, EXAMPLE, TEST, BENCH, BUILD_SCRIPT
    }
}
