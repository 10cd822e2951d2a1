package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CargoCommand;
import dev.cachelens.model.CargoLayout;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Origin;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Whereabouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program is copied from a target directory that cargo does not build into. */
final class CopyFromMissingPath implements Rule {

    private static final Set<String> NOT_PROFILES = Set.of("doc", "package", "tmp", "wasm-bindgen", "site", "deps");

    @Override
    public String id() {
        return "copy-from-missing-path";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Copy from where nothing is built";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (CopyStep copy : model.steps(CopyStep.class)) {
            for (CopyStep.Source source : copy.fromStage().isPresent() ? copy.sources() : List.<CopyStep.Source>of()) {
                source.path().filter(CopyFromMissingPath::isBuilt)
                        .flatMap(path -> check(model, copy.fromStage().get(), source, path)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** Whether a path looks like what cargo builds: {@code …/target/<profile>/<name>}, with a triple between or not. */
    private static boolean isBuilt(ImagePath path) {
        int target = path.segments().lastIndexOf("target");
        int below = path.segments().size() - target - 1;
        return target >= 0 && path.isKnown() && (below == 2 || below == 3)
                && !NOT_PROFILES.contains(path.segments().get(target + 1));
    }

    private Optional<Finding> check(BuildModel model, Stage stage, CopyStep.Source source, ImagePath path) {
        Whereabouts where = stage.locate(path);
        if (where.layer().certainty() == Certainty.YES || !where.mounts().isEmpty() || !nobodyPuts(where)) {
            return Optional.empty();
        }
        List<CargoCommand> builds = builds(stage);
        if (builds.isEmpty()) {
            return neverBuilt(model, stage, source, path);
        }
        List<ImagePath> folders = new ArrayList<>();
        for (CargoCommand build : builds) {
            if (build.outputFolders().isEmpty() || build.invocation().certainty() != Certainty.YES || mayBeMember(build, path)) {
                return Optional.empty();
            }
            folders.addAll(build.outputFolders());
        }
        ImagePath best = folders.get(folders.size() - 1);
        if (folders.contains(path.parent()) || folders.stream().anyMatch(path::startsWith) || differsByTriple(path.parent(), folders)) {
            return Optional.empty();
        }
        CargoCommand last = builds.get(builds.size() - 1);
        Severity severity = last.directory().flatMap(folder -> CargoLayout.crate(stage, folder)).isPresent()
                ? Severity.ERROR : Severity.WARNING;
        ImagePath right = best.child(path.name());
        return Optional.of(Finding.of(this, source.word().span(), "not found: cargo builds into '" + best + "' here (line "
                        + model.line(last.invocation().step()) + "), and no step of " + stage.displayName() + " puts anything at '"
                        + path + "', so this COPY fails")
                .withSeverity(severity)
                .withRelated(last.invocation().span(), "builds into '" + best + "'")
                .withFix(new Fix("Copy from '" + right + "'", TextEdit.replace(source.word().span(), right.toString()))));
    }

    // A copy of the whole context may bring a target directory along; no one relies on that.
    private static boolean nobodyPuts(Whereabouts where) {
        return where.layer().origins().stream().allMatch(origin -> origin.how() == Origin.How.CONTEXT_COPY);
    }

    private static List<CargoCommand> builds(Stage stage) {
        List<CargoCommand> builds = new ArrayList<>();
        for (RunStep run : stage.runs()) {
            for (Invocation invocation : run.invocations()) {
                CargoCommand.of(invocation).filter(command -> command.links() && !command.is("chef cook")).ifPresent(builds::add);
            }
        }
        return builds;
    }

    // Without manifests in sight a crate in a folder may belong to a workspace above, or name its own target directory below.
    private static boolean mayBeMember(CargoCommand build, ImagePath path) {
        int target = path.segments().lastIndexOf("target");
        ImagePath owner = new ImagePath(path.segments().subList(0, target));
        Optional<ImagePath> folder = build.directory();
        boolean seen = folder.flatMap(crate -> CargoLayout.crate(build.invocation().step().stage(), crate)).isPresent();
        boolean named = build.namedTargetDirectory().isPresent();
        boolean related = folder.map(crate -> crate.startsWith(owner) && !crate.equals(owner)).orElse(true);
        return !seen && !named && related;
    }

    // The image's environment may name a target triple, which then stands between.
    private static boolean differsByTriple(ImagePath folder, List<ImagePath> folders) {
        for (ImagePath built : folders) {
            boolean sameProfile = built.name().equals(folder.name());
            boolean sameTarget = targetOf(built).equals(targetOf(folder));
            if (sameProfile && sameTarget && folder.segments().size() > built.segments().size()) {
                return true;
            }
        }
        return false;
    }

    private static ImagePath targetOf(ImagePath folder) {
        int target = folder.segments().lastIndexOf("target");
        return target < 0 ? folder : new ImagePath(folder.segments().subList(0, target + 1));
    }

    private Optional<Finding> neverBuilt(BuildModel model, Stage stage, CopyStep.Source source, ImagePath path) {
        Whereabouts where = stage.locate(path);
        if (where.layer().certainty() != Certainty.NO) {
            return Optional.empty();
        }
        Finding finding = Finding.of(this, source.word().span(), "not found: no step of " + stage.displayName() + " builds or copies '"
                + path + "', so this COPY fails").withSeverity(Severity.WARNING);
        return Optional.of(finding);
    }
}
