package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Mount;
import dev.cachelens.model.Origin;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;
import dev.cachelens.model.ToolCaches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool's home is copied from a stage that kept the part of it that matters in a cache mount. */
final class CacheMountHomeCopy implements Rule {

    @Override
    public String id() {
        return "cache-mount-home-copy";
    }

    @Override
    public Severity severity() {
        return Severity.WEAK;
    }

    @Override
    public String title() {
        return "Copy of a tool's home without its cache";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (CopyStep copy : model.steps(CopyStep.class)) {
            if (copy.fromStage().isPresent()) {
                for (CopyStep.Source source : copy.sources()) {
                    source.path().filter(ImagePath::isKnown).ifPresent(path -> check(model, copy, source, path, findings));
                }
            }
        }
        return findings;
    }

    private void check(BuildModel model, CopyStep copy, CopyStep.Source source, ImagePath path, List<Finding> findings) {
        Map<ImagePath, RunStep> missing = missing(copy.fromStage().get(), path);
        if (missing.isEmpty()) {
            return;
        }
        ImagePath first = missing.keySet().iterator().next();
        RunStep run = missing.get(first);
        Mount mount = run.cacheMountOver(first).orElseThrow();
        Finding finding = Finding.of(this, source.word().span(), "'" + path + "' is copied without " + names(missing.keySet())
                        + ": line " + model.line(run) + " kept that in a cache mount, which is not part of "
                        + copy.fromStage().get().displayName())
                .withRelated(mount.flag().span(), "the cache mount that holds '" + first + "'");
        Optional<Fix> fix = fix(model, copy, path, missing);
        findings.add(fix.isPresent() ? finding.withFix(fix.get()) : finding);
    }

    /** Mounts the caches where they are used, in place of a COPY that brings nothing but what the base image has. */
    private static Optional<Fix> fix(BuildModel model, CopyStep copy, ImagePath path, Map<ImagePath, RunStep> missing) {
        boolean trigger = !model.dockerfile().instructions().contains(copy.instruction());
        if (trigger || copy.sources().size() > 1 || bringsMore(copy.fromStage().get(), path, missing)) {
            return Optional.empty();
        }
        List<TextEdit> edits = new ArrayList<>();
        edits.add(LineEdits.removeInstruction(model.dockerfile(), copy.instruction()));
        boolean samePlace = copy.destination().equals(Optional.of(path));
        for (Step later : samePlace ? copy.stage().steps() : List.<Step>of()) {
            if (later instanceof RunStep run && copy.isBefore(run)) {
                missing.forEach((target, from) -> {
                    if (run.cacheMountOver(target).isEmpty() && runTheSame(run, from)) {
                        edits.add(new RunEdits(model.dockerfile(), run)
                                .addMount(MountText.repeated(from.cacheMountOver(target).orElseThrow(), from, run)));
                    }
                });
            }
        }
        return Optional.of(new Fix(edits.size() == 1 ? "Remove this " + copy.instruction().keyword()
                : "Mount the cache where it is used, and remove this " + copy.instruction().keyword(), edits));
    }

    /** Whether the stage has put more into the tool's home than what the tool keeps there for itself: programs, settings. */
    private static boolean bringsMore(Stage stage, ImagePath path, Map<ImagePath, RunStep> missing) {
        for (Origin origin : stage.writersWithin(path)) {
            if (origin.step().isPresent() && !missing.containsValue(origin.step().get())) {
                return true;
            }
        }
        return !stage.writersWithin(path.child("bin")).isEmpty();
    }

    private static boolean runTheSame(RunStep run, RunStep other) {
        for (Invocation invocation : run.invocations()) {
            for (Invocation wanted : other.invocations()) {
                if (invocation.name().equals(wanted.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The parts of a tool's home that live in cache mounts alone, with a RUN that mounts each. */
    private static Map<ImagePath, RunStep> missing(Stage stage, ImagePath path) {
        Map<ImagePath, RunStep> missing = new LinkedHashMap<>();
        for (RunStep run : isHome(path) ? stage.runs() : List.<RunStep>of()) {
            for (Mount mount : run.mounts()) {
                ImagePath target = mount.target().orElse(ImagePath.ROOT);
                boolean below = target.startsWith(path) && !target.equals(path);
                if (mount.isCache() && below && ToolCaches.hold(target)) {
                    missing.putIfAbsent(target, run);
                }
            }
        }
        return missing;
    }

    // A whole file system, or the home of a user, is not copied for the sake of a cache.
    private static boolean isHome(ImagePath path) {
        return ToolCaches.hold(path) || path.equals(ImagePath.of("/go"));
    }

    private static String names(Iterable<ImagePath> paths) {
        StringBuilder names = new StringBuilder();
        for (ImagePath path : paths) {
            names.append(names.isEmpty() ? "'" : ", '").append(path).append('\'');
        }
        return names.toString();
    }
}
