package dev.cachelens.rule;

import dev.cachelens.model.Argument;
import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CargoCommand;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Mount;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;
import dev.cachelens.syntax.shell.ShellQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cargo-chef recipe is copied to the stage that builds, and never cooked there. */
final class ChefRecipeNotCooked implements Rule {

    // Options of the build that cook must be given as well, to leave what the build can use.
    private static final List<String> SHARED_FLAGS = List.of("release", "all-features", "no-default-features", "locked",
            "workspace");
    private static final List<String> SHARED_VALUES = List.of("profile", "target", "features", "target-dir", "package", "bin");

    // What these do stands in a file that is not read.
    private static final Set<String> RUNNERS = Set.of("make", "gmake", "just", "task");

    @Override
    public String id() {
        return "chef-recipe-not-cooked";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Recipe that is never cooked";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (CopyStep copy : model.steps(CopyStep.class)) {
            Optional<CopyStep.Source> recipe = copy.fromStage().flatMap(planner -> recipe(copy, planner));
            if (recipe.isPresent() && !isCooked(model, copy)) {
                builder(model, copy).ifPresent(build -> findings.add(finding(model, copy, recipe.get(), build)));
            }
        }
        return findings;
    }

    private static boolean isCooked(BuildModel model, CopyStep copy) {
        return model.stages().stream().anyMatch(stage -> stage.descendsFrom(copy.stage()) && !chef(stage, "chef cook").isEmpty());
    }

    /** The source that is a recipe which the stage it comes from has prepared. */
    private static Optional<CopyStep.Source> recipe(CopyStep copy, Stage planner) {
        for (Invocation prepare : chef(planner, "chef prepare")) {
            String name = CargoCommand.of(prepare).orElseThrow().value("recipe-path").map(Argument::text).orElse("recipe.json");
            for (CopyStep.Source source : copy.sources()) {
                if (source.path().isPresent() && source.path().equals(prepare.resolve(name))) {
                    return Optional.of(source);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Invocation> chef(Stage stage, String subcommand) {
        List<Invocation> found = new ArrayList<>();
        for (RunStep run : stage.runs()) {
            for (Invocation invocation : run.invocations()) {
                CargoCommand.of(invocation).filter(command -> command.is(subcommand)).ifPresent(command -> found.add(invocation));
            }
        }
        return found;
    }

    /** The first build behind the copy, in its stage or one built from it; what cannot be read before it may cook. */
    private static Optional<CargoCommand> builder(BuildModel model, CopyStep copy) {
        for (Stage stage : model.stages()) {
            for (Step step : stage.descendsFrom(copy.stage()) ? stage.steps() : List.<Step>of()) {
                if (step instanceof RunStep run && copy.isBefore(run)) {
                    if (run.isOpaque()) {
                        return Optional.empty();
                    }
                    for (Invocation invocation : run.invocations()) {
                        Optional<CargoCommand> build = CargoCommand.of(invocation).filter(CargoCommand::compiles);
                        boolean mayCook = !invocation.isUnderstood() || RUNNERS.contains(invocation.name());
                        if (build.isPresent() || mayCook) {
                            return build;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Finding finding(BuildModel model, CopyStep copy, CopyStep.Source recipe, CargoCommand build) {
        Step step = build.invocation().step();
        Finding finding = Finding.of(this, recipe.word().span(), "the recipe is copied and never cooked: no 'cargo chef cook' "
                        + "runs before line " + model.line(step) + " builds, so every change of a source compiles all "
                        + "dependencies again")
                .withRelated(build.invocation().span(), "builds without cooked dependencies");
        return canCook(copy, build) ? finding.withFix(new Fix("Cook the recipe behind this line",
                LineEdits.insertAfter(model.dockerfile(), copy.instruction(), cook(model, copy, recipe, build)))) : finding;
    }

    // Cook writes dummies over the sources that are there, and helps only a build in its own folder.
    private static boolean canCook(CopyStep copy, CargoCommand build) {
        boolean sources = copy.stage().history().stream().anyMatch(step -> step.isBefore(copy) && step instanceof CopyStep earlier
                && earlier.isFromContext() && !earlier.sources().stream().allMatch(ChefRecipeNotCooked::isManifest));
        boolean known = SHARED_VALUES.stream().allMatch(option -> build.values(option).stream().allMatch(Argument::isKnown));
        return !sources && known && !build.isUncertain() && copy.workingDirectory().isPresent()
                && copy.workingDirectory().equals(build.directory());
    }

    private static boolean isManifest(CopyStep.Source source) {
        String name = source.value().substring(source.value().lastIndexOf('/') + 1);
        return name.endsWith(".toml") || name.endsWith(".lock") || name.equals("rust-toolchain") || name.equals(".cargo");
    }

    private static String cook(BuildModel model, CopyStep copy, CopyStep.Source recipe, CargoCommand build) {
        StringBuilder line = new StringBuilder();
        boolean installed = chefIsThere(copy.stage());
        line.append("RUN ");
        for (Mount mount : ((RunStep) build.invocation().step()).mounts()) {
            if (mount.isCache()) {
                line.append(mount.flag().source().text()).append(' ');
            }
        }
        line.append(installed ? "" : "cargo install --locked cargo-chef && ");
        build.invocation().command().ifPresent(command -> command.assignments().forEach(assignment ->
                line.append(assignment.span().in(model.dockerfile().source().text())).append(' ')));
        line.append("cargo ");
        build.toolchain().ifPresent(toolchain -> line.append(toolchain.text()).append(' '));
        line.append("chef cook");
        for (String flag : SHARED_FLAGS) {
            line.append(build.has(flag) || flag.equals("release") && build.has("r") ? " --" + flag : "");
        }
        for (String option : SHARED_VALUES) {
            for (Argument value : option.equals("package") ? build.values("package", "p") : build.values(option)) {
                line.append(" --").append(option).append(' ').append(ShellQuote.quote(value.text()));
            }
        }
        return line.append(" --recipe-path ").append(target(copy, recipe)).toString();
    }

    private static String target(CopyStep copy, CopyStep.Source recipe) {
        String written = copy.destinationWord().orElseThrow().text();
        boolean folder = copy.isIntoFolder();
        String name = recipe.path().orElseThrow().name();
        if (!folder) {
            return written;
        }
        return written.equals(".") || written.equals("./") ? name : written + (written.endsWith("/") ? "" : "/") + name;
    }

    private static boolean chefIsThere(Stage stage) {
        boolean official = stage.officialImage().isPresent();
        boolean installed = stage.runs().stream().flatMap(run -> run.invocations().stream())
                .anyMatch(invocation -> invocation.has("cargo-chef"));
        return installed || !official;
    }
}
