package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What composer writes: {@code vendor}, a project that it creates, its cache ({@code getcomposer.org/doc/03-cli.md}). */
final class ComposerModel implements CommandModel {

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), Set.of("d", "working-dir", "repository", "stability"));
        List<Argument> operands = options.operands();
        String subcommand = operands.isEmpty() ? "" : operands.get(0).text();
        Optional<ImagePath> project = options.value("d", "working-dir").map(folder -> invocation.resolve(folder.text()))
                .orElse(invocation.directory());
        effects.cached(ToolCaches.folder(invocation, "COMPOSER_HOME", ".composer"));
        effects.cached(ToolCaches.folder(invocation, "COMPOSER_CACHE_DIR", ".cache/composer"));
        if (subcommand.equals("global")) {
            effects.cached(invocation.step().home());
        } else if (subcommand.equals("create-project") && operands.size() > 2) {
            effects.filledFolder(invocation.resolve(operands.get(2).text()));
        } else if (!Set.of("", "config", "show", "validate", "diagnose", "clear-cache", "self-update").contains(subcommand)) {
            Optional<String> vendor = invocation.variable("COMPOSER_VENDOR_DIR").filter(value -> !value.isEmpty()
                    && Text.known(value));
            effects.maybeFilledFolder(ImagePath.resolve(project, vendor.orElse("vendor")));
            effects.contentsAdded(project);
        }
    }
}
