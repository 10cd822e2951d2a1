package dev.cachelens.rule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.fixtures.Fixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

public class DummySourceNotRebuiltTest {

    @Test
    public void cleansAsSecondFixWhereTheNameIsSeen() throws IOException {
        Finding finding = finding("echo");
        assertEquals(2, finding.fixes().size());
        assertTrue(finding.fixes().get(1).applyTo(fixture("echo").before())
                .contains("\nRUN cargo clean --release -p ledger && cargo build --release\n"));
    }

    @Test
    public void cleansEachPackageThatIsStaleAndNoOther() throws IOException {
        assertTrue(finding("one-member-touched").fixes().get(1).title().endsWith("cargo clean --release -p worker"));
    }

    @Test
    public void onlyTouchesWhereNoNameIsSeen() throws IOException {
        assertEquals(1, finding("echo-unseen").fixes().size());
    }

    @Test
    public void secondFixLeavesNothingToFind() throws IOException {
        String fixed = finding("echo").fixes().get(1).applyTo(fixture("echo").before());
        assertEquals(List.of(), new Analyzer(Rules.all()).analyze(fixed, fixture("echo").project()));
    }

    private static Finding finding(String name) throws IOException {
        List<Finding> findings = new Analyzer(List.of(new DummySourceNotRebuilt()))
                .analyze(fixture(name).before(), fixture(name).project());
        assertEquals(1, findings.size());
        return findings.get(0);
    }

    private static Fixture fixture(String name) {
        return new Fixture("dummy-source-not-rebuilt", Path.of("src/test/fixtures/dummy-source-not-rebuilt", name));
    }
}
