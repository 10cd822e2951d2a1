package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What pip writes ("pip install", "pip wheel" and "pip download" in pip's documentation). */
final class PipModel implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("r", "requirement", "c", "constraint", "t", "target", "prefix", "root",
            "src", "d", "dest", "w", "wheel-dir", "i", "index-url", "extra-index-url", "f", "find-links", "cache-dir", "e",
            "editable", "python", "report", "platform", "timeout", "retries");

    @Override
    public void run(Invocation invocation, Effects effects) {
        run(invocation, invocation.arguments(), effects);
    }

    /**
     * @param arguments those behind the program, where another one, such as {@code python -m pip}, stands for it
     */
    static void run(Invocation invocation, List<Argument> arguments, Effects effects) {
        Options options = Options.of(arguments, WITH_VALUE);
        String subcommand = options.operands().isEmpty() ? "" : options.operands().get(0).text();
        Optional<ImagePath> cache = options.value("cache-dir").isPresent()
                ? invocation.resolve(options.value("cache-dir").get().text())
                : ToolCaches.folder(invocation, "PIP_CACHE_DIR", ".cache/pip");
        effects.cached(cache);
        List<Argument> folders = options.values("t", "target", "prefix", "root", "src");
        switch (subcommand) {
            case "install", "sync" -> {
                folders.forEach(folder -> effects.maybeFilledFolder(invocation.resolve(folder.text())));
                if (folders.isEmpty() || options.isUncertain()) {
                    PythonEnvironment.packagesAdded(invocation, effects);
                }
                // A project that is installed from its sources is built in place.
                effects.contentsAdded(invocation.directory());
            }
            case "uninstall" -> PythonEnvironment.packagesAdded(invocation, effects);
            case "wheel" -> effects.maybeFilledFolder(invocation.resolve(options.value("w", "wheel-dir").map(Argument::text)
                    .orElse(".")));
            case "download" -> effects.maybeFilledFolder(invocation.resolve(options.value("d", "dest").map(Argument::text)
                    .orElse(".")));
            default -> {
                // The others look, or change the cache alone.
            }
        }
    }
}
