package dev.cachelens.model;

import java.util.List;

/**
 * A crate root that cargo does not compile though it is another file than the one it has compiled: it looks older than that
 * build.
 *
 * @param root        the crate root
 * @param dummyBuild  the command that compiled what was there first
 * @param dummy       who put that there
 * @param source      what put the real file there, with the modification time that it has in the build context
 * @param build       the command that takes the first for the second
 * @param wrongCleans the {@code cargo clean} of its package, between the two, that clean another profile or target triple
 * @param certainty   {@link Certainty#MAYBE} where it depends on what the file does not show
 */
public record StaleRoot(CrateRoot root, CargoCommand dummyBuild, Origin dummy, CopyStep source, CargoCommand build,
        List<CargoCommand> wrongCleans, Certainty certainty) {

    public StaleRoot {
        wrongCleans = List.copyOf(wrongCleans);
    }
}
