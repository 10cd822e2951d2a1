package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What npm, pnpm, yarn and bun write ({@code docs.npmjs.com}, {@code pnpm.io}, {@code yarnpkg.com}, {@code bun.sh}). The
 * project's scripts, which {@code run} starts, work in the project's folder: that is where what they build is looked for.
 */
final class NodeModel implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("C", "dir", "cwd", "prefix", "filter", "F", "w", "workspace",
            "store-dir", "cache", "registry", "omit", "include", "cache-folder", "modules-folder", "network-timeout",
            "network-concurrency", "fetch-timeout", "package-import-method", "node-linker", "global-dir", "cache-dir");

    private static final Set<String> INSTALLING = Set.of("", "install", "i", "ci", "add", "clean-install", "install-clean",
            "update", "up", "upgrade", "import", "rebuild", "prune", "dedupe", "remove", "uninstall", "rm", "focus", "link",
            "workspaces");

    private static final Set<String> LOOKING = Set.of("config", "set", "get", "cache", "version", "view", "info", "audit", "ls",
            "list", "outdated", "ping", "whoami", "login", "help", "why", "explain", "fund", "doctor", "fetch", "store",
            "licenses");

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), WITH_VALUE);
        List<Argument> operands = options.operands();
        String subcommand = operands.isEmpty() ? "" : operands.get(0).text();
        Optional<ImagePath> project = options.value("C", "dir", "cwd", "prefix").map(folder -> invocation.resolve(folder.text()))
                .orElse(invocation.directory());
        for (String cache : List.of(".npm", ".cache", ".yarn", ".bun", ".pnpm-store", ".local")) {
            effects.cached(invocation.step().home().map(home -> home.child(cache)));
        }
        options.values("store-dir", "cache", "cache-folder", "cache-dir")
                .forEach(folder -> effects.contentsAdded(invocation.resolve(folder.text())));
        if (options.has("g", "global", "location") || subcommand.equals("global")) {
            // Where that is depends on how Node was installed.
            effects.contentsAdded(Optional.of(ImagePath.of("/usr")));
            effects.contentsAdded(Optional.of(ImagePath.of("/opt")));
            effects.cached(invocation.step().home());
        } else if (options.isUncertain() || !LOOKING.contains(subcommand)) {
            if (INSTALLING.contains(subcommand)) {
                Optional<ImagePath> modules = options.value("modules-folder").map(folder -> invocation.resolve(folder.text()))
                        .orElse(project.map(folder -> folder.child("node_modules")));
                effects.maybeFilledFolder(modules);
            }
            if (subcommand.equals("deploy") && operands.size() > 1) {
                effects.filledFolder(invocation.resolve(operands.get(operands.size() - 1).text()));
            }
            effects.contentsAdded(project);
        }
    }
}
