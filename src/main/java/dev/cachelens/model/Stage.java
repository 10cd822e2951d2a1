package dev.cachelens.model;

import dev.cachelens.project.Project;
import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stage: a FROM with the instructions behind it. */
public final class Stage {

    private final int index;
    private final Optional<String> name;
    private final Instruction from;
    private final Optional<Stage> parent;
    private final BaseImage image;
    private final List<Step> steps = new ArrayList<>();
    private final Map<ImagePath, List<MountPoint>> cacheMounts = new HashMap<>();
    private final Variables variables;
    private final FileTree layer;
    private final Project project;
    private int end;

    /**
     * @param parent the stage of this file that FROM names; empty for an image
     * @param image  what the stage, or the first of its ancestors, is built from
     */
    Stage(int index, Optional<String> name, Instruction from, Optional<Stage> parent, BaseImage image, Project project,
            int start) {
        this.index = index;
        this.name = name;
        this.from = from;
        this.parent = parent;
        this.image = image;
        this.project = project;
        this.end = start;
        this.variables = new Variables(parent.map(stage -> stage.variables.at(stage.end)).orElse(image));
        this.layer = new FileTree(parent.map(stage -> stage.layer.from(ImagePath.ROOT, stage.end)).orElse(image));
    }

    /** The stage's number in the file, from 0. */
    public int index() {
        return index;
    }

    /** The name behind AS, as written. */
    public Optional<String> name() {
        return name;
    }

    /** How messages call it: the name, or {@code stage 2} by number. */
    public String displayName() {
        return name.map(given -> "'" + given + "'").orElse("stage " + index);
    }

    /** The FROM instruction. */
    public Instruction from() {
        return from;
    }

    /** The stage that FROM names, by the default of a build argument where FROM names one; empty for an image. */
    public Optional<Stage> parent() {
        return parent;
    }

    /** The image at the root of the stage's ancestors, as named; parts may be unknown. */
    public String imageReference() {
        return image.reference();
    }

    /** The official image at the root of the stage's ancestors, without its tag: {@code rust}; empty for any other. */
    public Optional<String> officialImage() {
        return image.official();
    }

    /** The instructions behind FROM, in order; the triggers of an ONBUILD of the base stage come first. */
    public List<Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    /** The steps of the base stages, the oldest first, and then the own ones. */
    public List<Step> history() {
        List<Stage> line = new ArrayList<>();
        for (Stage stage = this; stage != null; stage = stage.parent.orElse(null)) {
            line.add(stage);
        }
        List<Step> history = new ArrayList<>();
        for (int i = line.size() - 1; i >= 0; i--) {
            history.addAll(line.get(i).steps);
        }
        return history;
    }

    /** The RUN steps among {@link #history()}. */
    public List<RunStep> runs() {
        List<RunStep> runs = new ArrayList<>();
        for (Step step : history()) {
            if (step instanceof RunStep run) {
                runs.add(run);
            }
        }
        return runs;
    }

    /** Whether this is the other stage or built from it. */
    public boolean descendsFrom(Stage other) {
        for (Stage stage = this; stage != null; stage = stage.parent.orElse(null)) {
            if (stage == other) {
                return true;
            }
        }
        return false;
    }

    /** Where a path lives when the stage is done. */
    public Whereabouts locate(ImagePath path) {
        return locate(path, end);
    }

    /** Who has put something at a path or below it in the layers, by naming a place there. */
    public List<Origin> writersWithin(ImagePath path) {
        return writersWithin(path, end);
    }

    /** Who has put something at a path or below it in the layers, by naming a place there, up to a time of the model's clock. */
    List<Origin> writersWithin(ImagePath path, int time) {
        List<Origin> writers = new ArrayList<>(layer.writersWithin(path, time));
        for (Stage stage = parent.orElse(null); stage != null; stage = stage.parent.orElse(null)) {
            writers.addAll(stage.layer.writersWithin(path, stage.end));
        }
        return writers;
    }

    /** The places in or below a folder of the layers where a step has put a file, up to a time of the model's clock, by its name. */
    List<ImagePath> namedFiles(ImagePath folder, int time) {
        List<ImagePath> files = new ArrayList<>();
        for (Stage stage = this; stage != null; stage = stage.parent.orElse(null)) {
            files.addAll(stage.layer.namedFiles(folder, time));
        }
        return files;
    }

    Whereabouts locate(ImagePath path, int time) {
        List<Whereabouts.InMount> mounts = new ArrayList<>();
        int until = time;
        for (Stage stage = this; stage != null; stage = stage.parent.orElse(null)) {
            for (int depth = Math.min(path.knownPrefix(), path.segments().size()); depth >= 0; depth--) {
                List<MountPoint> points = stage.cacheMounts.get(path.prefix(depth));
                for (int i = points == null ? -1 : points.size() - 1; i >= 0; i--) {
                    MountPoint point = points.get(i);
                    if (point.run().end() <= until && !isAmong(mounts, point)) {
                        mounts.add(new Whereabouts.InMount(point, path, time));
                    }
                }
            }
            until = Integer.MAX_VALUE;
        }
        return new Whereabouts(path, layer.presence(path, time), mounts);
    }

    private static boolean isAmong(List<Whereabouts.InMount> mounts, MountPoint point) {
        for (Whereabouts.InMount mount : mounts) {
            if (mount.sameStore(point)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The path, in the build context, of what a COPY has put at a path of the layers up to a time: the last COPY that names the path's
     * folder or one above it, and whose source has it. Empty where the context is not seen or has no such file.
     */
    Optional<String> contextPath(ImagePath path, int time) {
        if (!project.files().visible()) {
            return Optional.empty();
        }
        for (Stage stage = this; stage != null; stage = stage.parent.orElse(null)) {
            for (int i = stage.steps.size() - 1; i >= 0; i--) {
                Step step = stage.steps.get(i);
                if (step.end() <= time && step instanceof CopyStep copy && copy.isFromContext()) {
                    Optional<String> found = copy.contextPath(path, project);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    Project project() {
        return project;
    }

    void add(Step step) {
        steps.add(step);
    }

    void add(MountPoint point) {
        cacheMounts.computeIfAbsent(point.target(), target -> new ArrayList<>(1)).add(point);
    }

    void endAt(int time) {
        end = time;
    }

    int end() {
        return end;
    }

    Variables variables() {
        return variables;
    }

    FileTree layer() {
        return layer;
    }

    BaseImage image() {
        return image;
    }
}
