package dev.cachelens.ide.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.intellij.codeInspection.LocalInspectionEP;
import com.intellij.codeInspection.ProblemDescriptor;
import com.intellij.modcommand.ModCommandExecutor;
import com.intellij.openapi.util.TextRange;
import com.intellij.psi.PsiFile;
import dev.cachelens.fixtures.Fixture;
import dev.cachelens.ide.PlatformCore;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The rules' fixtures in the editor: the same ranges, severities and messages, and fixes that lead to the same file. */
@RunWith(Parameterized.class)
public class InspectionFixtureTest {

    private static final int MOST_FIXES = 50;

    @org.junit.Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final PlatformCore core = PlatformCore.get();
    private final Fixture fixture;
    private final LocalInspectionEP inspection;
    private final PsiFile file;

    public InspectionFixtureTest(Fixture fixture) throws IOException {
        this.fixture = fixture;
        inspection = Inspections.of(fixture.rule());
        file = core.open(core.folder(fixture.folder()), "Dockerfile", fixture.before().replace("\r\n", "\n"));
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Fixture> fixtures() throws IOException {
        List<Fixture> fixtures = Fixture.all();
        fixtures.removeIf(fixture -> Rules.find(fixture.rule()).isEmpty());
        return fixtures;
    }

    @Test
    public void highlightsWhatTheRuleFinds() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Fixture.Expected finding : fixture.findings()) {
            expected.add(finding.where() + " " + finding.words());
        }
        assertEquals(String.join("\n", expected), describe(file));
        List<ProblemDescriptor> problems = core.inspect(inspection, file);
        for (int i = 0; i < problems.size(); i++) {
            String message = problems.get(i).getDescriptionTemplate();
            assertTrue(message, message.contains(fixture.findings().get(i).message()));
        }
    }

    @Test
    public void highlightsTheSameInFileWithWindowsLineEnds() throws IOException {
        Path copy = folder.getRoot().toPath();
        copyTo(copy);
        Files.writeString(copy.resolve("Dockerfile"), text(file).replace("\n", "\r\n"));
        PsiFile windows = core.open(copy.resolve("Dockerfile"));
        assertEquals(text(file), text(windows));
        assertEquals(describe(file), describe(windows));
    }

    @Test
    public void fixesToAFixedPoint() throws IOException {
        assertEquals(fixture.after().orElse(fixture.before()).replace("\r\n", "\n"), applyAll(RuleFix.class, ""));
    }

    @Test
    public void fixFitsTheFileThatWasEditedSince() {
        Optional<ProblemDescriptor> problem = firstFixable(file, RuleFix.class, "");
        if (problem.isEmpty()) {
            return;
        }
        String edited = withCommentAtHead(text(file));
        core.type(file, edited);
        assertEquals(ModCommandExecutor.Result.SUCCESS, apply(problem.get(), RuleFix.class, ""));

        PsiFile fresh = core.open(core.folder(fixture.folder()), "Dockerfile", edited);
        apply(firstFixable(fresh, RuleFix.class, "").orElseThrow(), RuleFix.class, "");
        assertEquals(text(fresh), text(file));
    }

    @Test
    public void fixLeavesFileWithoutTheFindingAlone() {
        for (ProblemDescriptor problem : core.inspect(inspection, file)) {
            core.type(file, "FROM scratch\n");
            ModCommandExecutor.BatchExecutionResult result = core.apply((SnapshotFix) problem.getFixes()[0], problem);
            assertNotEquals(ModCommandExecutor.Result.SUCCESS, result);
            assertEquals("FROM scratch\n", text(file));
        }
    }

    @Test
    public void suppressesForInstruction() {
        String before = text(file);
        String suppressed = applyAll(SuppressFix.class, "for instruction");
        String comment = "(?m)^[ \\t]*# noinspection " + inspection.getShortName() + "\\n";
        assertEquals(before.replaceAll(comment, ""), suppressed.replaceAll(comment, ""));
        for (ProblemDescriptor problem : core.inspect(inspection, file)) {
            // Only what no instruction holds is left.
            assertTrue(describe(file), SuppressFix.instruction(DockerfileParser.parse(suppressed), span(problem)).isEmpty());
        }
    }

    @Test
    public void suppressesForFile() {
        String before = text(file);
        String suppressed = applyAll(SuppressFix.class, "for file");
        assertEquals("", describe(file));
        String comment = "# cachelens: skip=" + fixture.rule() + "\n";
        assertEquals(before.replace(comment, ""), suppressed.replace(comment, ""));
    }

    /** Applies a kind of fix until no finding has one; the text then. */
    private String applyAll(Class<? extends SnapshotFix> kind, String name) {
        for (int fixes = 0; fixes < MOST_FIXES; fixes++) {
            Optional<ProblemDescriptor> problem = firstFixable(file, kind, name);
            if (problem.isEmpty()) {
                return text(file);
            }
            assertEquals(ModCommandExecutor.Result.SUCCESS, apply(problem.get(), kind, name));
        }
        throw new AssertionError("no fixed point after " + MOST_FIXES + " fixes:\n" + text(file));
    }

    private ModCommandExecutor.BatchExecutionResult apply(ProblemDescriptor problem, Class<? extends SnapshotFix> kind, String name) {
        return core.apply(fix(problem, kind, name).orElseThrow(), problem);
    }

    private Optional<ProblemDescriptor> firstFixable(PsiFile file, Class<? extends SnapshotFix> kind, String name) {
        return core.inspect(inspection, file).stream().filter(problem -> fix(problem, kind, name).isPresent()).findFirst();
    }

    private static Optional<? extends SnapshotFix> fix(ProblemDescriptor problem, Class<? extends SnapshotFix> kind, String name) {
        return Arrays.stream(problem.getFixes()).filter(kind::isInstance).map(kind::cast).filter(fix -> fix.getName().endsWith(name))
                .findFirst();
    }

    private static String withCommentAtHead(String text) {
        int first = DockerfileParser.parse(text).instructions().get(0).span().start();
        int line = text.lastIndexOf('\n', first) + 1;
        return text.substring(0, line) + "# A comment that was typed\n" + text.substring(line);
    }

    private void copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(fixture.folder())) {
            for (Path source : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(fixture.folder().relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(source, copy);
                }
            }
        }
    }

    /** The document's text, to which the PSI has to agree. */
    private static String text(PsiFile file) {
        assertEquals(file.getViewProvider().getDocument().getText(), file.getText());
        return file.getText();
    }

    private static Span span(ProblemDescriptor problem) {
        TextRange range = problem.getTextRangeInElement();
        return new Span(range.getStartOffset(), range.getEndOffset());
    }

    private String describe(PsiFile file) {
        SourceText source = new SourceText(text(file));
        Rule rule = Rules.find(fixture.rule()).orElseThrow();
        StringJoiner lines = new StringJoiner("\n");
        for (ProblemDescriptor problem : core.inspect(inspection, file)) {
            Span span = span(problem);
            int line = source.line(span.start());
            int endLine = source.line(span.end());
            lines.add(Inspections.severity(problem, rule).id() + " " + line + ":" + source.column(span.start()) + "-"
                    + (endLine == line ? "" : endLine + ":") + source.column(span.end()) + " " + span.in(source.text()));
        }
        return lines.toString();
    }
}
