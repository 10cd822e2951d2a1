package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code git}: what it checks out. */
final class GitModel implements CommandModel {

    @Override
    public void run(Invocation invocation, Effects effects) {
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
                        : operands.size() > 1 ? invocation.resolve(repositoryName(operands.get(1).text()))
                        : invocation.resolve(".");
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
}
