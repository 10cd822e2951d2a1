package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code curl}, {@code wget}, {@code git}, {@code tar} and {@code unzip}: what they bring, and where to. */
final class FetchingCommands implements CommandModel {

    private static final Set<String> CURL = Set.of("o", "output", "H", "header", "d", "data", "X", "request", "u", "user", "A", "b", "c",
            "output-dir", "retry", "connect-timeout", "max-time", "m", "x", "proto", "T", "w", "cacert", "retry-delay");
    private static final Set<String> WGET = Set.of("O", "output-document", "P", "directory-prefix", "o", "t", "T", "header", "tries");
    private static final Set<String> TAR = Set.of("f", "file", "C", "directory", "strip-components", "exclude", "T", "X");

    @Override
    public void run(Invocation invocation, Effects effects) {
        switch (invocation.name()) {
            case "curl" -> curl(invocation, Options.of(invocation.arguments(), CURL), effects);
            case "wget" -> wget(invocation, Options.of(invocation.arguments(), WGET), effects);
            case "git" -> git(invocation, effects);
            case "tar" -> tar(invocation, effects);
            default -> {
                Options options = Options.of(invocation.arguments(), Set.of("d", "x"));
                effects.contentsAdded(invocation.resolve(options.value("d").map(Argument::text).orElse(".")));
            }
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

    private static void git(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), Set.of("C", "c", "b", "branch", "depth", "j", "jobs", "reference"));
        List<Argument> operands = options.operands();
        String command = operands.isEmpty() ? "" : operands.get(0).text();
        String folder = options.value("C").map(Argument::text).orElse(".");
        switch (command) {
            case "config", "log", "status", "rev-parse", "describe", "diff", "show", "version", "lfs" -> {
                // These only look.
            }
            case "clone" -> {
                Optional<ImagePath> target = operands.size() > 2
                        ? invocation.resolve(operands.get(2).text())
                        : operands.size() > 1 ? invocation.resolve(repositoryName(operands.get(1).text())) : invocation.resolve(".");
                effects.filledFolder(target);
            }
            default -> effects.contentsChanged(invocation.resolve(folder));
        }
    }

    private static String repositoryName(String address) {
        String path = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
        return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
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
