package dev.cachelens.model;

import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.shell.ShellScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A RUN. */
public final class RunStep extends Step {

    private final List<Mount> mounts = new ArrayList<>();
    private final List<MountPoint> points = new ArrayList<>();
    private final List<Invocation> invocations = new ArrayList<>();
    private Map<String, List<Invocation>> byName;
    private Optional<ShellScript> script = Optional.empty();
    private boolean opaque;

    RunStep(Stage stage, Instruction instruction, Surroundings surroundings, int start) {
        super(stage, instruction, surroundings, start);
    }

    /** The mounts, in the order written. */
    public List<Mount> mounts() {
        return Collections.unmodifiableList(mounts);
    }

    /** The cache mount that lies over a path, the deepest where there are several. */
    public Optional<Mount> cacheMountOver(ImagePath path) {
        Mount deepest = null;
        for (Mount mount : mounts) {
            boolean deeper = deepest == null
                    || mount.covers(path) && mount.target().get().segments().size() > deepest.target().get().segments().size();
            if (mount.covers(path) && deeper) {
                deepest = mount;
            }
        }
        return Optional.ofNullable(deepest).filter(Mount::isCache);
    }

    /** The programs that it runs, in order, as far as they are seen; those behind a condition among them. */
    public List<Invocation> invocations() {
        return Collections.unmodifiableList(invocations);
    }

    /** The runs of one program, in order. */
    public synchronized List<Invocation> invocations(String name) {
        if (byName == null) {
            byName = new HashMap<>();
            for (Invocation invocation : invocations) {
                byName.computeIfAbsent(invocation.name(), key -> new ArrayList<>(1)).add(invocation);
            }
        }
        return Collections.unmodifiableList(byName.getOrDefault(name, List.of()));
    }

    /** The parsed shell text; empty in exec form and for shells that are not read. */
    public Optional<ShellScript> script() {
        return script;
    }

    /** Whether what it runs cannot be read: PowerShell, cmd, an unknown shell, or a broken script. */
    public boolean isOpaque() {
        return opaque;
    }

    /** What is at a path when the RUN is done, as its commands see it: through its mounts. */
    public Presence seenAfter(ImagePath path) {
        return new Namespace(stage().layer(), points).presence(path, end());
    }

    void add(Mount mount) {
        mounts.add(mount);
    }

    void add(MountPoint point) {
        points.add(point);
    }

    void add(Invocation invocation) {
        invocations.add(invocation);
    }

    void parsed(ShellScript parsed) {
        script = Optional.of(parsed);
    }

    void cannotBeRead() {
        opaque = true;
    }

    List<MountPoint> points() {
        return points;
    }
}
