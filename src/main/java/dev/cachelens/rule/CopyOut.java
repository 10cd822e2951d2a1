package dev.cachelens.rule;

import dev.cachelens.model.Argument;
import dev.cachelens.model.BuildModel;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Mount;
import dev.cachelens.model.Presence;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in the layer an artifact of a cache mount is, or can be, copied by the RUN that builds it. */
final class CopyOut {

    private static final List<String> FOLDERS = List.of("/out", "/artifacts", "/output");

    private static final List<String> COPYING = List.of("cp", "mv", "install");

    private final BuildModel model;
    private final RunStep run;
    private final Stage stage;
    private final ImagePath artifact;

    /**
     * @param run      the RUN that builds the artifact into a mount
     * @param stage    the stage that the artifact is wanted from: the RUN's, or one built from it
     * @param artifact the path in the mount; its last segment may be a pattern
     */
    CopyOut(BuildModel model, RunStep run, Stage stage, ImagePath artifact) {
        this.model = model;
        this.run = run;
        this.stage = stage;
        this.artifact = artifact;
    }

    /**
     * A place in the layer.
     *
     * @param path  where the artifact is found; may hold variables
     * @param edits what must change for it to be there; none where it is already
     */
    record Place(String path, List<TextEdit> edits) {
    }

    /** The place that the RUN copies the artifact to already, or one that it can; empty where the RUN cannot be changed. */
    Optional<Place> place(ArtifactName name) {
        Optional<ImagePath> existing = existing();
        return existing.isPresent() ? Optional.of(new Place(existing.get().toString(), List.of())) : fresh(name);
    }

    private Optional<ImagePath> existing() {
        for (String program : COPYING) {
            for (Invocation copy : run.invocations(program)) {
                Optional<ImagePath> found = copy.certainty() == Certainty.YES ? target(copy) : Optional.empty();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Where a command copies the artifact to, if it does, and that is in the layer. */
    private Optional<ImagePath> target(Invocation copy) {
        List<Argument> operands = operands(copy);
        for (int i = 0; i + 1 < operands.size(); i++) {
            if (copy.resolve(operands.get(i).text()).equals(Optional.of(artifact))) {
                return copy.resolve(operands.get(operands.size() - 1).text()).flatMap(this::inLayer);
            }
        }
        return Optional.empty();
    }

    /** What is copied, and then the target. */
    private static List<Argument> operands(Invocation copy) {
        List<Argument> operands = new ArrayList<>();
        Argument folder = null;
        for (int i = 0; i < copy.arguments().size(); i++) {
            Argument argument = copy.arguments().get(i);
            if (argument.text().equals("-t") && i + 1 < copy.arguments().size()) {
                folder = copy.arguments().get(++i);
            } else if (!argument.isOption()) {
                operands.add(argument);
            }
        }
        if (folder != null) {
            operands.add(folder);
        }
        return operands;
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

    private Optional<Place> fresh(ArtifactName name) {
        ImagePath folder = freeFolder();
        boolean recursive = !artifact.isKnown() || run.seenAfter(artifact).kind() != Presence.Kind.FILE && !isProgram();
        List<TextEdit> edits = new ArrayList<>(name.declarations());
        Optional<TextEdit> joined = join(folder, name, recursive);
        if (joined.isPresent()) {
            edits.add(joined.get());
        } else {
            boolean there = run.seenAfter(folder).certainty() == Certainty.YES;
            Optional<TextEdit> appended = new RunEdits(model.dockerfile(), run).append((there ? "" : "mkdir -p " + folder
                    + " && ")
                    + "cp " + (recursive ? "-r " : "") + name.shellWord() + " " + folder + "/");
            if (appended.isEmpty()) {
                return Optional.empty();
            }
            edits.add(appended.get());
        }
        return Optional.of(new Place(folder + "/" + name.fileName(), edits));
    }

    /** Makes a {@code cp} into the folder, which copies another artifact out, copy this one as well. */
    private Optional<TextEdit> join(ImagePath folder, ArtifactName name, boolean recursive) {
        boolean shell = run.instruction().form() != Instruction.Form.EXEC;
        for (Invocation copy : shell ? run.invocations("cp") : List.<Invocation>of()) {
            List<Argument> arguments = copy.arguments();
            boolean copies = copy.certainty() == Certainty.YES && !arguments.isEmpty() && (!recursive || copy.has("-r"));
            Argument last = copies ? arguments.get(arguments.size() - 1) : null;
            if (last != null && last.text().equals(folder + "/")
                    && last.span().in(model.dockerfile().source().text()).equals(last.text())) {
                return Optional.of(TextEdit.insert(last.span().start(), name.shellWord() + " "));
            }
        }
        return Optional.empty();
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
            // A pattern, or a name that a build argument gives, must not find anything else.
            return !mounted && stage.locate(folder.child(artifact.name())).layer().certainty() == Certainty.NO
                    && isOurs(stage.locate(folder).layer());
        }
        return !mounted && stage.locate(folder.child(artifact.name())).layer().certainty() != Certainty.YES
                && isOurs(stage.locate(folder).layer());
    }

    // A folder of that name that is a file, or comes from elsewhere, is left alone.
    private static boolean isOurs(Presence folder) {
        return folder.certainty() != Certainty.YES || folder.kind() == Presence.Kind.FOLDER;
    }
}
