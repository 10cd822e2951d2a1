package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.Certainty;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.Presence;
import dev.cachelens.model.ProcessStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;
import dev.cachelens.syntax.dockerfile.Instruction;
import dev.cachelens.syntax.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The image starts a program under a name that nobody has copied, while one of another name was copied beside it. */
final class EntrypointNotCopied implements Rule {

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
            boolean starts = process.instruction().keyword() != Keyword.HEALTHCHECK
                    && process.instruction().form() == Instruction.Form.EXEC && process.invocations().size() == 1;
            if (starts) {
                check(model, process, process.invocations().get(0)).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> check(BuildModel model, ProcessStep process, Invocation started) {
        String written = started.program().text();
        Optional<ImagePath> program = started.resolve(written).filter(ImagePath::isKnown);
        if (program.isEmpty() || written.indexOf('/') < 0 || mayBeThere(process.stage(), program.get())) {
            return Optional.empty();
        }
        ImagePath folder = program.get().parent();
        Set<String> copied = copiedInto(process.stage(), folder);
        if (copied.size() != 1 || copied.contains(program.get().name())) {
            return Optional.empty();
        }
        String name = copied.iterator().next();
        String right = written.substring(0, written.lastIndexOf('/') + 1) + name;
        return Optional.of(Finding.of(this, started.program().span(), "'" + program.get() + "' is not in the image as far as this file "
                        + "shows: what was copied to '" + folder + "' is '" + name + "', so the container does not start")
                .withFix(new Fix("Start '" + right + "'",
                        TextEdit.replace(started.program().span(), "\"" + right + "\""))));
    }

    // What a RUN of the image may have made or installed is not looked for.
    private static boolean mayBeThere(Stage stage, ImagePath program) {
        Presence layer = stage.locate(program).layer();
        boolean byStep = layer.origins().stream().anyMatch(origin -> origin.step().isPresent()
                && !(origin.step().get() instanceof CopyStep copy && namesFile(copy, program)));
        boolean extended = program.name().contains("entrypoint");
        return layer.certainty() == Certainty.YES || byStep || extended;
    }

    // A copy to the very folder, which gives its file the name that is looked at elsewhere.
    private static boolean namesFile(CopyStep copy, ImagePath program) {
        return copy.sources().size() == 1 && copy.destination().equals(Optional.of(program.parent()))
                && copy.sources().get(0).path().filter(ImagePath::isKnown).isPresent();
    }

    /** The names of the files that the stage copies into a folder, as far as they are certain to be files of that name. */
    private static Set<String> copiedInto(Stage stage, ImagePath folder) {
        Set<String> names = new LinkedHashSet<>();
        for (Step step : stage.history()) {
            if (step instanceof CopyStep copy && copy.destination().isPresent()) {
                ImagePath target = copy.destination().get();
                for (CopyStep.Source source : copy.sources()) {
                    String name = source.path().map(ImagePath::name).orElse("");
                    boolean into = target.equals(folder);
                    boolean as = target.parent().equals(folder) && !copy.isIntoFolder();
                    if (into && !name.isEmpty() || as) {
                        names.add(into ? name : target.name());
                    }
                }
            }
        }
        return names;
    }
}
