package dev.cachelens.rule;

import dev.cachelens.model.Argument;
import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CargoCommand;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.StaleRoot;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.shell.ShellQuote;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cargo command that takes dummies for the real sources, with what cures it. */
final class StaleBuild {

    private final BuildModel model;
    private final List<StaleRoot> roots;
    private final Invocation invocation;

    StaleBuild(BuildModel model, List<StaleRoot> roots) {
        this.model = model;
        this.roots = List.copyOf(roots);
        this.invocation = roots.get(0).build().invocation();
    }

    /** The words of a cargo command, without wrappers and redirections. */
    static Span commandSpan(CargoCommand command) {
        Argument program = command.invocation().program();
        int end = program.span().end();
        for (Argument argument : command.invocation().arguments()) {
            end = Math.max(end, argument.span().end());
        }
        return new Span(program.span().start(), end);
    }

    StaleRoot first() {
        return roots.get(0);
    }

    Certainty certainty() {
        Certainty certainty = Certainty.NO;
        for (StaleRoot root : roots) {
            certainty = certainty.or(root.certainty());
        }
        return certainty;
    }

    /** The crate roots, as a message lists them. */
    String names() {
        StringBuilder names = new StringBuilder();
        List<ImagePath> paths = paths();
        for (int i = 0; i < paths.size(); i++) {
            names.append(i == 0 ? "'" : i == paths.size() - 1 ? " and '" : ", '").append(paths.get(i)).append('\'');
        }
        return names.toString();
    }

    private List<ImagePath> paths() {
        List<ImagePath> paths = new ArrayList<>();
        for (StaleRoot root : roots) {
            if (!paths.contains(root.root().path())) {
                paths.add(root.root().path());
            }
        }
        return paths;
    }

    /** The touch first; then, where the packages' names are seen, a clean. */
    List<Fix> fixes() {
        List<Fix> fixes = new ArrayList<>();
        String sources = paths().size() > 1 ? "sources" : "source";
        fix("Give the real " + sources + " a new time: touch -c", "touch -c", paths()).ifPresent(fixes::add);
        clean().ifPresent(fixes::add);
        return fixes;
    }

    private Optional<Fix> clean() {
        CargoCommand build = first().build();
        boolean plain = !build.has("target-dir", "manifest-path", "path", "C") && build.profile().isPresent();
        StringBuilder command = new StringBuilder("cargo clean");
        String profile = build.profile().orElse("dev");
        command.append(profile.equals("release") ? " --release" : profile.equals("dev") ? "" : " --profile " + profile);
        for (String target : build.targets()) {
            command.append(" --target ").append(ShellQuote.quote(target));
        }
        Set<String> names = new LinkedHashSet<>();
        for (StaleRoot root : roots) {
            plain &= root.root().packageName().isPresent();
            root.root().packageName().ifPresent(names::add);
        }
        names.forEach(name -> command.append(" -p ").append(name));
        if (!plain) {
            return Optional.empty();
        }
        return new RunEdits(model.dockerfile(), (RunStep) invocation.step()).before(invocation, command.toString())
                .map(edit -> new Fix("Throw the dummy's output away: " + command, edit));
    }

    private Optional<Fix> fix(String title, String command, List<ImagePath> paths) {
        RunEdits edits = new RunEdits(model.dockerfile(), (RunStep) invocation.step());
        Optional<TextEdit> edit = edits.before(invocation, command + words(paths, invocation.directory()))
                .or(() -> edits.prepend(command + words(paths, Optional.empty())));
        return edit.map(change -> new Fix(title, change));
    }

    private static String words(List<ImagePath> paths, Optional<ImagePath> directory) {
        StringBuilder words = new StringBuilder();
        for (ImagePath path : paths) {
            boolean below = directory.isPresent() && path.startsWith(directory.get());
            words.append(' ').append(ShellQuote.quote(below ? path.relativeTo(directory.get()) : path.toString()));
        }
        return words.toString();
    }
}
