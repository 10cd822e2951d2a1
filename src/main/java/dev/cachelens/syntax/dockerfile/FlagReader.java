package dev.cachelens.syntax.dockerfile;

import dev.cachelens.syntax.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the flags between an instruction's keyword and its words; quotes and escapes go, as in BuildKit. */
final class FlagReader {

    private final MappedText line;
    private final String text;
    private final char escape;
    private final List<Flag> flags = new ArrayList<>();
    private int at;

    /**
     * @param start the offset behind the keyword
     */
    FlagReader(MappedText line, int start, char escape) {
        this.line = line;
        this.text = line.text();
        this.at = start;
        this.escape = escape;
    }

    List<Flag> flags() {
        return flags;
    }

    /** Reads all flags; returns where the words begin. */
    int read() {
        while (true) {
            at = Whitespace.skipBlank(text, at, text.length());
            if (!text.startsWith("--", at)) {
                return at;
            }
            int start = at;
            MappedText flag = unquoted();
            if (flag.text().equals("--")) {
                return at;
            }
            flags.add(flag(line.part(start, at), flag));
        }
    }

    private static Flag flag(MappedText source, MappedText unquoted) {
        int equals = unquoted.text().indexOf('=');
        if (equals < 0) {
            return new Flag(source, unquoted.text().substring(2), Optional.empty());
        }
        return new Flag(source, unquoted.text().substring(2, equals), Optional.of(unquoted.part(equals + 1, unquoted.length())));
    }

    private MappedText unquoted() {
        MappedText.Builder kept = new MappedText.Builder(line.sourceOffset(at));
        int run = at;
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote == 0 && Whitespace.isBlank(c)) {
                break;
            }
            boolean opens = quote == 0 && (c == '"' || c == '\'');
            boolean dropped = opens || c == escape || quote != 0 && c == quote;
            if (dropped) {
                kept.append(line, run, at);
                run = at + 1;
            }
            if (opens) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else if (c == escape && at + 1 < text.length()) {
                at++;
            }
            at++;
        }
        return kept.append(line, run, at).build();
    }
}
