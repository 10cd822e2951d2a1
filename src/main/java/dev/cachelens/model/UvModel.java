package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What uv writes: the project's environment, distributions, and its cache (the reference on {@code docs.astral.sh/uv}). */
final class UvModel implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("project", "directory", "cache-dir", "p", "python", "package", "group",
            "extra", "no-group", "only-group", "o", "out-dir", "output-file", "index-url", "i", "link-mode", "format", "target",
            "prefix", "python-version");

    @Override
    public boolean knows(Invocation invocation) {
        return !invocation.has("run") && !invocation.has("tool");
    }

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), WITH_VALUE);
        List<Argument> operands = options.operands();
        String subcommand = operands.isEmpty() ? "" : operands.get(0).text();
        effects.cached(options.value("cache-dir").isPresent() ? invocation.resolve(options.value("cache-dir").get().text())
                : ToolCaches.folder(invocation, "UV_CACHE_DIR", ".cache/uv"));
        Optional<ImagePath> project = options.value("project", "directory").map(folder -> invocation.resolve(folder.text()))
                .orElse(invocation.directory());
        switch (subcommand) {
            case "venv" -> effects.filledFolder(invocation.resolve(operands.size() > 1 ? operands.get(1).text() : ".venv"));
            case "sync", "add", "remove" -> sync(invocation, project, effects);
            case "pip" -> PipModel.run(invocation, afterSubcommand(invocation), effects);
            case "build", "init", "lock", "export" -> {
                effects.contentsAdded(project);
                options.values("o", "out-dir",
                        "output-file").forEach(output -> effects.maybeExists(invocation.resolve(output.text())));
            }
            case "python" -> PythonEnvironment.packagesAdded(invocation, effects);
            default -> {
                // The others look, or change the cache alone.
            }
        }
    }

    private static void sync(Invocation invocation, Optional<ImagePath> project, Effects effects) {
        Optional<String> named = invocation.variable("UV_PROJECT_ENVIRONMENT")
                .filter(value -> !value.isEmpty() && !value.equals(Text.UNKNOWN));
        effects.maybeFilledFolder(named.isPresent() ? ImagePath.resolve(project, named.get())
                : project.map(folder -> folder.child(".venv")));
        effects.contentsAdded(project);
        if (invocation.has("--active")) {
            PythonEnvironment.packagesAdded(invocation, effects);
        }
    }

    private static List<Argument> afterSubcommand(Invocation invocation) {
        List<Argument> arguments = invocation.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).text().equals("pip")) {
                return arguments.subList(i + 1, arguments.size());
            }
        }
        return arguments;
    }
}
