package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Mount;
import dev.cachelens.model.ProcessStep;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Whereabouts;
import dev.cachelens.syntax.dockerfile.Keyword;
import dev.cachelens.syntax.shell.ShellQuote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A later command of the image needs a file that only a cache mount has. */
final class CacheMountArtifactUse implements Rule {

    @Override
    public String id() {
        return "cache-mount-artifact-use";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Use of a file that stayed in a cache mount";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (RunStep run : model.steps(RunStep.class)) {
            for (Invocation invocation : run.invocations()) {
                checkRun(model, run, invocation, findings);
            }
        }
        Set<Stage> bases = new HashSet<>();
        model.stages().forEach(stage -> stage.parent().ifPresent(bases::add));
        for (Stage stage : model.stages()) {
            if (!bases.contains(stage)) {
                processes(stage).forEach(process -> checkProcess(model, stage, process, findings));
            }
        }
        return findings;
    }

    private void checkRun(BuildModel model, RunStep run, Invocation invocation, List<Finding> findings) {
        if (invocation.certainty() != Certainty.YES) {
            return;
        }
        for (NeededPaths.Needed needed : NeededPaths.of(invocation)) {
            boolean mounted = run.mounts().stream().anyMatch(mount -> mount.target().isEmpty() || mount.covers(needed.path()));
            Optional<LostArtifact> lost = mounted ? Optional.empty() : LostArtifact.of(invocation.locateBefore(needed.path()));
            if (lost.isPresent()) {
                String mount = MountText.repeated(lost.get().mount(), lost.get().builder(), run);
                Fix fix = new Fix("Add the mount of line " + model.line(lost.get().builder()) + " to this RUN",
                        new RunEdits(model.dockerfile(), run).addMount(mount));
                findings.add(finding(model, needed, lost.get(), "this RUN does not mount it").withFix(fix));
            }
        }
    }

    /** What a container of the stage runs: the last instruction of each kind. */
    private static Collection<ProcessStep> processes(Stage stage) {
        Map<Keyword, ProcessStep> last = new EnumMap<>(Keyword.class);
        for (Stage base = stage; base != null; base = base.parent().orElse(null)) {
            for (int i = base.steps().size() - 1; i >= 0; i--) {
                if (base.steps().get(i) instanceof ProcessStep process) {
                    last.putIfAbsent(process.instruction().keyword(), process);
                }
            }
        }
        return last.values();
    }

    private void checkProcess(BuildModel model, Stage stage, ProcessStep process, List<Finding> findings) {
        for (Invocation invocation : process.invocations()) {
            for (NeededPaths.Needed needed : NeededPaths.of(invocation)) {
                Whereabouts where = stage.locate(needed.path());
                LostArtifact.of(where).ifPresent(lost -> {
                    Finding finding = finding(model, needed, lost, "a container has no mounts of the build");
                    findings.add(copyOut(model, stage, needed, lost).map(finding::withFix).orElse(finding));
                });
            }
        }
    }

    private Finding finding(BuildModel model, NeededPaths.Needed needed, LostArtifact lost, String why) {
        String older = lost.older().map(origin -> "; what the layer holds there is what line " + model.line(origin.step().get())
                + " left, if anything").orElse("; the layer has no such file");
        return Finding.of(this, needed.word().span(), "'" + needed.path() + "' is gone: line " + model.line(lost.builder())
                        + " wrote it into the cache mount on '" + lost.mount().target().get()
                        + "', which is not part of the image, and "
                        + why + older)
                .withRelated(lost.mount().flag().span(), "the cache mount that '" + needed.path() + "' is written to");
    }

    private static Optional<Fix> copyOut(BuildModel model, Stage stage, NeededPaths.Needed needed, LostArtifact lost) {
        String source = model.dockerfile().source().text();
        // A variable here is the container's, which the RUN does not know.
        boolean plain = needed.path().isKnown() && needed.word().span().in(source).indexOf('$') < 0;
        Optional<CopyOut.Place> place = !plain ? Optional.empty() : ArtifactName.literal(needed.path())
                .flatMap(name -> new CopyOut(model, lost.builder(), stage, needed.path()).place(name));
        if (place.isEmpty()) {
            return Optional.empty();
        }
        String path = place.get().path();
        boolean quoted = source.charAt(needed.word().span().start()) == '"';
        List<TextEdit> edits = new ArrayList<>(place.get().edits());
        edits.add(TextEdit.replace(needed.word().span(), quoted ? "\"" + path + "\"" : ShellQuote.quote(path)));
        return Optional.of(new Fix(place.get().edits().isEmpty()
                ? "Use '" + path + "', where line " + model.line(lost.builder()) + " puts it"
                : "Copy it to '" + path + "' in the RUN that builds it, and use that", edits));
    }
}
