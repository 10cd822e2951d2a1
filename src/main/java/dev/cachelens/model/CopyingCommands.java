package dev.cachelens.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code cp}, {@code mv}, {@code install}, {@code ln} and {@code rsync}. */
final class CopyingCommands implements CommandModel {

    private static final Set<String> WITH_VALUE = Set.of("t", "target-directory", "S", "suffix", "m", "mode", "o", "owner", "g", "group",
            "e", "exclude", "include", "chown", "chmod", "filter");

    // These take no folders unless told to.
    private static final Set<String> COPYING_FILES = Set.of("cp", "install");

    @Override
    public void run(Invocation invocation, Effects effects) {
        Options options = Options.of(invocation.arguments(), WITH_VALUE);
        List<Argument> operands = options.operands();
        if (options.isUncertain()) {
            effects.anything();
            return;
        }
        if (invocation.name().equals("install") && options.has("d", "directory")) {
            operands.forEach(folder -> effects.folder(invocation.resolve(folder.text())));
            return;
        }
        Optional<Argument> into = options.value("t", "target-directory");
        if (operands.isEmpty() || into.isEmpty() && operands.size() == 1) {
            if (invocation.name().equals("ln") && operands.size() == 1) {
                link(invocation, operands.get(0), ".", effects);
            }
            return;
        }
        List<Argument> sources = into.isPresent() ? operands : operands.subList(0, operands.size() - 1);
        Argument target = into.orElseGet(() -> operands.get(operands.size() - 1));
        boolean folder = into.isPresent() || sources.size() > 1 || target.text().endsWith("/") || target.text().endsWith("/.")
                || target.text().equals(".") || target.text().equals("..");
        for (Argument source : sources) {
            if (invocation.name().equals("ln")) {
                link(invocation, source, target.text(), effects);
            } else {
                boolean tree = options.has("r", "R", "recursive", "a", "archive", "d") || !COPYING_FILES.contains(invocation.name());
                copy(invocation, source, target.text(), folder && !options.has("T", "no-target-directory"), !tree, effects);
                if (invocation.name().equals("mv")) {
                    effects.removed(invocation.resolve(source.text()));
                }
            }
        }
    }

    private static void copy(Invocation invocation, Argument source, String targetText, boolean folder, boolean file,
            Effects effects) {
        Optional<ImagePath> from = invocation.resolve(source.text());
        Optional<ImagePath> to = invocation.resolve(targetText);
        boolean contents = source.text().endsWith("/.") || source.text().equals(".")
                || invocation.name().equals("rsync") && source.text().endsWith("/");
        if (from.isEmpty() || to.isEmpty()) {
            effects.contentsAdded(to);
            return;
        }
        if (contents) {
            effects.copied(from, to, true);
        } else if (source.pattern()) {
            copyMatches(from.get(), to.get(), folder, effects);
        } else if (!source.isKnown() && !Text.known(from.get().name())) {
            effects.exists(to);
            effects.contentsAdded(to);
        } else {
            copyNamed(from.get(), to.get(), folder, file, effects);
        }
    }

    private static void copyMatches(ImagePath from, ImagePath to, boolean folder, Effects effects) {
        Presence target = effects.presence(Optional.of(to));
        boolean existing = target.certainty() == Certainty.YES && target.kind() == Presence.Kind.FOLDER;
        if (folder || existing) {
            effects.copiedMatches(from, to);
        } else {
            // One match to a new name, or several into a folder.
            effects.exists(Optional.of(to));
            effects.contentsAdded(Optional.of(to));
        }
    }

    private static void copyNamed(ImagePath from, ImagePath to, boolean folder, boolean file, Effects effects) {
        Presence target = effects.presence(Optional.of(to));
        ImagePath inside = to.child(from.name());
        if (folder || target.certainty() == Certainty.YES && target.kind() == Presence.Kind.FOLDER) {
            copyTo(from, inside, file, effects);
        } else if (target.certainty() == Certainty.NO || target.kind() == Presence.Kind.FILE && target.certainty() == Certainty.YES) {
            copyTo(from, to, file, effects);
        } else {
            effects.exists(Optional.of(to));
            effects.copied(Optional.of(from), Optional.of(to), false);
            effects.copied(Optional.of(from), Optional.of(inside), false);
        }
    }

    private static void copyTo(ImagePath from, ImagePath to, boolean file, Effects effects) {
        if (file) {
            effects.file(Optional.of(to));
        } else {
            effects.copied(Optional.of(from), Optional.of(to), true);
        }
    }

    // A link's target is read against the folder of the link, and need not exist.
    private static void link(Invocation invocation, Argument source, String targetText, Effects effects) {
        Optional<ImagePath> to = invocation.resolve(targetText);
        String name = source.text().substring(source.text().lastIndexOf('/') + 1);
        Presence target = effects.presence(to);
        boolean folder = targetText.endsWith("/") || targetText.equals(".")
                || target.certainty() == Certainty.YES && target.kind() == Presence.Kind.FOLDER;
        if (folder) {
            effects.exists(to.map(path -> path.child(name)));
        } else if (target.certainty() == Certainty.NO) {
            effects.exists(to);
        } else {
            effects.exists(to);
            effects.contentsAdded(to);
        }
    }
}
