package dev.cachelens.ide.inspection;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import com.intellij.codeInspection.LocalInspectionEP;
import com.intellij.openapi.project.DumbAware;
import dev.cachelens.ide.PlatformCore;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import dev.cachelens.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** The plugin's descriptor, as the platform reads it, against the catalogue. */
public class PluginXmlTest {

    private static final int LONGEST_NAME = 50;

    @Test
    public void declaresOneInspectionForEachRule() {
        List<String> declared = new ArrayList<>();
        for (LocalInspectionEP inspection : PlatformCore.get().inspections()) {
            declared.add(inspection.getShortName());
        }
        List<String> rules = new ArrayList<>(Rules.all().stream().map(Rule::shortName).toList());
        declared.sort(null);
        rules.sort(null);
        assertEquals(rules, declared);
    }

    @Test
    public void declarationsAreWhatTheRulesSay() {
        for (Rule rule : Rules.all()) {
            LocalInspectionEP inspection = Inspections.of(rule.id());
            assertEquals(rule.title(), inspection.getDisplayName());
            assertEquals(rule.id(), rule.severity(), Inspections.severity(inspection.level));
            assertEquals(rule.id(), rule.severity() != Severity.INFO, inspection.enabledByDefault);
            assertArrayEquals(new String[] {"Dockerfile", "Cache Lens"}, inspection.getGroupPath());
            assertTrue(rule.id(), inspection.runForWholeFile);
            assertTrue("every language: " + inspection.language, inspection.language == null || inspection.language.isEmpty());
        }
    }

    @Test
    public void declaredClassesAreTheRulesInspections() {
        for (Rule rule : Rules.all()) {
            DockerfileInspection tool = (DockerfileInspection) Inspections.of(rule.id()).instantiateTool();
            assertSame(rule, tool.rule());
            assertEquals(rule.shortName(), tool.getShortName());
            assertEquals(rule.title(), tool.getDisplayName());
            assertTrue(tool.runForWholeFile());
            assertTrue(tool instanceof DumbAware);
        }
    }

    @Test
    public void namesNameTheProblem() {
        for (Rule rule : Rules.all()) {
            String name = rule.title();
            assertTrue(name, name.length() <= LONGEST_NAME);
            assertFalse(name, name.matches("(?i).*\\b(problem|check|inspection|warning|error)s?\\b.*|.*[()].*"));
        }
    }
}
