package dev.cachelens.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachelens.rule.Rule;
import dev.cachelens.rule.Rules;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rules}: the catalogue. */
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Lists the rules.")
final class RulesCommand implements Callable<Integer> {

    /** How the catalogue is written. */
    enum Format {
        text, json, markdown
    }

    private final Streams streams;

    @Option(names = "--format", paramLabel = "FORMAT", description = "How to write them: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.text;

    RulesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        switch (format) {
            case text -> writeText();
            case json -> writeJson();
            case markdown -> writeMarkdown();
        }
        streams.out().flush();
        return Status.CLEAN;
    }

    private void writeText() {
        int width = 0;
        for (Rule rule : Rules.all()) {
            width = Math.max(width, rule.id().length());
        }
        for (Rule rule : Rules.all()) {
            StringBuilder line = new StringBuilder(rule.id());
            pad(line, width + 2);
            line.append(rule.severity().id());
            pad(line, width + 11);
            streams.out().println(line.append(rule.title()));
        }
    }

    private static void pad(StringBuilder line, int width) {
        while (line.length() < width) {
            line.append(' ');
        }
    }

    private void writeMarkdown() {
        streams.out().println("| rule | severity | finds |");
        streams.out().println("|---|---|---|");
        for (Rule rule : Rules.all()) {
            streams.out().println("| `" + rule.id() + "` | " + rule.severity().id() + " | " + rule.title().replace("|", "\\|") + " |");
        }
    }

    private void writeJson() throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(streams.out())) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeArrayFieldStart("rules");
            for (Rule rule : Rules.all()) {
                json.writeStartObject();
                json.writeStringField("id", rule.id());
                json.writeStringField("shortName", rule.shortName());
                json.writeStringField("severity", rule.severity().id());
                json.writeStringField("title", rule.title());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        streams.out().println();
    }
}
