package dev.cachelens.proof;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.cachelens.engine.BuildKit;
import dev.cachelens.engine.Engines;
import dev.cachelens.engine.SourceTree;
import dev.cachelens.fixtures.Fixture;
import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Fixer;
import dev.cachelens.rule.Rules;
import dev.cachelens.seeds.ArticleProject;
import dev.cachelens.seeds.Articles;
import java.io.IOException;
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

/**
 * The articles' Dockerfiles after the fixes of all rules: what a container starts is the program that the sources make, also when
 * they change. What they do before is {@link dev.cachelens.seeds.ArticlesIT}'s. The RUN that starts the program stands for a
 * container.
 */
@RunWith(Parameterized.class)
public final class FixedArticlesIT {

    @ClassRule
    public static final Engines ENGINES = new Engines();

    /** Long enough to compile cargo-chef on a slow machine; once per base image, then it is a cached layer. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BuildKit buildKit = ENGINES.buildKit();

    private final int article;
    private final int number;
    private final Set<String> named;
    private final String hosts;

    /**
     * @param article of the four
     * @param number  which of its whole Dockerfiles, from 0
     * @param named   rules that are fixed though weak
     * @param hosts   a file of the author's own machine in the context, where a program is built; empty for none
     */
    public FixedArticlesIT(int article, int number, Set<String> named, String hosts) {
        this.article = article;
        this.number = number;
        this.named = named;
        this.hosts = hosts;
    }

    @Parameters(name = "article {0}, Dockerfile {1}, fixing {2} too, beside ''{3}''")
    public static List<Object[]> dockerfiles() {
        return List.of(new Object[][] {
            {1, 0, Set.of(), ""},
            {1, 0, Set.of(), "target/release/rest"},
            {3, 0, Set.of(), ""},
            {3, 1, Set.of(), ""},
            {3, 2, Set.of(), ""},
            {4, 0, Set.of("entrypoint-not-copied"), ""},
        });
    }

    @Test
    public void startsWhatTheSourcesSay() throws IOException {
        String said = "first " + System.nanoTime();
        SourceTree context = ArticleProject.in(folder, article, said);
        if (!hosts.isEmpty()) {
            context.file(hosts, "of the host");
        }
        String text = Articles.completeDockerfiles(article).get(number).text();
        String fixed = fixed(text, new Fixture("", context.root()).project());
        assertEquals("fixed without the project in sight", fixed, fixed(text, Project.unseen()));

        StartedProgram started = StartedProgram.asContainer(fixed).within(LIMIT);
        assertEquals(said, started.says(buildKit, context.root()));
        said = "second " + System.nanoTime();
        context.file("src/main.rs", SourceTree.program(said));
        assertEquals(said, started.says(buildKit, context.root()));
    }

    private String fixed(String text, Project project) {
        Fixer.Result result = new Fixer(new Analyzer(Rules.all()), named).fix(text, project);
        assertTrue("a fixed point", result.settled());
        return result.text();
    }
}
