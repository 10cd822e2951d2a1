package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CargoCommand;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Origin;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;
import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A stage that is to cache a build works in another directory than the stage that is built from it. */
final class CacheStagePath implements Rule {

    @Override
    public String id() {
        return "cache-stage-path";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Cache stage builds in another directory";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (Stage stage : model.stages()) {
            stage.parent().flatMap(cache -> check(model, cache, stage)).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> check(BuildModel model, Stage cache, Stage stage) {
        Optional<CargoCommand> cached = firstBuild(cache);
        Optional<CargoCommand> built = firstBuild(stage);
        if (cached.isEmpty() || built.isEmpty() || !copiesSame(cache, stage)) {
            return Optional.empty();
        }
        Optional<ImagePath> old = cached.get().targetDirectory().filter(ImagePath::isKnown);
        Optional<ImagePath> used = built.get().targetDirectory().filter(ImagePath::isKnown);
        boolean mounted = isMounted(cached.get()) || isMounted(built.get());
        if (old.isEmpty() || used.isEmpty() || old.equals(used) || mounted || cached.get().namedTargetDirectory().isPresent()
                || built.get().invocation().locateBefore(used.get()).layer().origins().stream()
                        .anyMatch(origin -> origin.how() != Origin.How.CONTEXT_COPY && origin.how() != Origin.How.BASE_IMAGE)) {
            return Optional.empty();
        }
        Finding finding = Finding.of(this, cached.get().invocation().span(), "the cached target is never used: "
                        + cache.displayName() + " builds into '" + old.get() + "', and " + stage.displayName()
                        + ", which is built from it, into '" + used.get() + "', so that everything is compiled again there")
                .withRelated(built.get().invocation().span(), "builds into '" + used.get() + "'");
        return Optional.of(fix(model, cache, built.get()).map(finding::withFix).orElse(finding));
    }

    private static Optional<CargoCommand> firstBuild(Stage stage) {
        for (Step step : stage.steps()) {
            if (step instanceof RunStep run) {
                Optional<CargoCommand> build = run.invocations().stream()
                        .flatMap(invocation -> CargoCommand.of(invocation).stream())
                        .filter(command -> command.compiles() && !command.is("install", "chef cook")).findFirst();
                if (build.isPresent()) {
                    return build;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMounted(CargoCommand command) {
        return command.invocation().step() instanceof RunStep run
                && command.targetDirectory().flatMap(run::cacheMountOver).isPresent();
    }

    // The same crate: the same folders of the context are copied.
    private static boolean copiesSame(Stage cache, Stage stage) {
        Set<String> cached = copied(cache);
        return !cached.isEmpty() && !Collections.disjoint(cached, copied(stage));
    }

    private static Set<String> copied(Stage stage) {
        Set<String> folders = new TreeSet<>();
        for (Step step : stage.steps()) {
            if (step instanceof CopyStep copy && copy.isFromContext()) {
                copy.sources().forEach(source -> source.path().ifPresent(path -> folders.add(path.toString())));
            }
        }
        return folders;
    }

    /** The WORKDIR of the stage that uses the cache, set in the cache stage before it copies the sources. */
    private static Optional<Fix> fix(BuildModel model, Stage cache, CargoCommand built) {
        Optional<ImagePath> folder = built.invocation().step().workingDirectory().filter(ImagePath::isKnown);
        Optional<Instruction> first = cache.steps().stream().filter(step -> step instanceof CopyStep copy && copy.isFromContext())
                .map(Step::instruction).findFirst();
        if (folder.isEmpty() || first.isEmpty() || !built.directory().equals(folder)) {
            return Optional.empty();
        }
        return Optional.of(new Fix("Set 'WORKDIR " + folder.get() + "' in the cache stage",
                LineEdits.insertBefore(model.dockerfile(), first.get(), "WORKDIR " + folder.get())));
    }
}
