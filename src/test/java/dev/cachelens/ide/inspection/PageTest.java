package dev.cachelens.ide.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import dev.cachelens.project.Project;
import dev.cachelens.rule.Analyzer;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The rules' pages, which the IDE shows beside an inspection and the command line prints as text. */
@RunWith(Parameterized.class)
public class PageTest {

    private static final Pattern TAG = Pattern.compile("</?([a-z]+)");
    private static final Pattern ADDRESS = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\n(.*?)</pre>", Pattern.DOTALL);
    private static final Set<String> SIMPLE_TAGS = Set.of("html", "body", "p", "pre", "code", "ul", "li", "a", "b", "i");

    private final Rule rule;
    private final String page;

    public PageTest(String id) throws IOException {
        rule = Rules.find(id).orElseThrow();
        String name = "/inspectionDescriptions/" + rule.shortName() + ".html";
        try (InputStream resource = DockerfileInspection.class.getResourceAsStream(name)) {
            assertNotNull("no page " + name, resource);
            page = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<String> rules() {
        return Rules.all().stream().map(Rule::id).toList();
    }

    @Test
    public void saysWhatIsReportedHowItIsCuredAndHowItIsSilenced() {
        assertTrue(page, text().startsWith("Reports "));
        assertTrue(page, text().contains("quick-fix"));
        assertTrue(page, page.contains("<code># noinspection " + rule.shortName() + "</code>"));
        assertTrue(page, page.contains("<code># cachelens: ignore=" + rule.id() + "</code>"));
        assertTrue(page, page.contains("<code># cachelens: skip=" + rule.id() + "</code>"));
    }

    @Test
    public void linksToSecureAddressesOnly() {
        Matcher address = ADDRESS.matcher(page);
        assertTrue("no link", address.find());
        address.reset();
        while (address.find()) {
            assertTrue(address.group(1), address.group(1).startsWith("https://"));
        }
        assertFalse(page.contains("http://"));
    }

    @Test
    public void usesTagsThatTheCommandLineCanPrint() {
        Set<String> tags = new TreeSet<>();
        Matcher tag = TAG.matcher(page);
        while (tag.find()) {
            tags.add(tag.group(1));
        }
        tags.removeAll(SIMPLE_TAGS);
        assertEquals(Set.of(), tags);
    }

    @Test
    public void showsABadExampleThatTheRuleFindsAndAGoodOneWithoutFindings() {
        List<String> examples = examples();
        assertEquals(2, examples.size());
        List<Finding> bad = new Analyzer(Rules.all()).analyze(examples.get(0), Project.unseen());
        assertEquals(bad.toString(), Set.of(rule.id()), bad.stream().map(Finding::rule).collect(Collectors.toSet()));
        assertEquals(List.of(), new Analyzer(Rules.all()).analyze(examples.get(1), Project.unseen()));
    }

    private List<String> examples() {
        List<String> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(page);
        while (example.find()) {
            examples.add(example.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
        return examples;
    }

    private String text() {
        return page.replaceAll("<[^>]*>", "").strip();
    }
}
