package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the dotnet command writes: {@code bin} and {@code obj} beside the projects, or where {@code -o} says (".NET CLI
 * overview").
 */
final class DotnetModel implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("o", "output", "c", "configuration", "f", "framework", "r", "runtime",
            "a", "arch", "os", "v", "verbosity", "artifacts-path", "tool-path", "packages", "p", "property", "source", "s",
            "project", "version-suffix", "configfile", "name", "n", "version");

    private static final Set<String> PROJECTS = Set.of("restore", "build", "publish", "pack", "msbuild", "clean", "test", "new",
            "add", "remove", "sln", "workload", "tool", "nuget", "dev-certs", "format", "store", "build-server", "list", "--info",
            "--version", "--list-sdks", "ef");

    @Override
    public boolean knows(Invocation invocation) {
        return !invocation.arguments().isEmpty() && PROJECTS.contains(invocation.arguments().get(0).text());
    }

    @Override
    public void run(Invocation invocation, Effects effects) {
        String subcommand = invocation.arguments().get(0).text();
        Options options = Options.of(invocation.arguments().subList(1, invocation.arguments().size()), WITH_VALUE);
        for (String cache : List.of(".nuget", ".dotnet", ".local", ".microsoft", ".templateengine")) {
            effects.cached(invocation.step().home().map(home -> home.child(cache)));
        }
        invocation.variable("NUGET_PACKAGES").filter(value -> !value.isEmpty() && !value.equals(Text.UNKNOWN))
                .ifPresent(folder -> effects.contentsAdded(invocation.resolve(folder)));
        options.values("artifacts-path", "tool-path", "packages")
                .forEach(folder -> effects.maybeExists(invocation.resolve(folder.text())));
        projects(invocation, options, effects);
        Optional<Argument> output = options.value("o", "output");
        if (output.isPresent() && (subcommand.equals("publish") || subcommand.equals("build"))) {
            effects.filledFolder(invocation.resolve(output.get().text()));
        } else {
            output.ifPresent(folder -> effects.maybeExists(invocation.resolve(folder.text())));
        }
        properties(invocation, effects);
    }

    // Projects are often built together with those that they refer to, in folders beside them.
    private static void projects(Invocation invocation, Options options, Effects effects) {
        effects.contentsAdded(invocation.directory().map(DotnetModel::around));
        for (Argument operand : options.operands()) {
            Optional<ImagePath> path = invocation.resolve(operand.text());
            boolean file = operand.text().endsWith("proj") || operand.text().contains(".sln");
            effects.contentsAdded((file ? path.map(ImagePath::parent) : path).map(DotnetModel::around));
        }
    }

    private static ImagePath around(ImagePath project) {
        return project.segments().size() > 1 ? project.parent() : project;
    }

    /** MSBuild's properties, {@code -p:PublishDir=…} or {@code /p:…}, may name folders. */
    private static void properties(Invocation invocation, Effects effects) {
        for (Argument argument : invocation.arguments()) {
            String text = argument.text();
            int equals = text.indexOf('=');
            boolean property = equals > 0 && text.indexOf(':') > 0 && text.indexOf(':') < equals;
            if (property && (text.substring(0, equals).endsWith("Dir") || text.substring(0, equals).endsWith("Path"))) {
                effects.maybeExists(invocation.resolve(text.substring(equals + 1)));
            }
        }
    }
}
