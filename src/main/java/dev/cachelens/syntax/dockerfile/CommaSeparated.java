package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import dev.cachelens.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of comma-separated values, as {@code --mount} and {@code --device} take it: a field in double quotes may hold commas,
 * and a doubled quote stands for one.
 *
 * @param fields  the fields up to the first malformed one
 * @param problem why the next one is malformed; empty when none is
 */
record CommaSeparated(List<Field> fields, Optional<String> problem) {

    /**
     * A field.
     *
     * @param text its value, without the quotes
     * @param span the range in the file, quotes included
     */
    record Field(MappedText text, Span span) {
    }

    static CommaSeparated read(MappedText line) {
        String text = line.text();
        List<Field> fields = new ArrayList<>();
        if (text.isEmpty()) {
            return new CommaSeparated(fields, Optional.of("nothing stands behind ="));
        }
        int at = 0;
        while (true) {
            int start = at;
            if (text.startsWith("\"", at)) {
                MappedText.Builder value = new MappedText.Builder(line.sourceOffset(at + 1));
                at = quoted(line, at + 1, value);
                if (at < 0) {
                    return new CommaSeparated(fields, Optional.of("the closing quote is missing"));
                }
                if (at < text.length() && text.charAt(at) != ',') {
                    return new CommaSeparated(fields, Optional.of("only a comma can follow a closing quote"));
                }
                fields.add(new Field(value.build(), line.sourceSpan(start, at)));
            } else {
                int comma = text.indexOf(',', at);
                at = comma < 0 ? text.length() : comma;
                MappedText value = line.part(start, at);
                if (value.text().indexOf('"') >= 0) {
                    return new CommaSeparated(fields, Optional.of("a quote must stand around the whole field, key included"));
                }
                fields.add(new Field(value, line.sourceSpan(start, at)));
            }
            if (at == text.length()) {
                return new CommaSeparated(fields, Optional.empty());
            }
            at++;
        }
    }

    /** Reads up to the closing quote; returns the offset behind it, or a negative number without one. */
    private static int quoted(MappedText line, int start, MappedText.Builder value) {
        String text = line.text();
        int from = start;
        for (int quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', from)) {
            if (!text.startsWith("\"", quote + 1)) {
                value.append(line, from, quote);
                return quote + 1;
            }
            value.append(line, from, quote + 1);
            from = quote + 2;
        }
        return -1;
    }
}
