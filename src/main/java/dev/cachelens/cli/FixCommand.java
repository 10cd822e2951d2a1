package dev.cachelens.cli;

import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Fixer;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Severity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fix}: applies the first fix of each finding, and prints what changes or writes it. */
@Command(name = "fix", mixinStandardHelpOptions = true,
        description = {"Applies the first fix of each error and warning (of weaker findings only when their rule is named), again and "
                + "again until nothing is left to fix."},
        footer = {"", "Exit status: 0 nothing at or above warning is left, 1 findings are left, 2 usage or an unreadable file."})
final class FixCommand extends FileCommand {

    /** What becomes of the fixed text. */
    static final class Output {
        @Option(names = "--diff", description = "Print a unified diff, to be applied by 'patch -p1' or 'git apply'; the default.")
        boolean diff;

        @Option(names = "--write", description = "Write the files.")
        boolean write;
    }

    @ArgGroup
    Output output = new Output();

    private Analyzer analyzer;
    private Fixer fixer;
    private int fixed;
    private int left;

    FixCommand(Streams streams) {
        super(streams);
    }

    @Override
    void start(List<Rule> rules, Set<String> namedIds) throws Failure {
        if (output.write && paths.contains(SourceFile.STANDARD_INPUT)) {
            throw new Failure("--write: standard input cannot be written; without it, the diff is printed");
        }
        analyzer = new Analyzer(rules);
        fixer = new Fixer(analyzer, namedIds);
    }

    @Override
    void handle(SourceFile file, Project project) throws Failure {
        Fixer.Result result = fixer.fix(file.text(), project);
        if (!result.settled()) {
            Set<String> rules = new TreeSet<>();
            for (Finding finding : result.applied()) {
                rules.add(finding.rule());
            }
            throw new Failure(file.label() + ": not fixed: fixes undo each other, among " + String.join(", ", rules)
                    + "; fix with --rule one at a time");
        }
        if (!result.text().equals(file.text())) {
            if (output.write) {
                file.write(result.text());
            } else {
                streams.out().print(UnifiedDiff.of(file.label(), file.text(), result.text()));
            }
        }
        fixed += result.applied().size();
        for (Finding finding : analyzer.analyze(result.text(), project)) {
            left += finding.severity().atLeast(Severity.WARNING) ? 1 : 0;
        }
    }

    @Override
    int finish() {
        streams.out().flush();
        streams.err().println((output.write ? "fixed: " : "to be fixed: ") + fixed + ", left: " + left);
        return left == 0 ? Status.CLEAN : Status.FINDINGS;
    }
}
