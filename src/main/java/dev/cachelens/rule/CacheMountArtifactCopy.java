package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Mount;
import dev.cachelens.model.Origin;
import dev.cachelens.model.Presence;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;
import dev.cachelens.model.ToolCaches;
import dev.cachelens.model.Whereabouts;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Instruction;
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
                if (source.path().isPresent()) {
                    check(model, new Reader(copy, copy.fromStage().get(), source.path().get(), source.word().text(),
                            source.word().span()), findings);
                }
            }
        }
        for (RunStep run : model.steps(RunStep.class)) {
            for (Mount mount : run.mounts()) {
                Optional<MountOption> source = mount.option("source", "src");
                if (mount.type() == Mount.Type.BIND && mount.fromStage().isPresent() && source.isPresent()) {
                    check(model, new Reader(run, mount.fromStage().get(), mount.source(), source.get().value().orElse(""),
                            source.get().valueSpan()), findings);
                }
            }
        }
        return findings;
    }

    /**
     * What wants the artifact.
     *
     * @param step    the COPY, or the RUN with the bind mount
     * @param stage   the stage that it wants it from
     * @param path    the artifact
     * @param written how the step names it
     * @param span    where it does
     */
    private record Reader(Step step, Stage stage, ImagePath path, String written, Span span) {

        String shown() {
            return path.toString().indexOf('\uFFFC') < 0 ? path.toString() : written;
        }
    }

    private void check(BuildModel model, Reader reader, List<Finding> findings) {
        Whereabouts where = reader.stage().locate(reader.path());
        Optional<LostArtifact> lost = LostArtifact.of(where);
        if (lost.isEmpty()) {
            return;
        }
        Finding finding = Finding.of(this, reader.span(), message(model, reader, lost.get(), where.layer()))
                .withRelated(lost.get().mount().flag().span(), "the cache mount that '" + reader.shown() + "' is built into");
        if (lost.get().older().isPresent()) {
            finding = finding.withRelated(lost.get().older().get().span().get(), "the layer's copy comes from here");
        }
        boolean downloads = lost.get().mount().target().filter(ToolCaches::hold).isPresent();
        if (downloads && where.layer().certainty() != Certainty.NO) {
            // What else is in there may be all that is wanted.
            finding = finding.withSeverity(Severity.WEAK);
        }
        Optional<Fix> fix = fix(model, reader, lost.get().builder());
        findings.add(fix.isPresent() ? finding.withFix(fix.get()) : finding);
    }

    private static String message(BuildModel model, Reader reader, LostArtifact lost, Presence layer) {
        String output = "the build's output went into the cache mount on '" + lost.mount().target().get() + "' (line "
                + model.line(lost.builder()) + ")";
        String fails = reader.step() instanceof CopyStep ? "this COPY fails" : "this mount fails";
        if (lost.older().isEmpty() && layer.certainty() != Certainty.YES) {
            boolean perhaps = layer.certainty() == Certainty.MAYBE;
            return "not found: the cache mount is not part of the stage; " + output + " and no layer has '" + reader.shown()
                    + "', so "
                    + fails + (perhaps ? ", unless the base image has an older one" : "");
        }
        String maker = lost.older().map(origin -> "line " + model.line(origin.step().get())).orElse("the base image");
        String stale = "stale: the layer still holds the copy that " + maker + " made; " + output;
        if (layer.certainty() == Certainty.YES) {
            boolean empty = lost.older().isPresent() && lost.older().get().how() == Origin.How.WORKDIR;
            return stale + (empty ? ", so an empty folder is copied" : " and is never shipped");
        }
        return stale + ". If " + maker + " brought no '" + reader.shown()
                + "', it is not found: the cache mount is not part of the stage, and " + fails;
    }

    private static Optional<Fix> fix(BuildModel model, Reader reader, RunStep builder) {
        Optional<CopyOut.Place> place = ArtifactName.of(model, reader.step(), reader.written(), reader.path(), builder)
                .flatMap(name -> new CopyOut(model, builder, reader.stage(), reader.path()).place(name));
        if (place.isEmpty()) {
            return Optional.empty();
        }
        String path = place.get().path();
        boolean json = reader.step() instanceof CopyStep && reader.step().instruction().form() == Instruction.Form.EXEC;
        List<TextEdit> edits = new ArrayList<>(place.get().edits());
        edits.add(TextEdit.replace(reader.span(), json ? "\"" + path + "\"" : path));
        return Optional.of(new Fix(place.get().edits().isEmpty()
                ? "Copy from '" + path + "', where line " + model.line(builder) + " puts it"
                : "Copy it to '" + path + "' in the RUN that builds it, and from there", edits));
    }
}
