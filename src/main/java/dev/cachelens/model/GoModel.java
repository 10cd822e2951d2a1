package dev.cachelens.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the go command writes ({@code go help build}, {@code go help install}, {@code go help environment}). */
final class GoModel implements CommandModel {

    // The build flags that take a value as a word of its own; any may also have it behind an equals sign.
    private static final Set<String> WITH_VALUE = Set.of("o", "C", "p", "asmflags", "buildmode", "buildvcs", "compiler",
            "gccgoflags", "gcflags", "installsuffix", "ldflags", "mod", "modfile", "overlay", "pgo", "pkgdir", "tags", "toolexec",
            "run", "exec", "covermode", "coverpkg", "coverprofile", "count", "timeout", "outputdir");

    @Override
    public boolean knows(Invocation invocation) {
        return !Set.of("run", "generate", "tool").contains(subcommand(invocation));
    }

    @Override
    public void run(Invocation invocation, Effects effects) {
        List<Argument> operands = operands(invocation);
        Optional<ImagePath> folder = folder(invocation);
        effects.cached(ToolCaches.goModules(invocation));
        effects.cached(ToolCaches.goBuild(invocation));
        switch (subcommand(invocation)) {
            case "build" -> build(invocation, folder, operands, effects);
            case "install" -> install(invocation, operands, effects);
            case "test" -> {
                value(invocation, "o").ifPresent(output -> effects.maybeFile(ImagePath.resolve(folder, output)));
                effects.contentsAdded(folder);
            }
            case "get" -> notes(folder, effects);
            case "mod", "work" -> modules(invocation, folder, operands, effects);
            default -> {
                // The others look, or write to the caches alone.
            }
        }
    }

    private static void build(Invocation invocation, Optional<ImagePath> folder, List<Argument> operands, Effects effects) {
        Optional<String> output = value(invocation, "o");
        if (output.isPresent()) {
            Optional<ImagePath> path = ImagePath.resolve(folder, output.get());
            Presence there = effects.presence(path);
            if (output.get().endsWith("/") || there.certainty() == Certainty.YES && there.kind() == Presence.Kind.FOLDER) {
                effects.filledFolder(path);
            } else if (there.certainty() == Certainty.NO || there.kind() == Presence.Kind.FILE) {
                effects.file(path);
            } else {
                effects.exists(path);
                effects.contentsAdded(path);
            }
        } else if (operands.isEmpty() || operands.stream().noneMatch(operand -> operand.text().contains("..."))) {
            // A main package leaves a program with the name of the package, the folder or the first file.
            effects.contentsAdded(folder);
        }
    }

    private static void install(Invocation invocation, List<Argument> operands, Effects effects) {
        Optional<ImagePath> programs = invocation.variable("GOBIN").filter(value -> !value.isEmpty()
                && !value.equals(Text.UNKNOWN))
                .map(value -> invocation.resolve(value))
                .orElseGet(() -> ToolCaches.folder(invocation, "GOPATH", "go").map(path -> path.child("bin")));
        effects.contentsAdded(programs);
        for (Argument operand : operands) {
            String path = operand.text();
            int version = path.indexOf('@');
            String name = ImagePath.of(version < 0 ? path : path.substring(0, version)).name();
            if (!name.isEmpty() && !name.equals("...")) {
                effects.maybeFile(programs.map(programsFolder -> programsFolder.child(name)));
            }
        }
    }

    private static void modules(Invocation invocation, Optional<ImagePath> folder, List<Argument> operands, Effects effects) {
        notes(folder, effects);
        if (!operands.isEmpty() && operands.get(0).text().equals("vendor")) {
            effects.maybeFilledFolder(value(invocation, "o").map(output -> ImagePath.resolve(folder, output))
                    .orElse(folder.map(path -> path.child("vendor"))));
        }
    }

    private static void notes(Optional<ImagePath> folder, Effects effects) {
        for (String name : List.of("go.mod", "go.sum")) {
            effects.maybeFile(folder.map(path -> path.child(name)));
        }
    }

    private static Optional<ImagePath> folder(Invocation invocation) {
        return value(invocation, "C").map(invocation::resolve).orElse(invocation.directory());
    }

    private static String subcommand(Invocation invocation) {
        return invocation.arguments().isEmpty() ? "" : invocation.arguments().get(0).text();
    }

    // Go's flags have one dash or two and are never joined.
    private static Optional<String> value(Invocation invocation, String flag) {
        List<Argument> arguments = invocation.arguments();
        Optional<String> value = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String name = name(arguments.get(i));
            if (name.equals(flag) && i + 1 < arguments.size()) {
                value = Optional.of(arguments.get(i + 1).text());
            } else if (name.startsWith(flag + "=")) {
                value = Optional.of(name.substring(flag.length() + 1));
            }
        }
        return value;
    }

    /** What follows the subcommand and is no flag. */
    private static List<Argument> operands(Invocation invocation) {
        List<Argument> operands = new ArrayList<>();
        List<Argument> arguments = invocation.arguments();
        for (int i = 1; i < arguments.size(); i++) {
            if (!arguments.get(i).isOption()) {
                operands.add(arguments.get(i));
            } else if (WITH_VALUE.contains(name(arguments.get(i)))) {
                i++;
            }
        }
        return operands;
    }

    private static String name(Argument flag) {
        String text = flag.text();
        return !flag.isOption() ? "" : text.startsWith("--") ? text.substring(2) : text.substring(1);
    }
}
