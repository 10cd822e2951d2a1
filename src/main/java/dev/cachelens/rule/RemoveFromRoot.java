package dev.cachelens.rule;

import dev.cachelens.model.Argument;
import dev.cachelens.model.BuildModel;
import dev.cachelens.model.CopyStep;
import dev.cachelens.model.ImagePath;
import dev.cachelens.model.Invocation;
import dev.cachelens.model.RunStep;
import dev.cachelens.model.Stage;
import dev.cachelens.model.Step;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A clean-up that was meant for the sources runs in {@code /} and takes the image's own files with it. */
final class RemoveFromRoot implements Rule {

    private static final Set<String> SELECTING = Set.of("-name", "-iname", "-path", "-ipath", "-wholename", "-regex", "-iregex",
            "-empty", "-newer", "-mtime", "-mmin", "-user", "-group", "-perm", "-size");

    private static final Set<String> SYSTEM_FOLDERS = Set.of("bin", "etc", "home", "lib", "opt", "root", "run", "sbin", "srv",
            "tmp", "usr", "var");

    @Override
    public String id() {
        return "remove-from-root";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Clean-up of the image's root";
    }

    @Override
    public List<Finding> check(BuildModel model) {
        List<Finding> findings = new ArrayList<>();
        for (RunStep run : model.steps(RunStep.class)) {
            for (Invocation invocation : run.invocations()) {
                boolean inRoot = invocation.directory().filter(ImagePath::isRoot).isPresent();
                Optional<Span> removed = inRoot ? removed(invocation) : Optional.empty();
                if (removed.isPresent() && isNeededLater(model, run)) {
                    findings.add(finding(model, run, invocation, removed.get()));
                }
            }
        }
        return findings;
    }

    /** The word that says what is removed, where that is everything in the working directory. */
    private static Optional<Span> removed(Invocation invocation) {
        List<Argument> arguments = invocation.arguments();
        if (invocation.name().equals("find")) {
            return removesAll(arguments) ? Optional.of(arguments.get(0).text().equals(".") ? arguments.get(0).span()
                    : invocation.program().span()) : Optional.empty();
        }
        if (invocation.name().equals("git")) {
            boolean cleans = !arguments.isEmpty() && arguments.get(0).text().equals("clean") && hasLetter(arguments, 'f', "force")
                    && hasLetter(arguments, 'd', "") && !hasLetter(arguments, 'X', "") && !hasLetter(arguments, 'n', "dry-run")
                    && arguments.stream().skip(1).allMatch(Argument::isOption);
            return cleans ? Optional.of(arguments.get(0).span()) : Optional.empty();
        }
        if (invocation.name().equals("rm") && (hasLetter(arguments, 'r', "recursive") || hasLetter(arguments, 'R', ""))) {
            return arguments.stream().filter(argument -> argument.text().equals("*") && argument.pattern()
                    || argument.text().equals("./*")).map(Argument::span).findFirst();
        }
        return Optional.empty();
    }

    private static boolean hasLetter(List<Argument> arguments, char letter, String word) {
        return arguments.stream().anyMatch(argument -> argument.isOption() && (argument.text().equals("--" + word)
                || !argument.text().startsWith("--") && argument.text().indexOf(letter) > 0));
    }

    // `find .` or `find` that removes what it is not told to keep.
    private static boolean removesAll(List<Argument> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).text().equals(".") && !arguments.get(0).isOption()) {
            return false;
        }
        boolean removes = false;
        boolean shallow = false;
        boolean files = false;
        for (int i = 0; i < arguments.size(); i++) {
            String text = arguments.get(i).text();
            boolean negated = i > 0 && Set.of("!", "-not").contains(arguments.get(i - 1).text());
            if (SELECTING.contains(text) && !negated || !arguments.get(i).isKnown()) {
                return false;
            }
            String next = i + 1 < arguments.size() ? arguments.get(i + 1).text() : "";
            shallow |= text.equals("-maxdepth") && next.equals("1");
            files |= text.equals("-type") && !next.contains("d") && !negated;
            removes |= text.equals("-delete") || text.startsWith("-exec") && next.equals("rm");
        }
        // The root itself holds folders, and links to them.
        return removes && !(shallow && files);
    }

    /** Whether anything is still run on what is left: a later RUN, or the image itself. */
    private static boolean isNeededLater(BuildModel model, RunStep run) {
        for (Stage stage : model.stages()) {
            boolean built = stage.descendsFrom(run.stage());
            if (built && (model.finalStage().equals(Optional.of(stage))
                    || stage.runs().stream().anyMatch(later -> run.isBefore(later)))) {
                return true;
            }
        }
        return false;
    }

    private Finding finding(BuildModel model, RunStep run, Invocation invocation, Span span) {
        Finding finding = Finding.of(this, span, "this removes the image's own files: the working directory is '/', so the shell "
                + "and all its tools go with the sources, and this step or the next one fails");
        boolean changed = run.workingDirectory().equals(invocation.directory());
        if (!changed || isCopiedFromRoot(model, run.stage())) {
            return finding;
        }
        String folder = folder(model, run.stage());
        return finding.withFix(new Fix("Set 'WORKDIR " + folder + "' before the sources are copied",
                LineEdits.insertBefore(model.dockerfile(), firstRelative(run), "WORKDIR " + folder)));
    }

    // What is built in the root would then be somewhere else; what was put into a folder of the system's was so by its full path.
    private static boolean isCopiedFromRoot(BuildModel model, Stage stage) {
        for (CopyStep copy : model.steps(CopyStep.class)) {
            Optional<Stage> from = copy.fromStage().filter(source -> source.descendsFrom(stage));
            List<RunStep> runs = from.map(Stage::runs).orElse(List.of());
            boolean inRoot = !runs.isEmpty()
                    && runs.get(runs.size() - 1).workingDirectory().filter(ImagePath::isRoot).isPresent();
            boolean moved = copy.sources().stream()
                    .anyMatch(source -> source.path().filter(RemoveFromRoot::isOfSystem).isEmpty());
            if (inRoot && moved) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfSystem(ImagePath path) {
        return !path.isRoot() && SYSTEM_FOLDERS.contains(path.segments().get(0));
    }

    /** The directory that a stage built from this one works in, so that both find the same files; else the customary one. */
    private static String folder(BuildModel model, Stage stage) {
        for (Stage other : model.stages()) {
            if (other != stage && other.descendsFrom(stage)) {
                for (RunStep run : other.runs()) {
                    Optional<ImagePath> folder = run.stage() == other ? run.workingDirectory() : Optional.empty();
                    if (folder.isPresent() && !folder.get().isRoot() && folder.get().isKnown()) {
                        return folder.get().toString();
                    }
                }
            }
        }
        return "/app";
    }

    /** The first instruction, in the stage or those it is built from, that puts something into the working directory. */
    private static Instruction firstRelative(RunStep run) {
        for (Step step : run.stage().history()) {
            if (step instanceof CopyStep copy && copy.destinationWord().filter(word -> !word.text().startsWith("/")).isPresent()
                    && copy.workingDirectory().filter(ImagePath::isRoot).isPresent()) {
                return step.instruction();
            }
        }
        return run.instruction();
    }
}
