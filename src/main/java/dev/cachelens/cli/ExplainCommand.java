package dev.cachelens.cli;

import dev.cachelens.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code explain}: the page of one rule. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Explains a rule.")
final class ExplainCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(paramLabel = "ID", description = "The rule's id, as 'cachelens rules' lists it.")
    private String name;

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Rule rule;
        try {
            rule = RuleNames.find(name);
        } catch (Failure e) {
            streams.complain(e.getMessage());
            return Status.UNUSABLE;
        }
        streams.out().println(rule.id() + " (" + rule.severity().id() + "): " + rule.title());
        try (InputStream page = ExplainCommand.class.getResourceAsStream("/inspectionDescriptions/" + rule.shortName() + ".html")) {
            if (page != null) {
                streams.out().println();
                streams.out().print(HtmlPage.asText(new String(page.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        streams.out().flush();
        return Status.CLEAN;
    }
}
