package dev.cachelens.rule;

import dev.cachelens.model.BuildModel;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.SyntaxError;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import java.util.ArrayList;
import java.util.List;

/** Applies rules to a file: parses, models, checks, and drops what a comment suppresses. */
public final class Analyzer {

    /** The rule id of findings that tell where BuildKit's parser refuses the file. */
    public static final String SYNTAX_ERROR = "syntax-error";

    private final List<Rule> rules;
    private final Runnable checkpoint;

    /**
     * @param rules those to apply
     */
    public Analyzer(List<Rule> rules) {
        this(rules, () -> { });
    }

    /**
     * @param rules      those to apply
     * @param checkpoint called before each of them; what it throws ends the analysis
     */
    public Analyzer(List<Rule> rules, Runnable checkpoint) {
        this.rules = List.copyOf(rules);
        this.checkpoint = checkpoint;
    }

    /**
     * Finds what is wrong in a Dockerfile; never throws for what stands in it.
     *
     * @param text    the file's text
     * @param project what lies beside it
     * @return findings in the file's order, syntax errors included
     */
    public List<Finding> analyze(String text, Project project) {
        return analyze(DockerfileParser.parse(text), project);
    }

    /** Finds what is wrong in a parsed Dockerfile. */
    public List<Finding> analyze(Dockerfile dockerfile, Project project) {
        List<Finding> findings = new ArrayList<>();
        for (SyntaxError error : dockerfile.errors()) {
            findings.add(new Finding(SYNTAX_ERROR, Severity.ERROR, error.span(), error.message(), List.of(), List.of()));
        }
        BuildModel model = BuildModel.of(dockerfile, project);
        Suppressions suppressions = Suppressions.of(dockerfile);
        for (Rule rule : rules) {
            checkpoint.run();
            for (Finding finding : rule.check(model)) {
                if (!suppressions.cover(rule, finding.span())) {
                    findings.add(finding);
                }
            }
        }
        for (Rule rule : rules) {
            if (rule instanceof UselessSuppression) {
                for (Finding useless : suppressions.useless(rules)) {
                    if (!suppressions.cover(rule, useless.span())) {
                        findings.add(useless);
                    }
                }
            }
        }
        findings.sort(Analyzer::inFileOrder);
        return findings;
    }

    private static int inFileOrder(Finding a, Finding b) {
        int order = Integer.compare(a.span().start(), b.span().start());
        return order == 0 ? a.rule().compareTo(b.rule()) : order;
    }
}
