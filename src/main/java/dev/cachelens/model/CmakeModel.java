package dev.cachelens.model;

import java.util.Optional;
import java.util.Set;

/** What cmake writes: its build tree, and on request what it installs (the manual page {@code cmake(1)}). */
final class CmakeModel implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("B", "S", "G", "D", "T", "A", "C", "U", "build", "install", "prefix",
            "target", "t", "config", "preset", "j", "parallel", "component", "toolchain", "install-prefix");

    @Override
    public boolean knows(Invocation invocation) {
        // -P runs a script, -E a tool of cmake's own.
        return !invocation.has("-P") && !invocation.has("-E");
    }

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), WITH_VALUE);
        Optional<Argument> building = options.value("build");
        Optional<Argument> installing = options.value("install");
        boolean workflow = options.has("preset", "workflow") || options.isUncertain();
        if (installing.isPresent()) {
            install(invocation, options, effects);
        } else if (building.isPresent()) {
            effects.filledFolder(invocation.resolve(building.get().text()));
            if (options.values("target", "t").stream().anyMatch(target -> target.text().contains("install"))) {
                install(invocation, options, effects);
            }
        } else if (options.value("B").isPresent()) {
            effects.filledFolder(invocation.resolve(options.value("B").get().text()));
        } else if (!options.has("version", "help")) {
            // A build tree in the working directory, or in the one that is given where that has been configured before.
            effects.contentsAdded(invocation.directory());
            options.operands().forEach(folder -> effects.contentsAdded(invocation.resolve(folder.text())));
        }
        if (workflow) {
            effects.contentsAdded(invocation.directory());
        }
        // Sources may be generated, or fetched, beside the build tree.
        options.value("S").ifPresent(sources -> effects.contentsAdded(invocation.resolve(sources.text())));
        for (Argument definition : options.values("D")) {
            int equals = definition.text().indexOf('=');
            boolean output = equals > 0 && definition.text().substring(0, equals).contains("OUTPUT_DIRECTORY");
            if (output) {
                effects.maybeExists(invocation.resolve(definition.text().substring(equals + 1)));
            }
        }
    }

    private static void install(Invocation invocation, Options options, Effects effects) {
        MakeModel.installed(invocation, effects);
        options.value("prefix").ifPresent(prefix -> effects.maybeFilledFolder(invocation.resolve(prefix.text())));
    }
}
