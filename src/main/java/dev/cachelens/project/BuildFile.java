package dev.cachelens.project;

import java.util.Optional;

/** The kinds of file that describe a build, told by a file's name alone. */
public enum BuildFile {
    /**
     * {@code Dockerfile}, {@code Dockerfile.*}, {@code *.Dockerfile}, {@code Containerfile*}; also {@code dockerfile}, which
     * {@code docker build} falls back to, and {@code *.dockerfile}. A lower-case {@code dockerfile.*} is somebody's program.
     */
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
        boolean dockerfile = name.equalsIgnoreCase("Dockerfile") || name.startsWith("Dockerfile.")
                || name.endsWith(".Dockerfile") || name.endsWith(".dockerfile") || name.startsWith("Containerfile");
        boolean ignoreFile = name.endsWith(".dockerignore") || name.endsWith(".containerignore");
        return dockerfile && !ignoreFile ? Optional.of(DOCKERFILE) : Optional.empty();
    }
}
