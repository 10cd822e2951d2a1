package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;

import dev.cachelens.engine.BuildKit;
import dev.cachelens.engine.Engines;
import dev.cachelens.engine.ImageFiles;
import dev.cachelens.engine.SourceTree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        StringBuilder dockerfile = new StringBuilder();
        for (int i = 0; i < cases.size(); i++) {
            dockerfile.append(cases.get(i).stage("case" + i));
        }
        dockerfile.append("FROM scratch\n");
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            dockerfile.append("COPY --from=case" + i + " /said /" + i + "\n");
            expected.put(i + " " + cases.get(i), cases.get(i).shipped());
        }
        // A cached dummy would be older than the real source.
        ImageFiles shipped = buildKit.build(context.root(), dockerfile.toString()).withoutCache().export();
        Map<String, String> actual = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            actual.put(i + " " + cases.get(i), shipped.text("/" + i).strip());
        }
        assertEquals(expected.toString().replace(", ", "\n"), actual.toString().replace(", ", "\n"));
    }
}
