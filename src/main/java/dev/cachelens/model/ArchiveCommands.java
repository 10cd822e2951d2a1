package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code tar} and {@code unzip}: what they unpack, and where to. */
final class ArchiveCommands implements CommandModel {

    private static final Set<String> TAR = Set.of("f", "file", "C", "directory", "strip-components", "exclude", "T", "X");

    @Override
    public void run(Invocation invocation, Effects effects) {
        if (invocation.name().equals("tar")) {
            tar(invocation, effects);
        } else {
            Options options = Options.of(invocation.arguments(), Set.of("d", "x"));
            effects.contentsAdded(invocation.resolve(options.value("d").map(Argument::text).orElse(".")));
        }
    }

    private static void tar(Invocation invocation, Effects effects) {
        List<Argument> arguments = invocation.arguments();
        if (arguments.isEmpty()) {
            return;
        }
        // The first word may be letters without a dash.
        String letters = arguments.get(0).text();
        boolean old = !letters.startsWith("-");
        Options options = Options.of(old ? arguments.subList(1, arguments.size()) : arguments, TAR);
        boolean extracts = old ? letters.indexOf('x') >= 0 : options.has("x", "extract", "get");
        boolean creates = old ? letters.indexOf('c') >= 0 : options.has("c", "create");
        if (extracts) {
            effects.contentsAdded(invocation.resolve(options.value("C", "directory").map(Argument::text).orElse(".")));
        } else if (creates) {
            Optional<Argument> file = options.value("f", "file");
            boolean first = file.isEmpty() && old && letters.indexOf('f') >= 0 && !options.operands().isEmpty();
            String name = first ? options.operands().get(0).text() : file.map(Argument::text).orElse("-");
            if (!name.equals("-")) {
                effects.file(invocation.resolve(name));
            }
        }
    }
}
