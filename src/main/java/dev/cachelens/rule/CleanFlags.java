package dev.cachelens.rule;

import dev.cachelens.model.Argument;
import dev.cachelens.model.CargoCommand;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.List;

/** The profile and target that a {@code cargo clean} names, and those that it must name to clean what a build makes. */
final class CleanFlags {

    private final CargoCommand clean;
    private final CargoCommand build;

    CleanFlags(CargoCommand clean, CargoCommand build) {
        this.clean = clean;
        this.build = build;
    }

    /** What a command works on: {@code the dev profile}, {@code the release profile of x86_64-unknown-linux-musl}. */
    static String describe(CargoCommand command) {
        String profile = "the " + command.profile().orElse("unknown") + " profile";
        List<String> targets = command.is("clean") ? named(command) : command.targets();
        return targets.isEmpty() ? profile : profile + " of " + String.join(" and ", targets);
    }

    // Cargo cleans for the triples that --target names, whatever environment and configuration say.
    private static List<String> named(CargoCommand clean) {
        List<String> targets = new ArrayList<>();
        clean.values("target").forEach(target -> targets.add(target.text()));
        return targets;
    }

    Fix fix() {
        List<TextEdit> edits = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        if (!build.profileFolder().equals(clean.profileFolder())) {
            String profile = build.profile().get();
            flags.add(profile.equals("release") ? "--release" : "--profile " + profile);
            profileArguments().forEach(argument -> edits.add(withBlank(argument)));
        }
        for (String target : build.targets()) {
            if (!named(clean).contains(target)) {
                flags.add("--target " + target);
            }
        }
        String added = String.join(" ", flags);
        boolean exec = clean.invocation().step().instruction().form() == Instruction.Form.EXEC;
        String written = exec ? ", \"" + added.replace(" ", "\", \"") + "\"" : " " + added;
        edits.add(TextEdit.insert(subcommand().span().end(), written));
        return new Fix("Clean what the build makes: add '" + added + "'", edits);
    }

    private Argument subcommand() {
        for (Argument argument : clean.invocation().arguments()) {
            if (argument.text().equals("clean")) {
                return argument;
            }
        }
        throw new IllegalStateException("a clean without its word: " + clean.invocation().arguments());
    }

    /** The words that name another profile. */
    private List<Argument> profileArguments() {
        List<Argument> words = new ArrayList<>();
        List<Argument> arguments = clean.invocation().arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String text = arguments.get(i).text();
            if (text.equals("--release") || text.equals("-r") || text.startsWith("--profile=")) {
                words.add(arguments.get(i));
            } else if (text.equals("--profile") && i + 1 < arguments.size()) {
                words.add(arguments.get(i));
                words.add(arguments.get(i + 1));
            }
        }
        return words;
    }

    // The blank before a word goes with it.
    private TextEdit withBlank(Argument word) {
        int end = clean.invocation().program().span().end();
        for (Argument argument : clean.invocation().arguments()) {
            if (argument.span().start() < word.span().start()) {
                end = argument.span().end();
            }
        }
        return TextEdit.delete(new Span(end, word.span().end()));
    }
}
