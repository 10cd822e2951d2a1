package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;

import dev.cachelens.project.MemoryFiles;
import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Rules;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What the rules about dummies say of the cases, of which {@link DummyRulesIT} shows what they ship. */
@RunWith(Parameterized.class)
public final class DummyRulesTest {

    private final DummyCase dummy;

    public DummyRulesTest(DummyCase dummy) {
        this.dummy = dummy;
    }

    @Parameters(name = "{0}")
    public static List<DummyCase> cases() {
        return DummyCase.all();
    }

    @Test
    public void aFindingWhereTheDummyIsShippedAndNoneElsewhere() {
        String text = dummy.stage("build");
        List<Finding> findings = new Analyzer(Rules.all()).analyze(text, new Project(new MemoryFiles(DummyCase.context())));
        List<Finding> ours = findings.stream().filter(finding -> finding.rule().equals("dummy-source-not-rebuilt")
                || finding.rule().equals("cargo-clean-profile")).toList();
        assertEquals(text + ours, dummy.shipped().equals("dummy") ? 1 : 0, ours.size());
    }
}
