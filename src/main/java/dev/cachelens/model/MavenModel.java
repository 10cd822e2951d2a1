package dev.cachelens.model;

import java.util.Optional;
import java.util.Set;

/**
 * What maven writes: {@code target} in each module's folder, and the local repository (Maven's "Introduction to the Build
 * Lifecycle").
 */
final class MavenModel implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("f", "file", "s", "settings", "gs", "P", "activate-profiles", "T",
            "threads", "D", "define", "l", "log-file", "b", "builder", "rf", "resume-from", "projects");

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), WITH_VALUE);
        Optional<ImagePath> project = project(invocation, options);
        Optional<ImagePath> output = project.map(folder -> folder.child("target"));
        if (invocation.has("clean")) {
            effects.contentsRemoved(output);
        }
        boolean builds = false;
        for (Argument goal : options.operands()) {
            builds |= goal.text().indexOf(':') < 0 && !goal.text().equals("clean") && !goal.text().equals("validate");
        }
        if (builds) {
            effects.maybeFilledFolder(output);
        }
        // Modules have a target folder each, wherever the project keeps them.
        effects.contentsAdded(project);
        effects.cached(invocation.step().home().map(home -> home.child(".m2")));
        for (Argument definition : options.values("D", "define")) {
            int equals = definition.text().indexOf('=');
            String value = definition.text().substring(equals + 1);
            if (equals > 0 && (value.indexOf('/') >= 0 || !definition.isKnown())) {
                effects.maybeExists(ImagePath.resolve(project, value));
            }
        }
    }

    private static Optional<ImagePath> project(Invocation invocation, Options options) {
        for (Argument file : options.values("f", "file")) {
            // -fae, -ff and -fn say what to do about failures.
            String text = file.text();
            if (!text.equals("ae") && !text.equals("f") && !text.equals("n")) {
                Optional<ImagePath> path = invocation.resolve(text);
                return text.endsWith(".xml") ? path.map(ImagePath::parent) : path;
            }
        }
        return invocation.directory();
    }
}
