package dev.cachelens.cli;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import java.io.IOException;
import org.junit.Test;

public class CatalogueCommandsTest {

    @Test
    public void everyRuleIsListedInEveryFormat() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Invocation.of("rules", "--format", "json").out()).get("rules");
        String text = Invocation.of("rules").out();
        String markdown = Invocation.of("rules", "--format", "markdown").out();
        assertEquals(Rules.all().size(), json.size());
        assertEquals(Rules.all().size(), text.lines().count());
        assertEquals(Rules.all().size() + 2, markdown.lines().count());
        for (int i = 0; i < json.size(); i++) {
            Rule rule = Rules.all().get(i);
            assertEquals(rule.id(), json.get(i).get("id").asText());
            assertEquals(rule.severity().id(), json.get(i).get("severity").asText());
            assertThat(text.lines().toList().get(i), startsWith(rule.id() + " "));
            assertThat(markdown, containsString("| `" + rule.id() + "` | " + rule.severity().id() + " | " + rule.title() + " |"));
        }
    }

    @Test
    public void everyRuleIsExplained() {
        for (Rule rule : Rules.all()) {
            Invocation explain = Invocation.of("explain", rule.id());
            assertEquals(0, explain.status());
            assertThat(explain.out(), startsWith(rule.id() + " (" + rule.severity().id() + "): " + rule.title() + "\n\nReports "));
            assertEquals(explain, Invocation.of("explain", rule.shortName()));
        }
    }

    @Test
    public void unknownRulesGetTheNearest() {
        Invocation explain = Invocation.of("explain", "usless-supression");
        assertEquals(2, explain.status());
        assertThat(explain.err(), containsString("the nearest is 'useless-suppression'"));
    }

    @Test
    public void pagesAreWrappedPlainText() {
        String page = "<html><body>\n<p>Reports <code>a &lt; b</code> and\n  <b>more</b>.</p>\n<!-- tooltip end -->\n<p>Example:</p>\n"
                + "<pre><code>FROM a\n  RUN b</code></pre><ul><li>one</li><li>two</li></ul>\n</body></html>";
        assertEquals("Reports `a < b` and more.\n\nExample:\n\n    FROM a\n      RUN b\n\n- one\n- two\n", HtmlPage.asText(page));
        HtmlPage.asText("x ".repeat(300)).lines().forEach(line -> assertEquals(line, true, line.length() <= 100));
    }
}
