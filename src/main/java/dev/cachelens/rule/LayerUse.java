package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CargoCommand;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Mount;
import dev.cachelens.model.ProcessStep;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;

/** Whether steps behind a RUN rely on a folder that it leaves in the layer. */
final class LayerUse {

    private LayerUse() {
    }

    /** Whether a later step copies, mounts, runs or builds on something in the folder, or copies a folder that holds it. */
    static boolean isNeeded(BuildModel model, RunStep run, ImagePath folder) {
        for (Stage stage : model.stages()) {
            boolean built = stage.descendsFrom(run.stage());
            for (Step step : stage.steps()) {
                if (run.isBefore(step) && (copies(step, run, folder) || built && uses(step, folder))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean copies(Step step, RunStep run, ImagePath folder) {
        if (step instanceof CopyStep copy && copy.fromStage().filter(stage -> stage.descendsFrom(run.stage())).isPresent()) {
            return copy.sources().stream().anyMatch(source -> source.path().filter(path -> touch(path, folder)).isPresent());
        }
        if (step instanceof RunStep later) {
            for (Mount mount : later.mounts()) {
                if (mount.fromStage().filter(stage -> stage.descendsFrom(run.stage())).isPresent() && touch(mount.source(), folder)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean uses(Step step, ImagePath folder) {
        if (step instanceof RunStep later) {
            return later.invocations().stream().anyMatch(invocation -> buildsIn(invocation, folder) || names(invocation, folder));
        }
        return step instanceof ProcessStep process && process.invocations().stream().anyMatch(invocation -> names(invocation, folder));
    }

    private static boolean buildsIn(Invocation invocation, ImagePath folder) {
        return CargoCommand.of(invocation).filter(CargoCommand::compiles).flatMap(CargoCommand::targetDirectory)
                .filter(folder::equals).isPresent();
    }

    private static boolean names(Invocation invocation, ImagePath folder) {
        return NeededPaths.of(invocation).stream().anyMatch(needed -> needed.path().startsWith(folder));
    }

    private static boolean touch(ImagePath path, ImagePath folder) {
        return path.startsWith(folder) || folder.startsWith(path.isKnown() ? path : path.parent());
    }
}
