package dev.cachelens.rule;

import dev.cachelens.model.Argument;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Mount;
import dev.cachelens.model.Presence;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.syntax.shell.ShellQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in the layer an artifact of a cache mount is, or can be, copied by the RUN that builds it. */
final class CopyOut {

    private static final List<String> FOLDERS = List.of("/out", "/artifacts", "/output");

    private final RunStep run;
    private final Stage stage;
    private final ImagePath artifact;

    /**
     * @param run      the RUN that builds the artifact into a mount
     * @param stage    the stage that the artifact is wanted from: the RUN's, or one built from it
     * @param artifact the path in the mount; its last segment may be a pattern
     */
    CopyOut(RunStep run, Stage stage, ImagePath artifact) {
        this.run = run;
        this.stage = stage;
        this.artifact = artifact;
    }

    /**
     * A place in the layer.
     *
     * @param path    where the artifact is found
     * @param command what the RUN must still do for it; empty where it does so already
     */
    record Place(ImagePath path, Optional<String> command) {
    }

    /** The place that the RUN copies the artifact to already, or one that it can. */
    Place place() {
        return existing().map(path -> new Place(path, Optional.empty())).orElseGet(this::fresh);
    }

    private Optional<ImagePath> existing() {
        for (Invocation copy : run.invocations()) {
            boolean copies = copy.certainty() == Certainty.YES && List.of("cp", "mv", "install").contains(copy.name());
            List<Argument> operands = new ArrayList<>();
            for (Argument argument : copies ? copy.arguments() : List.<Argument>of()) {
                if (!argument.isOption()) {
                    operands.add(argument);
                }
            }
            for (int i = 0; i + 1 < operands.size(); i++) {
                if (copy.resolve(operands.get(i).text()).equals(Optional.of(artifact))) {
                    Optional<ImagePath> target = copy.resolve(operands.get(operands.size() - 1).text());
                    Optional<ImagePath> found = target.flatMap(this::inLayer);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The copy's path, below a target that may be its folder, if it outlives the RUN. */
    private Optional<ImagePath> inLayer(ImagePath target) {
        for (ImagePath candidate : List.of(target.child(artifact.name()), target)) {
            Presence layer = stage.locate(candidate).layer();
            boolean file = candidate != target || layer.kind() != Presence.Kind.FOLDER;
            if (layer.certainty() == Certainty.YES && file && run.cacheMountOver(candidate).isEmpty()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Place fresh() {
        ImagePath folder = freeFolder();
        ImagePath copy = folder.child(artifact.name());
        String recursive = artifact.isKnown() && !run.seenAfter(artifact).kind().equals(Presence.Kind.FOLDER)
                && isProgram() ? "" : "-r ";
        String source = artifact.isKnown() ? ShellQuote.quote(artifact.toString()) : artifact.toString();
        return new Place(copy, Optional.of("mkdir -p " + folder + " && cp " + recursive + source + " " + folder + "/"));
    }

    // Compilers leave programs and libraries; other tools may leave folders.
    private boolean isProgram() {
        String parent = artifact.parent().name();
        return parent.equals("release") || parent.equals("debug") || parent.equals("bin");
    }

    /** A folder outside every mount in which the name is still free. */
    private ImagePath freeFolder() {
        boolean root = run.home().isPresent();
        for (String name : FOLDERS) {
            ImagePath folder = ImagePath.of(root ? name : "/tmp" + name);
            if (isFree(folder)) {
                return folder;
            }
        }
        for (int number = 2;; number++) {
            ImagePath folder = ImagePath.of((root ? "" : "/tmp") + "/out/" + number);
            if (isFree(folder) || number > 99) {
                return folder;
            }
        }
    }

    private boolean isFree(ImagePath folder) {
        boolean mounted = false;
        for (Mount mount : run.mounts()) {
            mounted |= mount.target().isEmpty() || mount.covers(folder) || mount.target().get().startsWith(folder);
        }
        if (!artifact.isKnown()) {
            return !mounted && stage.locate(folder).layer().certainty() == Certainty.NO;
        }
        return !mounted && stage.locate(folder.child(artifact.name())).layer().certainty() != Certainty.YES
                && isOurs(stage.locate(folder).layer());
    }

    // A folder of that name that is a file, or comes from elsewhere, is left alone.
    private static boolean isOurs(Presence folder) {
        return folder.certainty() != Certainty.YES || folder.kind() == Presence.Kind.FOLDER;
    }
}
