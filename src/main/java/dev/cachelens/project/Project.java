package dev.cachelens.project;

/** What is known of the files that a build can see; read once, when first asked for. */
public final class Project {

    private final Files files;

    /**
     * @param files the build context; {@link Files#UNSEEN} where there is none to look at
     */
    public Project(Files files) {
        this.files = files;
    }

    /** The project of a Dockerfile that stands alone. */
    public static Project unseen() {
        return new Project(Files.UNSEEN);
    }

    /** The build context's files. */
    public Files files() {
        return files;
    }
}
