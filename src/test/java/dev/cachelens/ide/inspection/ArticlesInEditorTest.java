package dev.cachelens.ide.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.intellij.codeInspection.ProblemDescriptor;
import com.intellij.modcommand.ModCommandExecutor;
import com.intellij.psi.PsiFile;
import dev.cachelens.ide.PlatformCore;
import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Fixer;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import dev.cachelens.rule.Severity;
import dev.cachelens.seeds.Articles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** The articles' Dockerfiles in an editor: found and fixed there as on the command line. */
public class ArticlesInEditorTest {

    private static final int MOST_FIXES = 50;

    private final PlatformCore core = PlatformCore.get();
    private final Analyzer analyzer = new Analyzer(Rules.all());

    @Test
    public void editorShowsWhatTheRulesFind() {
        for (Articles.Snippet article : articles()) {
            List<String> expected = new ArrayList<>();
            for (Finding finding : analyzer.analyze(article.text(), Project.unseen())) {
                if (Rules.find(finding.rule()).isPresent()) {
                    expected.add(finding.rule() + " " + finding.span() + " " + finding.severity() + " " + finding.message());
                }
            }
            List<String> shown = new ArrayList<>();
            for (Shown problem : show(core.open("Dockerfile", article.text()))) {
                shown.add(problem.rule.id() + " " + problem.finding() + " " + problem.descriptor.getDescriptionTemplate());
            }
            assertFalse("nothing found in " + article, expected.isEmpty());
            assertEquals(article.toString(), String.join("\n", expected), String.join("\n", shown));
        }
    }

    @Test
    public void quickFixesLeadToTheSameFileAsTheCommandLine() {
        for (Articles.Snippet article : articles()) {
            PsiFile file = core.open("Dockerfile", article.text());
            for (int fixes = 0; fixes < MOST_FIXES; fixes++) {
                Optional<Shown> next = show(file).stream().filter(Shown::isFixable).findFirst();
                if (next.isPresent()) {
                    RuleFix fix = (RuleFix) next.get().descriptor.getFixes()[0];
                    assertEquals(fix.getName(), ModCommandExecutor.Result.SUCCESS, core.apply(fix, next.get().descriptor));
                }
            }
            assertEquals(article.toString(), new Fixer(analyzer, Set.of()).fix(article.text(), Project.unseen()).text(), file.getText());
        }
    }

    private static List<Articles.Snippet> articles() {
        List<Articles.Snippet> articles = new ArrayList<>();
        for (int article = 1; article <= 4; article++) {
            articles.addAll(Articles.completeDockerfiles(article));
        }
        return articles;
    }

    private List<Shown> show(PsiFile file) {
        List<Shown> shown = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            for (ProblemDescriptor problem : core.inspect(Inspections.of(rule.id()), file)) {
                shown.add(new Shown(rule, problem));
            }
        }
        shown.sort(Comparator.comparingInt(Shown::start).thenComparing(problem -> problem.rule.id()));
        return shown;
    }

    /** A problem in the editor, and the rule whose inspection reported it. */
    private record Shown(Rule rule, ProblemDescriptor descriptor) {

        int start() {
            return descriptor.getTextRangeInElement().getStartOffset();
        }

        String finding() {
            int end = descriptor.getTextRangeInElement().getEndOffset();
            return "Span[start=" + start() + ", end=" + end + "] " + Inspections.severity(descriptor, rule);
        }

        boolean isFixable() {
            return descriptor.getFixes()[0] instanceof RuleFix && Inspections.severity(descriptor, rule).atLeast(Severity.WARNING);
        }
    }
}
