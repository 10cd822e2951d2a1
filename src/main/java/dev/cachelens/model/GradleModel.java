package dev.cachelens.model;

import java.util.Optional;
import java.util.Set;

/**
 * What gradle writes: {@code build} and {@code .gradle} in the projects' folders, and its own home ("The Directories and Files
 * Gradle Uses").
 */
final class GradleModel implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("p", "project-dir", "g", "gradle-user-home", "project-cache-dir", "b",
            "build-file", "c", "settings-file", "I", "init-script", "P", "project-prop", "D", "system-prop", "x", "exclude-task",
            "max-workers");

    private static final Set<String> LOOKING = Set.of("tasks", "help", "projects", "properties", "wrapper", "clean");

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), WITH_VALUE);
        Optional<ImagePath> project = options.value("p", "project-dir").map(folder -> invocation.resolve(folder.text()))
                .orElse(invocation.directory());
        Optional<ImagePath> output = project.map(folder -> folder.child("build"));
        if (invocation.has("clean")) {
            effects.contentsRemoved(output);
        }
        boolean builds = false;
        for (Argument task : options.operands()) {
            builds |= !task.text().endsWith("ependencies") && !LOOKING.contains(task.text());
        }
        if (builds) {
            effects.maybeFilledFolder(output);
        }
        effects.contentsAdded(project);
        Optional<Argument> home = options.value("g", "gradle-user-home");
        effects.cached(home.isPresent() ? invocation.resolve(home.get().text())
                : ToolCaches.folder(invocation, "GRADLE_USER_HOME", ".gradle"));
        options.value("project-cache-dir").ifPresent(folder -> effects.contentsAdded(invocation.resolve(folder.text())));
    }
}
