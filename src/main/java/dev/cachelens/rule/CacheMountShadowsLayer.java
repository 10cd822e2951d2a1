package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Mount;
import dev.cachelens.model.Origin;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Step;
import dev.cachelens.model.ToolCaches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cache mount lies over something that an earlier line has put into the layer for this RUN to use. */
final class CacheMountShadowsLayer implements Rule {

    // Commands that make room for something, or look after it, and put nothing there that a later RUN would want.
    private static final Set<String> PREPARING = Set.of("mkdir", "touch", "chmod", "chown", "rm", "ln", "find");

    @Override
    public String id() {
        return "cache-mount-shadows-layer";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Cache mount over files of the layer";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (RunStep run : model.steps(RunStep.class)) {
            for (Mount mount : run.mounts()) {
                boolean output = mount.isCache() && mount.from().isEmpty() && mount.target().isPresent()
                        && mount.target().get().isKnown() && !ToolCaches.hold(mount.target().get());
                if (output) {
                    hidden(run, mount.target().get()).ifPresent(origin -> findings.add(finding(model, run, mount, origin)));
                }
            }
        }
        return findings;
    }

    /** What was put at the mount's target, or below, on purpose; the latest of several. */
    private static Optional<Origin> hidden(RunStep run, ImagePath target) {
        Origin latest = null;
        for (Origin origin : run.writersWithinBefore(target)) {
            boolean later = latest == null || origin.span().get().start() > latest.span().get().start();
            if (later && isPurpose(origin)) {
                latest = origin;
            }
        }
        return Optional.ofNullable(latest);
    }

    private static boolean isPurpose(Origin origin) {
        return switch (origin.how()) {
            case STAGE_COPY, CONTEXT_COPY -> true;
            case COMMAND -> command(origin).map(command -> !PREPARING.contains(command.name())).orElse(false);
            case BASE_IMAGE, WORKDIR, UNKNOWN_COMMAND -> false;
        };
    }

    private static Optional<Invocation> command(Origin origin) {
        List<Invocation> invocations = origin.step().orElseThrow() instanceof RunStep run ? run.invocations() : List.of();
        return invocations.stream().filter(invocation -> invocation.span().equals(origin.span().get())).findFirst();
    }

    private Finding finding(BuildModel model, RunStep run, Mount mount, Origin origin) {
        Step putBy = origin.step().get();
        ImagePath target = mount.target().get();
        Finding finding = Finding.of(this, MountText.target(mount), "the cache mount hides what line " + model.line(putBy)
                        + " put into '" + target + "': while this RUN lasts, '" + target
                        + "' is the cache, and the layer's files are not seen")
                .withRelated(origin.span().get(), "what is hidden is put there here")
                .withFix(new Fix("Remove the mount, and use what line " + model.line(putBy) + " put there",
                        new RunEdits(model.dockerfile(), run).removeMount(mount)));
        return seed(mount, putBy).map(finding::withFix).orElse(finding);
    }

    private static Optional<Fix> seed(Mount mount, Step putBy) {
        if (!(putBy instanceof CopyStep copy) || copy.fromStage().isEmpty() || copy.sources().size() != 1
                || !copy.destination().equals(mount.target()) || copy.sources().get(0).path().filter(ImagePath::isKnown).isEmpty()) {
            return Optional.empty();
        }
        String from = copy.from().flatMap(flag -> flag.value()).orElseThrow().text();
        int end = mount.flag().span().end();
        return Optional.of(new Fix("Fill a new cache from '" + from + "'",
                TextEdit.insert(end, ",from=" + from + ",source=" + copy.sources().get(0).path().get())));
    }
}
