package dev.cachelens.cli;

import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Severity;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check}: tells what is wrong in Dockerfiles. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Tells where Dockerfiles ship the wrong artifact or lose their cache.",
        footer = {"", "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 usage or an unreadable file."})
final class CheckCommand extends FileCommand {

    /** How findings are written. */
    enum Format {
        text, json
    }

    /** The least severity that makes the exit status 1. */
    enum FailOn {
        error(Severity.ERROR), warning(Severity.WARNING), weak(Severity.WEAK), none(null);

        private final Severity severity;

        FailOn(Severity severity) {
            this.severity = severity;
        }

        boolean failsFor(Finding finding) {
            return severity != null && finding.severity().atLeast(severity);
        }
    }

    @Option(names = "--format", paramLabel = "FORMAT", description = "How to write findings: ${COMPLETION-CANDIDATES}.")
    Format format = Format.text;

    @Option(names = "--fail-on", paramLabel = "SEVERITY",
            description = "Exit with 1 for findings at least this bad: ${COMPLETION-CANDIDATES}. Default: warning.")
    FailOn failOn = FailOn.warning;

    private Analyzer analyzer;
    private Report report;
    private int status = Status.CLEAN;

    CheckCommand(Streams streams) {
        super(streams);
    }

    @Override
    void start(List<Rule> rules, Set<String> namedIds) {
        analyzer = new Analyzer(rules);
        report = format == Format.json ? new JsonReport(streams) : new TextReport(streams);
    }

    @Override
    void handle(SourceFile file, Project project) {
        List<Finding> findings = analyzer.analyze(file.text(), project);
        report.add(file, findings);
        for (Finding finding : findings) {
            if (failOn.failsFor(finding)) {
                status = Status.FINDINGS;
            }
        }
    }

    @Override
    int finish() {
        report.finish();
        return status;
    }
}
