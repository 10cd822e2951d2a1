package dev.cachelens.cli;

import dev.cachelens.project.Files;
import dev.cachelens.project.Project;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import dev.cachelens.rule.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands share that look at files: the files, their build context and the rules. */
abstract class FileCommand implements Callable<Integer> {

    final Streams streams;

    @Parameters(paramLabel = "PATH", arity = "1..*",
            description = "A Dockerfile, a folder to search for Dockerfiles and Containerfiles, or - for standard input.")
    List<String> paths = new ArrayList<>();

    @Option(names = "--context", paramLabel = "DIR",
            description = "The build context; by default the folder that the Dockerfile lies in.")
    Path context;

    @Option(names = "--rule", paramLabel = "ID", description = "Apply only this rule. May be given several times.")
    List<String> named = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "ID", description = "Do not apply this rule. May be given several times.")
    List<String> excluded = new ArrayList<>();

    FileCommand(Streams streams) {
        this.streams = streams;
    }

    /** Prepares the command for these rules. */
    abstract void start(List<Rule> rules, Set<String> namedIds) throws Failure;

    /** Does the command's work on one file. */
    abstract void handle(SourceFile file, Project project) throws Failure;

    /** Ends the results, and returns the exit status of a run in which every file could be read. */
    abstract int finish();

    @Override
    public final Integer call() {
        try {
            if (context != null && !java.nio.file.Files.isDirectory(context)) {
                throw new Failure("--context " + context + ": is no folder");
            }
            Set<String> namedIds = ids(named);
            start(select(namedIds, ids(excluded)), namedIds);
        } catch (Failure e) {
            streams.complain(e.getMessage());
            return Status.UNUSABLE;
        }
        Inputs inputs = new Inputs(streams);
        inputs.forEach(paths, this::handleSafely);
        int status = finish();
        streams.out().flush();
        return inputs.failed() ? Status.UNUSABLE : status;
    }

    private void handleSafely(SourceFile file) throws Failure {
        try {
            handle(file, new Project(files(file)));
        } catch (RuntimeException | StackOverflowError e) {
            throw new Failure(file.label() + ": not checked: an error in Cache Lens itself: " + e + "; please report it with the file");
        }
    }

    private Files files(SourceFile file) {
        if (context != null) {
            return DiskFiles.of(context);
        }
        return file.isStandardInput() ? Files.UNSEEN : DiskFiles.of(file.folder());
    }

    private static Set<String> ids(List<String> names) throws Failure {
        Set<String> ids = new TreeSet<>();
        for (String name : names) {
            ids.add(RuleNames.find(name).id());
        }
        return ids;
    }

    /** The named rules; without any, all but those that only give advice. */
    private static List<Rule> select(Set<String> named, Set<String> excluded) {
        List<Rule> selected = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            boolean wanted = named.isEmpty() ? rule.severity() != Severity.INFO : named.contains(rule.id());
            if (wanted && !excluded.contains(rule.id())) {
                selected.add(rule);
            }
        }
        return selected;
    }
}
