package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
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
            for (Mount mount : isSeen(run) ? run.mounts() : List.<Mount>of()) {
                boolean known = mount.isCache() && mount.target().filter(ImagePath::isKnown).isPresent();
                Optional<WrittenFolder> folder = known && !isTwice(run, mount)
                        ? WrittenFolder.insteadOf(run, mount.target().get()) : Optional.empty();
                if (folder.isPresent()) {
                    findings.add(finding(model, run, mount, folder.get()));
                }
            }
        }
        return findings;
    }

    private static boolean isSeen(RunStep run) {
        boolean seen = !run.isOpaque() && !run.mounts().isEmpty();
        for (Invocation command : seen ? run.invocations() : List.<Invocation>of()) {
            seen &= command.certainty() == Certainty.YES;
        }
        return seen;
    }

    private static boolean isTwice(RunStep run, Mount mount) {
        for (Mount other : run.mounts()) {
            if (other != mount && other.target().equals(mount.target())) {
                return true;
            }
        }
        return false;
    }

    private Finding finding(BuildModel model, RunStep run, Mount mount, WrittenFolder folder) {
        String where = folder.path().map(path -> "'" + path + "'").orElse("the home of '" + run.user() + "'");
        Finding finding = Finding.of(this, MountText.target(mount), "this mount caches nothing: " + folder.tool() + " writes to "
                + where
                + folder.reason() + ", so '" + mount.target().get() + "' stays empty");
        TextEdit removal = new RunEdits(model.dockerfile(), run).removeMount(mount);
        Fix remove = new Fix("Remove the mount", removal);
        if (folder.path().isEmpty() || isMounted(run, folder.path().get())) {
            return finding.withFix(remove);
        }
        ImagePath path = folder.path().get();
        if (LayerUse.isNeeded(model, run, path)) {
            return finding.withFix(new Fix("Remove the mount: a later step needs '" + path + "' in the layer", removal));
        }
        Optional<MountOption> target = mount.option("target", "dst", "destination").filter(option -> option.value().isPresent());
        return target.map(option -> finding.withFix(new Fix("Mount the cache at '" + path + "'",
                TextEdit.replace(option.valueSpan(), path.toString())))).orElse(finding).withFix(remove);
    }

    private static boolean isMounted(RunStep run, ImagePath path) {
        for (Mount mount : run.mounts()) {
            if (mount.covers(path)) {
                return true;
            }
        }
        return false;
    }
}
