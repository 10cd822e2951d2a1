package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CargoCommand;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Presence;
import dev.cachelens.model.ProcessStep;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;
import dev.cachelens.project.Files;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The image starts a program under a name that nobody has copied, while one of another name was copied beside it. */
final class EntrypointNotCopied implements Rule {

    // Official images that bring a system or a compiler, and leave the folders below to their users.
    private static final Set<String> PLAIN = Set.of("alpine", "amazonlinux", "archlinux", "busybox", "debian", "fedora", "golang",
            "rockylinux", "rust", "ubuntu");

    private static final List<ImagePath> USERS_FOLDERS = List.of(ImagePath.of("/usr/local/bin"), ImagePath.of("/usr/local/sbin"),
            ImagePath.of("/opt"), ImagePath.of("/srv"), ImagePath.of("/home"), ImagePath.of("/root"));

    @Override
    public String id() {
        return "entrypoint-not-copied";
    }

    @Override
    public Severity severity() {
        return Severity.WEAK;
    }

    @Override
    public String title() {
        return "Entry point that was not copied";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (ProcessStep process : model.steps(ProcessStep.class)) {
            boolean starts = process.instruction().form() == Instruction.Form.EXEC && process.invocations().size() == 1
                    && (process.instruction().keyword() == Keyword.ENTRYPOINT
                    || process.instruction().keyword() == Keyword.CMD && !hasEntrypoint(process.stage()));
            if (starts) {
                check(model, process, process.invocations().get(0)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    // CMD then holds arguments.
    private static boolean hasEntrypoint(Stage stage) {
        return stage.history().stream().anyMatch(step -> step.instruction().keyword() == Keyword.ENTRYPOINT);
    }

    private Optional<Finding> check(BuildModel model, ProcessStep process, Invocation started) {
        String written = started.program().text();
        Optional<ImagePath> program = started.resolve(written).filter(ImagePath::isKnown);
        if (program.isEmpty() || written.indexOf('/') < 0 || model.stages().stream().anyMatch(stage ->
                stage.descendsFrom(process.stage()) && mayBeThere(model, stage, program.get()))) {
            return Optional.empty();
        }
        ImagePath folder = program.get().parent();
        Set<String> copied = copiedInto(model, process.stage(), folder);
        if (copied.size() != 1 || copied.contains(program.get().name())) {
            return Optional.empty();
        }
        String name = copied.iterator().next();
        String right = written.substring(0, written.lastIndexOf('/') + 1) + name;
        return Optional.of(Finding.of(this, started.program().span(), "'" + program.get() + "' is not in the image as far as "
                        + "this file shows: what was copied to '" + folder + "' is '" + name + "', so the container does "
                        + "not start")
                .withFix(new Fix("Start '" + right + "'",
                        TextEdit.replace(started.program().span(), "\"" + right + "\""))));
    }

    private static boolean mayBeThere(BuildModel model, Stage stage, ImagePath program) {
        Presence layer = stage.locate(program).layer();
        boolean byStep = layer.origins().stream().anyMatch(origin -> origin.step().isPresent()
                && !(origin.step().get() instanceof CopyStep copy && namesFiles(model, copy, program.parent())));
        boolean byImage = layer.certainty() != Certainty.NO && !(stage.officialImage().filter(PLAIN::contains).isPresent()
                && USERS_FOLDERS.stream().anyMatch(program::startsWith));
        // Images that are made to be extended bring a script of this name.
        boolean extended = program.name().contains("entrypoint");
        return layer.certainty() == Certainty.YES || byStep || byImage || extended;
    }

    // A copy to the very folder, which gives its files the names that are looked at elsewhere.
    private static boolean namesFiles(BuildModel model, CopyStep copy, ImagePath folder) {
        return copy.destination().equals(Optional.of(folder))
                && copy.sources().stream().allMatch(source -> isFile(model, copy, source));
    }

    /** The names of the programs that the stage copies into a folder. */
    private static Set<String> copiedInto(BuildModel model, Stage stage, ImagePath folder) {
        Set<String> names = new LinkedHashSet<>();
        for (Step step : stage.history()) {
            if (step instanceof CopyStep copy && copy.destination().isPresent()) {
                ImagePath target = copy.destination().get();
                for (CopyStep.Source source : copy.sources()) {
                    boolean into = target.equals(folder);
                    boolean as = target.parent().equals(folder) && !copy.isIntoFolder();
                    String name = into ? source.path().map(ImagePath::name).orElse("") : target.name();
                    if ((into || as) && (name.indexOf('.') < 0 || name.endsWith(".sh")) && isFile(model, copy, source)) {
                        names.add(name);
                    }
                }
            }
        }
        return names;
    }

    private static boolean isFile(BuildModel model, CopyStep copy, CopyStep.Source source) {
        Optional<ImagePath> path = source.path().filter(ImagePath::isKnown);
        if (path.isEmpty()) {
            return false;
        }
        if (copy.isFromContext()) {
            return model.project().kind(path.get().relativeToRoot()) == Files.Kind.FILE;
        }
        return copy.fromStage().isPresent() && (isProgram(copy.fromStage().get(), path.get())
                || copy.fromStage().get().locate(path.get()).layer().kind() == Presence.Kind.FILE);
    }

    // What a COPY takes by name from the folder that cargo puts programs in.
    private static boolean isProgram(Stage stage, ImagePath path) {
        for (RunStep run : stage.runs()) {
            for (Invocation invocation : run.invocations()) {
                if (CargoCommand.of(invocation).filter(CargoCommand::links).map(CargoCommand::outputFolders).orElse(List.of())
                        .contains(path.parent())) {
                    return true;
                }
            }
        }
        return false;
    }
}
