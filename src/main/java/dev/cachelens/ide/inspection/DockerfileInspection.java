package dev.cachelens.ide.inspection;

import com.intellij.codeInspection.InspectionManager;
import com.intellij.codeInspection.LocalInspectionTool;
import com.intellij.codeInspection.LocalQuickFix;
import com.intellij.codeInspection.ProblemDescriptor;
import com.intellij.codeInspection.ProblemHighlightType;
import com.intellij.openapi.project.DumbAware;
import com.intellij.openapi.util.TextRange;
import com.intellij.psi.PsiFile;
import dev.cachelens.project.BuildFile;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import dev.cachelens.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule as an inspection. It is offered the files of every language, since the Docker plugin, TextMate or nobody may own a
 * Dockerfile, and tells Dockerfiles by their names.
 */
abstract class DockerfileInspection extends LocalInspectionTool implements DumbAware {

    private final String rule;

    /**
     * @param rule the id of its rule
     */
    DockerfileInspection(String rule) {
        this.rule = rule;
    }

    final Rule rule() {
        return Rules.find(rule).orElseThrow(() -> new IllegalStateException("no rule " + rule));
    }

    @Override
    public final boolean runForWholeFile() {
        return true;
    }

    @Override
    public final ProblemDescriptor[] checkFile(PsiFile file, InspectionManager manager, boolean isOnTheFly) {
        if (!BuildFile.of(file.getName()).equals(Optional.of(BuildFile.DOCKERFILE)) || !isMainFile(file)) {
            return ProblemDescriptor.EMPTY_ARRAY;
        }
        Analysis analysis = Analysis.of(file);
        List<ProblemDescriptor> problems = new ArrayList<>();
        for (Finding finding : analysis.of(rule)) {
            TextRange range = new TextRange(finding.span().start(), finding.span().end());
            problems.add(manager.createProblemDescriptor(file, range, finding.message(), highlightType(finding), isOnTheFly,
                    fixes(analysis, finding)));
        }
        return problems.toArray(ProblemDescriptor.EMPTY_ARRAY);
    }

    /** Whether this is the file itself, and not another language's view of it. */
    private static boolean isMainFile(PsiFile file) {
        return file.getViewProvider().getPsi(file.getViewProvider().getBaseLanguage()) == file;
    }

    /** The severity that the user chose for the inspection, unless the rule could prove less, or more, than it usually does. */
    private ProblemHighlightType highlightType(Finding finding) {
        Severity severity = finding.severity();
        if (severity == rule().severity()) {
            return ProblemHighlightType.GENERIC_ERROR_OR_WARNING;
        }
        return switch (severity) {
            case ERROR -> ProblemHighlightType.GENERIC_ERROR;
            case WARNING -> ProblemHighlightType.WARNING;
            case WEAK -> ProblemHighlightType.WEAK_WARNING;
            case INFO -> ProblemHighlightType.INFORMATION;
        };
    }

    private LocalQuickFix[] fixes(Analysis analysis, Finding finding) {
        List<LocalQuickFix> fixes = new ArrayList<>();
        for (int i = 0; i < finding.fixes().size(); i++) {
            fixes.add(new RuleFix(rule(), analysis, finding, i));
        }
        if (SuppressFix.instruction(analysis.dockerfile(), finding.span()).isPresent()) {
            fixes.add(new SuppressFix(rule(), analysis, finding, SuppressFix.Scope.INSTRUCTION));
        }
        fixes.add(new SuppressFix(rule(), analysis, finding, SuppressFix.Scope.FILE));
        return fixes.toArray(LocalQuickFix.EMPTY_ARRAY);
    }
}
