package dev.cachelens.model;

import dev.cachelens.project.Project;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a Dockerfile builds: its stages, with what each step sees and does. */
public final class BuildModel {

    private final Dockerfile dockerfile;
    private final Project project;
    private final List<Stage> stages;
    private final Map<Class<? extends Step>, List<? extends Step>> stepsByKind = new ConcurrentHashMap<>();

    private BuildModel(Dockerfile dockerfile, Project project, List<Stage> stages) {
        this.dockerfile = dockerfile;
        this.project = project;
        this.stages = List.copyOf(stages);
    }

    /** Models a file; never throws for what stands in it. */
    public static BuildModel of(Dockerfile dockerfile, Project project) {
        return new BuildModel(dockerfile, project, new ModelBuilder(dockerfile, project).build());
    }

    public Dockerfile dockerfile() {
        return dockerfile;
    }

    /** What lies beside the file. */
    public Project project() {
        return project;
    }

    /** The stages in the file's order. */
    public List<Stage> stages() {
        return stages;
    }

    /** The stage that is built when none is asked for: the last; empty for a file without one. */
    public Optional<Stage> finalStage() {
        return stages.isEmpty() ? Optional.empty() : Optional.of(stages.get(stages.size() - 1));
    }

    /** The steps of one kind in all stages, in the file's order. */
    @SuppressWarnings("unchecked") // what find() puts under a class are steps of that class
    public <S extends Step> List<S> steps(Class<S> kind) {
        return (List<S>) stepsByKind.computeIfAbsent(kind, this::find);
    }

    private List<Step> find(Class<? extends Step> kind) {
        List<Step> found = new ArrayList<>();
        for (Stage stage : stages) {
            for (Step step : stage.steps()) {
                if (kind.isInstance(step)) {
                    found.add(step);
                }
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** The line, from 1, that a step begins at. */
    public int line(Step step) {
        return dockerfile.source().line(step.instruction().span().start());
    }
}
