package dev.cachelens.model;

import java.util.Optional;
import java.util.Set;

/** {@code curl} and {@code wget}: what they bring, and where to. */
final class DownloadCommands implements CommandModel {

    private static final Set<String> CURL = Set.of("o", "output", "H", "header", "d", "data", "X", "request", "u", "user", "A",
            "b", "c", "output-dir", "retry", "connect-timeout", "max-time", "m", "x", "proto", "T", "w", "cacert", "retry-delay");
    private static final Set<String> WGET = Set.of("O", "output-document", "P", "directory-prefix", "o", "t", "T", "header",
            "tries");

    @Override
    public void run(Invocation invocation, Effects effects) {
        if (invocation.name().equals("curl")) {
            curl(invocation, Options.of(invocation.arguments(), CURL), effects);
        } else {
            wget(invocation, Options.of(invocation.arguments(), WGET), effects);
        }
    }

    private static void curl(Invocation invocation, Options options, Effects effects) {
        options.values("o", "output").forEach(output -> effects.file(invocation.resolve(output.text())));
        if (options.has("O", "remote-name", "remote-name-all") || options.isUncertain()) {
            effects.contentsAdded(invocation.resolve(options.value("output-dir").map(Argument::text).orElse(".")));
        }
    }

    private static void wget(Invocation invocation, Options options, Effects effects) {
        Optional<Argument> output = options.value("O", "output-document");
        if (output.isEmpty()) {
            effects.contentsAdded(invocation.resolve(options.value("P", "directory-prefix").map(Argument::text).orElse(".")));
        } else if (!output.get().text().equals("-")) {
            effects.file(invocation.resolve(output.get().text()));
        }
    }
}
