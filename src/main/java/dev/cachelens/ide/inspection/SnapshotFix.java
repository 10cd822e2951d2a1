package dev.cachelens.ide.inspection;

import com.intellij.codeInspection.ProblemDescriptor;
import com.intellij.modcommand.ModCommand;
import com.intellij.modcommand.ModCommandQuickFix;
import com.intellij.openapi.editor.Document;
import com.intellij.openapi.project.Project;
import com.intellij.psi.PsiFile;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Fix;
import dev.cachelens.rule.TextEdit;
import dev.cachelens.syntax.dockerfile.Dockerfile;
import java.util.List;
import java.util.Optional;

/**
 * A fix of a finding that was made on an earlier state of the file: before it edits, it looks for the same finding in the file as it
 * is then.
 */
abstract class SnapshotFix extends ModCommandQuickFix {

    private final Analysis seen;
    private final Finding finding;

    /**
     * @param seen    the state that was analysed
     * @param finding one of its findings
     */
    SnapshotFix(Analysis seen, Finding finding) {
        this.seen = seen;
        this.finding = finding;
    }

    /**
     * The edits that cure a finding.
     *
     * @param dockerfile the file now
     * @param finding    the finding now
     */
    abstract Optional<Fix> fix(Dockerfile dockerfile, Finding finding);

    @Override
    public final ModCommand perform(Project project, ProblemDescriptor descriptor) {
        PsiFile file = descriptor.getPsiElement().getContainingFile();
        Analysis now = Analysis.of(file);
        return now.again(finding, seen)
                .flatMap(current -> fix(now.dockerfile(), current))
                .map(fix -> ModCommand.psiUpdate(file, copy -> apply(fix, copy.getViewProvider().getDocument())))
                .orElseGet(() -> ModCommand.error("The file has changed since this was found"));
    }

    private static void apply(Fix fix, Document document) {
        List<TextEdit> edits = fix.edits();
        for (int i = edits.size() - 1; i >= 0; i--) {
            TextEdit edit = edits.get(i);
            document.replaceString(edit.span().start(), edit.span().end(), edit.text());
        }
    }
}
