package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import dev.cachelens.engine.BuildKit;
import dev.cachelens.engine.Engines;
import dev.cachelens.engine.SourceTree;
import dev.cachelens.fixtures.Fixture;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Fixer;
import dev.cachelens.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Fixtures built twice, with a source that changed before the first build: as they are, and as their fix leaves them. */
@RunWith(Parameterized.class)
public final class DummyRepairsIT {

    @ClassRule
    public static final Engines ENGINES = new Engines();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BuildKit buildKit = ENGINES.buildKit();
    private final Fixture fixture;
    private final String program;

    public DummyRepairsIT(String rule, String name, String program) {
        this.fixture = new Fixture(rule, Path.of("src/test/fixtures", rule, name));
        this.program = program;
    }

    /** The fixtures, and where their programs are: the stage's number and the path. */
    @Parameters(name = "{0}/{1}")
    public static List<Object[]> fixtures() {
        return List.of(new Object[][] {
            {"dummy-source-not-rebuilt", "echo", "0 /srv/ledger/target/release/ledger"},
            {"dummy-source-not-rebuilt", "inherited", "1 /srv/ledger/target/release/ledger"},
            {"dummy-source-not-rebuilt", "exec-form", "0 /srv/ledger/target/release/ledger"},
            {"cargo-clean-profile", "no-release", "0 /srv/ledger/target/release/ledger"},
            {"cargo-clean-profile", "heredoc", "0 /usr/local/bin/ledger"},
        });
    }

    @Test
    public void shipsTheDummyAndOnceFixedEachChange() throws IOException {
        Fixer.Result fixed = new Fixer(new Analyzer(Rules.all()), Set.of()).fix(fixture.before(), fixture.project());
        assertNotEquals(fixture.before(), fixed.text());
        assertEquals("the dummy says nothing", "", said(fixture.before()));
        assertEquals("first\nsecond\n", said(fixed.text()));
    }

    /** What the programs of two builds say, one after the other. */
    private String said(String dockerfile) throws IOException {
        String whole = dockerfile + "\nFROM rust:slim AS said\nCOPY --from=" + program + " /program\nRUN /program > /said\n"
                + "FROM scratch\nCOPY --from=said /said /\n";
        SourceTree context = SourceTree.in(folder).aged(Duration.ofHours(1));
        for (String file : List.of("Cargo.toml", "Cargo.lock")) {
            context.file(file, Files.readString(fixture.folder().resolve(file)));
        }
        context.file("src/main.rs", SourceTree.program("first"));
        String first = buildKit.build(context.root(), whole).withoutCache().export().text("/said");
        context.aged(Duration.ofMinutes(30)).file("src/main.rs", SourceTree.program("second"));
        return first + buildKit.build(context.root(), whole).export().text("/said");
    }
}
