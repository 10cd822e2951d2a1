package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;

import dev.cachelens.engine.BuildKit;
import dev.cachelens.engine.Engines;
import dev.cachelens.engine.ImageFiles;
import dev.cachelens.engine.SourceTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the cases ship, of which {@link DummyRulesTest} holds the rules to find those that ship the dummy, and no other. */
public final class DummyRulesIT {

    @ClassRule
    public static final Engines ENGINES = new Engines();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BuildKit buildKit = ENGINES.buildKit();

    @Test
    public void whatEachCaseShips() {
        SourceTree context = SourceTree.in(folder).aged(Duration.ofHours(1));
        DummyCase.context().forEach(context::file);
        List<DummyCase> cases = DummyCase.all();
        String built = "\nENV BUILT=" + System.nanoTime() + "\n";
        StringBuilder dockerfile = new StringBuilder();
        for (int i = 0; i < cases.size(); i++) {
            // A dummy from the builder's cache would be older than the real source; --no-cache would empty the cache mounts.
            dockerfile.append(cases.get(i).stage("case" + i).replaceFirst("\n", built));
        }
        dockerfile.append("FROM scratch\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            dockerfile.append("COPY --from=case" + i + " /said /" + i + "\n");
            expected.add(cases.get(i).shipped() + ": " + cases.get(i));
        }
        ImageFiles shipped = buildKit.build(context.root(), dockerfile.toString()).export();
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            actual.add(shipped.text("/" + i).strip() + ": " + cases.get(i));
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual));
    }
}
