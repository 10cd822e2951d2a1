package dev.cachelens.project;

import java.util.Optional;

/** The kinds of file that describe a build, told by a file's name alone. */
public enum BuildFile {
    /** {@code Dockerfile}, {@code Dockerfile.*}, {@code *.Dockerfile}, {@code Containerfile*}. */
    DOCKERFILE,
    /** {@code Earthfile}, {@code *.earth}. */
    EARTHFILE;

    /**
     * Tells the kind of a file.
     *
     * @param name the file's name, without folders
     * @return empty for any other file; also for {@code Dockerfile.dockerignore}, the ignore file of one Dockerfile
     */
    public static Optional<BuildFile> of(String name) {
        if (name.equals("Earthfile") || name.endsWith(".earth")) {
            return Optional.of(EARTHFILE);
        }
        boolean dockerfile = name.equals("Dockerfile") || name.startsWith("Dockerfile.") || name.endsWith(".Dockerfile")
                || name.startsWith("Containerfile");
        boolean ignoreFile = name.endsWith(".dockerignore") || name.endsWith(".containerignore");
        return dockerfile && !ignoreFile ? Optional.of(DOCKERFILE) : Optional.empty();
    }
}
