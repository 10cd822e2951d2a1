package dev.cachelens.model;

import java.util.Optional;
import java.util.Set;

/** {@code mkdir}, {@code touch}, {@code tee} and others that make a file or folder of a given name. */
final class CreatingCommands implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("m", "mode", "d", "date", "r", "reference", "t", "s", "size", "p", "tmpdir",
            "suffix");

    @Override
    public void run(Invocation invocation, Effects effects) {
        switch (invocation.name()) {
            case "mkdir" -> each(Options.of(invocation.arguments(), Set.of("m", "mode")), invocation, effects::folder, effects);
            case "touch" -> {
                Options options = Options.of(invocation.arguments(), Set.of("d", "date", "r", "reference", "t"));
                if (!options.has("c", "no-create", "h", "no-dereference")) {
                    each(options, invocation, path -> touch(path, effects), effects);
                }
            }
            case "tee" -> each(Options.of(invocation.arguments(), Set.of()), invocation, effects::file, effects);
            case "truncate" -> each(Options.of(invocation.arguments(), WITH_VALUE), invocation, effects::file, effects);
            case "dd" -> {
                for (Argument argument : invocation.arguments()) {
                    if (argument.text().startsWith("of=")) {
                        effects.file(invocation.resolve(argument.text().substring(3)));
                    }
                }
            }
            default -> effects.contentsAdded(Optional.of(ImagePath.of("/tmp")));
        }
    }

    // An existing folder stays one.
    private static void touch(Optional<ImagePath> path, Effects effects) {
        Presence there = effects.presence(path);
        if (there.certainty() == Certainty.NO || there.kind() == Presence.Kind.FILE && there.certainty() == Certainty.YES) {
            effects.file(path);
        } else {
            effects.exists(path);
        }
    }

    private interface Maker {
        void make(Optional<ImagePath> path);
    }

    private static void each(Options options, Invocation invocation, Maker maker, Effects effects) {
        if (options.isUncertain()) {
            effects.contentsAdded(Optional.empty());
            return;
        }
        for (Argument operand : options.operands()) {
            Optional<ImagePath> path = invocation.resolve(operand.text());
            if (operand.pattern()) {
                effects.contentsAdded(path);
            } else {
                maker.make(path);
            }
        }
    }
}
