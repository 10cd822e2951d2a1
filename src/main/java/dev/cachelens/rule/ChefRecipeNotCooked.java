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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cargo-chef recipe is copied to the stage that builds, and never cooked there. */
final class ChefRecipeNotCooked implements Rule {

    // Options of the build that cook must be given as well, to leave what the build can use.
    private static final List<String> SHARED_FLAGS = List.of("release", "all-features", "no-default-features", "locked", "workspace");
    private static final List<String> SHARED_VALUES = List.of("profile", "target", "features", "target-dir", "package", "bin");

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

    /** The first build behind the copy, in its stage or one built from it; a RUN that cannot be read may cook. */
    private static Optional<CargoCommand> builder(BuildModel model, CopyStep copy) {
        for (Stage stage : model.stages()) {
            for (Step step : stage.descendsFrom(copy.stage()) ? stage.steps() : List.<Step>of()) {
                if (step instanceof RunStep run && copy.isBefore(run)) {
                    if (run.isOpaque()) {
                        return Optional.empty();
                    }
                    for (Invocation invocation : run.invocations()) {
                        Optional<CargoCommand> build = CargoCommand.of(invocation).filter(CargoCommand::compiles);
                        if (build.isPresent()) {
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
        Finding finding = Finding.of(this, recipe.word().span(), "the recipe is copied and never cooked: no 'cargo chef cook' runs before "
                        + "line " + model.line(step) + " builds, so every change of a source compiles all dependencies again")
                .withRelated(build.invocation().span(), "builds without cooked dependencies");
        return finding.withFix(new Fix("Cook the recipe behind this line",
                LineEdits.insertAfter(model.dockerfile(), copy.instruction(), cook(copy, recipe, build))));
    }

    private static String cook(CopyStep copy, CopyStep.Source recipe, CargoCommand build) {
        StringBuilder line = new StringBuilder();
        boolean installed = chefIsThere(copy.stage());
        line.append("RUN ");
        for (Mount mount : ((RunStep) build.invocation().step()).mounts()) {
            if (mount.isCache()) {
                line.append(mount.flag().source().text()).append(' ');
            }
        }
        line.append(installed ? "" : "cargo install --locked cargo-chef && ").append("cargo ");
        build.toolchain().ifPresent(toolchain -> line.append(toolchain.text()).append(' '));
        line.append("chef cook");
        for (String flag : SHARED_FLAGS) {
            line.append(build.has(flag) || flag.equals("release") && build.has("r") ? " --" + flag : "");
        }
        for (String option : SHARED_VALUES) {
            for (Argument value : build.values(option.equals("package") ? new String[] {"package", "p"} : new String[] {option})) {
                line.append(" --").append(option).append(' ').append(value.text());
            }
        }
        return line.append(" --recipe-path ").append(target(copy, recipe)).toString();
    }

    private static String target(CopyStep copy, CopyStep.Source recipe) {
        String written = copy.destinationWord().orElseThrow().text();
        boolean folder = copy.isIntoFolder();
        String name = recipe.path().orElseThrow().name();
        return !folder ? written : written.equals(".") || written.equals("./") ? name : written + (written.endsWith("/") ? "" : "/") + name;
    }

    private static boolean chefIsThere(Stage stage) {
        boolean official = stage.officialImage().isPresent();
        boolean installed = stage.runs().stream().flatMap(run -> run.invocations().stream())
                .anyMatch(invocation -> invocation.has("cargo-chef"));
        return installed || !official;
    }
}
