package dev.cachelens.model;

import java.util.Optional;
import java.util.Set;

/**
 * What poetry, pdm and pipenv write: an environment, in the project or elsewhere as their configuration says, and what they build
 * ({@code python-poetry.org}, {@code pdm-project.org}, {@code pipenv.pypa.io}).
 */
final class PythonProjectModel implements CommandModel {

    @Override
    public boolean knows(Invocation invocation) {
        return !invocation.has("run") && !invocation.has("shell");
    }

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), Set.of("C", "directory", "P", "project", "p", "o", "output", "d",
                "dest"));
        if (options.operands().isEmpty() || options.operands().get(0).text().equals("config")) {
            effects.cached(invocation.step().home());
            return;
        }
        Optional<ImagePath> project = options.value("C", "directory", "P", "project", "p")
                .map(folder -> invocation.resolve(folder.text()))
                .orElse(invocation.directory());
        effects.maybeFilledFolder(project.map(folder -> folder.child(".venv")));
        effects.contentsAdded(project);
        options.values("o", "output", "d", "dest").forEach(output -> effects.maybeExists(invocation.resolve(output.text())));
        PythonEnvironment.packagesAdded(invocation, effects);
    }
}
