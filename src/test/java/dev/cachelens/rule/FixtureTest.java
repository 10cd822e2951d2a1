package dev.cachelens.rule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.fixtures.Fixture;
import dev.cachelens.project.Project;
import dev.cachelens.syntax.SourceText;
import dev.cachelens.syntax.Span;
import dev.cachelens.syntax.dockerfile.DockerfileParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What rules find in their fixtures, and what their fixes make of them. */
@RunWith(Parameterized.class)
public class FixtureTest {

    private final Fixture fixture;
    private final Rule rule;
    private Project project;

    public FixtureTest(Fixture fixture) {
        this.fixture = fixture;
        this.rule = Rules.find(fixture.rule()).orElseThrow(() -> new AssertionError("no rule for the fixture " + fixture));
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Fixture> fixtures() throws IOException {
        return Fixture.all();
    }

    @Before
    public void see() throws IOException {
        project = fixture.project();
    }

    @Test
    public void findsWhatItShould() throws IOException {
        List<Finding> findings = analyzer().analyze(fixture.before(), project);
        List<Fixture.Expected> expected = fixture.findings();
        assertEquals(describeExpected(expected), describe(fixture.before(), findings));
        for (int i = 0; i < findings.size(); i++) {
            String part = expected.get(i).message();
            assertTrue("'" + part + "' is not in: " + findings.get(i).message(), findings.get(i).message().contains(part));
        }
    }

    @Test
    public void fixesToWhatItShould() throws IOException {
        Fixer.Result result = new Fixer(analyzer(), Set.of(rule.id())).fix(fixture.before(), project);
        assertTrue("no fixed point", result.settled());
        assertEquals(fixture.after().orElse(fixture.before()), result.text());
        if (DockerfileParser.parse(fixture.before()).errors().isEmpty()) {
            assertEquals(List.of(), DockerfileParser.parse(result.text()).errors());
        }
    }

    @Test
    public void fixedFileHasNoFindingsOfAnotherKind() throws IOException {
        Set<String> before = rules(fixture.before());
        Set<String> after = rules(fixture.after().orElse(fixture.before()));
        after.removeAll(before);
        assertEquals(Set.of(), after);
    }

    private Set<String> rules(String text) {
        Set<String> rules = new TreeSet<>();
        for (Finding finding : new Analyzer(Rules.all()).analyze(text, project)) {
            rules.add(finding.rule());
        }
        return rules;
    }

    private Analyzer analyzer() {
        return new Analyzer(List.of(rule));
    }

    private static String describe(String text, List<Finding> findings) {
        SourceText source = new SourceText(text);
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            Span span = finding.span();
            int line = source.line(span.start());
            int endLine = source.line(span.end());
            lines.add(finding.severity().id() + " " + line + ":" + source.column(span.start()) + "-"
                    + (endLine == line ? "" : endLine + ":") + source.column(span.end()) + " " + span.in(text));
        }
        return String.join("\n", lines);
    }

    private static String describeExpected(List<Fixture.Expected> expected) {
        List<String> lines = new ArrayList<>();
        for (Fixture.Expected finding : expected) {
            lines.add(finding.where() + " " + finding.words());
        }
        return String.join("\n", lines);
    }
}
