package dev.cachelens.model;

import dev.cachelens.project.Project;
import dev.cachelens.syntax.dockerfile.Dockerfile;

/** What a Dockerfile builds. */
public final class BuildModel {

    private final Dockerfile dockerfile;
    private final Project project;

    private BuildModel(Dockerfile dockerfile, Project project) {
        this.dockerfile = dockerfile;
        this.project = project;
    }

    /** Models a file; never throws for what stands in it. */
    public static BuildModel of(Dockerfile dockerfile, Project project) {
        return new BuildModel(dockerfile, project);
    }

    public Dockerfile dockerfile() {
        return dockerfile;
    }

    public Project project() {
        return project;
    }
}
