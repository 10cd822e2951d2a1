package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Mount;
import dev.cachelens.model.Origin;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;
import dev.cachelens.model.Whereabouts;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.MountOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A build's output went into a cache mount, and is copied from the stage, whose layer holds nothing or something older. */
final class CacheMountArtifactCopy implements Rule {

    @Override
    public String id() {
        return "cache-mount-artifact-copy";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Artifact copied out of a cache mount";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (CopyStep copy : model.steps(CopyStep.class)) {
            for (CopyStep.Source source : copy.fromStage().isPresent() ? copy.sources() : List.<CopyStep.Source>of()) {
                source.path().flatMap(path -> check(model, copy, copy.fromStage().get(), path, source.word().span()))
                        .ifPresent(findings::add);
            }
        }
        for (RunStep run : model.steps(RunStep.class)) {
            for (Mount mount : run.mounts()) {
                Optional<MountOption> source = mount.option("source", "src");
                if (mount.type() == Mount.Type.BIND && mount.fromStage().isPresent() && source.isPresent()) {
                    check(model, run, mount.fromStage().get(), mount.source(), source.get().valueSpan()).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private Optional<Finding> check(BuildModel model, Step reader, Stage stage, ImagePath path, Span span) {
        Whereabouts where = stage.locate(path);
        Optional<LostArtifact> lost = LostArtifact.of(where);
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        RunStep builder = lost.get().builder();
        String message = message(model, reader, lost.get(), where);
        Finding finding = Finding.of(this, span, message)
                .withRelated(lost.get().mount().flag().span(), "the cache mount that '" + path + "' is built into");
        if (lost.get().older().isPresent()) {
            finding = finding.withRelated(lost.get().older().get().span().get(), "the layer's copy comes from here");
        }
        Optional<Fix> fix = fix(model, stage, path, span, builder);
        return Optional.of(fix.isPresent() ? finding.withFix(fix.get()) : finding);
    }

    private static String message(BuildModel model, Step reader, LostArtifact lost, Whereabouts where) {
        String mount = "the cache mount on '" + lost.mount().target().get() + "' (line " + model.line(lost.builder()) + ")";
        String fails = reader instanceof CopyStep ? "this COPY fails" : "this mount fails";
        if (where.layer().certainty() == Certainty.NO) {
            return "not found: the cache mount is not part of the stage; the build's output went into " + mount
                    + " and no layer has '" + where.path() + "', so " + fails;
        }
        String stale = "stale: the layer still holds the copy that " + maker(model, lost.older())
                + " made; the build's output went into the cache mount, " + mount.substring("the cache mount ".length());
        if (where.layer().certainty() == Certainty.YES) {
            boolean empty = lost.older().isPresent() && lost.older().get().how() == Origin.How.WORKDIR;
            return stale + (empty ? ": an empty folder is copied" : ", and is never shipped");
        }
        return stale + ". If " + maker(model, lost.older()) + " brought no '" + where.path().name()
                + "', it is not found: the cache mount is not part of the stage, and " + fails;
    }

    private static String maker(BuildModel model, Optional<Origin> older) {
        return older.map(origin -> "line " + model.line(origin.step().get())).orElse("the base image");
    }

    private static Optional<Fix> fix(BuildModel model, Stage stage, ImagePath path, Span span, RunStep builder) {
        boolean sound = path.isKnown() || path.parent().isKnown() && ImagePath.of(path.name()).segments().size() == 1;
        if (!sound || path.toString().indexOf('\uFFFC') >= 0) {
            return Optional.empty();
        }
        CopyOut.Place place = new CopyOut(builder, stage, path).place();
        TextEdit rewrite = TextEdit.replace(span, place.path().toString());
        if (place.command().isEmpty()) {
            return Optional.of(new Fix("Copy from '" + place.path() + "', where line " + model.line(builder) + " puts it", rewrite));
        }
        return new RunEdits(model.dockerfile(), builder).append(place.command().get())
                .map(append -> new Fix("Copy it to '" + place.path() + "' in the RUN that builds it, and from there", append, rewrite));
    }
}
