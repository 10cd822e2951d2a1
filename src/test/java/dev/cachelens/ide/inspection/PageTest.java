package dev.cachelens.ide.inspection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The rules' pages, which the IDE shows beside an inspection and the command line prints as text. */
@RunWith(Parameterized.class)
public class PageTest {

    private static final Pattern TAG = Pattern.compile("</?([a-z]+)");
    private static final Pattern ADDRESS = Pattern.compile("href=\"([^\"]*)\"");
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
    public void showsABadAndAGoodExample() {
        assertEquals(2, page.split("<pre>", -1).length - 1);
    }

    private String text() {
        return page.replaceAll("<[^>]*>", "").strip();
    }
}
