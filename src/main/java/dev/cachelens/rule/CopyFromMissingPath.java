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
import dev.cachelens.project.CargoPackage;
import dev.cachelens.project.CargoTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        if (where.layer().certainty() == Certainty.YES || !where.mounts().isEmpty()) {
            return Optional.empty();
        }
        List<CargoCommand> builds = builds(stage);
        if (builds.isEmpty()) {
            return nobodyPuts(where) ? neverBuilt(stage, source, path) : Optional.empty();
        }
        List<ImagePath> folders = new ArrayList<>();
        for (CargoCommand build : builds) {
            List<ImagePath> outputs = build.outputFolders();
            boolean known = !outputs.isEmpty() && outputs.stream().allMatch(ImagePath::isKnown);
            if (!known || build.invocation().certainty() != Certainty.YES || mayBeMember(build, path)) {
                return Optional.empty();
            }
            folders.addAll(outputs);
        }
        if (folders.contains(path.parent())) {
            return wrongName(model, stage, source, path, builds);
        }
        if (!nobodyPuts(where) || folders.stream().anyMatch(path::startsWith) || differsByTriple(path.parent(), folders)) {
            return Optional.empty();
        }
        CargoCommand last = builds.get(builds.size() - 1);
        Severity severity = last.directory().flatMap(folder -> CargoLayout.crate(stage, folder)).isPresent()
                ? Severity.ERROR : Severity.WARNING;
        ImagePath best = nearest(folders, path.parent());
        Finding finding = notFound(source, "cargo builds into '" + best + "' here (line " + model.line(last.invocation().step())
                + "), and no step of " + stage.displayName() + " puts anything at '" + path + "'")
                .withSeverity(severity)
                .withRelated(last.invocation().span(), "builds into '" + best + "'");
        return Optional.of(copyFrom(finding, source, best, writtenName(source)));
    }

    private Finding notFound(CopyStep.Source source, String why) {
        return Finding.of(this, source.word().span(), "not found: " + why + ", so this COPY fails");
    }

    private static Finding copyFrom(Finding finding, CopyStep.Source source, ImagePath folder, String name) {
        String right = folder + "/" + name;
        String quote = source.word().source().text().startsWith("\"") ? "\"" : "";
        return finding.withFix(new Fix("Copy from '" + right + "'",
                TextEdit.replace(source.word().span(), quote + right + quote)));
    }

    // With its variables.
    private static String writtenName(CopyStep.Source source) {
        return source.word().text().substring(source.word().text().lastIndexOf('/') + 1);
    }

    // Of several builds, the last one with the profile that is asked for.
    private static ImagePath nearest(List<ImagePath> folders, ImagePath wanted) {
        ImagePath best = folders.get(folders.size() - 1);
        for (ImagePath folder : folders) {
            best = folder.name().equals(wanted.name()) ? folder : best;
        }
        return best;
    }

    /** The folder is right, and no package of the workspace has a program of that name. */
    private Optional<Finding> wrongName(BuildModel model, Stage stage, CopyStep.Source source, ImagePath path,
            List<CargoCommand> builds) {
        Set<String> programs = new TreeSet<>();
        for (CargoCommand build : builds) {
            Optional<CargoPackage> crate = build.directory().flatMap(folder -> CargoLayout.crate(stage, folder));
            boolean plain = build.is("build", "auditable build", "zigbuild");
            if (crate.isEmpty() || !plain || !addPrograms(model, crate.get(), programs)) {
                return Optional.empty();
            }
        }
        boolean byCargo = stage.locate(path).layer().origins().stream().allMatch(origin -> origin.how() == Origin.How.CONTEXT_COPY
                || builds.stream().anyMatch(build -> origin.span().equals(Optional.of(build.invocation().span()))));
        if (!byCargo || programs.isEmpty() || programs.contains(path.name()) || path.name().indexOf('.') >= 0) {
            return Optional.empty();
        }
        Finding finding = notFound(source, "cargo builds no program named '" + path.name() + "' here, but "
                + String.join(", ", programs.stream().map(name -> "'" + name + "'").toList()));
        return Optional.of(programs.size() == 1
                ? copyFrom(finding, source, path.parent(), programs.iterator().next()) : finding);
    }

    // False where a manifest is not seen; a build script may make programs of its own.
    private static boolean addPrograms(BuildModel model, CargoPackage crate, Set<String> programs) {
        for (String member : crate.members()) {
            Optional<CargoPackage> seen = model.project().cargo(member);
            boolean scripted = seen.isEmpty() || seen.get().targets().stream()
                    .anyMatch(target -> target.kind() == CargoTarget.Kind.BUILD_SCRIPT);
            if (scripted) {
                return false;
            }
            for (CargoTarget target : seen.get().targets()) {
                if (target.kind() == CargoTarget.Kind.BIN) {
                    programs.add(target.name());
                }
            }
        }
        return true;
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

    private Optional<Finding> neverBuilt(Stage stage, CopyStep.Source source, ImagePath path) {
        Whereabouts where = stage.locate(path);
        if (where.layer().certainty() != Certainty.NO) {
            return Optional.empty();
        }
        Finding finding = notFound(source, "no step of " + stage.displayName() + " builds or copies '" + path + "'")
                .withSeverity(Severity.WARNING);
        return Optional.of(finding);
    }
}
