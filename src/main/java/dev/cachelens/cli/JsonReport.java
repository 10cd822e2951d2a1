package dev.cachelens.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cachelens.rule.Finding;
import dev.cachelens.rule.Fix;
import dev.cachelens.rule.Related;
import dev.cachelens.rule.TextEdit;
import dev.cachelens.syntax.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** One JSON object with the findings of every file; lines and columns from 1, offsets in UTF-16 units. */
final class JsonReport implements Report {

    private final Streams streams;
    private final JsonGenerator json;

    JsonReport(Streams streams) {
        this.streams = streams;
        try {
            json = new JsonFactory().createGenerator(streams.out()).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeArrayFieldStart("files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(SourceFile file, List<Finding> findings) {
        try {
            SourceText source = new SourceText(file.text());
            json.writeStartObject();
            json.writeStringField("path", file.label());
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                write(finding, file, source);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void finish() {
        try {
            json.writeEndArray();
            json.writeEndObject();
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        streams.out().println();
    }

    private void write(Finding finding, SourceFile file, SourceText source) throws IOException {
        int start = finding.span().start();
        int end = finding.span().end();
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", finding.severity().id());
        json.writeStringField("message", finding.message());
        json.writeNumberField("line", source.line(start));
        json.writeNumberField("column", source.column(start));
        json.writeNumberField("endLine", source.line(end));
        json.writeNumberField("endColumn", source.column(end));
        json.writeArrayFieldStart("related");
        for (Related related : finding.related()) {
            json.writeStartObject();
            json.writeNumberField("line", source.line(related.span().start()));
            json.writeStringField("message", related.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fixes");
        for (Fix fix : finding.fixes()) {
            write(fix, file);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Fix fix, SourceFile file) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", fix.title());
        json.writeArrayFieldStart("edits");
        for (TextEdit edit : fix.edits()) {
            json.writeStartObject();
            json.writeStringField("path", file.label());
            json.writeNumberField("start", edit.span().start());
            json.writeNumberField("end", edit.span().end());
            json.writeStringField("text", edit.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
