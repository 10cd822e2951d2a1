package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Mount;
import dev.cachelens.model.RunStep;
import dev.cachelens.syntax.dockerfile.MountOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cache mount at a place that the tool of its RUN does not write to. */
final class CacheMountUnused implements Rule {

    @Override
    public String id() {
        return "cache-mount-unused";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Cache mount that caches nothing";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (RunStep run : model.steps(RunStep.class)) {
            boolean seen = !run.isOpaque() && run.invocations().stream().allMatch(command -> command.certainty() == Certainty.YES);
            for (Mount mount : seen ? run.mounts() : List.<Mount>of()) {
                boolean known = mount.isCache() && mount.target().filter(ImagePath::isKnown).isPresent();
                if (known && run.mounts().stream().noneMatch(other -> isSamePlace(mount, other))) {
                    WrittenFolder.insteadOf(run, mount.target().get())
                            .ifPresent(folder -> findings.add(finding(model, run, mount, folder)));
                }
            }
        }
        return findings;
    }

    private static boolean isSamePlace(Mount mount, Mount other) {
        return other != mount && other.target().equals(mount.target());
    }

    private Finding finding(BuildModel model, RunStep run, Mount mount, WrittenFolder folder) {
        Finding finding = Finding.of(this, MountText.target(mount), "this mount caches nothing: " + folder.tool() + " writes to '"
                + folder.path() + "', so '" + mount.target().get() + "' stays empty" + folder.reason());
        boolean mountedAlready = run.mounts().stream().anyMatch(other -> other.covers(folder.path()));
        Fix remove = new Fix("Remove the mount", new RunEdits(model.dockerfile(), run).removeMount(mount));
        if (mountedAlready) {
            return finding.withFix(remove);
        }
        if (LayerUse.isNeeded(model, run, folder.path())) {
            return finding.withFix(new Fix("Remove the mount: a later step needs '" + folder.path() + "' in the layer",
                    new RunEdits(model.dockerfile(), run).removeMount(mount)));
        }
        Optional<MountOption> target = mount.option("target", "dst", "destination").filter(option -> option.value().isPresent());
        return target.map(option -> finding.withFix(new Fix("Mount the cache at '" + folder.path() + "'",
                TextEdit.replace(option.valueSpan(), folder.path().toString())))).orElse(finding).withFix(remove);
    }
}
