package dev.cachelens.project;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A crate or a virtual workspace, as cargo sees it when run in its folder with nothing set in the environment. Folders are
 * relative to the context.
 *
 * @param folder          where its {@code Cargo.toml} lies
 * @param name            empty for a virtual workspace
 * @param targets         what cargo compiles of the package; empty for a virtual workspace
 * @param workspaceRoot   the folder of the workspace's {@code Cargo.toml}; the package's own where there is no workspace
 * @param members         the folders of the workspace's packages, globs and path dependencies followed
 * @param dependencies    the folders of the packages that it depends on by path, for whatever purpose
 * @param targetDirectory where cargo builds to, relative to the context; starts with {@code /} where it is absolute, with
 *                        {@code ..} where it lies outside the context
 * @param buildTargets    the triples that {@code build.target} of cargo's configuration asks for: with one or more, cargo builds
 *                        to a folder of the triple's name below the target directory
 * @param profiles        the profiles that the workspace's root declares
 * @param edition         {@code 2015} where the package states none; the same for a virtual workspace
 * @param rustVersion     the oldest Rust that the package promises to work with
 */
public record CargoPackage(String folder, Optional<String> name, List<CargoTarget> targets, String workspaceRoot,
        List<String> members, List<String> dependencies, String targetDirectory, List<String> buildTargets, Set<String> profiles,
        String edition, Optional<String> rustVersion) {
}
